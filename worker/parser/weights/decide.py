"""From a cue's head to its three roles: each edge is the candidate whose named conditions weigh most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from worker.parser.weights import content, cue, extent, source, speech
from worker.parser.weights.gate import Gate
from worker.parser.weights.loaded import Tables
from worker.parser.weights.running import MOST, Piece, Reading, Runner
from worker.parser.weights.surroundings import Around, around
from worker.parser.weights.tables import choose, total
from worker.parser.weights.view import View

Range = tuple[int, int]
ACCEPT = 15  # the least weight of a cue: the best on folds of the training gold held out by publisher (learn.py)


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


def heads(reading: Reading, tables: Tables) -> list[tuple[View, int, Around, int]]:
    """The accepted heads of a document, with their weights."""
    found = []
    for index, at in candidates(reading, tables.gate):
        view = reading.view(index)
        a = around(view, at)
        getters = tables.cue.getters((a.lemma, a.tag, a.frame), lambda a=a: cue.names(a))  # type: ignore[misc]
        weight = total(getters, cue.values(view, at, a))
        if weight > ACCEPT or (weight > speech.LEAST and spoken(view, at, a)):
            found.append((view, at, a, weight))
    return found


def spoken(view: View, head: int, a: Around) -> bool:
    """Whether a verb of speech stands outside quotation marks (speech.py)."""
    return view.quoted[head] == "." and a.tag in speech.TAGS and view.lemmas[head] in speech.VERBS


def candidates(reading: Reading, gate: Gate) -> Iterator[tuple[int, int]]:
    """The tokens that pass the gate: sentence and token."""
    block = -1
    for index, sentence in enumerate(reading.document.sentences):
        first, block = sentence.block != block, sentence.block
        for at in gate.heads(sentence, first=first):
            yield index, at


def decide(tables: Tables, view: View, head: int, a: Around, weight: int) -> Decided:
    """Cue, source and content of an accepted head; the content within the cue's sentence so far."""
    start = choose(
        tables.cue_start.getters((a.lemma, a.tag), lambda: extent.start_names(a)),
        extent.starts(view, head), lambda at: extent.start_values(view, head, at),
    )
    end = choose(
        tables.cue_end.getters((a.lemma, a.part, a.auxiliaries), lambda: extent.end_names(a)),
        extent.ends(view, head), lambda at: extent.end_values(view, head, at),
    )
    start, said_by = source_of(tables, view, head, a, (start, end))
    frame = content.framed(start, end, said_by)
    shape = tables.shape.value(content.shape_names(view, a, frame), content.SHAPES)
    pieces = []
    if shape in ("before", "around"):
        pieces += piece_before(tables, view, a, frame, shape)
    if shape in ("behind", "around"):
        pieces += piece_behind(tables, view, a, frame, shape)
    own = tuple((view.index, first, stop) for first, stop in pieces)
    return Decided(view, a, head, weight, (start, end), said_by, shape, tuple(pieces), own)


def source_of(tables: Tables, view: View, head: int, a: Around, words: Range) -> tuple[int, Range | None]:
    """The source; a possessor inside the cue's words moves the cue's start behind it."""
    start = words[0]
    side, at = source.choose_place(
        tables.place, tables.offers(f"source.place {a.tag}"), view, words, head, a
    )
    if side == "none":
        return start, None
    if side == "inside":
        return min(at + 1, head), (at, at + 1)
    if side == "before":
        offered = tables.offers("source.left")
        edges = [
            edge for edge in source.left_edges(view, at) if edge in (0, at) or view.key[edge - 1] in offered
        ]
        getters = tables.left.getters((source.kind(view, at), a.tag), lambda: source.left_names(view, at, a))
        first = choose(getters, edges, lambda edge: source.left_values(view, edge, at))
        return start, (first, at + 1)
    stop = choose(
        tables.right.getters((view.key[at], a.lemma, a.quote), lambda: source.right_names(view, at, a)),
        source.right_edges(view, at), lambda edge: source.right_values(view, at, edge),
    )
    return start, (at, stop)


def piece_behind(tables: Tables, view: View, a: Around, frame: content.Frame, shape: str) -> list[Range]:
    """The piece behind the cue; it ends before a source that stands behind it."""
    choices = content.starts(view, frame)
    if not choices:
        return []
    start = choose(
        tables.start.getters(
            (a.lemma, a.frame, frame.side, view.key[frame.end]), lambda: content.start_names(view, a, frame)
        ),
        choices, lambda at: content.start_values(view, frame, at),
    )
    kind = content.kind_of(view, a, start)
    offered = tables.offers("content.end " + kind)
    *stops, whole = content.ends(view, start)
    stops = [*(at for at in stops if view.key[at] in offered), whole]
    if frame.side == "behind" and frame.source and start < frame.source[0]:
        stops = [at for at in stops if at <= frame.source[0]] or stops
    stop = choose(
        tables.end.getters((a.lemma, kind, shape), lambda: content.end_names(a, kind, shape)),
        stops, lambda at: content.end_values(view, frame, start, at),
    )
    return [(start, stop)]


def piece_before(tables: Tables, view: View, a: Around, frame: content.Frame, shape: str) -> list[Range]:
    """The piece before the cue and its source."""
    choices = content.lasts(view, frame)
    if not choices:
        return []
    end = choose(
        tables.last.getters(
            (a.lemma, shape, frame.side, view.key[frame.low - 1] if frame.low else "^"),
            lambda: content.last_names(view, a, frame, shape),
        ),
        choices, lambda at: content.last_values(view, frame, at),
    )
    offered = tables.offers("content.first")
    *firsts, opening = content.firsts(view, end)
    firsts = [*(at for at in firsts if view.key[at - 1] in offered), opening]
    first = choose(
        tables.first.getters(
            (a.lemma, a.frame, a.auxiliaries, shape, frame.side), lambda: content.first_names(a, frame, shape)
        ),
        firsts, lambda at: content.first_values(view, at, end),
    )
    return [(first, end)]


def run_on(reading: Reading, tables: Tables, one: Decided, cued: frozenset[int]) -> Decided:
    """The content with the sentences over which it runs on."""
    runner = Runner(reading, one.view, one.around, one.shape, one.pieces, cued)
    before = _before(reading, tables, runner) if one.shape in ("before", "around", "elsewhere") else []
    return one._replace(content=(*before, *one.content, *_behind(reading, tables, runner)))


def _behind(reading: Reading, tables: Tables, runner: Runner) -> list[Piece]:
    sentences, block = reading.document.sentences, runner.view.sentence.block
    found: list[Piece] = []
    at = runner.view.index + 1
    while at < len(sentences) and sentences[at].block - block <= 1 and len(found) < MOST:
        following = reading.view(at)
        if tables.forward.total(*runner.forward(following, len(found))) <= 0:
            break
        piece, last = runner.taken(following)
        found.append(piece)
        if last:
            break
        at += 1
    return found


def _before(reading: Reading, tables: Tables, runner: Runner) -> list[Piece]:
    sentences, block = reading.document.sentences, runner.view.sentence.block
    found: list[Piece] = []
    at = runner.view.index - 1
    while at >= 0 and block - sentences[at].block <= 1 and len(found) < MOST:
        earlier = reading.view(at)
        if tables.backward.total(*runner.backward(earlier, len(found))) <= 0:
            break
        piece, first = runner.begun(earlier)
        found.insert(0, piece)
        if first:
            break
        at -= 1
    return found
