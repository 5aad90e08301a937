"""Where the content of a cue stands: its shape, by the cue and its source together.

Shapes: behind the cue, before it, around it (a piece on each side), elsewhere (in another sentence), none. The edges of
the pieces are chosen in `content_behind` and `content_before`.
"""

from __future__ import annotations

from typing import NamedTuple

from worker.parser.weights.surroundings import Around
from worker.parser.weights.view import View, few, length

SHAPES = ("behind", "before", "around", "elsewhere", "none")


class Frame(NamedTuple):
    """A cue with its source: where the words of both begin and end, and on which side the source is."""

    start: int
    end: int
    source: tuple[int, int] | None
    side: str  # none, before, behind, inside
    low: int
    high: int


def framed(start: int, end: int, source: tuple[int, int] | None) -> Frame:
    """The cue over [start, end) together with its source."""
    if source is None:
        return Frame(start, end, None, "none", start, end)
    if source[1] <= start:
        return Frame(start, end, source, "before", source[0], end)
    if source[0] >= end:
        return Frame(start, end, source, "behind", start, source[1])
    return Frame(start, end, source, "inside", start, end)


def shape_names(view: View, a: Around, f: Frame) -> list[str]:
    """The conditions on a shape; the value of each is the shape."""
    key, lemma, side, part = view.key, a.lemma, f.side, a.part
    low, high = (key[f.low - 1] if f.low else "^"), key[f.high]
    single = f.source is not None and f.source[1] - f.source[0] == 1
    word = view.words[f.source[0]] if f.source and single else "phrase" if f.source else "-"
    return [
        "shape",
        f"frame={a.frame} {part}",
        f"{lemma} frame={a.frame}",
        f"source {side} frame={a.frame}",
        f"before={low} behind={high}",
        f"source {side} before={view.pair[f.low - 2] if f.low > 1 else '^'}",
        f"source {side} behind={view.pair[f.high]}",
        f"{a.tag} source {side} next={key[f.end]}",
        f"{a.tag} aux={a.auxiliaries} source {side}",
        f"{lemma} aux={a.auxiliaries}",
        f"finite behind={few(view.finites[view.n] - view.finites[f.high])} behind={high}",
        f"source={word} {side} {part}",
        f"left={a.left}",
        f"rest={length(max(0, view.last - f.high))}",
        f"marks before={min(2, view.marks[f.low])} behind={min(2, view.marks[view.n] - view.marks[f.high])}",
    ]
