"""A broker that crashed waits before it comes back; one that was stopped does not. Real processes, real signals."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.files import DEPLOY

WAITS = "waiting"
# says that it runs, and ends as a JVM does: 143 on SIGTERM
BROKER = "import signal, sys; signal.signal(15, lambda *_: sys.exit(143)); print('up', flush=True); signal.pause()"


class Run:
    """One run of the script around a stand-in for the broker."""

    def __init__(self, folder: Path, program: str = BROKER) -> None:
        script = [str(DEPLOY / "broker-after-crash.sh"), str(folder), "1", sys.executable, "-c"]
        self.process = subprocess.Popen([*script, program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def up(self) -> None:
        """Wait until the broker runs."""
        assert self.process.stdout
        assert self.process.stdout.readline() == "up\n"

    def broker(self) -> int:
        """The process id of the broker."""
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=True)
        return int(found.stdout.split()[0])

    def ended(self) -> tuple[int, str]:
        """The exit code and what was said on standard error."""
        _, said = self.process.communicate(timeout=20)
        return self.process.returncode, said


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Run]:
    run = Run(tmp_path)
    run.up()
    yield run
    run.process.kill()
    run.process.communicate()


def again(folder: Path) -> str:
    """What the script says before the next run of the broker."""
    return Run(folder, "print('up')").ended()[1]


def test_a_broker_that_was_stopped_starts_at_once(started: Run, tmp_path: Path) -> None:
    started.process.send_signal(signal.SIGTERM)

    assert started.ended() == (143, "")
    assert again(tmp_path) == ""


def test_a_broker_that_was_killed_waits(started: Run, tmp_path: Path) -> None:
    subprocess.run(["kill", "-KILL", str(started.broker())], check=True)

    assert started.ended()[0] == 137
    assert WAITS in again(tmp_path)


def test_a_broker_whose_container_was_killed_waits(started: Run, tmp_path: Path) -> None:
    broker = started.broker()
    started.process.kill()
    subprocess.run(["kill", "-KILL", str(broker)], check=True)
    started.ended()

    assert WAITS in again(tmp_path)


def test_after_a_run_that_ended_well_the_wait_is_over(started: Run, tmp_path: Path) -> None:
    subprocess.run(["kill", "-KILL", str(started.broker())], check=True)
    started.ended()
    again(tmp_path)

    assert again(tmp_path) == ""
