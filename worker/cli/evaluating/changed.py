"""The sums of `hearsay eval --compare` for people and programs: what was won and lost, and what that makes of F1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from rich.text import Text

from worker.evaluation.comparing import NAMES, Change
from worker.evaluation.judging import ROLES
from worker.evaluation.scores import Scores


def lines(found: Iterable[Change], before: Scores, now: Scores, against: str) -> Iterator[str | Text]:
    """A line a role, one for whole attributions, one for false alarms."""
    won, lost = _counts(found)
    yield Text(f"{'':11}  {'won':>6} {'lost':>6}   {'F1 before':>9}    now", style="bold").append(
        f"   before: {against}", style="not bold dim")
    for name in NAMES:
        if name == "alarm":
            yield f"{'alarm':11}  {won[name]:6,} gone, {lost[name]:,} new"
            continue
        old, new = (_f1(scores, name) for scores in (before, now))
        yield f"{name:11}  {won[name]:6,} {lost[name]:6,}   {old:9.1f}  {new:5.1f}  {new - old:+.1f}"


def row(found: Iterable[Change], before: Scores, now: Scores) -> dict[str, Any]:
    """The same for a program."""
    won, lost = _counts(found)
    return {name: {"won": won[name], "lost": lost[name]} | ({} if name == "alarm" else {
        "f1_before": round(_f1(before, name), 1), "f1_now": round(_f1(now, name), 1)}) for name in NAMES}


def _counts(found: Iterable[Change]) -> tuple[Counter[str], Counter[str]]:
    won: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for one in found:
        (won if one.won else lost)[one.name] += 1
    return won, lost


def _f1(scores: Scores, name: str) -> float:
    return scores.figure(name, "exact").f1 if name in ROLES else scores.figure("triple", "overlap").f1
