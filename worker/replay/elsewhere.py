"""Another version of the parser, in an environment of its own, as a process that answers record by record.

    /usr/bin/python3.12      an interpreter that has it installed
    /opt/hearsay-0.1.0       an environment (bin/python)
    ../hearsay-old           a checkout: its .venv if it has one, else our packages with its sources
    0.1.0                    the environment .hearsay/versions/0.1.0 below the folder we are in
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Final, Self

import orjson

from worker.article import Limits
from worker.errors import UsageError
from worker.pipeline import Record
from worker.replay.parsing import Reading, answered, introduced, question

VERSIONS: Final = Path(".hearsay/versions")


class Elsewhere:
    """The process; ask, then take the answer, so that it works while we do. Raises UsageError where it does not run."""

    def __init__(self, named: str, limits: Limits) -> None:
        python, sources = resolved(named)
        self._named = named
        self._errors = TemporaryFile()  # noqa: SIM115  (closed with the process)
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        paths = {"PYTHONPATH": str(sources)} if sources else {}
        self._process = subprocess.Popen(
            [str(python), "-P", "-m", "worker.replay.parsing", orjson.dumps(asdict(limits)).decode()],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, env=clean | paths)
        try:
            self.parser = introduced(self._line())
        except BaseException:
            self.close()
            raise

    def ask(self, record: Record) -> None:
        """Let it begin with a record."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(question(record))
            self._process.stdin.flush()
        except BrokenPipeError:
            raise self._gone() from None

    def answer(self) -> Reading:
        """What it made of it."""
        return answered(self._line())

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise self._gone()
        return line

    def _gone(self) -> UsageError:
        self._process.wait()
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace").strip().splitlines() or ["it ended"]
        return UsageError(f"the parser of {self._named} does not answer: {said[-1][:160]}",
                          "it needs a Hearsay that has `replay diff --baseline`, installed with its dependencies")

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._errors):
            assert pipe is not None
            with suppress(BrokenPipeError):  # what it was still to be asked
                pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def resolved(named: str) -> tuple[Path, Path | None]:
    """The interpreter to start, and the sources that go before what it has installed. Raises UsageError."""
    place = Path(named)
    if place.is_file():
        return place.absolute(), None
    for folder in (place, VERSIONS / named):
        if (python := folder / "bin" / "python").exists():
            return python.absolute(), None
    if (place / "worker" / "pipeline.py").exists():
        own = place / ".venv" / "bin" / "python"
        return own.absolute() if own.exists() else Path(sys.executable), place.absolute()
    raise UsageError(f"no version {named}: no interpreter, environment or checkout, and none in {VERSIONS}",
                     f"python -m venv {VERSIONS / named} and install that version into it")
