"""Which words are the source of a cue: first where it stands (its near end), then its far edge.

A place is (side, token): ("none", -1); ("before", last token of the source); ("behind", first token);
("inside", token of a possessor within the cue's own words).
"""

from __future__ import annotations

from collections.abc import Sequence

from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import Row, Table
from worker.parser.weights.view import View, counts, few, length

Place = tuple[str, int]
NONE: Place = ("none", -1)
BEFORE, BEHIND = 8, 8
REACH = 26
HEADS = frozenset("NSZPWUG#KFDJTH")
LEFT_EDGES = frozenset("DGZNSPJU#WKFRTOC*V")
RIGHT_STARTS = frozenset("DGZNSPJU#W")


def phrase_ends(view: View, at: int) -> bool:
    """Whether a noun phrase can end with this token."""
    tags = view.tags
    tag = tags[at]
    if tag not in HEADS:
        return tag == ")"
    following = tags[at + 1 : at + 2]
    if following == "H":
        return tag == "H"
    if following and following in "NSZ" and tag in "NSZJDGUH#":
        return False
    return not (following and tag in "DJ" and following in "NSZUJ#")


def gap(view: View, last: int, start: int) -> str:
    """What parts a source that ends with token `last` from the cue: nothing, or the key behind it and the steps."""
    steps = start - 1 - last
    return "=" if not steps else f"{view.key[last + 1]} {length(steps)}"


def kind(view: View, last: int) -> str:
    """What a source ends with: a pronoun or determiner by its word, any other by its tag."""
    return view.key[last] if view.tags[last] in "PWGDT" else view.tags[last]


def places(view: View, start: int, end: int, head: int) -> list[Place]:
    """Where the source of a cue over tokens [start, end) may stand."""
    tags, found = view.tags, [NONE]
    at = start - 1
    while at >= 0 and len(found) <= BEFORE:
        if phrase_ends(view, at):
            found.append(("before", at))
        at -= 1
    found += [
        ("behind", at)
        for at in range(end, min(view.n, end + BEHIND))
        if tags[at] in RIGHT_STARTS and (at == end or tags[at - 1] not in "DGZNSJ#H")
    ]
    return found + [("inside", at) for at in range(start, head) if tags[at] in "GZNS"]


def place_names(a: Around, side: str) -> list[str]:
    """The conditions on a place of this side, in the order of `place_values`."""
    tag, lemma, part = a.tag, a.lemma, a.part
    if side == "none":
        return ["none", "none lemma", f"none {part} aux", f"none {lemma} aux", f"none {part} left",
                f"none {part} frame", "none behind", f"none {part} subject"]
    if side == "before":
        return [f"before {tag} gap", "before steps", "before word", f"before {tag} {a.auxiliaries}", "before between",
                "before two behind", "before " + lemma]
    return [f"{side} {tag}", f"{side} {lemma}", f"{side} {a.frame}", f"{side} {a.quote} {a.left}",
            f"{side} {tag} parted by", f"{side} {lemma} parted by", f"{side} {a.auxiliaries} parted by",
            f"{side} {a.left}"]


def place_values(view: View, start: int, end: int, head: int, a: Around, place: Place) -> Sequence[str]:
    """What holds if the source stands there."""
    side, at = place
    if side == "none":
        return ["", a.lemma, a.auxiliaries, a.auxiliaries, a.left, a.frame, view.key[end], a.subject]
    ending = kind(view, at)
    if side != "before":
        steps, near = length(at - end if side == "behind" else head - at), view.key[at - 1]
        return [ending, ending, ending, steps, f"{near} {ending}", near, near, ending + ("" if steps == "0" else "+")]
    steps = length(start - 1 - at)
    if steps == "0":
        return ["= " + ending, "0 " + ending, view.words[at], "near", "", view.pair[at - 1], ending + "!"]
    number = counts(view.commas[start] - view.commas[at + 1], view.finites[start] - view.finites[at + 1])
    return [
        f"{view.key[at + 1]} {ending}",
        f"{steps} {ending}",
        view.words[at],
        number,
        view.tags[at + 1 : start] if start - 1 - at < 5 else number + few(view.marks[start] - view.marks[at + 1]),
        view.pair[at - 1],
        ending,
    ]


def choose_place(table: Table, offered: Row, view: View, words: tuple[int, int], head: int, a: Around) -> Place:
    """The place whose conditions weigh most; conditions are looked up once a side.

    `offered` are the gaps at which the gold ever has a source: others are not weighed.
    """
    rows = {}
    best, most = NONE, -1_000_000
    for place in places(view, *words, head):
        side = place[0]
        if side == "before" and gap(view, place[1], words[0]) not in offered:
            continue
        if side not in rows:
            key = (side, a.lemma, a.tag, a.auxiliaries, a.left, a.frame, a.quote) if side != "before" else (
                a.lemma, a.tag, a.auxiliaries
            )
            rows[side] = table.getters(key, lambda side=side: place_names(a, side))  # type: ignore[misc]
        total = 0
        held = place_values(view, *words, head, a, place)
        for at, get in rows[side]:
            total += get(held[at], 0)
        if total > most:
            best, most = place, total
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


def left_names(view: View, last: int, a: Around) -> list[str]:
    """The conditions on a left edge, in the order of `left_values`."""
    ending = kind(view, last)
    return ["before", "before first", "tokens", "counts", "counts before", ending + " tokens", "word before",
            "two before", "prepositions before", "conjunctions first", "inside", a.tag + " before"]


def left_values(view: View, at: int, last: int) -> list[str]:
    """What holds if the source begins at token `at`."""
    tags = view.tags
    before = view.key[at - 1] if at else "^"
    inside = tags[at : last + 1]
    commas, finites = view.commas[last + 1] - view.commas[at], view.finites[last + 1] - view.finites[at]
    number, tokens = counts(commas, finites), length(last - at)
    return [
        before,
        view.pair[at - 1],
        tokens,
        number,
        f"{number} {before} {tags[at]}",
        tokens,
        view.words[at - 1] if at else "^",
        view.pair[at - 2] if at > 1 else before,
        f"{few(inside.count('I'))} {before}",
        f"{few(inside.count('C'))} {tags[at]}",
        inside if last - at < 5 else inside[:2],
        f"{before} {'commas' if commas else '-'} {'finite' if finites else '-'}",
    ]


def right_edges(view: View, first: int) -> list[int]:
    """Ends (exclusive) that a source beginning with token `first` may have."""
    tags = view.tags
    found = []
    for at in range(first, min(view.n, first + REACH)):
        if phrase_ends(view, at):
            found.append(at + 1)
        if tags[at] in ".:;" or (tags[at] in "Qq" and at > first + 1):
            break
    return found or [first + 1]


def right_names(view: View, first: int, a: Around) -> list[str]:
    """The conditions on a right edge, in the order of `right_values`."""
    return ["behind", "two behind", "last behind", "word behind", "tokens", "counts behind", "commas behind",
            "prepositions behind", a.quote + " behind", a.lemma + " behind", view.key[first] + " tokens"]


def right_values(view: View, first: int, end: int) -> list[str]:
    """What holds if the source ends before token `end`."""
    behind = view.key[end]
    commas = view.commas[end] - view.commas[first]
    inside = view.tags[first:end]
    tokens = length(end - first)
    return [
        behind,
        view.pair[end],
        view.pair[end - 1],
        view.words[end] if end < view.n else "$",
        tokens,
        f"{counts(commas, view.finites[end] - view.finites[first])} {behind}",
        f"{few(commas)} {view.pair[end - 1]}",
        f"{few(inside.count('I'))}{few(inside.count('C'))} {behind}",
        behind,
        behind,
        tokens,
    ]
