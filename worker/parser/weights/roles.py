"""The roles of a cue, one decision each: its words, its source, the shape of its content, and the content's edges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from worker.parser.weights import content, content_before, content_behind, extent, source
from worker.parser.weights.loaded import Tables
from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import ALONE, choose, chosen
from worker.parser.weights.view import View

Range = tuple[int, int]


class Said(NamedTuple):
    """The source of a cue, and how sure its place and its far edge are."""

    start: int  # of the cue's words, behind a source inside them
    words: Range | None
    margin: int
    rival: str
    edge: int


class Asked(NamedTuple):
    """A cue whose content is looked for."""

    view: View
    around: Around
    frame: content.Frame
    shape: str
    cues: Sequence[int]  # the heads of its sentence's other cues


class Edged(NamedTuple):
    """A piece of a content, and by how much its far edge outweighs the next best."""

    piece: Range | None
    margin: int


NO_PIECE = Edged(None, ALONE)


def first_of_cue(tables: Tables, view: View, head: int, a: Around) -> int:
    """The first token of the cue's words."""
    choices = extent.starts(view, head)
    if len(choices) == 1:
        return head
    held = tables.cue_start.held(extent.start_names, a.lemma, a.tag)
    return choose(held, choices, lambda at: extent.start_values(view, head, at))


def end_of_cue(tables: Tables, view: View, head: int, a: Around) -> int:
    """Where the cue's words end."""
    choices = extent.ends(view, head)
    if len(choices) == 1:
        return head + 1
    held = tables.cue_end.held(extent.end_names, a.lemma, a.part, a.auxiliaries)
    return choose(held, choices, lambda at: extent.end_values(view, head, at))


def source_of(tables: Tables, one: source.Cue) -> Said:
    """The source; a possessor inside the cue's words moves the cue's start behind it."""
    view, (start, _), head, a, _ = one
    (side, at), margin, rival = source.choose_place(tables.place, tables.offers(f"source.place {a.tag}"), one)
    if side == "none":
        return Said(start, None, margin, rival, ALONE)
    if side == "inside":
        return Said(min(at + 1, head), (at, at + 1), margin, rival, ALONE)
    if side == "before":
        offered, key = tables.offers("source.left"), view.key
        edges = [edge for edge in source.left_edges(view, at) if edge in (0, at) or key[edge - 1] in offered]
        held = tables.left.held(source.left_names, source.kind(view, at), a.tag, key[at + 1])
        edge, far = chosen(held, edges, lambda edge: source.left_values(view, edge, at))
        return Said(start, (edge, at + 1), margin, rival, far)
    held = tables.right.held(source.right_names, view.key[at], a.lemma, a.quote)
    stop, far = chosen(held, source.right_edges(view, at), lambda edge: source.right_values(view, at, edge))
    return Said(start, (at, stop), margin, rival, far)


def shape_of(tables: Tables, view: View, a: Around, frame: content.Frame) -> str:
    """Where the content stands to cue and source."""
    return tables.shape.value(content.shape_names(view, a, frame), content.SHAPES)


def piece_behind(tables: Tables, one: Asked) -> Edged:
    """The piece behind the cue; it ends before a source that stands behind it."""
    view, a, frame, shape, cues = one
    choices = content_behind.starts(view, frame)
    if not choices:
        return NO_PIECE
    start = choices[0]
    if len(choices) > 1:
        held = tables.start.held(content_behind.start_names, a.lemma, a.frame, frame.side, view.key[frame.end])
        start = choose(held, choices, lambda at: content_behind.start_values(view, frame, at))
    kind = content_behind.kind_of(view, a, start)
    offered, key = tables.offers("content.end " + kind), view.key
    *stops, whole = content_behind.ends(view, start)
    stops = [*(at for at in stops if key[at] in offered), whole]
    if frame.side == "behind" and frame.source and start < frame.source[0]:
        stops = [at for at in stops if at <= frame.source[0]] or stops
    if len(stops) == 1:
        return Edged((start, stops[0]), ALONE)
    held = tables.end.held(content_behind.end_names, a.lemma, a.tag, kind, shape)
    stop, margin = chosen(held, stops, lambda at: content_behind.end_values(view, frame, start, at, cues))
    return Edged((start, stop), margin)


def piece_before(tables: Tables, one: Asked) -> Edged:
    """The piece before the cue and its source."""
    view, a, frame, shape, cues = one
    choices = content_before.lasts(view, frame)
    if not choices:
        return NO_PIECE
    front = view.key[frame.low - 1]
    held = tables.last.held(content_before.last_names, a.lemma, front, shape, frame.side)
    end = choose(held, choices, lambda at: content_before.last_values(view, frame, at))
    offered, key = tables.offers("content.first"), view.key
    *firsts, opening = content_before.firsts(view, end)
    firsts = [*(at for at in firsts if key[at - 1] in offered), opening]
    if len(firsts) == 1:
        return Edged((opening, end), ALONE)
    around = a.lemma, a.tag, a.frame, a.left, a.auxiliaries
    held = tables.first.held(content_before.first_names, *around, shape, frame.side)
    first, margin = chosen(held, firsts, lambda at: content_before.first_values(view, at, end, cues))
    return Edged((first, end), margin)
