"""Precision, recall and F1 over a file of articles, as the scorer of the corpus counts them.

A role counts where it has a span. `exact` and `overlap` are those of `judging`; `triple` is over whole attributions:
gold and found whose cues share a character, with source and content both overlapping, or both exact. Every figure is
over all articles together, not a mean of theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from worker.evaluation.judging import ROLES, Comparison

NAMES = (*ROLES, "triple")
MEASURES = ("exact", "overlap")


class Figure(NamedTuple):
    """Counts of one measure of one role: how many of the found are right, how many of the gold were found."""

    right: int
    found: int
    met: int
    gold: int

    @property
    def precision(self) -> float:
        """In per cent; 0 where nothing was found."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """In per cent; 0 where the gold has none."""
        return 100 * self.met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """In per cent."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def without(self, right: int, found: int) -> Figure:
        """The figure if so many of the found, and so many right ones among them, were not there."""
        return Figure(self.right - right, self.found - found, self.met - right, self.gold)


@dataclass
class Scores:
    """The figures of a run, filled article by article."""

    articles: int = 0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, one: Comparison) -> None:
        """Count one article."""
        self.articles += 1
        count = self.counts
        for side, judged in (("gold", one.gold), ("found", one.found)):
            for attribution in judged:
                count["triple", side] += 1
                count["triple", f"exact {side}"] += attribution.triple == "exact"
                count["triple", f"overlap {side}"] += attribution.triple is not None
                for role in ROLES:
                    count[role, side] += bool(attribution.spans(role))
                    count[role, f"exact {side}"] += role in attribution.exact
                    count[role, f"overlap {side}"] += role in attribution.overlaps

    def figure(self, name: str, measure: str) -> Figure:
        """`name` is a role or "triple", `measure` "exact" or "overlap"."""
        count = self.counts
        return Figure(count[name, f"{measure} found"], count[name, "found"],
                      count[name, f"{measure} gold"], count[name, "gold"])

    def row(self) -> dict[str, Any]:
        """All of it, for a program: per cent with one decimal."""
        figures = {name: {measure: _rounded(self.figure(name, measure)) for measure in MEASURES} for name in NAMES}
        return {"articles": self.articles, "gold": self.counts["triple", "gold"],
                "found": self.counts["triple", "found"]} | figures


def scored(comparisons: Iterable[Comparison]) -> Scores:
    """The figures of these articles."""
    scores = Scores()
    for one in comparisons:
        scores.add(one)
    return scores


def _rounded(figure: Figure) -> dict[str, float]:
    return {"precision": round(figure.precision, 1), "recall": round(figure.recall, 1), "f1": round(figure.f1, 1)}
