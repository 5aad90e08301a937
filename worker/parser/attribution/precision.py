"""How often a rule is right: the number behind a claim's `confidence`, in whole per cent.

`precision.tsv` has a row for each rule that made attributions in three articles of two publishers at least:

    rule <TAB> made <TAB> right <TAB> per cent

counted by `python -m worker.evaluation.recount` on articles that were held out of the weights, by publisher. Right is
an attribution that shares its cue with one of the gold, and whose source and content both overlap with that one's (or
are both empty). The share is drawn towards that of the rule's family, as if it had made ten more of those.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "precision.tsv"


class Counted(NamedTuple):
    """What a rule made on held-out articles, what of it was right, and the share in whole per cent."""

    made: int
    right: int
    percent: int


def precision(rule: str) -> int | None:
    """Of 100 attributions of this rule, so many are right; None where too few were counted."""
    found = counts().get(rule)
    return None if found is None else found.percent


@cache
def counts() -> dict[str, Counted]:
    """The table, by rule."""
    with TABLE.open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return {rule: Counted(int(made), int(right), int(percent)) for rule, made, right, percent in rows}
