"""Progress on standard error, at a terminal only: how many so far, how fast, and how far where the end is known."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn
from rich.text import Text

from worker.cli.kit.console import err

_FIRST = 0.5  # seconds before anything is shown: short work needs no bar
_EVERY = 0.1  # seconds between two updates: an update for each article would cost more than the article
T = TypeVar("T")


def counted(things: Iterable[T], what: str, *, total: int | None = None, shown: bool = True) -> Iterator[T]:
    """Pass the things on, and count them on standard error while they go by."""
    if not (shown and err().is_terminal):
        yield from things
        return
    bar = Progress(SpinnerColumn(), TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), Rate(),
                   console=err(), transient=True)
    task, told = bar.add_task(what, total=total), time.monotonic() + _FIRST
    try:
        for done, thing in enumerate(things, 1):
            yield thing
            if time.monotonic() - told > _EVERY:
                told = time.monotonic()
                bar.start()
                bar.update(task, completed=done)
    finally:
        bar.stop()


@contextmanager
def measured(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar for work that tells how far it is: what is yielded takes how much is done, and of how much."""
    if not err().is_terminal:
        yield lambda _done, _total: None
        return
    bar = Progress(SpinnerColumn(), TextColumn("{task.description}"), BarColumn(20), MofNCompleteColumn(), Rate(),
                   console=err(), transient=True)
    task, begin = bar.add_task(what, total=None), time.monotonic()

    def tell(done: int, total: int) -> None:
        if time.monotonic() - begin > _FIRST:
            bar.start()
            bar.update(task, completed=done, total=total)

    try:
        yield tell
    finally:
        bar.stop()


@contextmanager
def status(what: str) -> Iterator[None]:
    """Say that something is under way: a spinner at a terminal, else one line."""
    if err().is_terminal:
        with err().status(what):
            yield
    else:
        print(what, file=sys.stderr)
        yield


class Rate(ProgressColumn):
    """Things a second; nothing before the first second."""

    def render(self, task: Task) -> Text:
        """Return the rate as dim text."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "", style="dim")
