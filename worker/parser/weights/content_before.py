"""The edges of a content before its cue and source: the end, then the first token."""

from __future__ import annotations

from collections.abc import Sequence

from worker.parser.weights.content import Frame
from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import Context, Facet, Facets, Look
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


LAST = Facets(
    Facet(
        lambda before, shape, side: [f"{shape} {side} steps", "behind steps", before + " behind steps"],
        lambda behind, steps: [steps, f"{behind} {steps}", f"{behind} {steps}"],
    ),
    Facet(lambda: ["between"], lambda between: [between]),
    Facet(lambda lemma: [lemma + " between"], lambda between: [between]),
    Facet(
        lambda shape: ["last behind", shape + " last"],
        lambda pair, last, steps: [pair, last + ("" if steps == "0" else "+")],
    ),
    Facet(
        lambda: ["finites behind", "commas behind", "marks behind"],
        lambda behind, finites, commas, marks: [f"{finites} {behind}", f"{commas} {behind}", f"{marks} {behind}"],
    ),
)


def last_contexts(view: View, a: Around, f: Frame, shape: str) -> tuple[Context, ...]:
    """What the names of the conditions on the end of the piece before the cue are made of."""
    return (view.key[f.low - 1] if f.low else "^", shape, f.side), (), (a.lemma,), (shape,), ()


def last_looks(view: View, f: Frame, end: int) -> tuple[Look, ...]:
    """What is looked at if the piece before the cue ends before token `end`."""
    low, behind = f.low, view.key[end]
    steps, between = length(low - end), view.tags[end:low][:5]
    return (
        (behind, steps),
        (between,),
        (between[:3],),
        (view.pair[end - 1], view.key[end - 1], steps),
        (
            behind, min(2, view.finites[low] - view.finites[end]), min(2, view.commas[low] - view.commas[end]),
            min(2, view.marks[low] - view.marks[end]),
        ),
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


FIRST = Facets(
    Facet(
        lambda shape, side, frame, aux: [
            f"{shape} {side} before", "before first", f"{shape} {frame} before", f"{shape} {aux} before",
            shape + " skipped finites before",
        ],
        lambda before, first, skipped: [before, f"{before} {first}", before, before, f"{skipped} {before}"],
    ),
    Facet(
        lambda shape: ["counts before", shape + " counts before", "marks before", shape + " tokens"],
        lambda before, commas, finites, tokens, marks, quote, ending: [
            f"{counts(commas, finites)} {before}", f"{counts(commas, finites)} {before}",
            f"{few(marks)} {quote} {ending} {before}", tokens,
        ],
    ),
    Facet(
        lambda: ["skips before", "skips finites"],
        lambda before, skips, skipped: [f"{skips} {before}", f"{skips} {skipped} {'comma' if before == ',' else '-'}"],
    ),
    Facet(lambda lemma: [lemma + " before"], lambda before: [before]),
    Facet(lambda: ["before word"], lambda before, word: [f"{before} {word}"]),
    Facet(lambda: ["two before"], lambda pair: [pair]),
    Facet(
        lambda shape: ["cue before", shape + " cue before", "cues inside"],
        lambda before, earlier, inside: [f"{earlier} {before}", f"{earlier} {before}", f"{inside} {before}"],
    ),
)


def first_contexts(a: Around, f: Frame, shape: str) -> tuple[Context, ...]:
    """What the names of the conditions on the first token of the piece before the cue are made of."""
    return (shape, f.side, a.frame, a.auxiliaries), (shape,), (), (a.lemma,), (), (), (shape,)


def first_looks(view: View, at: int, end: int, cues: Sequence[int]) -> tuple[Look, ...]:
    """What is looked at if the piece before the cue begins at token `at`; `cues`: the sentence's other cues."""
    key, tags = view.key, view.tags
    opening = not tags[:at].strip("Qq,-:.;")
    before = "^" if opening else key[at - 1]
    quote = "quote" if at and tags[at - 1] in "Qq" else "-"
    ending = "quote" if view.marks[min(view.n, end + 2)] > view.marks[end - 1] else "-"
    skipped = few(view.finites[at])
    commas, finites = view.commas[end] - view.commas[at], view.finites[end] - view.finites[at]
    return (
        (before, key[at], skipped),
        (before, commas, finites, length(end - at), view.marks[end] - view.marks[at], quote, ending),
        (before, length(at), skipped),
        (before,),
        (before, view.words[at]),
        ("^" if opening or at < 2 else view.pair[at - 2],),
        (before, *cues_within(at, end, cues)),
    )


def cues_within(start: int, end: int, cues: Sequence[int]) -> tuple[str, str]:
    """How far before `start` the nearest cue lies, and how many lie in [start, end)."""
    earlier = max((at for at in cues if at < start), default=-1)
    return length(start - 1 - earlier) if earlier >= 0 else "-", few(sum([start <= at < end for at in cues]))
