"""The counts behind `confidence`: how many attributions each rule made on held-out articles, and how many were right.

What they mean, and what support a row needs: `worker/parser/attribution/precision.py`, which reads the table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from worker.evaluation.by_rule import families
from worker.evaluation.gold import GoldArticle
from worker.evaluation.judging import Comparison
from worker.parser import rules

ARTICLES, PUBLISHERS = 3, 2  # that a row needs
PRIOR = 10  # attributions of its family's share that are added to a rule's own


class Row(NamedTuple):
    """One rule: what it made, what of it was right, and the share of that in whole per cent, drawn to its family's."""

    rule: str
    made: int
    right: int
    percent: int


def counted(articles: Iterable[GoldArticle], comparisons: Iterable[Comparison]) -> list[Row]:
    """A row for each rule with support, sorted; none for rules of hearsay, which this gold leaves out."""
    made, right = Counter[str](), Counter[str]()
    where: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for article, one in zip(articles, comparisons, strict=True):
        for found in one.found:
            made[found.rule] += 1
            right[found.rule] += found.triple is not None
            where[found.rule].add((article.publisher, article.id))
    family = families()
    of_family = {name: _sums(name, family, made, right) for name in set(family.values())}
    return [
        Row(name, made[name], right[name], share(made[name], right[name], *of_family[family[name]]))
        for name in sorted(_measured(family)) if _supported(where[name])
    ]


def share(made: int, right: int, family_made: int, family_right: int) -> int:
    """Whole per cent of `right` in `made` with PRIOR more of the family's share, rounded half up; all integers."""
    above = 100 * (right * family_made + PRIOR * family_right)
    below = (made + PRIOR) * family_made
    return (2 * above + below) // (2 * below)


def write(rows: Iterable[Row], path: Path) -> None:
    """The table, a line a rule."""
    path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")


def _measured(family: Iterable[str]) -> list[str]:
    hearsay = {rule.name for rule in rules.rules() if "hearsay" in rule.flags}
    return [name for name in family if name not in hearsay]


def _sums(name: str, family: dict[str, str], made: Counter[str], right: Counter[str]) -> tuple[int, int]:
    members = [rule for rule in _measured(family) if family[rule] == name]
    return sum(made[rule] for rule in members), sum(right[rule] for rule in members)


def _supported(places: set[tuple[str, str]]) -> bool:
    return len(places) >= ARTICLES and len({publisher for publisher, _ in places}) >= PUBLISHERS
