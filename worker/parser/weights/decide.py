"""From heads to decisions: each edge of a cue's roles is the candidate whose named conditions weigh most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from worker.parser.weights import content, source
from worker.parser.weights.heads import Head, cues_of, likely
from worker.parser.weights.loaded import Tables
from worker.parser.weights.roles import (
    NO_PIECE,
    Asked,
    Edged,
    Range,
    Said,
    end_of_cue,
    first_of_cue,
    piece_before,
    piece_behind,
    shape_of,
    source_of,
)
from worker.parser.weights.running import MOST, Piece, Reading, Runner, backward_names, forward_names
from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import Names, Table, Values
from worker.parser.weights.tables import weight as weigh
from worker.parser.weights.view import View

NO_CUES: Sequence[int] = ()
NO_SOURCES: Sequence[Range] = ()


class Sure(NamedTuple):
    """By how much the choices of a cue's roles outweigh the next best ones."""

    place: int  # of the source
    rival: str  # the side of the next best place; "-" if there is none
    source: int  # its far edge
    content: int  # its far edge; of two pieces the less sure one


class Decided(NamedTuple):
    """One cue with its roles; tokens of its sentence but for `content`, ends exclusive."""

    view: View
    around: Around
    head: int
    weight: int
    cue: Range
    source: Range | None
    shape: str
    pieces: tuple[Range, ...]  # in the cue's own sentence
    content: tuple[Piece, ...]  # with the sentences over which it runs
    sure: Sure


def decided(tables: Tables, found: Sequence[Head]) -> list[Decided]:
    """Every head with its roles.

    Each decision is taken for all heads before the next is: its tables are then in the processor's caches.
    """
    starts = [first_of_cue(tables, one.view, one.at, one.around) for one in found]
    ends = [end_of_cue(tables, one.view, one.at, one.around) for one in found]
    said = sources_of(tables, found, list(zip(starts, ends, strict=True)))
    frames = [content.framed(one.start, end, one.words) for one, end in zip(said, ends, strict=True)]
    shapes = [shape_of(tables, one.view, one.around, frame) for one, frame in zip(found, frames, strict=True)]
    beside = cues_beside(found, frames)
    asked = [
        Asked(one.view, one.around, frame, shape, cues)
        for one, frame, shape, cues in zip(found, frames, shapes, beside, strict=True)
    ]
    before = [piece_before(tables, one) if one.shape in ("before", "around") else NO_PIECE for one in asked]
    behind = [piece_behind(tables, one) if one.shape in ("behind", "around") else NO_PIECE for one in asked]
    return [joined(*one) for one in zip(found, said, asked, before, behind, strict=True)]


def joined(one: Head, said: Said, asked: Asked, before: Edged, behind: Edged) -> Decided:
    """All of it together."""
    view, head, a, weight = one
    frame, shape = asked.frame, asked.shape
    pieces = tuple([edged.piece for edged in (before, behind) if edged.piece])
    own = tuple([(view.index, first, stop) for first, stop in pieces])
    sure = Sure(said.margin, said.rival, said.edge, min(before.margin, behind.margin))
    return Decided(view, a, head, weight, (frame.start, frame.end), said.words, shape, pieces, own, sure)


def cues_beside(found: Sequence[Head], frames: Sequence[content.Frame]) -> list[list[int]]:
    """For each head those of its sentence's other cues."""
    cues = cues_of(found)
    return [
        [at for at in cues.get(one.view.index, NO_CUES) if not frame.start <= at < frame.end]
        for one, frame in zip(found, frames, strict=True)
    ]


def sources_of(tables: Tables, found: Sequence[Head], words: Sequence[Range]) -> list[Said]:
    """The source of each head's cue, one after the other: a cue sees whose those before it in its sentence were."""
    earlier: dict[int, list[Range]] = {}
    made = []
    for (view, head, a, weight), own in zip(found, words, strict=True):
        one = source_of(tables, source.Cue(view, own, head, a, earlier.get(view.index, NO_SOURCES)))
        if one.words and likely(view, head, weight):
            earlier.setdefault(view.index, []).append(one.words)
        made.append(one)
    return made


def run_on(reading: Reading, tables: Tables, one: Decided, cued: frozenset[int]) -> Decided:
    """The content with the sentences over which it runs on."""
    runner, here = Runner(reading, one.view, one.around, one.shape, one.pieces, cued), one.view.index
    before: list[Piece] = []
    if one.shape in ("before", "around", "elsewhere"):
        back = range(here - 1, max(-1, here - 1 - MOST), -1)
        before = _run(runner, back, tables.backward, backward_names, runner.backward, runner.begun)[::-1]
    onward = range(here + 1, min(len(runner.sentences), here + 1 + MOST))
    behind = _run(runner, onward, tables.forward, forward_names, runner.forward, runner.taken)
    return one._replace(content=(*before, *one.content, *behind)) if before or behind else one


def _run(
    runner: Runner, places: range, table: Table, names: Names,
    asked: Callable[[int, int], tuple[str, Values]], taken: Callable[[int], tuple[Piece, bool]],
) -> list[Piece]:
    """What it takes of the sentences at these places, one after the other, until it does not go on."""
    sentences, block = runner.sentences, runner.view.sentence.block
    found: list[Piece] = []
    for steps, at in enumerate(places):
        if abs(sentences[at].block - block) > 1:
            break
        place, values = asked(at, steps)
        if weigh(table.held(names, runner.around.lemma, place), values) <= 0:
            break
        piece, last = taken(at)
        found.append(piece)
        if last:
            break
    return found
