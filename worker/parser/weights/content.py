"""Where the content of a cue lies in its sentence: its shape, then the edges of each piece.

Shapes: behind the cue, before it, around it (a piece on each side), elsewhere (in another sentence), none.
"""

from __future__ import annotations

from typing import NamedTuple

from worker.parser.weights.surroundings import Around, quote_before
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


def start_names(view: View, a: Around, f: Frame) -> list[str]:
    """The conditions on a first token behind the cue, in the order of `start_values`."""
    side = "source behind" if f.side == "behind" else "-"
    return [side + " steps", f"{a.frame} {side} first", side + " counts before", "word", a.lemma + " first",
            view.key[f.end] + " next"]


def start_values(view: View, f: Frame, at: int) -> list[str]:
    """What holds if the piece behind the cue begins at token `at`."""
    end = f.end
    near = "0" if at == end else "+"
    place = ""
    if f.side == "behind" and f.source:
        first, last = f.source
        place = " at its end" if at == last else " before it" if at < first else " in it" if at < last else " past it"
    opening = view.key[at] + near
    number = counts(view.commas[at] - view.commas[end], view.finites[at] - view.finites[end])
    return [
        length(at - end) + place,
        opening + place,
        f"{number} {view.key[at - 1]}{place}",
        view.words[at] + near,
        opening,
        near if at == end else view.pair[at - 1],
    ]


def ends(view: View, start: int) -> list[int]:
    """Ends (exclusive) that a piece beginning with token `start` may have; the last is that of the sentence's words."""
    tags, last = view.tags, max(view.last, start + 1)
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


def end_names(a: Around, kind: str, shape: str) -> list[str]:
    """The conditions on the end of the piece behind the cue, in the order of `end_values`."""
    return [kind + " behind", kind + " two behind", "two behind", kind + " counts behind", "last behind",
            "counts behind", kind + " tokens", "tokens behind", kind + " clause behind", "clause two behind",
            a.lemma + " behind", shape + " source behind", "words behind", "quoted behind", kind + " last",
            "three behind"]


def end_values(view: View, f: Frame, start: int, end: int) -> list[str]:
    """What holds if the piece ends before token `end`."""
    key, whole = view.key, end >= view.last
    behind, two, words = ("$", "$", "$") if whole else (key[end], view.pair[end], view.words[end])
    counted = f"{counts(view.commas[end] - view.commas[start], view.finites[end] - view.finites[start])} {behind}"
    tokens = length(end - start)
    clause = "" if whole else _clause_follows(view, end + 1)
    quoted = "in" if not whole and view.quoted[end] != "." and view.quoted[end - 1] != "." else "out"
    source = "-" if f.source is None or f.source[0] < end else "next" if f.source[0] - end <= 2 else "later"
    if behind == "," and end + 1 < view.n:
        words = ", " + view.words[end + 1]
    return [
        behind,
        two,
        two,
        counted,
        f"{key[end - 1]} {behind}",
        counted,
        tokens + ("$" if whole else ""),
        f"{tokens} {behind}",
        clause + behind,
        clause + two,
        behind,
        f"{source} {behind}",
        words,
        f"{few(view.marks[end] - view.marks[start])} {quoted} {behind}",
        key[end - 1],
        "$" if whole else f"{two} {key[end + 2]}",
    ]


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


def last_names(view: View, a: Around, f: Frame, shape: str) -> list[str]:
    """The conditions on the end of the piece before the cue, in the order of `last_values`."""
    before = view.key[f.low - 1] if f.low else "^"
    return [f"{shape} {f.side} steps", "behind steps", "between", a.lemma + " between", "last behind", shape + " last",
            "finites behind", "commas behind", before + " behind steps", "marks behind"]


def last_values(view: View, f: Frame, end: int) -> list[str]:
    """What holds if the piece before the cue ends before token `end`."""
    low, behind = f.low, view.key[end]
    steps = length(low - end)
    between = view.tags[end:low][:5]
    return [
        steps,
        f"{behind} {steps}",
        between,
        between[:3],
        view.pair[end - 1],
        view.key[end - 1] + ("" if low == end else "+"),
        f"{min(2, view.finites[low] - view.finites[end])} {behind}",
        f"{min(2, view.commas[low] - view.commas[end])} {behind}",
        f"{behind} {steps}",
        f"{min(2, view.marks[low] - view.marks[end])} {behind}",
    ]


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


def first_names(a: Around, f: Frame, shape: str) -> list[str]:
    """The conditions on the first token of the piece before the cue, in the order of `first_values`."""
    return [f"{shape} {f.side} before", "before first", "two before", "counts before", shape + " counts before",
            "marks before", shape + " tokens", a.lemma + " before", "skips before", shape + " skipped finites before",
            "before word", f"{shape} {a.frame} before", f"{shape} {a.auxiliaries} before", "skips finites"]


def first_values(view: View, at: int, end: int) -> list[str]:
    """What holds if the piece before the cue begins at token `at`."""
    key, tags = view.key, view.tags
    opening = not tags[:at].strip("Qq,-:.;")
    before = "^" if opening else key[at - 1]
    number = counts(view.commas[end] - view.commas[at], view.finites[end] - view.finites[at])
    quote = "quote" if at and tags[at - 1] in "Qq" else "-"
    ending = "quote" if view.marks[min(view.n, end + 2)] > view.marks[end - 1] else "-"
    skipped = few(view.finites[at])
    counted = f"{number} {before}"
    return [
        before,
        f"{before} {key[at]}",
        "^" if opening or at < 2 else view.pair[at - 2],
        counted,
        counted,
        f"{few(view.marks[end] - view.marks[at])} {quote} {ending} {before}",
        length(end - at),
        before,
        f"{length(at)} {before}",
        f"{skipped} {before}",
        f"{before} {view.words[at]}",
        before,
        before,
        f"{length(at)} {skipped} {'comma' if before == ',' else '-'}",
    ]
