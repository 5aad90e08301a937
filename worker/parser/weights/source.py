"""Which words are the source of a cue: first where it stands (its near end), then its far edge.

A place is (side, token): ("none", -1); ("before", last token of the source); ("behind", first token);
("inside", token of a possessor within the cue's own words).
"""

from __future__ import annotations

from collections.abc import Sequence

from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import NOTHING, Table
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
        return ["none", "none lemma", f"none {part} aux", f"none {lemma} aux", f"none {part} left", f"none {part} frame",
                "none behind", f"none {part} subject"]
    common = [f"{side} {tag}", f"{side} {lemma}", f"{side} {a.frame}", f"{side} word"]
    if side == "before":
        return [*common, "before steps", f"before {part} counts", f"before {tag} gap", "before gap", f"before {tag} counts",
                f"before {tag} {a.auxiliaries}", f"before {tag} {a.left}", "before between", "before two behind"]
    return [*common, f"{side} {a.quote} {a.left}", f"{side} {tag} parted by", f"{side} {lemma} parted by",
            f"{side} {a.auxiliaries} parted by", f"{side} {a.left}"]


def place_values(view: View, start: int, end: int, head: int, a: Around, place: Place) -> Sequence[str]:
    """What holds if the source stands there."""
    side, at = place
    if side == "none":
        return ["", a.lemma, a.auxiliaries, a.auxiliaries, a.left, a.frame, view.key[end], a.subject]
    tag = view.tags[at]
    kind = view.key[at] if tag in "PWGDT" else tag
    if side != "before":
        steps, near = length(at - end if side == "behind" else head - at), view.key[at - 1]
        return [kind, kind, kind, view.words[at], steps, f"{near} {kind}", near, near, kind + ("" if steps == "0" else "+")]
    steps = start - 1 - at
    number = counts(view.commas[start] - view.commas[at + 1], view.finites[start] - view.finites[at + 1])
    gap = view.key[at + 1] if steps else "="
    return [
        kind,
        kind if steps else kind + "!",
        "near" if not steps else "far",
        view.words[at],
        f"{length(steps)} {kind}",
        f"{number} {few(view.marks[start] - view.marks[at + 1])}",
        gap,
        f"{gap} {kind}",
        f"{number} {kind}",
        "near" if not steps else number,
        "near" if not steps else number,
        view.tags[at + 1 : start] if steps < 5 else "long",
        view.pair[at - 1],
    ]


def choose_place(table: Table, view: View, words: tuple[int, int], head: int, a: Around) -> Place:
    """The place whose conditions weigh most; conditions are looked up once a side."""
    rows = {}
    best, most = NONE, -1_000_000
    for place in places(view, *words, head):
        side = place[0]
        if side not in rows:
            rows[side] = [table.rows.get(name, NOTHING).get for name in place_names(a, side)]
        total = 0
        for get, value in zip(rows[side], place_values(view, *words, head, a, place), strict=True):
            total += get(value, 0)
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
    kind = view.key[last] if view.tags[last] in "PWGDT" else view.tags[last]
    return ["before first", "tokens", "counts before", "counts", kind + " tokens", "word before", "two before",
            "prepositions before", "inside", a.part + " before"]


def left_values(view: View, at: int, last: int) -> list[str]:
    """What holds if the source begins at token `at`."""
    tags, key = view.tags, view.key
    before = key[at - 1] if at else "^"
    inside = tags[at : last + 1]
    number = counts(view.commas[last + 1] - view.commas[at], view.finites[last + 1] - view.finites[at])
    tokens = length(last - at)
    return [
        view.pair[at - 1],
        tokens,
        f"{number} {before}",
        f"{number} {tags[at]}",
        tokens,
        view.words[at - 1] if at else "^",
        view.pair[at - 2] if at > 1 else before,
        f"{few(inside.count('I'))}{few(inside.count('C'))} {before}",
        inside if len(inside) < 6 else inside[:2],
        before,
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
