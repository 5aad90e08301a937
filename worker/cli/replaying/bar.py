"""How far `hearsay replay run` is while it runs: a bar at a terminal, a line every few seconds where nobody looks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from worker.cli.kit.console import err
from worker.cli.kit.progress import Rate
from worker.kafka.reins import Standing
from worker.replay.plan import Plan
from worker.replay.standing import reckoned

_LINE = 10.0  # seconds between two lines
Tell = Callable[[Standing], None]


def at_terminal() -> bool:
    """Whether there is a bar."""
    return err().is_terminal


@contextmanager
def told(plan: Plan) -> Iterator[Tell]:
    """What takes each standing of the replay, and shows it."""
    if not at_terminal():
        yield Lines(plan).tell
        return
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), Rate(),
                  TimeRemainingColumn(compact=True), TextColumn("{task.fields[why]}", style="yellow"), console=err(),
                  transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(plan.name, total=plan.records, why="")

        def tell(found: Standing) -> None:
            bar.update(task, completed=reckoned(plan, found.at), why=found.held or "")

        yield tell


class Lines:
    """One line each time the reason for a wait changes, and every few seconds while articles are left."""

    def __init__(self, plan: Plan, clock: Callable[[], float] = time.monotonic) -> None:
        self._plan = plan
        self._clock = clock
        self._first: tuple[float, int] | None = None
        self._last: tuple[float, int] = (float("-inf"), -1)
        self._why: str | None = None

    def tell(self, found: Standing) -> None:
        """Print a line if there is news."""
        now, done = self._clock(), reckoned(self._plan, found.at)
        if self._first is None:
            self._first = now, done
        due = now >= self._last[0] + _LINE and done != self._last[1]
        if due or found.held != self._why:
            print(self._line(found, now, done), flush=True)
            self._last, self._why = (now, done), found.held

    def _line(self, found: Standing, now: float, done: int) -> str:
        total = self._plan.records
        line = f"{self._plan.name}  {done:,} of {total:,} articles, {100 * done // total} %"
        assert self._first is not None
        seconds, articles = now - self._first[0], done - self._first[1]
        if found.held:
            return f"{line}; waiting: {found.held}"
        if articles <= 0 or seconds <= 0 or done >= total:
            return line
        left = round((total - done) * seconds / articles)
        return f"{line}, {articles / seconds:,.0f}/s, {left // 3600}:{left // 60 % 60:02}:{left % 60:02} left"
