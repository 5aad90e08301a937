"""Which words are the source of a cue: first where it stands (its near end), then its far edge.

A place is (side, token): ("none", -1); ("before", last token of the source); ("behind", first token);
("inside", token of a possessor within the cue's own words).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import ALONE, Condition, Held, Names, Row, Table, Values, conditions, weight
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
    """Where the source of a cue over tokens [start, end) may stand, unless nowhere."""
    tags, ends = view.tags, view.ends
    near = bisect_left(ends, start)
    found = [("before", at) for at in reversed(ends[max(0, near - BEFORE) : near])]
    found += [
        ("behind", at)
        for at in range(end, min(view.n, end + BEHIND))
        if tags[at] in RIGHT_STARTS and (at == end or tags[at - 1] not in "DGZNSJ#H")
    ]
    return found + [("inside", at) for at in range(start, head) if tags[at] in "GZNS"]


def offered_places(offered: Row, cue: Cue) -> list[Place]:
    """Those of them, but before the cue only where the gold ever has a source at such a gap."""
    view, words, head, _, _ = cue
    return [
        place for place in places(view, *words, head)
        if place[0] != "before" or gap(view, place[1], words[0]) in offered
    ]


def nowhere_names(lemma: str, part: str) -> list[str]:
    """The conditions on a cue without a source."""
    return [
        "none", "none lemma", f"none {part} aux", f"none {lemma} aux", f"none {part} left", f"none {part} frame",
        "none behind", "none earlier",
    ]


def before_names(lemma: str, tag: str, aux: str) -> list[str]:
    """The conditions on a source before its cue."""
    return [
        f"before {tag} gap", "before steps", "before " + lemma, f"before {tag} {aux}", "before between",
        "before two behind", "before word", "before earlier", "before earlier left", "before stretch",
        f"before {tag} finites", "before distance",
    ]


def beside_names(side: str, lemma: str, tag: str, frame: str, quote: str, left: str, aux: str) -> list[str]:
    """The conditions on a source behind its cue or inside it."""
    return [
        f"{side} {tag}", f"{side} {lemma}", f"{side} {frame}", f"{side} {quote} {left}", f"{side} {tag} parted by",
        f"{side} {lemma} parted by", f"{side} {aux} parted by", f"{side} distance",
    ]


def place_named(a: Around, side: str) -> tuple[Names, tuple[str, ...]]:
    """The names of the conditions on a place of this side, and what they are made of."""
    if side == "none":
        return nowhere_names, (a.lemma, a.part)
    if side == "before":
        return before_names, (a.lemma, a.tag, a.auxiliaries)
    return beside_names, (side, a.lemma, a.tag, a.frame, a.quote, a.left, a.auxiliaries)


def place_held(table: Table, a: Around, side: str) -> Held:
    """Their rows."""
    names, context = place_named(a, side)
    return table.held(names, *context)


def place_conditions(cue: Cue, place: Place) -> list[Condition]:
    """The conditions that hold of a place."""
    return conditions(*place_named(cue.around, place[0]), place_values(cue, place))


def place_values(cue: Cue, place: Place) -> Values:
    """What they see if the source of a cue stands there."""
    side, at = place
    if side == "none":
        return nowhere_values(cue)
    return before_values(cue, at) if side == "before" else beside_values(cue, side, at)


def nowhere_values(cue: Cue) -> Values:
    """What the conditions see if the cue has no source."""
    a = cue.around
    return (
        "", a.lemma, a.auxiliaries, a.auxiliaries, a.left, a.frame, cue.view.key[cue.words[1]],
        "yes" if cue.earlier else "no",
    )


def before_values(cue: Cue, at: int) -> Values:
    """What the conditions see if the source ends with token `at`, before the cue."""
    view, (start, _), _, a, earlier = cue
    steps, ending, again = start - 1 - at, kind(view, at), shared(at, earlier)
    if steps:
        number = counts(view.commas[start] - view.commas[at + 1], view.finites[start] - view.finites[at + 1])
        between = view.tags[at + 1 : start] if steps < 5 else number + few(view.marks[start] - view.marks[at + 1])
        apart = f"{view.key[at + 1]} {ending}", f"{length(steps)} {ending}", ending, number, between
        again_there, following, first = again + " far", f"{view.key[at + 1]} {few(steps)}", view.stretch(at)
        stretch = f"{view.pair[first - 1] if first < at else '='} {following}"
        finites = f"{few(view.finites[at] - view.finites[first])} {following}"
    else:
        apart = "= " + ending, "0 " + ending, ending + "!", "near", ""
        again_there, stretch, finites = again + " next", "", ""
    return (
        *apart, view.pair[at - 1], view.words[at], again, f"{again_there} {a.left}", stretch, finites, length(steps),
    )


def beside_values(cue: Cue, side: str, at: int) -> Values:
    """What the conditions see if the source begins with token `at` behind the cue, or is that token inside it."""
    view, (_, end), head, _, _ = cue
    ending, near = kind(view, at), view.key[at - 1]
    steps = length(at - end if side == "behind" else head - at)
    return ending, ending, ending, steps, f"{near} {ending}", near, near, steps


def shared(last: int, earlier: Sequence[tuple[int, int]]) -> str:
    """Whether token `last` ends the source of an earlier cue of the sentence (*she said P and added Q*)."""
    if not earlier:
        return "-"
    if any(first <= last < end - 1 for first, end in earlier):
        return "within one"
    return "the last" if earlier[-1][1] - 1 == last else "one" if any(end - 1 == last for _, end in earlier) else "no"


def choose_place(table: Table, offered: Row, cue: Cue) -> tuple[Place, int, str]:
    """The place whose conditions weigh most, by how much it outweighs the next best, and on which side that one is.

    `offered` are the gaps at which the gold ever has a source before its cue.
    """
    a = cue.around
    rows: dict[str, Held] = {}
    best, most = NONE, weight(place_held(table, a, "none"), place_values(cue, NONE))
    second, rival = most - ALONE, "-"
    for place in offered_places(offered, cue):
        side = place[0]
        held = rows.get(side)
        if held is None:
            held = rows[side] = place_held(table, a, side)
        weighed = weight(held, place_values(cue, place))
        if weighed > most:
            second, rival = most, best[0]
            best, most = place, weighed
        elif weighed > second:
            second, rival = weighed, side
    return best, most - second, rival


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


def left_names(ending: str, tag: str, behind: str) -> list[str]:
    """The conditions on a left edge; `ending`: what the source ends with, `behind`: the key behind it."""
    return [
        "tokens", ending + " tokens", "inside", "conjunctions first", "before", "before first", "counts",
        tag + " before", "word before", "two before", behind + " behind, before first", ending + " joint before",
    ]


def left_values(view: View, at: int, last: int) -> Values:
    """What they see if the source begins at token `at`."""
    tags, stop = view.tags, last + 1
    before, first, inside = view.key[at - 1], tags[at], tags[at:stop]
    commas, finites = view.commas[stop] - view.commas[at], view.finites[stop] - view.finites[at]
    tokens, two = length(last - at), view.pair[at - 1]
    joint = view.pair[min(view.next_joint(at), last)]
    return (
        tokens, tokens, inside if last - at < 5 else inside[:2], f"{few(inside.count('C'))} {first}", before, two,
        counts(commas, finites), f"{before} {'commas' if commas else '-'} {'finite' if finites else '-'}",
        view.words[at - 1] if at else "^", view.pair[at - 2] if at > 1 else before, two, f"{before} {joint}",
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


def right_names(lemma: str, quote: str) -> list[str]:
    """The conditions on a right edge."""
    return [
        "behind", "two behind", "last behind", "counts behind", "commas behind", "tokens", quote + " behind",
        lemma + " behind", "word behind", "counts", "last", lemma + " tokens",
    ]


def right_values(view: View, first: int, end: int) -> Values:
    """What they see if the source ends before token `end`."""
    behind, last = view.key[end], view.pair[end - 1]
    commas, tokens = view.commas[end] - view.commas[first], length(end - first)
    counted = counts(commas, view.finites[end] - view.finites[first])
    return (
        behind, view.pair[end], last, f"{counted} {behind}", f"{few(commas)} {last}", tokens, behind, behind,
        view.words[end] if end < view.n else "$", counted, view.key[end - 1], tokens,
    )
