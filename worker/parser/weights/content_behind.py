"""The edges of a content behind its cue: the first token, then the end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from worker.parser.weights.content import Frame
from worker.parser.weights.surroundings import Around, group_start, object_word
from worker.parser.weights.tables import Values
from worker.parser.weights.view import View, counts, few, length

NO_START = frozenset(",.;:-)qQ")
NO_END = frozenset(",.;:(-DGQ")
END_NEXT = frozenset(",.;:()-QqIBCWOFTXMARKYLVP")
FRAMED = frozenset(("clause", "np", "np-to", "np-that", "np-as", "ing"))
STARTS, ENDS = 25, 40
OPENERS = frozenset("TOWBQDPG")
MARKS = frozenset(",:;-Qq.")
CITING = frozenset(("cite", "quote"))
NO_CUES = ("-", "0")


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


def start_names(lemma: str, frame: str, side: str, following: str) -> list[str]:
    """The conditions on a first token behind the cue; `following`: the key right behind the cue."""
    side = "source behind" if side == "behind" else "-"
    return [
        side + " steps", f"{frame} {side} first", side + " counts before", lemma + " first", following + " next",
        "word", f"{lemma} {side} steps", "counts",
    ]


def start_values(view: View, f: Frame, at: int) -> Values:
    """What they see if the piece behind the cue begins at token `at`."""
    end, near = f.end, "0" if at == f.end else "+"
    first, place = view.key[at] + near, place_by_source(f, at)
    counted = counts(view.commas[at] - view.commas[end], view.finites[at] - view.finites[end])
    steps = length(at - end) + place
    return (
        steps, first + place, f"{counted} {view.key[at - 1]}{place}", first,
        near if at == end else view.pair[at - 1], view.words[at] + near, steps, counted,
    )


def place_by_source(f: Frame, at: int) -> str:
    """Where a token lies to a source behind the cue; nothing where the source is not there."""
    if f.side != "behind" or not f.source:
        return ""
    first, last = f.source
    return " at its end" if at == last else " before it" if at < first else " in it" if at < last else " past it"


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


def end_names(lemma: str, tag: str, kind: str, shape: str) -> list[str]:
    """The conditions on the end of the piece behind the cue."""
    return [
        "last behind", kind + " last", kind + " two behind", "three behind", "counts behind", "quoted behind",
        kind + " tokens", "tokens behind", tag + " verb behind", lemma + " behind", lemma + " behind object",
        "behind object", shape + " source behind", "next cue parted", "cues inside", "words behind", "word last",
        "stretch behind", "joint behind", kind + " first finites behind", "two behind again", kind + " finites",
        lemma + " counts",
    ]


def end_values(view: View, f: Frame, start: int, end: int, cues: Sequence[int]) -> Values:
    """What they see if the piece ends before token `end`; `cues` are the heads of the sentence's other cues."""
    behind, last, two, third, thing, quoted, whole, words = ahead(view, end)
    tokens, marks = length(end - start), few(view.marks[end] - view.marks[start])
    finites = view.finites[end] - view.finites[start]
    counted = counts(view.commas[end] - view.commas[start], finites)
    source = "-" if f.source is None or f.source[0] < end else "next" if f.source[0] - end <= 2 else "later"
    parted, inside = cues_beyond(view, start, end, cues) if cues else NO_CUES
    key, mark, joint = view.key, view.stretch(end) - 1, view.joint_before(end)
    stretch, opened = view.pair[mark] if mark > start else "^", key[joint] if joint >= start else "^"
    again = "again" if key[end + 1] in key[start:end] else "-"
    thing = f"{behind} {thing}"
    return (
        f"{last} {behind}", last, two, third, f"{counted} {behind}", f"{marks} {quoted} {behind}", tokens + whole,
        f"{tokens} {behind}", f"{verb_ahead(view, end)} {behind}", behind, thing, thing,
        f"{source} {behind}", f"{parted} {behind}", f"{inside} {behind}", words, view.words[end - 1],
        f"{stretch} {behind}", f"{opened} {behind}", f"{key[start]} {few(finites)} {behind}", f"{two} {again}",
        few(finites), counted,
    )


def ahead(view: View, end: int) -> tuple[str, ...]:
    """What lies on both sides of an end, whatever the piece: keys, a noun, quotation marks, words."""
    key, words = view.key, view.words
    last = key[end - 1]
    if end >= view.last:
        return "$", last, "$", "$", "$", "out", "$", "$"
    behind, two = key[end], view.pair[end]
    quoted = "in" if view.quoted[end] != "." and view.quoted[end - 1] != "." else "out"
    word = ", " + words[end + 1] if behind == "," and end + 1 < view.n else words[end]
    return behind, last, two, f"{two} {key[end + 2]}", object_word(view, end), quoted, "", word


def cues_beyond(view: View, start: int, end: int, cues: Sequence[int]) -> tuple[str, str]:
    """How the next cue behind `end` is parted from there, and how many lie in [start, end).

    A cue that shares its subject with what is before it (*and added*) most often ends the content.
    """
    place = bisect_left(cues, end)
    inside = few(place - bisect_left(cues, start))
    if place == len(cues):
        return "-", inside
    following = cues[place]
    group = group_start(view, following)
    own = "own" if group - 1 > end and view.tags[group - 1] in "NSZPWU#" else "shared"
    parted = few(view.commas[following] - view.commas[end]) + few(view.finites[group] - view.finites[end])
    return f"{own} {parted}", inside


def verb_ahead(view: View, end: int) -> str:
    """The kind of the first verb among the next tokens, and its distance."""
    tags = view.tags
    for at in range(end, min(view.n, end + 8)):
        if tags[at] in "YLXMVFK":
            return tags[at] + length(at - end)
    return "-"
