"""What a run loses when rules are not tried at all: the weights still decide, and other rules name what stands.

That is less than what the attributions that a rule names are worth (`by_rule`): a rule corrects a role or two, adds
what claims need, and gives a name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from worker.evaluation.by_rule import families
from worker.evaluation.reading import Way
from worker.evaluation.scores import NAMES, Scores


@dataclass(frozen=True, slots=True)
class Removal:
    """One family or rule left out: the run without it, and in how many articles anything but names has changed."""

    name: str
    scores: Scores
    articles: int

    def lost(self, whole: Scores) -> dict[str, float]:
        """Points of F1: exact by role, overlap for the triple."""
        return {name: figure(whole, name) - figure(self.scores, name) for name in NAMES}


def figure(scores: Scores, name: str) -> float:
    """The figure that counts: exact F1 of a role, overlap F1 of the triple."""
    return scores.figure(name, "overlap" if name == "triple" else "exact").f1


def groups(by: str) -> dict[str, frozenset[str]]:
    """What is left out together, by name: the rules of each family, or each rule alone."""
    found: dict[str, set[str]] = {}
    for rule, family in families().items():
        found.setdefault(family if by == "family" else rule, set()).add(rule)
    return {name: frozenset(found[name]) for name in sorted(found)}


def ways(removed: Mapping[str, frozenset[str]], whole: Way) -> list[Way]:
    """The whole way first, then one without each group."""
    return [whole, *(replace(whole, without=rules) for rules in removed.values())]


def rows(removals: Sequence[Removal], whole: Scores) -> dict[str, Any]:
    """For a program."""
    return {one.name: {"articles": one.articles, "lost": {name: round(points, 2) for name, points
                                                         in one.lost(whole).items()}} for one in removals}
