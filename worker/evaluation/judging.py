"""Gold and found attributions of one article beside each other: the one comparison that every figure is made from.

Spans are compared as the corpus's scorer does: `trimmed` drops white space, quotation marks and punctuation at the
edges of each piece and joins pieces at most one character apart.

- exact     a span of a role is exact if an equal one stands on the other side, each of which answers once
- overlaps  it shares a character with some span of its role on the other side, whichever attribution that is of
- partner   gold and found attributions whose cues (untrimmed) share a character, each with at most one, in the gold's
            order; their source and content are then both exact, or both overlapping (or both empty), or neither
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

Role = Literal["source", "cue", "content"]
Agreement = Literal["exact", "overlap"]
Piece = tuple[int, int]
Pieces = tuple[Piece, ...]
Row = Mapping[str, Any]

ROLES: tuple[Role, ...] = ("source", "cue", "content")
EDGES = frozenset(" \t\n\"“”‘’'`.,;:-–—()[]")


@dataclass(frozen=True, slots=True)
class Judged:
    """One attribution, gold or found; spans are trimmed, a role without one is empty.

    `cue_as_written` is not trimmed. `partner` is an index into the other side; `triple` says how far the two agree.
    `rule` is "" for gold.
    """

    source: Pieces
    cue: Pieces
    content: Pieces
    cue_as_written: Pieces
    rule: str
    exact: frozenset[Role] = frozenset()
    overlaps: frozenset[Role] = frozenset()
    partner: int | None = None
    triple: Agreement | None = None

    def spans(self, role: Role) -> Pieces:
        """The pieces of a role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article: its outermost attributions of both sides, and those found that lie inside another's content."""

    id: str
    text: str
    gold: tuple[Judged, ...]
    found: tuple[Judged, ...]
    inner: tuple[Judged, ...]


def compared(identity: str, text: str, gold: Iterable[Row], found: Iterable[Row]) -> Comparison:
    """The comparison of an article; what is found `within` another is not marked by this gold, and kept apart."""
    rows = list(found)
    wanted = [_read(text, row) for row in gold]
    outermost = [_read(text, row) for row in rows if row.get("within") is None]
    inner = tuple(_read(text, row) for row in rows if row.get("within") is not None)
    partners, triples = _partners(wanted, outermost)
    back = {j: i for i, j in partners.items()}
    return Comparison(
        identity, text,
        tuple(replace(one, partner=partners.get(i), triple=triples.get(i))
              for i, one in enumerate(_beside(wanted, outermost))),
        tuple(replace(one, partner=back.get(j), triple=triples.get(back.get(j, -1)))
              for j, one in enumerate(_beside(outermost, wanted))),
        inner,
    )


def trimmed(text: str, spans: Iterable[Sequence[int]]) -> Pieces:
    """The pieces without marks and space at their edges; a mark alone stays (a cue may be a colon)."""
    whole = sorted((start, end) for start, end in spans)
    pieces: list[Piece] = []
    for start, end in whole:
        first, last = start, end
        while first < last and text[first] in EDGES:
            first += 1
        while last > first and text[last - 1] in EDGES:
            last -= 1
        if first < last:
            if pieces and first - pieces[-1][1] <= 1:
                pieces[-1] = (pieces[-1][0], max(last, pieces[-1][1]))
            else:
                pieces.append((first, last))
    return tuple(pieces) or tuple(whole)


def touch(one: Pieces, other: Pieces) -> bool:
    """Whether they share a character."""
    return any(max(start, first) < min(end, last) for start, end in one for first, last in other)


def _read(text: str, row: Row) -> Judged:
    cue = row.get("cue") or []
    return Judged(trimmed(text, row.get("source") or []), trimmed(text, cue), trimmed(text, row.get("content") or []),
                  tuple((start, end) for start, end in cue), row.get("rule") or "")


def _beside(mine: Sequence[Judged], theirs: Sequence[Judged]) -> list[Judged]:
    """One side, each attribution with the roles that are exact and those that overlap."""
    exact: list[list[Role]] = [[] for _ in mine]
    overlaps: list[list[Role]] = [[] for _ in mine]
    for role in ROLES:
        there = Counter(other.spans(role) for other in theirs)
        for place, one in enumerate(mine):
            spans = one.spans(role)
            if spans and there[spans]:
                there[spans] -= 1
                exact[place].append(role)
            if any(touch(spans, other.spans(role)) for other in theirs):
                overlaps[place].append(role)
    return [replace(one, exact=frozenset(exact[place]), overlaps=frozenset(overlaps[place]))
            for place, one in enumerate(mine)]


def _partners(gold: Sequence[Judged], found: Sequence[Judged]) -> tuple[dict[int, int], dict[int, Agreement]]:
    """By gold index: the found attribution that belongs to it, and how far the two agree."""
    partners: dict[int, int] = {}
    triples: dict[int, Agreement] = {}
    used: set[int] = set()
    for i, one in enumerate(gold):
        j = next((j for j, other in enumerate(found)
                  if j not in used and touch(one.cue_as_written, other.cue_as_written)), None)
        if j is None:
            continue
        used.add(j)
        partners[i] = j
        pairs = ((one.source, found[j].source), (one.content, found[j].content))
        if all(mine == theirs for mine, theirs in pairs):
            triples[i] = "exact"
        elif all(touch(mine, theirs) or mine == theirs for mine, theirs in pairs):
            triples[i] = "overlap"
    return partners, triples
