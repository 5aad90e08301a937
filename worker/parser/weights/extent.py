"""Where a cue begins and ends around its head: auxiliaries and adverbs before, particles and prepositions behind."""

from __future__ import annotations

from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import Context, Facet, Facets, Look
from worker.parser.weights.view import View, length

VERBAL = frozenset("XMEROVKF")
NOMINAL = frozenset("XMEROVKFDJNHGCIYL")
STOPS = frozenset(",.;()-QqTWPM:")
REACH_BACK, REACH_ON = 7, 5


def starts(view: View, head: int) -> list[int]:
    """First tokens that the cue may have, nearest first."""
    tags = view.tags
    through = NOMINAL if tags[head] in "NSUJI" else VERBAL
    found, at = [head], head - 1
    while at >= 0 and len(found) <= REACH_BACK and tags[at] in through:
        found.append(at)
        at -= 1
    return found


START = Facets(
    Facet(
        lambda tag: [tag + " tokens", tag + " before first", tag + " holds", tag + " breaks the group"],
        lambda pair, tokens, holds, breaks: [tokens, pair, holds, breaks],
    ),
    Facet(lambda tag: [tag + " first word"], lambda word: [word]),
    Facet(lambda tag: [tag + " word before"], lambda word: [word]),
    Facet(lambda lemma: [lemma + " first"], lambda first: [first]),
)


def start_contexts(a: Around) -> tuple[Context, ...]:
    """What the names of the conditions on a first token are made of."""
    return (a.tag,), (a.tag,), (a.tag,), (a.lemma,)


def start_looks(view: View, head: int, at: int) -> tuple[Look, ...]:
    """What is looked at if the cue begins at token `at`."""
    words, tags = view.words, view.tags
    breaks = "yes" if at and tags[at - 1] in "XMERO" else "no"
    return (
        (view.pair[at - 1], length(head - at), tags[at:head], breaks),
        (words[at],),
        (words[at - 1] if at else "^",),
        (view.key[at],),
    )


def ends(view: View, head: int) -> list[int]:
    """Ends that the cue may have (exclusive), nearest first."""
    tags, n = view.tags, view.n
    found, at = [head + 1], head + 1
    while at < n and len(found) <= REACH_ON and tags[at] not in STOPS:
        at += 1
        found.append(at)
    if tags[head + 1 : head + 2] == ":":
        found.append(head + 2)
    return found


END = Facets(
    Facet(lambda part: [part + " tokens", part + " tags"], lambda tokens, tags: [tokens, tags]),
    Facet(
        lambda part: [part + " behind", part + " last behind"],
        lambda pair, behind, steps: [behind + steps, pair],
    ),
    Facet(
        lambda lemma, aux: ["with", lemma + " with", f"{lemma} {aux} with"],
        lambda words: [words, words, words],
    ),
    Facet(lambda lemma: [lemma + " behind"], lambda behind: [behind]),
)


def end_contexts(a: Around) -> tuple[Context, ...]:
    """What the names of the conditions on an end are made of."""
    return (a.part,), (a.part,), (a.lemma, a.auxiliaries), (a.lemma,)


def end_looks(view: View, head: int, end: int) -> tuple[Look, ...]:
    """What is looked at if the cue ends before token `end`."""
    steps = end - head - 1
    return (
        (length(steps), view.tags[head + 1 : end + 1]),
        (view.pair[end - 1], view.key[end], "++"[:steps]),
        (" ".join(view.words[head + 1 : end]),),
        (view.key[end],),
    )
