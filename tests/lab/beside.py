"""Watches a replay beside the live worker: the live group's lag and the replay's progress over time, and draws both."""

from __future__ import annotations

import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from kafka import TopicPartition

from tests.lab.background import Background
from tests.lab.clients import reader
from tests.lab.places import Place

_EVERY = 0.25  # seconds between two looks
_WIDTH, _HEIGHT, _LEFT, _TOP = 900, 300, 60, 40


class Look(NamedTuple):
    """One look: seconds since the first, records the live group is behind, offsets the replay's group has passed."""

    at: float
    lag: int
    done: int


class Beside(Background):
    """Looks at the live group and at the group of a replay, in a thread of its own."""

    def __init__(self, place: Place, replay: str, starts: dict[int, int], limit: int) -> None:
        super().__init__()
        self.limit = limit  # of the live group's lag
        self._place = place
        self._replay = replay
        self._starts = starts
        self._began = time.monotonic()
        self.looks: list[Look] = []
        self.marks: list[tuple[float, str]] = []

    @property
    def now(self) -> float:
        """Seconds since the first look."""
        return time.monotonic() - self._began

    @property
    def last(self) -> Look:
        """The latest look."""
        return self.looks[-1] if self.looks else Look(0, 0, 0)

    def mark(self, what: str) -> None:
        """Something happens now."""
        self.marks.append((self.now, what))

    def over(self, limit: int) -> Iterator[list[Look]]:
        """The stretches of looks in which the live group was further behind than the limit."""
        some: list[Look] = []
        for look in self.looks:
            if look.lag > limit:
                some.append(look)
            elif some:
                yield some
                some = []
        if some:
            yield some

    def _run(self) -> None:
        with (reader(self._place.servers, self._place.group) as live,
              reader(self._place.servers, self._replay) as replay):
            parts = [TopicPartition(self._place.topic("raw"), number) for number in self._starts]
            while not self._stop.is_set():
                at = self.now
                committed = {part: live.committed(part) or 0 for part in parts}
                ends = live.end_offsets(parts)
                done = sum(max(0, (replay.committed(part) or 0) - self._starts[part.partition]) for part in parts)
                self.looks.append(Look(at, sum(max(0, ends[part] - committed[part]) for part in parts), done))
                self._stop.wait(_EVERY)


def drawn(beside: Beside, total: int, title: str, path: Path) -> None:
    """The plot as an SVG file: lag (left axis) with its limit, progress of the replay, and what was done to it."""
    last, limit = beside.last.at or 1.0, beside.limit
    most = max(limit * 1.2, max((look.lag for look in beside.looks), default=1) * 1.05)

    def x(at: float) -> float:
        return _LEFT + (_WIDTH - 2 * _LEFT) * at / last

    def y(share: float) -> float:
        return _TOP + _HEIGHT * (1 - min(share, 1))

    lag = " ".join(f"{x(look.at):.1f},{y(look.lag / most):.1f}" for look in beside.looks)
    done = " ".join(f"{x(look.at):.1f},{y(look.done / total):.1f}" for look in beside.looks)
    marks = "".join(
        f'<path d="M{x(at):.1f} {_TOP}v{_HEIGHT}" stroke="#999" stroke-dasharray="2 3"/>'
        f'<text x="{x(at) + 2:.1f}" y="{_TOP - 4 - 11 * (number % 3)}">{escape(what)}</text>'
        for number, (at, what) in enumerate(beside.marks))
    steps = "".join(
        f'<text x="{_LEFT - 6}" y="{y(share) + 4:.0f}" text-anchor="end" fill="#b3261e">{most * share:,.0f}</text>'
        f'<text x="{_WIDTH - _LEFT + 6}" y="{y(share) + 4:.0f}" fill="#0b6aa8">{100 * share:.0f} %</text>'
        f'<text x="{x(last * share):.0f}" y="{_TOP + _HEIGHT + 16}" text-anchor="middle">{last * share:.0f} s</text>'
        for share in (0, 0.25, 0.5, 0.75, 1))
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT + 90}" font-family="sans-serif" '
        f'font-size="11"><rect width="100%" height="100%" fill="#fff"/>'
        f'<rect x="{_LEFT}" y="{_TOP}" width="{_WIDTH - 2 * _LEFT}" height="{_HEIGHT}" fill="none" stroke="#ccc"/>'
        f'<line x1="{_LEFT}" y1="{y(limit / most):.1f}" x2="{_WIDTH - _LEFT}" y2="{y(limit / most):.1f}" '
        f'stroke="#b3261e" stroke-dasharray="6 4"/>{marks}{steps}'
        f'<polyline points="{done}" fill="none" stroke="#0b6aa8" stroke-width="2"/>'
        f'<polyline points="{lag}" fill="none" stroke="#b3261e" stroke-width="1.5"/>'
        f'<text x="{_LEFT}" y="{_TOP + _HEIGHT + 40}" fill="#b3261e">red: records the live group is behind '
        f'(dashed: the limit, {limit})</text><text x="{_LEFT}" y="{_TOP + _HEIGHT + 56}" fill="#0b6aa8">'
        f'blue: the replay, share of its offsets</text>'
        f'<text x="{_LEFT}" y="{_TOP + _HEIGHT + 76}" font-size="13">{escape(title)}</text></svg>\n')
