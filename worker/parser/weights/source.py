"""Which words are the source of a cue: first where it stands (its near end), then its far edge.

A place is (side, token): ("none", -1); ("before", last token of the source); ("behind", first token);
("inside", token of a possessor within the cue's own words).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import Context, Facet, Facets, Look, Row, Table, Weighing, total
from worker.parser.weights.view import PHRASE_END, View, counts, few, length

Place = tuple[str, int]
NONE: Place = ("none", -1)

BEFORE, BEHIND = 10, 8
REACH = 26
LEFT_EDGES = frozenset("DGZNSPJU#WKFRTOC*V")
RIGHT_STARTS = frozenset("DGZNSPJU#W")


class Cue(NamedTuple):
    """A cue whose source is looked for."""

    view: View
    words: tuple[int, int]
    head: int
    around: Around
    earlier: Sequence[tuple[int, int]]  # the sources of the sentence's cues before it, outside quotation marks


def gap(view: View, last: int, start: int) -> str:
    """What parts a source that ends with token `last` from the cue: nothing, or the key behind it and the steps."""
    steps = start - 1 - last
    return "=" if not steps else f"{view.key[last + 1]} {length(steps)}"


def kind(view: View, last: int) -> str:
    """What a source ends with: a pronoun or determiner by its word, any other by its tag."""
    return view.key[last] if view.tags[last] in "PWGDT" else view.tags[last]


def places(view: View, start: int, end: int, head: int) -> list[Place]:
    """Where the source of a cue over tokens [start, end) may stand."""
    tags, ends = view.tags, view.ends
    near = bisect_left(ends, start)
    found = [NONE, *[("before", at) for at in reversed(ends[max(0, near - BEFORE) : near])]]
    found += [
        ("behind", at)
        for at in range(end, min(view.n, end + BEHIND))
        if tags[at] in RIGHT_STARTS and (at == end or tags[at - 1] not in "DGZNSJ#H")
    ]
    return found + [("inside", at) for at in range(start, head) if tags[at] in "GZNS"]


NOWHERE = Facets(
    Facet(
        lambda lemma, part: [
            "none", "none lemma", f"none {part} aux", f"none {lemma} aux", f"none {part} left", f"none {part} frame",
            "none behind", f"none {part} subject", "none earlier", "none earlier left", "none earlier subject",
        ],
        lambda lemma, aux, left, frame, subject, behind, earlier: [
            "", lemma, aux, aux, left, frame, behind, subject, earlier, f"{earlier} {left}", f"{earlier} {subject}",
        ],
    ),
)
BEFORE_IT = Facets(
    Facet(
        lambda tag, lemma: [f"before {tag} gap", "before steps", "before " + lemma],
        lambda ending, near, steps: (
            ["= " + ending, "0 " + ending, ending + "!"] if steps == "0" else
            [f"{near} {ending}", f"{steps} {ending}", ending]
        ),
    ),
    Facet(
        lambda tag, aux: [f"before {tag} {aux}", "before between"],
        lambda number, between: [number, between],
    ),
    Facet(lambda: ["before two behind"], lambda pair: [pair]),
    Facet(lambda: ["before word"], lambda word: [word]),
    Facet(
        lambda: ["before earlier", "before earlier left", "before earlier tag", "before earlier subject"],
        lambda earlier, near, left, tag, subject, aux: [
            earlier, f"{earlier} {near} {left}", f"{earlier} {near} {tag}", f"{earlier} {near} {subject} {aux}",
        ],
    ),
)
BESIDE = Facets(
    Facet(
        lambda side, tag, lemma, frame, placed, aux, left: [
            f"{side} {tag}", f"{side} {lemma}", f"{side} {frame}", f"{side} {placed}",
            f"{side} {tag} parted by", f"{side} {lemma} parted by", f"{side} {aux} parted by", f"{side} {left}",
        ],
        lambda ending, steps, near: [
            ending, ending, ending, steps, f"{near} {ending}", near, near, ending + ("" if steps == "0" else "+"),
        ],
    ),
)


def place_facets(side: str) -> Facets:
    """The conditions on a place of this side."""
    return NOWHERE if side == "none" else BEFORE_IT if side == "before" else BESIDE


def place_contexts(a: Around, side: str) -> tuple[Context, ...]:
    """What their names are made of."""
    if side == "none":
        return ((a.lemma, a.part),)
    if side == "before":
        return (a.tag, a.lemma), (a.tag, a.auxiliaries), (), (), ()
    return ((side, a.tag, a.lemma, a.frame, f"{a.quote} {a.left}", a.auxiliaries, a.left),)


def place_looks(cue: Cue, place: Place) -> tuple[Look, ...]:
    """What is looked at if the source of a cue stands there."""
    view, (start, end), head, a, earlier = cue
    side, at = place
    if side == "none":
        return ((a.lemma, a.auxiliaries, a.left, a.frame, a.subject, view.key[end], "yes" if earlier else "no"),)
    ending = kind(view, at)
    if side != "before":
        return ((ending, length(at - end if side == "behind" else head - at), view.key[at - 1]),)
    steps, pair, word = start - 1 - at, (view.pair[at - 1],), (view.words[at],)
    again = (shared(at, earlier), "far" if steps else "next", a.left, a.tag, a.subject, a.auxiliaries)
    if not steps:
        return (ending, "", "0"), ("near", ""), pair, word, again
    number = counts(view.commas[start] - view.commas[at + 1], view.finites[start] - view.finites[at + 1])
    between = view.tags[at + 1 : start] if steps < 5 else number + few(view.marks[start] - view.marks[at + 1])
    return (ending, view.key[at + 1], length(steps)), (number, between), pair, word, again


def shared(last: int, earlier: Sequence[tuple[int, int]]) -> str:
    """Whether token `last` ends the source of an earlier cue of the sentence (*she said P and added Q*)."""
    if not earlier:
        return "-"
    if any(first <= last < end - 1 for first, end in earlier):
        return "within one"
    return "the last" if earlier[-1][1] - 1 == last else "one" if any(end - 1 == last for _, end in earlier) else "no"


def choose_place(table: Table, offered: Row, cue: Cue) -> Place:
    """The place whose conditions weigh most; `offered` are the gaps at which the gold ever has a source."""
    view, words, head, a, _ = cue
    weighings: dict[str, Weighing] = {}
    best, most = NONE, -1_000_000
    for place in places(view, *words, head):
        side, at = place
        if side == "before" and gap(view, at, words[0]) not in offered:
            continue
        weighing = weighings.get(side)
        if weighing is None:
            weighing = weighings[side] = table.weighing(place_facets(side), place_contexts(a, side))
        weight = total(weighing, place_looks(cue, place))
        if weight > most:
            best, most = place, weight
    return best


def left_edges(view: View, last: int) -> list[int]:
    """First tokens that a source ending with token `last` may have, nearest first."""
    tags = view.tags
    found = []
    for at in range(last, max(-1, last - REACH), -1):
        if tags[at] in LEFT_EDGES or at == last:
            found.append(at)
        if tags[at] == ";" or (tags[at] in "Qq" and at < last - 8):
            break
    return found


LEFT = Facets(
    Facet(lambda ending: ["tokens", ending + " tokens", "inside"], lambda tokens, inside: [tokens, tokens, inside]),
    Facet(
        lambda: ["prepositions before", "conjunctions first"],
        lambda before, first, prepositions, conjunctions: [f"{prepositions} {before}", f"{conjunctions} {first}"],
    ),
    Facet(
        lambda tag: ["before", "before first", "counts", "counts before", tag + " before"],
        lambda before, pair, first, commas, finites: [
            before, pair, counts(commas, finites), f"{counts(commas, finites)} {before} {first}",
            f"{before} {'commas' if commas else '-'} {'finite' if finites else '-'}",
        ],
    ),
    Facet(lambda: ["word before"], lambda word: [word]),
    Facet(lambda: ["two before"], lambda pair: [pair]),
)


def left_contexts(view: View, last: int, a: Around) -> tuple[Context, ...]:
    """What the names of the conditions on a left edge are made of."""
    return (kind(view, last),), (), (a.tag,), (), ()


def left_looks(view: View, at: int, last: int) -> tuple[Look, ...]:
    """What is looked at if the source begins at token `at`."""
    tags, stop = view.tags, last + 1
    before, inside = view.key[at - 1], tags[at:stop]
    commas, finites = view.commas[stop] - view.commas[at], view.finites[stop] - view.finites[at]
    short = inside if last - at < 5 else inside[:2]
    return (
        (length(last - at), short),
        (before, tags[at], few(inside.count("I")), few(inside.count("C"))),
        (before, view.pair[at - 1], tags[at], commas, finites),
        (view.words[at - 1] if at else "^",),
        (view.pair[at - 2] if at > 1 else before,),
    )


def right_edges(view: View, first: int) -> list[int]:
    """Ends (exclusive) that a source beginning with token `first` may have."""
    tags = view.tags
    found = []
    for at in range(first, min(view.n, first + REACH)):
        if PHRASE_END.match(tags, at):
            found.append(at + 1)
        if tags[at] in ".:;" or (tags[at] in "Qq" and at > first + 1):
            break
    return found or [first + 1]


RIGHT = Facets(
    Facet(
        lambda: ["behind", "two behind", "last behind", "counts behind", "commas behind"],
        lambda behind, two, last, commas, finites: [
            behind, two, last, f"{counts(commas, finites)} {behind}", f"{few(commas)} {last}",
        ],
    ),
    Facet(
        lambda first: ["tokens", first + " tokens", "prepositions behind"],
        lambda tokens, behind, prepositions, conjunctions: [tokens, tokens, f"{prepositions}{conjunctions} {behind}"],
    ),
    Facet(lambda quote, lemma: [quote + " behind", lemma + " behind"], lambda behind: [behind, behind]),
    Facet(lambda: ["word behind"], lambda word: [word]),
)


def right_contexts(view: View, first: int, a: Around) -> tuple[Context, ...]:
    """What the names of the conditions on a right edge are made of."""
    return (), (view.key[first],), (a.quote, a.lemma), ()


def right_looks(view: View, first: int, end: int) -> tuple[Look, ...]:
    """What is looked at if the source ends before token `end`."""
    behind, inside = view.key[end], view.tags[first:end]
    commas, finites = view.commas[end] - view.commas[first], view.finites[end] - view.finites[first]
    return (
        (behind, view.pair[end], view.pair[end - 1], commas, finites),
        (length(end - first), behind, few(inside.count("I")), few(inside.count("C"))),
        (behind,),
        (view.words[end] if end < view.n else "$",),
    )
