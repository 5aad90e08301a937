"""The figures by the rule that made an attribution, and by its family.

- fires     outermost attributions that the rule names; `inner`: those inside another's content, which this gold lacks
- exact     of those with a span of a role, how many are exact
- right     how many belong to a gold attribution with source and content both overlapping
- worth     points of F1 (exact by role, overlap for the triple) that would be lost if all that it names were dropped;
            below 0: the run would be better without. What a dropped attribution held inside stays inside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from worker.evaluation.judging import ROLES, Comparison, Judged
from worker.evaluation.scores import Scores
from worker.parser import rules


@dataclass
class Tally:
    """What one rule or family made."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, one: Judged) -> None:
        """Count one outermost attribution."""
        self.counts["fires"] += 1
        self.counts["right"] += one.triple is not None
        for role in ROLES:
            self.counts[role] += bool(one.spans(role))
            self.counts[f"exact {role}"] += role in one.exact

    @property
    def fires(self) -> int:
        """How many outermost attributions it made."""
        return self.counts["fires"]

    def exact(self, role: str) -> float | None:
        """Per cent exact of those with a span of this role; None if it has none."""
        return 100 * self.counts[f"exact {role}"] / self.counts[role] if self.counts[role] else None

    @property
    def right(self) -> float | None:
        """Per cent that belong to a gold attribution; None if it never fires."""
        return 100 * self.counts["right"] / self.fires if self.fires else None

    def worth(self, name: str, scores: Scores) -> float:
        """Points of F1 that go if all of these are dropped; `name` is a role or "triple"."""
        if name == "triple":
            whole = scores.figure(name, "overlap")
            return whole.f1 - whole.without(self.counts["right"], self.fires).f1
        whole = scores.figure(name, "exact")
        return whole.f1 - whole.without(self.counts[f"exact {name}"], self.counts[name]).f1


def tallies(comparisons: Iterable[Comparison]) -> dict[str, Tally]:
    """By rule name, sorted; every rule there is, also if it never fires."""
    found = {name: Tally() for name in sorted(families())}
    for article in comparisons:
        for one in article.found:
            found.setdefault(one.rule, Tally()).add(one)
        for one in article.inner:
            found.setdefault(one.rule, Tally()).counts["inner"] += 1
    return found


def by_family(found: Mapping[str, Tally]) -> dict[str, Tally]:
    """The same by family, sorted; a rule of another revision, that is no rule now, is a family of its own."""
    known = families()
    whole: dict[str, Tally] = {}
    for name, tally in found.items():
        whole.setdefault(known.get(name, name), Tally()).counts.update(tally.counts)
    return dict(sorted(whole.items()))


def families() -> dict[str, str]:
    """The family of each rule."""
    return {rule.name: family for family, members in rules.families() for rule in members}


def row(tally: Tally, scores: Scores) -> dict[str, Any]:
    """A tally for a program."""
    exact = {role: _rounded(tally.exact(role)) for role in ROLES}
    worth = {name: round(tally.worth(name, scores), 2) for name in (*ROLES, "triple")}
    return {"fires": tally.fires, "inner": tally.counts["inner"], "exact": exact, "right": _rounded(tally.right),
            "worth": worth}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 1)
