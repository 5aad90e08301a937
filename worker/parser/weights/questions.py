"""What is asked about the edges of a cue's roles: for each the choices, and what its named conditions see there.

The parser answers these (roles.py), the tables are counted from them (learning/examples.py), and `explain` shows what
they weigh (weighing.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from worker.parser.weights import content, content_before, content_behind, extent, source
from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import Question
from worker.parser.weights.view import View


class Asked(NamedTuple):
    """A cue whose content is looked for."""

    view: View
    around: Around
    frame: content.Frame
    shape: str
    cues: Sequence[int]  # the heads of its sentence's other cues


def cue_start(view: View, head: int, a: Around) -> Question:
    """With which token the cue's words begin."""
    return Question(
        extent.start_names, (a.tag,), extent.starts(view, head), lambda at: extent.start_values(view, head, at)
    )


def cue_end(view: View, head: int, a: Around) -> Question:
    """Before which token they end."""
    return Question(
        extent.end_names, (a.lemma, a.part), extent.ends(view, head), lambda at: extent.end_values(view, head, at)
    )


def source_left(view: View, last: int, a: Around) -> Question:
    """With which token a source begins that ends with token `last`, before its cue."""
    return Question(
        source.left_names, (source.kind(view, last), a.tag, view.key[last + 1]), source.left_edges(view, last),
        lambda at: source.left_values(view, at, last),
    )


def source_right(view: View, first: int, a: Around) -> Question:
    """Before which token a source ends that begins with token `first`, behind its cue."""
    return Question(
        source.right_names, (a.lemma, a.quote), source.right_edges(view, first),
        lambda end: source.right_values(view, first, end),
    )


def content_start(one: Asked) -> Question:
    """With which token the piece behind the cue begins."""
    view, a, frame, _, _ = one
    return Question(
        content_behind.start_names, (a.lemma, a.frame, frame.side, view.key[frame.end]),
        content_behind.starts(view, frame), lambda at: content_behind.start_values(view, frame, at),
    )


def content_end(one: Asked, start: int) -> Question:
    """Before which token it ends, if it begins with token `start`."""
    view, a, frame, shape, cues = one
    kind = content_behind.kind_of(view, a, start)
    return Question(
        content_behind.end_names, (a.lemma, a.tag, kind, shape), content_behind.ends(view, start),
        lambda at: content_behind.end_values(view, frame, start, at, cues),
    )


def content_last(one: Asked) -> Question:
    """Before which token the piece before the cue ends."""
    view, a, frame, shape, _ = one
    return Question(
        content_before.last_names, (a.lemma, view.key[frame.low - 1], shape, frame.side),
        content_before.lasts(view, frame), lambda at: content_before.last_values(view, frame, at),
    )


def content_first(one: Asked, end: int) -> Question:
    """With which token it begins, if it ends before token `end`."""
    view, a, frame, shape, cues = one
    return Question(
        content_before.first_names, (a.lemma, a.tag, a.frame, a.left, shape, frame.side),
        content_before.firsts(view, end), lambda at: content_before.first_values(view, at, end, cues),
    )
