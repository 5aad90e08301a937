"""The edges of a content behind its cue: the first token, then the end."""

from __future__ import annotations

from collections.abc import Sequence

from worker.parser.weights.content import Frame
from worker.parser.weights.surroundings import Around, group_start, object_word
from worker.parser.weights.tables import Context, Facet, Facets, Look
from worker.parser.weights.view import View, counts, few, length

NO_START = frozenset(",.;:-)qQ")
NO_END = frozenset(",.;:(-DGQ")
END_NEXT = frozenset(",.;:()-QqIBCWOFTXMARKYLVP")
FRAMED = frozenset(("clause", "np", "np-to", "np-that", "np-as", "ing"))
STARTS, ENDS = 25, 40
OPENERS = frozenset("TOWBQDPG")
MARKS = frozenset(",:;-Qq.")
CITING = frozenset(("cite", "quote"))


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
        lambda frame, side: [side + " steps", f"{frame} {side} first"],
        lambda opening, near, tokens, place: [tokens + place, opening + near + place],
    ),
    Facet(
        lambda side: [side + " counts before"],
        lambda before, place, commas, finites: [f"{counts(commas, finites)} {before}{place}"],
    ),
    Facet(lambda lemma: [lemma + " first"], lambda opening, near: [opening + near]),
    Facet(lambda following: [following + " next"], lambda pair, near: [near if near == "0" else pair]),
    Facet(lambda: ["word"], lambda word, near: [word + near]),
)


def start_contexts(view: View, a: Around, f: Frame) -> tuple[Context, ...]:
    """What the names of the conditions on a first token behind the cue are made of."""
    side = "source behind" if f.side == "behind" else "-"
    return (a.frame, side), (side,), (a.lemma,), (view.key[f.end],), ()


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
        (opening, near, length(at - end), place),
        (view.key[at - 1], place, commas, finites),
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
        lambda kind: [kind + " behind", "last behind", kind + " last", kind + " clause behind"],
        lambda last, behind, clause: [behind, f"{last} {behind}", last, clause + behind],
    ),
    Facet(
        lambda kind: [kind + " two behind", "two behind", "three behind", "clause two behind"],
        lambda two, third, clause: [two, two, f"{two} {third}" if third else two, clause + two],
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
    Facet(lambda lemma: [lemma + " behind"], lambda behind: [behind]),
    Facet(lambda lemma: [lemma + " behind object"], lambda behind, thing: [f"{behind} {thing}"]),
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
    of_kind, of_lemma = (kind,), (a.lemma,)
    return of_kind, of_kind, of_kind, of_kind, (kind, a.tag), of_lemma, of_lemma, of_kind, (kind, shape), ()


def end_looks(view: View, f: Frame, start: int, end: int, cues: Sequence[int]) -> tuple[Look, ...]:
    """What is looked at if the piece ends before token `end`; `cues` are the heads of the sentence's other cues."""
    key, tokens = view.key, length(end - start)
    commas, finites = view.commas[end] - view.commas[start], view.finites[end] - view.finites[start]
    source = "-" if f.source is None or f.source[0] < end else "next" if f.source[0] - end <= 2 else "later"
    beyond = cues_beyond(view, start, end, cues)
    marks = view.marks[end] - view.marks[start]
    if end >= view.last:
        return (
            (key[end - 1], "$", ""), ("$", "", ""), ("$", commas, finites, marks, "out"), ("$", tokens, "$"),
            ("$", verb_ahead(view, end)), ("$",), ("$", "$"), ("$", "$"), ("$", source, *beyond), ("$",),
        )
    behind, thing, word = key[end], object_word(view, end), view.words[end]
    quoted = "in" if view.quoted[end] != "." and view.quoted[end - 1] != "." else "out"
    clause = _clause_follows(view, end + 1)
    if behind == "," and end + 1 < view.n:
        word = ", " + view.words[end + 1]
    return (
        (key[end - 1], behind, clause),
        (view.pair[end], key[end + 2], clause),
        (behind, commas, finites, marks, quoted),
        (behind, tokens, ""),
        (behind, verb_ahead(view, end)),
        (behind,),
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
