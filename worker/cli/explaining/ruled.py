"""A text on lines of a given width, with marks drawn below the characters that they are about.

```
The harbour board said that the old pier would stay closed.
└──── source ───┘ └cu┘ └──────────── content ─────────────┘
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from worker.cli.kit.console import tame

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and what it is; offsets are of the text that is ruled."""

    start: int
    end: int
    label: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Below:
    """A row of single characters, each below the character at its offset: the tags of words."""

    characters: Sequence[tuple[int, str]]
    style: str = "dim"


def ruled(text: str, width: int, rows: Sequence[Sequence[Mark] | Below]) -> Iterator[Text]:
    """The text in lines, each with those of the rows that have something on it."""
    text = tame(text)
    for start, end in broken(text, width):
        yield Text(text[start:end])
        for row in rows:
            line = _below(text, start, end, row) if isinstance(row, Below) else _marked(text, start, end, row)
            if line.plain.strip():
                yield line


def broken(text: str, width: int) -> list[Span]:
    """Where the lines begin and end, parted at spaces where there are any."""
    lines: list[Span] = []
    start, space, cells = 0, -1, 0
    place = 0
    while place < len(text):
        cells += cell_len(text[place])
        if text[place] == " ":
            space = place
        if cells > width and place > start:
            end = space if space > start else place
            lines.append((start, end))
            start = place = end + (text[end] == " ")
            space, cells = -1, 0
            continue
        place += 1
    return [*lines, (start, len(text))]


def _below(text: str, start: int, end: int, row: Below) -> Text:
    cells = [" "] * cell_len(text[start:end])
    for offset, character in row.characters:
        if start <= offset < end:
            cells[min(cell_len(text[start:offset]), len(cells) - 1)] = character
    return Text("".join(cells), style=row.style)


def _marked(text: str, start: int, end: int, marks: Sequence[Mark]) -> Text:
    line = Text()
    for mark in sorted(marks, key=lambda mark: mark.start):
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            at, size = cell_len(text[start:first]), cell_len(text[first:last])
            line.append(" " * (at - cell_len(line.plain)))
            line.append(_drawn(mark, size, opens=first == mark.start, closes=last == mark.end), style=mark.style)
    return line


def _drawn(mark: Mark, size: int, *, opens: bool, closes: bool) -> str:
    """`└── content ──┘` in `size` cells; open at an end where the stretch goes on in another line."""
    if size == 1:
        return "╵"
    left, right, inside = "└" if opens else "─", "┘" if closes else "─", size - 2
    label = f" {mark.label} " if inside >= len(mark.label) + 2 else mark.label[:inside]
    return left + label.center(inside, "─") + right
