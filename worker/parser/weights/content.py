"""Where the content of a cue lies in its sentence: its shape, then the edges of each piece.

Shapes: behind the cue, before it, around it (a piece on each side), elsewhere (in another sentence), none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from worker.parser.weights.surroundings import Around, group_start, object_word, quote_before
from worker.parser.weights.tables import Context, Facet, Facets, Look
from worker.parser.weights.view import View, counts, few, length

SHAPES = ("behind", "before", "around", "elsewhere", "none")
NO_START = frozenset(",.;:-)qQ")
NO_END = frozenset(",.;:(-DGQ")
END_NEXT = frozenset(",.;:()-QqIBCWOFTXMARKYLVP")
START_AFTER = frozenset(",.;:()-QqCBTWIOXMYLVKFNSZP")
FRAMED = frozenset(("clause", "np", "np-to", "np-that", "np-as", "ing"))
STARTS, ENDS, FIRSTS, LASTS = 25, 40, 30, 10
OPENERS = frozenset("TOWBQDPG")
MARKS = frozenset(",:;-Qq.")
CITING = frozenset(("cite", "quote"))


class Frame(NamedTuple):
    """A cue with its source: where the words of both begin and end, and on which side the source is."""

    start: int
    end: int
    source: tuple[int, int] | None
    side: str  # none, before, behind, inside
    low: int
    high: int


def framed(start: int, end: int, source: tuple[int, int] | None) -> Frame:
    """The cue over [start, end) together with its source."""
    if source is None:
        return Frame(start, end, None, "none", start, end)
    if source[1] <= start:
        return Frame(start, end, source, "before", source[0], end)
    if source[0] >= end:
        return Frame(start, end, source, "behind", start, source[1])
    return Frame(start, end, source, "inside", start, end)


def shape_names(view: View, a: Around, f: Frame) -> list[str]:
    """The conditions on a shape; the value of each is the shape."""
    key, lemma, side, part = view.key, a.lemma, f.side, a.part
    low, high = (key[f.low - 1] if f.low else "^"), key[f.high]
    single = f.source is not None and f.source[1] - f.source[0] == 1
    word = view.words[f.source[0]] if f.source and single else "phrase" if f.source else "-"
    return [
        "shape",
        f"frame={a.frame} {part}",
        "lemma=" + lemma,
        f"{lemma} frame={a.frame}",
        f"source {side} frame={a.frame}",
        f"before={low} behind={high}",
        f"source {side} before={view.pair[f.low - 2] if f.low > 1 else '^'}",
        f"source {side} behind={view.pair[f.high]}",
        f"{quote_before(view, f.low)} source {side} frame={a.frame}",
        f"{a.tag} source {side} next={key[f.end]}",
        f"{a.tag} aux={a.auxiliaries} source {side}",
        f"{lemma} aux={a.auxiliaries}",
        f"finite before={few(view.finites[f.low])} {low if low in ('^', ',') else '-'} behind={high}",
        f"finite behind={few(view.finites[view.n] - view.finites[f.high])} behind={high}",
        f"source={word} {side} {part}",
        f"marks before={min(2, view.marks[f.low])} behind={min(2, view.marks[view.n] - view.marks[f.high])}",
    ]


def starts(view: View, f: Frame) -> list[int]:
    """Tokens with which a piece behind the cue may begin: right there, or behind a mark or an opening word."""
    tags, end = view.tags, f.end
    past = f.source[1] if f.source and f.side == "behind" else -1
    found = []
    for at in range(end, min(view.n, end + STARTS)):
        tag = tags[at]
        if tag not in NO_START and (at in (end, past) or tag in OPENERS or tags[at - 1] in MARKS):
            found.append(at)
    return found


START = Facets(
    Facet(
        lambda frame, side: [side + " steps", f"{frame} {side} first", side + " counts before"],
        lambda opening, near, tokens, place, before, commas, finites: [
            tokens + place, opening + near + place, f"{counts(commas, finites)} {before}{place}",
        ],
    ),
    Facet(lambda lemma: [lemma + " first"], lambda opening, near: [opening + near]),
    Facet(lambda following: [following + " next"], lambda pair, near: [near if near == "0" else pair]),
    Facet(lambda: ["word"], lambda word, near: [word + near]),
)


def start_contexts(view: View, a: Around, f: Frame) -> tuple[Context, ...]:
    """What the names of the conditions on a first token behind the cue are made of."""
    return (a.frame, "source behind" if f.side == "behind" else "-"), (a.lemma,), (view.key[f.end],), ()


def start_looks(view: View, f: Frame, at: int) -> tuple[Look, ...]:
    """What is looked at if the piece behind the cue begins at token `at`."""
    end, opening = f.end, view.key[at]
    near = "0" if at == end else "+"
    place = ""
    if f.side == "behind" and f.source:
        first, last = f.source
        place = " at its end" if at == last else " before it" if at < first else " in it" if at < last else " past it"
    commas, finites = view.commas[at] - view.commas[end], view.finites[at] - view.finites[end]
    return (
        (opening, near, length(at - end), place, view.key[at - 1], commas, finites),
        (opening, near),
        (view.pair[at - 1], near),
        (view.words[at], near),
    )


def ends(view: View, start: int) -> list[int]:
    """Ends (exclusive) that a piece beginning with token `start` may have; the last is as far as it can go."""
    tags, last = view.tags, max(before_citing(view, start), start + 1)
    found = []
    for at in range(start + 1, last):
        before = tags[at - 1]
        if before in NO_END:
            continue
        if tags[at] in END_NEXT or before in ")q" or (before in "NSZP" and tags[at] in "DGNSZ#"):
            found.append(at)
            if len(found) > ENDS:
                break
    return [*found, last]


def before_citing(view: View, start: int) -> int:
    """Where *, citing the police* begins behind `start`: whom an outlet cites is no part of what it reports."""
    if CITING.isdisjoint(view.lemmas):
        return view.last
    return next(
        (
            at - 1
            for at in range(start + 2, view.last)
            if view.lemmas[at] in CITING and view.tags[at] == "F" and view.key[at - 1] == "," and view.quoted[at] == "."
        ),
        view.last,
    )


def kind_of(view: View, a: Around, start: int) -> str:
    """What kind of words the piece begins with: quote, that, to, wh, or the frame."""
    tags = view.tags
    if tags[start] in "TO":
        return "that" if tags[start] == "T" else "to"
    if start and tags[start - 1] in "Qq":
        return "quote"
    if tags[start] in "WB":
        return "wh"
    return a.frame if a.frame in FRAMED else "other"


END = Facets(
    Facet(
        lambda kind: [
            kind + " behind", kind + " two behind", "two behind", "last behind", kind + " last", "three behind",
            kind + " clause behind", "clause two behind",
        ],
        lambda last, behind, two, third, clause: [
            behind, two, two, f"{last} {behind}", last, two if behind == "$" else f"{two} {third}", clause + behind,
            clause + two,
        ],
    ),
    Facet(
        lambda kind: [kind + " counts behind", "counts behind", "quoted behind"],
        lambda behind, commas, finites, marks, quoted: [
            f"{counts(commas, finites)} {behind}", f"{counts(commas, finites)} {behind}",
            f"{few(marks)} {quoted} {behind}",
        ],
    ),
    Facet(
        lambda kind: [kind + " tokens", "tokens behind"],
        lambda behind, tokens, whole: [tokens + whole, f"{tokens} {behind}"],
    ),
    Facet(
        lambda kind, tag: [kind + " verb behind", "verb behind", tag + " verb behind"],
        lambda behind, verb: [f"{verb} {behind}"] * 3,
    ),
    Facet(
        lambda lemma: [lemma + " behind", lemma + " behind object"],
        lambda behind, thing: [behind, f"{behind} {thing}"],
    ),
    Facet(
        lambda kind: [kind + " behind object", "behind object"],
        lambda behind, thing: [f"{behind} {thing}"] * 2,
    ),
    Facet(
        lambda kind, shape: [
            shape + " source behind", "next cue", "next cue parted", kind + " next cue parted", "cues inside",
            kind + " cues inside",
        ],
        lambda behind, source, ahead, parted, inside: [
            f"{source} {behind}", f"{ahead} {behind}", f"{parted} {behind}", f"{parted} {behind}", f"{inside} {behind}",
            f"{inside} {behind}",
        ],
    ),
    Facet(lambda: ["words behind"], lambda words: [words]),
)


def end_contexts(a: Around, kind: str, shape: str) -> tuple[Context, ...]:
    """What the names of the conditions on the end of the piece behind the cue are made of."""
    return (kind,), (kind,), (kind,), (kind, a.tag), (a.lemma,), (kind,), (kind, shape), ()


def end_looks(view: View, f: Frame, start: int, end: int, cues: Sequence[int]) -> tuple[Look, ...]:
    """What is looked at if the piece ends before token `end`; `cues` are the heads of the sentence's other cues."""
    key, tokens = view.key, length(end - start)
    commas, finites = view.commas[end] - view.commas[start], view.finites[end] - view.finites[start]
    source = "-" if f.source is None or f.source[0] < end else "next" if f.source[0] - end <= 2 else "later"
    beyond = cues_beyond(view, start, end, cues)
    marks = view.marks[end] - view.marks[start]
    if end >= view.last:
        return (
            (key[end - 1], "$", "$", "$", ""), ("$", commas, finites, marks, "out"), ("$", tokens, "$"),
            ("$", verb_ahead(view, end)), ("$", "$"), ("$", "$"), ("$", source, *beyond), ("$",),
        )
    behind, thing, word = key[end], object_word(view, end), view.words[end]
    quoted = "in" if view.quoted[end] != "." and view.quoted[end - 1] != "." else "out"
    if behind == "," and end + 1 < view.n:
        word = ", " + view.words[end + 1]
    return (
        (key[end - 1], behind, view.pair[end], key[end + 2], _clause_follows(view, end + 1)),
        (behind, commas, finites, marks, quoted),
        (behind, tokens, ""),
        (behind, verb_ahead(view, end)),
        (behind, thing),
        (behind, thing),
        (behind, source, *beyond),
        (word,),
    )


def cues_beyond(view: View, start: int, end: int, cues: Sequence[int]) -> tuple[str, str, str]:
    """The next cue behind `end`, how it is parted from there, and how many lie in [start, end).

    A cue that shares its subject with what is before it (*and added*) most often ends the content.
    """
    inside = few(sum([start <= at < end for at in cues]))
    following = next((at for at in cues if at >= end), -1)
    if following < 0:
        return "-", "-", inside
    group = group_start(view, following)
    own = "own" if group - 1 > end and view.tags[group - 1] in "NSZPWU#" else "shared"
    parted = few(view.commas[following] - view.commas[end]) + few(view.finites[group] - view.finites[end])
    return f"{length(following - end)} {view.tags[following]}", f"{own} {parted}", inside


def verb_ahead(view: View, end: int) -> str:
    """The kind of the first verb among the next tokens, and its distance."""
    tags = view.tags
    for at in range(end, min(view.n, end + 8)):
        if tags[at] in "YLXMVFK":
            return tags[at] + length(at - end)
    return "-"


def _clause_follows(view: View, at: int) -> str:
    """Whether a finite verb comes before the next mark."""
    tags = view.tags
    while at < view.n and tags[at] not in ",.;:-Qq":
        if tags[at] in "XMYL":
            return "clause "
        at += 1
    return "no clause "


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
