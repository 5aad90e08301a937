"""Paragraphs of a text: its lines, and the lines of hard-wrapped plain text put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from worker.parser.text.letters import SPACE

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EDGES = "".join(map(chr, (*range(0x21), 0x7F, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F)))
_EDGES += "\u205f\u3000\ufeff"
_BULLET = re.compile(r"[•▪◦●■*>·–—-]+[ \t\u00a0]|\(?[0-9]{1,2}[.)] ")
_WORD = re.compile(rf"[^{SPACE}]+")
WRAP = (40, 100)  # a hard-wrapped text has its margin between these columns


class Line(NamedTuple):
    """A paragraph, trimmed; `group` counts the runs of lines with no blank line between."""

    start: int
    end: int
    group: int


def paragraphs(text: str) -> list[Line]:
    """The paragraphs of `text` in order, none empty."""
    lines = list(_lines(text))
    margin = _margin(lines)
    return _unwrapped(text, lines, margin) if margin else lines


def _lines(text: str) -> Iterator[Line]:
    group, last = 0, 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        piece = text[start:end]
        if piece[0] in _EDGES or piece[-1] in _EDGES:
            start, end = end - len(piece.lstrip(_EDGES)), start + len(piece.rstrip(_EDGES))
            if start >= end:
                continue
        group += text.count("\n", last, start) > 1
        last = end
        yield Line(start, end, group)


def _margin(lines: list[Line]) -> int:
    """The column at which the text is wrapped, or 0 if its lines are its paragraphs."""
    lengths = sorted(line.end - line.start for line in lines)
    narrow = [length for length in lengths if length <= WRAP[1]]
    if len(lines) < 4 or len(narrow) * 10 < len(lines) * 9 or narrow[-1] < WRAP[0]:
        return 0
    pairs = [a.end - a.start for a, b in pairwise(lines) if a.group == b.group]
    full = sum(length >= narrow[-1] - 12 for length in pairs)
    return narrow[-1] if len(pairs) >= 3 and full * 10 >= len(pairs) * 6 else 0


def _unwrapped(text: str, lines: list[Line], margin: int) -> list[Line]:
    """A line is continued by the next if that one's first word had no room left in it."""
    joined: list[Line] = [lines[0]]
    for before, line in pairwise(lines):
        word = _WORD.match(text, line.start)
        room = margin - (before.end - before.start)
        continues = line.group == before.group and word is not None and room <= word.end() - word.start()
        if continues and not _BULLET.match(text, line.start):
            joined[-1] = joined[-1]._replace(end=line.end)
        else:
            joined.append(line)
    return joined
