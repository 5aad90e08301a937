"""Which tokens of a document head a cue: the gate, then the named conditions on what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worker.parser.weights import cue, speech
from worker.parser.weights.gate import Gate
from worker.parser.weights.loaded import Tables
from worker.parser.weights.running import Reading
from worker.parser.weights.surroundings import Around, around
from worker.parser.weights.tables import weight as weigh
from worker.parser.weights.view import View

# Within quotation marks, where the corpus tells of few cues and never of what is none: found on wire copy.
QUOTED = 150
ACCEPT = -5  # the least weight of a cue: the best on held-out articles of the training gold
WEIGHED = -60  # a head that weighs more has its roles decided, and may yet stand by them (attribution/standing.py)


class Head(NamedTuple):
    """A head whose roles are worth deciding."""

    view: View
    at: int
    around: Around
    weight: int


def heads(reading: Reading, tables: Tables) -> list[Head]:
    """The heads of a document whose roles are worth deciding, with their weights."""
    places = [(reading.view(index), at) for index, at in candidates(reading, tables.gate)]
    seen = [around(view, at) for view, at in places]
    values = [cue.values(view, at, a) for (view, at), a in zip(places, seen, strict=True)]
    weights = [weigh(cue.held(tables.cue, a), found) for a, found in zip(seen, values, strict=True)]
    weighed = zip(places, seen, weights, strict=True)
    return [Head(view, at, a, weight) for (view, at), a, weight in weighed if worth_deciding(view, at, a, weight)]


def worth_deciding(view: View, at: int, a: Around, weight: int) -> bool:
    """Whether a head of this weight may yet stand with its roles, or for the claims."""
    return weight > (WEIGHED if view.quoted[at] == "." else QUOTED) or spoken(view, at, a, weight)


def likely(view: View, at: int, weight: int) -> bool:
    """Whether a head is a cue of the corpus by its own weight: outside quotation marks."""
    return weight > ACCEPT and view.quoted[at] == "."


def spoken(view: View, at: int, a: Around, weight: int) -> bool:
    """Whether a verb of speech stands outside quotation marks (speech.py)."""
    return (
        weight > speech.LEAST
        and view.quoted[at] == "."
        and a.tag in speech.TAGS
        and view.lemmas[at] in speech.VERBS
    )


def candidates(reading: Reading, gate: Gate) -> Iterator[tuple[int, int]]:
    """The tokens that pass the gate: sentence and token."""
    block = -1
    for index, sentence in enumerate(reading.document.sentences):
        first, block = sentence.block != block, sentence.block
        for at in gate.heads(sentence, first=first):
            yield index, at


def cues_of(found: Sequence[Head]) -> dict[int, list[int]]:
    """The likely heads by sentence: other cues' contents end at them."""
    by_sentence: dict[int, list[int]] = {}
    for one in found:
        if likely(one.view, one.at, one.weight):
            by_sentence.setdefault(one.view.index, []).append(one.at)
    return by_sentence
