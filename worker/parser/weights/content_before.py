"""The edges of a content before its cue and source: the end, then the first token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from worker.parser.weights.content import Frame
from worker.parser.weights.tables import Values
from worker.parser.weights.view import View, counts, few, length

START_AFTER = frozenset(",.;:()-QqCBTWIOXMYLVKFNSZP")
FIRSTS, LASTS = 30, 10


def lasts(view: View, f: Frame) -> list[int]:
    """Ends (exclusive) that a piece before the cue and its source may have, nearest first."""
    found = []
    for at in range(f.low, max(0, f.low - 3 * LASTS), -1):
        if view.tags[at - 1] not in ",.;:-QqDGC(":
            found.append(at)
            if len(found) == LASTS:
                break
    return found


def last_names(lemma: str, before: str, shape: str, side: str) -> list[str]:
    """The conditions on the end of the piece before the cue; `before`: the key in front of the cue."""
    return [
        f"{shape} {side} steps", before + " behind steps", lemma + " between", "last behind", shape + " last",
        "commas behind", "marks behind", lemma + " behind steps", "steps",
    ]


def last_values(view: View, f: Frame, end: int) -> Values:
    """What they see if the piece before the cue ends before token `end`."""
    low, behind, last = f.low, view.key[end], view.key[end - 1]
    steps = length(low - end)
    behind_steps = f"{behind} {steps}"
    return (
        steps, behind_steps, view.tags[end : min(low, end + 3)], view.pair[end - 1], last if low == end else last + "+",
        f"{min(2, view.commas[low] - view.commas[end])} {behind}",
        f"{min(2, view.marks[low] - view.marks[end])} {behind}", behind_steps, steps,
    )


def firsts(view: View, end: int) -> list[int]:
    """Tokens with which a piece before the cue that ends at `end` may begin, nearest first."""
    tags = view.tags
    opening = 0
    while opening < end - 1 and tags[opening] in "Qq,-:.;":
        opening += 1
    found = []
    for at in range(end - 1, opening, -1):
        if tags[at - 1] in START_AFTER and tags[at] not in ",.;:)-q":
            found.append(at)
            if len(found) == FIRSTS:
                break
    return [*found, opening]


def first_names(lemma: str, tag: str, frame: str, left: str, shape: str, side: str) -> list[str]:
    """The conditions on the first token of the piece before the cue."""
    return [
        f"{shape} {side} before", "before first", f"{shape} {frame} before", "counts before", "marks before",
        shape + " tokens", "skips before", "skips finites", lemma + " before", "before word", "two before",
        shape + " cue before", "cues inside", "stretch before", "before two", f"{tag} {left} finites before",
        lemma + " finites", "counts",
    ]


def first_values(view: View, at: int, end: int, cues: Sequence[int]) -> Values:
    """What they see if the piece before the cue begins at token `at`; `cues`: the sentence's other cues."""
    key, tags = view.key, view.tags
    opening = not tags[:at].strip("Qq,-:.;")
    before = "^" if opening else key[at - 1]
    quote = "quote" if at and tags[at - 1] in "Qq" else "-"
    ending = "quote" if view.marks[min(view.n, end + 2)] > view.marks[end - 1] else "-"
    skips, skipped, marks = length(at), few(view.finites[at]), few(view.marks[end] - view.marks[at])
    finites = view.finites[end] - view.finites[at]
    counted = counts(view.commas[end] - view.commas[at], finites)
    earlier, inside = cues_within(at, end, cues)
    mark = min(view.next_mark(at), end)
    stretch = f"{key[at]} {few(view.finites[mark] - view.finites[at])} {key[mark] if mark < end else '$'}"
    return (
        before, f"{before} {key[at]}", before, f"{counted} {before}", f"{marks} {quote} {ending} {before}",
        length(end - at), f"{skips} {before}",
        f"{skips} {skipped} {'comma' if before == ',' else '-'}", before, f"{before} {view.words[at]}",
        "^" if opening or at < 2 else view.pair[at - 2], f"{earlier} {before}", f"{inside} {before}",
        f"{before} {stretch}", f"{before} {view.pair[at]}", f"{few(finites)} {before}", few(finites), counted,
    )


def cues_within(start: int, end: int, cues: Sequence[int]) -> tuple[str, str]:
    """How far before `start` the nearest cue lies, and how many lie in [start, end)."""
    place = bisect_left(cues, start)
    inside = few(bisect_left(cues, end) - place)
    return length(start - 1 - cues[place - 1]) if place else "-", inside
