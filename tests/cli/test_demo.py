"""The demo, with real processes: it ends by itself and adds up; however it is ended, nothing of it is left."""

from __future__ import annotations

import os
import pty
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.lab.places import Place

pytestmark = pytest.mark.broker
MARK = "DEMO_TEST_MARK"  # in the environment of everything that a demo starts
PATIENCE = 60.0


@contextmanager
def demo(*arguments: str, **environment: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A running demo and the mark by which its processes are found; what is left of it is killed in the end."""
    mark = secrets.token_hex(8)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("HEARSAY_")}
    with subprocess.Popen([sys.executable, "-u", "-m", "worker", "demo", *arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True,
                          env=clean | {MARK: mark, "HEARSAY_PARSERS": "1"} | environment) as process:
        try:
            yield process, mark
        finally:
            for pid in marked(mark):
                os.kill(pid, signal.SIGKILL)


def marked(mark: str) -> list[int]:
    """The processes that carry the mark, this one's own children that ended but were not waited for left out."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and f"{MARK}={mark}".encode() in (entry / "environ").read_bytes().split(b"\0"):
                found.append(int(entry.name))
        except OSError:  # it has ended meanwhile, or is another user's
            continue
    return found


def gone(mark: str) -> bool:
    """Whether all of them end within a moment."""
    until = time.monotonic() + 10
    while marked(mark) and time.monotonic() < until:
        time.sleep(0.05)
    return not marked(mark)


def read_to(process: subprocess.Popen[bytes], words: str) -> str:
    """The output up to the line that has the words."""
    assert process.stdout is not None
    told = ""
    for line in process.stdout:
        told += line.decode()
        if words in told:
            return told
    raise AssertionError(f"{words!r} never came:\n{told}")


def test_it_ends_by_itself_and_its_numbers_add_up() -> None:
    with demo() as (process, mark):
        told = process.communicate(timeout=PATIENCE)[0].decode()

        assert process.returncode == 0, told
        assert gone(mark)
    [summary] = re.findall(r"(\d+) articles sent: (\d+) articles? parsed → (\d+) claims, "
                           r"(\d+) skipped.*, (\d+) dead", told)
    sent, parsed, claims, skipped, dead = map(int, summary)
    shown = len(re.findall(r"^  ▸ (?!… and)", told, re.MULTILINE))
    more = sum(map(int, re.findall(r"▸ … and (\d+) more", told)))
    assert sent == parsed + skipped + dead
    assert claims == shown + more > 100


@pytest.mark.parametrize(("moment", "number"), [
    ("starting Kafka", signal.SIGINT), ("starting the worker", signal.SIGINT), ("▸", signal.SIGINT),
    ("sending", signal.SIGTERM)])
def test_ended_at_any_moment_it_leaves_no_process(moment: str, number: signal.Signals) -> None:
    with demo() as (process, mark):
        told = read_to(process, moment)
        process.send_signal(number)
        rest = process.communicate(timeout=PATIENCE)[0].decode()

        assert process.returncode == 128 + number, told + rest
        assert "Traceback" not in rest
        assert gone(mark)


def test_killed_it_leaves_no_process() -> None:
    with demo() as (process, mark):
        read_to(process, "sending")
        assert len(marked(mark)) > 3
        process.kill()

        assert gone(mark)


def test_a_cluster_of_yours_is_used_and_left_alone(place: Place) -> None:
    with demo(**place.environment()) as (process, mark):
        told = process.communicate(timeout=PATIENCE)[0].decode()

        assert process.returncode == 0, told
        assert gone(mark)
    assert f"Kafka on {place.servers} (yours)" in told
    assert "dead letter" in told


def test_at_a_terminal_it_stays_until_ctrl_c_and_shows_what_comes() -> None:
    ours, theirs = pty.openpty()
    mark = secrets.token_hex(8)
    people = {name: value for name, value in os.environ.items() if name != "CI"}  # with it the demo ends by itself
    with subprocess.Popen([sys.executable, "-m", "worker", "demo"], stdin=theirs, stdout=theirs, stderr=theirs,
                          start_new_session=True, preexec_fn=lambda: os.login_tty(theirs),  # noqa: PLW1509
                          env=people | {MARK: mark, "TERM": "xterm", "COLUMNS": "120"}) as process:
        os.close(theirs)
        told = terminal(ours, "until you press Ctrl-C")
        [servers] = re.findall(r"HEARSAY_BOOTSTRAP_SERVERS=(\S+)", told)
        subprocess.run([sys.executable, "-m", "worker", "send", "-b", servers, "-"], check=True, capture_output=True,
                       input=b'{"id": "q", "text": "Mara Quill said the ferry was late.", "publisher": "The Quay"}')
        told = terminal(ours, "the ferry was late")
        os.write(ours, b"\x03")

        assert process.wait(PATIENCE) == 0
        assert gone(mark)
    os.close(ours)
    assert "Mara Quill" in told


def terminal(ours: int, words: str) -> str:
    told = b""
    while words.encode() not in told:
        told += os.read(ours, 65536)
    return told.decode(errors="replace")


def test_a_worker_that_cannot_work_ends_the_demo_with_its_reason(place: Place) -> None:
    place.create(claims={"cleanup.policy": "compact"})
    with demo(**place.environment()) as (process, mark):
        told = process.communicate(timeout=PATIENCE)[0].decode()

        assert process.returncode == 4, told
        assert gone(mark)
    assert f"{place.topic('claims')}: cleanup.policy is compact, wanted delete" in told
    assert told.splitlines()[-1] == "hearsay: the worker ended with exit code 4 → its log stands above (exit 4)"
