"""Stands between a program and the broker it started, so that the broker ends when the program does.

    python guard.py FOLDER_TO_REMOVE|- LOG COMMAND…

Standard input is a pipe that the program holds open: when it closes, by whatever death, the broker is killed and the
folder removed. PR_SET_PDEATHSIG alone would not do: it fires when the *thread* that started the broker ends, and only
on Linux. Standard output gets the broker's pid; the exit code is the broker's. Runs as a script, without the package,
so that it starts in a few milliseconds.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

PR_SET_PDEATHSIG = 1


def _die_with_the_guard() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _kill_at_end_of_input(broker: subprocess.Popen[bytes], ended: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    ended.set()
    broker.kill()


def main() -> int:
    """Start the broker, tell its pid, wait for it or for the program's end."""
    folder, log, *command = sys.argv[1:]
    if not Path(log).parent.is_dir():  # the program has ended before us, and taken its folder along
        return 0
    with Path(log).open("ab") as out:
        broker = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
            preexec_fn=_die_with_the_guard,  # noqa: PLW1509  (no thread yet)
        )
    ended = threading.Event()
    threading.Thread(target=_kill_at_end_of_input, args=(broker, ended), daemon=True).start()
    with contextlib.suppress(BrokenPipeError):  # the program has ended meanwhile: standard input will say so
        print(broker.pid, flush=True)
    code = broker.wait()
    if ended.is_set() and folder != "-":
        shutil.rmtree(folder, ignore_errors=True)
    return code


if __name__ == "__main__":
    os._exit(main() & 0xFF)  # without waiting for the thread that reads standard input
