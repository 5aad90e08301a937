"""Large buffers that are freed are given back, in a real process."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

# Buffers with something small and lasting behind each, after one that has raised glibc's threshold.
PROGRAM = """
import sys
from pathlib import Path
from worker.ops.heap import map_large_buffers

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4

if sys.argv[1] == "mapped":
    assert map_large_buffers()
large = bytes(20_000_000)
del large
before, lasting, buffers = resident(), [], []
for number in range(40):
    buffers.append(b"x" * (600_000 + number))
    lasting.append(b"y" * (2_000 + number))
del buffers
print(resident() - before)
"""


def grown(how: str) -> int:
    """How many kB a process keeps of 24 MB that it has freed."""
    told = subprocess.run([sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, check=True)
    return int(told.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another allocator")
def test_freed_buffers_leave_no_holes() -> None:
    assert grown("mapped") < 1_000
    assert grown("as it is") > 20_000
