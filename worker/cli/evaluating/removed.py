"""What a run loses without each family, or rule, for people: what costs most first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from worker.evaluation.ablation import Removal
from worker.evaluation.scores import NAMES, Scores


def lines(removals: Sequence[Removal], whole: Scores) -> Iterator[str | Text]:
    """A line each: articles in which more than a name changes, and the points of F1 that are lost."""
    width = max(len("without"), *(len(one.name) for one in removals))
    titles = f"{'source':>6} {'cue':>6} {'content':>7} {'triple':>6}"
    yield Text(f"{'':{width}}  {'articles':>8}   points of F1 lost (exact; triple by overlap)")
    yield Text(f"{'without':{width}}  {'changed':>8}   {titles}", style="bold")
    lost = {one.name: one.lost(whole) for one in removals}
    for one in sorted(removals, key=lambda one: (-sum(lost[one.name].values()), -one.articles, one.name)):
        points = [f"{lost[one.name][name]:+.2f}" for name in NAMES]
        yield f"{one.name:{width}}  {one.articles:8,}   {points[0]:>6} {points[1]:>6} {points[2]:>7} {points[3]:>6}"
