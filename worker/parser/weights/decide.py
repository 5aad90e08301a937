"""From heads to decisions: each edge of a cue's roles is the candidate whose named conditions weigh most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from worker.parser.weights import content, source
from worker.parser.weights.heads import Head, cues_of, likely
from worker.parser.weights.loaded import Tables
from worker.parser.weights.questions import Asked, cue_end, cue_start
from worker.parser.weights.roles import NO_PIECE, Edged, Range, Said, piece_before, piece_behind, shape_of, source_of
from worker.parser.weights.running import MOST, Piece, Reading, Runner, backward_names, forward_names
from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import Names, Table, Values, choose
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
    starts = [choose(tables.cue_start, cue_start(one.view, one.at, one.around)) for one in found]
    ends = [choose(tables.cue_end, cue_end(one.view, one.at, one.around)) for one in found]
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
        outside(cues.get(one.view.index, NO_CUES), frame.start, frame.end)
        for one, frame in zip(found, frames, strict=True)
    ]


def outside(cues: Sequence[int], start: int, end: int) -> list[int]:
    """Those that are not within [start, end)."""
    return [at for at in cues if not start <= at < end]


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


class Way(NamedTuple):
    """One way in which a content may run on, with what it is asked at each sentence and what it takes of one."""

    decision: str  # the name of its table
    table: Table
    names: Names
    places: range  # sentences
    asked: Callable[[int, int], tuple[str, Values]]
    taken: Callable[[int], tuple[Piece, bool]]


def back(tables: Tables, runner: Runner) -> Way:
    """Over the sentences before the cue's; none unless the content lies before the cue or elsewhere."""
    here = runner.view.index
    places = range(here - 1, max(-1, here - 1 - MOST), -1)
    if runner.shape not in ("before", "around", "elsewhere"):
        places = range(0)
    return Way("running.backward", tables.backward, backward_names, places, runner.backward, runner.begun)


def onward(tables: Tables, runner: Runner) -> Way:
    """Over the sentences behind the cue's."""
    here = runner.view.index
    places = range(here + 1, min(len(runner.sentences), here + 1 + MOST))
    return Way("running.forward", tables.forward, forward_names, places, runner.forward, runner.taken)


def run_on(reading: Reading, tables: Tables, one: Decided, cued: frozenset[int]) -> Decided:
    """The content with the sentences over which it runs on."""
    runner = Runner(reading, one.view, one.around, one.shape, one.pieces, cued)
    before, behind = _run(runner, back(tables, runner))[::-1], _run(runner, onward(tables, runner))
    return one._replace(content=(*before, *one.content, *behind)) if before or behind else one


def _run(runner: Runner, way: Way) -> list[Piece]:
    """What it takes of the sentences on its way, one after the other, until it does not go on."""
    found: list[Piece] = []
    for at, place, values in runner.steps(way.places, way.asked):
        if weigh(way.table.held(way.names, runner.around.lemma, place), values) <= 0:
            break
        piece, last = way.taken(at)
        found.append(piece)
        if last:
            break
    return found
