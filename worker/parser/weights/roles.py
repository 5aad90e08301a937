"""The roles of a cue, one decision each: its words, its source, the shape of its content, and the content's edges."""

from __future__ import annotations

from typing import NamedTuple

from worker.parser.weights import content, content_behind, source
from worker.parser.weights.loaded import Tables
from worker.parser.weights.questions import (
    Asked,
    content_end,
    content_first,
    content_last,
    content_start,
    source_left,
    source_right,
)
from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import ALONE, Question, choose, chosen
from worker.parser.weights.view import View

Range = tuple[int, int]


class Said(NamedTuple):
    """The source of a cue, and how sure its place and its far edge are."""

    start: int  # of the cue's words, behind a source inside them
    words: Range | None
    margin: int
    rival: str
    edge: int


class Edged(NamedTuple):
    """A piece of a content, and by how much its far edge outweighs the next best."""

    piece: Range | None
    margin: int


NO_PIECE = Edged(None, ALONE)


def source_of(tables: Tables, one: source.Cue) -> Said:
    """The source; a possessor inside the cue's words moves the cue's start behind it."""
    view, (start, _), head, a, _ = one
    (side, at), margin, rival = source.choose_place(tables.place, tables.offers(f"source.place {a.tag}"), one)
    if side == "none":
        return Said(start, None, margin, rival, ALONE)
    if side == "inside":
        return Said(min(at + 1, head), (at, at + 1), margin, rival, ALONE)
    if side == "before":
        edge, far = chosen(tables.left, offered_left(tables, view, source_left(view, at, a)))
        return Said(start, (edge, at + 1), margin, rival, far)
    stop, far = chosen(tables.right, source_right(view, at, a))
    return Said(start, (at, stop), margin, rival, far)


def offered_left(tables: Tables, view: View, asked: Question) -> Question:
    """The start of a source before its cue, without the places where the gold never has one.

    The nearest and the start of the sentence are always asked.
    """
    offered, key, near = tables.offers("source.left"), view.key, asked.choices[0]
    return asked._replace(choices=[at for at in asked.choices if at in (0, near) or key[at - 1] in offered])


def shape_of(tables: Tables, view: View, a: Around, frame: content.Frame) -> str:
    """Where the content stands to cue and source."""
    return tables.shape.value(content.shape_names(view, a, frame), content.SHAPES)


def piece_behind(tables: Tables, one: Asked) -> Edged:
    """The piece behind the cue; it ends before a source that stands behind it."""
    asked = content_start(one)
    if not asked.choices:
        return NO_PIECE
    start = choose(tables.start, asked)
    stop, margin = chosen(tables.end, offered_ends(tables, one, start))
    return Edged((start, stop), margin)


def offered_ends(tables: Tables, one: Asked, start: int) -> Question:
    """The end of the piece behind the cue, without those where the gold never has one; the farthest is always asked."""
    view, frame, asked = one.view, one.frame, content_end(one, start)
    offered, key = tables.offers("content.end " + content_behind.kind_of(view, one.around, start)), view.key
    *stops, whole = asked.choices
    stops = [*(at for at in stops if key[at] in offered), whole]
    if frame.side == "behind" and frame.source and start < frame.source[0]:
        stops = [at for at in stops if at <= frame.source[0]] or stops
    return asked._replace(choices=stops)


def piece_before(tables: Tables, one: Asked) -> Edged:
    """The piece before the cue and its source."""
    asked = content_last(one)
    if not asked.choices:
        return NO_PIECE
    end = choose(tables.last, asked)
    first, margin = chosen(tables.first, offered_firsts(tables, one, end))
    return Edged((first, end), margin)


def offered_firsts(tables: Tables, one: Asked, end: int) -> Question:
    """The start of the piece before the cue, in the same way."""
    offered, key, asked = tables.offers("content.first"), one.view.key, content_first(one, end)
    *firsts, opening = asked.choices
    return asked._replace(choices=[*(at for at in firsts if key[at - 1] in offered), opening])
