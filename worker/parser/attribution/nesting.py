r"""One policy for what stands in what's way.

    cue A ─ content A ─────────────          both stand, B within A: B's cue lies in A's content, not A's in B's
                      cue B ─ content B

    content A … cue B … content B … cue A    both stand, B within A: a content before its cue is the outer one;
                                             B's content is cut where A's ends

    cue A … cue B, each in the other's       the lighter is within the heavier, and its content is cut to the other's

    source A … cue A … cue B                 B is within A, and its content is cut to A's, if B's cue lies in A's
                                             content and B's content holds words of A's source, but not A's cue

What stands for claims alone (standing) never cuts what stands for the corpus too.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence

from worker.parser.attributions import Attribution
from worker.parser.document import Spans
from worker.parser.weights.decide import Decided
from worker.parser.weights.heads import ACCEPT
from worker.parser.weights.running import Piece


def cut(found: list[Decided]) -> list[Decided]:
    """The decisions, with the inner ones of each crossing pair cut to the content that holds their cue."""
    by_sentence: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        by_sentence.setdefault(one.view.index, []).append(number)
    for rivals in by_sentence.values():
        if len(rivals) > 1:
            _cut_sentence(found, rivals)
    return found


def _cut_sentence(found: list[Decided], rivals: Sequence[int]) -> None:
    for inner in rivals:
        for outer in rivals:
            one, other = found[inner], found[outer]
            if inner != outer and _holds(other, one) and _cuts(other, one):
                found[inner] = one._replace(content=_within(one.content, other))


def _holds(holder: Decided, one: Decided) -> bool:
    index = one.view.index
    return any(at == index and first <= one.cue[0] and one.cue[1] <= end for at, first, end in holder.content)


def _cuts(holder: Decided, one: Decided) -> bool:
    """Whether a content crosses that of its cue's holder, and is the one to be cut."""
    if _holds(one, holder):
        return _outranks(holder, one)
    index, (start, end) = one.view.index, holder.source or holder.cue
    crossing = any(at == index and first < end and start < stop for at, first, stop in one.content)
    return crossing and (holder.weight > ACCEPT or one.weight <= ACCEPT)


def _outranks(one: Decided, other: Decided) -> bool:
    """Whether the first of two that hold each other's cue is the outer one."""
    mine, theirs = one.weight > ACCEPT, other.weight > ACCEPT
    if mine != theirs:
        return mine
    mine, theirs = one.shape == "before", other.shape == "before"
    if mine != theirs:
        return mine
    return (one.weight, -one.head) > (other.weight, -other.head)


def _within(pieces: tuple[Piece, ...], outer: Decided) -> tuple[Piece, ...]:
    """The pieces without the outer cue and what lies behind it (before it, if they come from there)."""
    index, (start, end) = outer.view.index, outer.cue
    low, high = outer.source or outer.cue
    start, end = min(start, low), max(end, high)
    kept: list[Piece] = []
    for at, first, stop in pieces:
        if at != index or stop <= start or first >= end:
            if at == index or not kept:
                kept.append((at, first, stop))
        elif first < start:
            kept.append((at, first, start))
    return tuple(kept)


def nested(found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The same, each whose cue lies in another's content marked with the innermost such."""
    contents = sorted((start, end, number) for number, one in enumerate(found) for start, end in one.content)
    begun: list[tuple[int, int, int]] = []
    place = 0
    for at, number in sorted((one.cue[0][0], number) for number, one in enumerate(found)):
        while place < len(contents) and contents[place][0] <= at:
            begun.append(contents[place])
            place += 1
        begun = [piece for piece in begun if piece[1] > at]
        holders = [
            (_size(found[holder].content), holder)
            for _, _, holder in begun
            if holder != number and not found[holder].inward and not _outweighs(found[number], found[holder])
        ]
        found[number].within = min(holders)[1] if holders else None
    return found


def with_inner(found: tuple[Attribution, ...], inner: Sequence[Attribution]) -> list[Attribution]:
    """These, and of `inner` those whose cue lies in a content of these, marked with the innermost; they hold none."""
    holders = {id(one): found[one.within] for one in found if one.within is not None}
    kept = list(found)
    for one in inner:
        around = [other for other in found if not other.inward and _in_content(one, other)]
        if around:
            holders[id(one)] = min(around, key=lambda other: (_size(other.content), other.cue))
            insort(kept, one, key=_begin)
    place = {id(one): number for number, one in enumerate(kept)}
    for one in kept:
        one.within = place[id(holders[id(one)])] if id(one) in holders else None
    return kept


def _begin(one: Attribution) -> int:
    return one.cue[0][0]


def _in_content(one: Attribution, holder: Attribution) -> bool:
    return any(start <= one.cue[0][0] < end for start, end in holder.content)


def _outweighs(one: Attribution, holder: Attribution) -> bool:
    """Whether the holder's own cue lies in this one's content too, and this one is the heavier."""
    start, end = holder.cue[0]
    held = any(first <= start and end <= last for first, last in one.content)
    return held and (one.weight, one.cue) >= (holder.weight, holder.cue)


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)
