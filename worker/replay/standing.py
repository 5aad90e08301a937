"""How far a replay is, from anywhere: what counts is what its group has committed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from worker.kafka import history, offsets
from worker.replay import control
from worker.replay.control import Replay
from worker.replay.plan import Plan
from worker.replay.work import replayed
from worker.settings import Settings

State = Literal["not begun", "runs", "stands still", "paused", "aborted", "done", "follows"]


class Progress(NamedTuple):
    """Where a partition of the plan stands; offsets, not articles. `at` is None before the first start."""

    partition: int
    start: int
    at: int | None
    end: int

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return self.start >= self.end or (self.at is not None and self.at >= self.end)


class Standing(NamedTuple):
    """One replay. `lag` is how many records its group is behind the end of the articles, where it follows them."""

    replay: Replay
    state: State
    processes: int
    partitions: tuple[Progress, ...]
    lag: int | None

    @property
    def articles(self) -> int:
        """About how many of the plan's articles are done."""
        return reckoned(self.replay.plan, {one.partition: one.at for one in self.partitions if one.at is not None})

    @property
    def done(self) -> bool:
        """Whether all that was frozen is done."""
        return all(one.done for one in self.partitions)


def reckoned(plan: Plan, at: Mapping[int, int]) -> int:
    """The articles that lie before these offsets, as if they lay evenly; exact at both ends."""
    total = 0
    for stretch in plan.partitions:
        if stretch.records:
            passed = min(max(at.get(stretch.partition, 0), stretch.start), stretch.end) - stretch.start
            total += stretch.records * passed // (stretch.end - stretch.start)
    return total


def progress(plan: Plan, settings: Settings) -> tuple[Progress, ...]:
    """Where each partition of the plan stands that has articles."""
    at = history.positions(replayed(plan, settings))
    return tuple(Progress(stretch.partition, stretch.start, at.get(stretch.partition), stretch.end)
                 for stretch in plan.partitions if stretch.records)


def standing(plan: Plan, settings: Settings) -> Standing:
    """How the replay of the plan stands."""
    return of(control.known(settings, plan) or Replay(plan, "run", "own", ""), settings)


def of(replay: Replay, settings: Settings) -> Standing:
    """How the replay stands."""
    mine = replayed(replay.plan, settings)
    found, processes = progress(replay.plan, settings), offsets.processes(mine)
    lag = sum(one.lag for one in offsets.lag(mine)) if replay.mode == "follow" else None
    return Standing(replay, _state(replay, found, processes), processes, found, lag)


def _state(replay: Replay, found: tuple[Progress, ...], processes: int) -> State:
    if replay.wanted != "run":
        return "aborted" if replay.wanted == "abort" else "paused"
    if all(one.done for one in found) and (replay.mode == "own" or replay.settled):
        return "done"
    if processes:
        return "follows" if all(one.done for one in found) else "runs"
    return "not begun" if all(one.at is None for one in found) else "stands still"
