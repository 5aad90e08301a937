"""Which claim of one parse is which of another, and what about it has changed.

First by claim_id; what is left, within one text, by the best overlap of contents (shared code points over all of them,
a half at least), the same source and act deciding where two overlap alike. Parser, sequence, rule, confidence and ids
are no change: they tell how a claim was made, not what it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

Row = dict[str, Any]

CHANGES = ("content", "chain", "factuality", "details")
_DETAILS = ("section", "field", "leaf", "own_voice", "times", "quantities", "places", "mentions", "events")
_HOW = {"rule", "confidence", "continues", "factuality"}
_LEAST = 500  # thousandths of overlap


class Pair(NamedTuple):
    """A claim before and after; one of them is None where it was removed or added. `changed` names CHANGES."""

    before: Row | None
    after: Row | None
    changed: tuple[str, ...] = ()


def pairs(before: Sequence[Row], after: Sequence[Row]) -> Iterator[Pair]:
    """The claims of one text by two parses, each in one pair: those of `after` in order, then what was removed."""
    partner = _partners(before, after)
    for index, row in enumerate(after):
        old = before[partner[index]] if index in partner else None
        yield Pair(old, row, () if old is None else changes(old, row))
    kept = set(partner.values())
    yield from (Pair(row, None) for index, row in enumerate(before) if index not in kept)


def changes(before: Row, after: Row) -> tuple[str, ...]:
    """What differs between two claims that are one."""
    differs = {
        "content": before["content"] != after["content"],
        "chain": _chain(before) != _chain(after),
        "factuality": _factuality(before) != _factuality(after),
        "details": any(before[name] != after[name] for name in _DETAILS),
    }
    return tuple(name for name in CHANGES if differs[name])


def fields(before: Row, after: Row) -> tuple[str, ...]:
    """The same field by field: `content`, `chain.source`, `factuality.polarity`, `times`, ….

    Links are compared one by one where the chains are equally long; else what differs is their `length`.
    """
    one, other = before["chain"], after["chain"]
    links = list(zip(one, other, strict=True)) if len(one) == len(other) else []
    names = [name for name in one[-1] if name not in _HOW]
    return (*(["content"] if before["content"] != after["content"] else []),
            *(["chain.length"] if len(one) != len(other) else []),
            *(f"chain.{name}" for name in names if any(a[name] != b[name] for a, b in links)),
            *(f"factuality.{name}" for name in ("certainty", "polarity")
              if [link["factuality"][name] for link in one] != [link["factuality"][name] for link in other]),
            *(name for name in _DETAILS if before[name] != after[name]))


def _chain(row: Row) -> list[Row]:
    return [{name: value for name, value in link.items() if name not in _HOW} for link in row["chain"]]


def _factuality(row: Row) -> list[Row]:
    return [link["factuality"] for link in row["chain"]]


def _partners(before: Sequence[Row], after: Sequence[Row]) -> dict[int, int]:
    """The index of each claim's partner in `before`, by its index in `after`."""
    ids = {row["claim_id"]: index for index, row in enumerate(before)}
    found = {index: ids[row["claim_id"]] for index, row in enumerate(after) if row["claim_id"] in ids}
    taken = set(found.values())
    left = [index for index in range(len(before)) if index not in taken]
    scored = [(score, new, old) for new in range(len(after)) if new not in found
              for old in left if (score := _likeness(before[old], after[new])) is not None]
    for _, new, old in sorted(scored, key=lambda one: (one[0][0], one[0][1], -one[1], -one[2]), reverse=True):
        if new not in found and old not in taken:
            found[new] = old
            taken.add(old)
    return found


def _likeness(before: Row, after: Row) -> tuple[int, bool] | None:
    """Overlap in thousandths, and whether source and act are the same; None below a half."""
    if (before["field"], before["article"]["sha256"]) != (after["field"], after["article"]["sha256"]):
        return None
    one, other = before["content"]["spans"], after["content"]["spans"]
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    union = _length(one) + _length(other) - shared
    share = 1000 * shared // union if union else 0
    return (share, _speaker(before) == _speaker(after)) if share >= _LEAST else None


def _length(spans: list[list[int]]) -> int:
    return sum(end - start for start, end in spans)


def _speaker(row: Row) -> tuple[str | None, str | None]:
    link = row["chain"][-1]
    return link["source"]["name"], (link["cue"] or {}).get("act")
