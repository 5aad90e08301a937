"""Rows under each other where the last column gives way: it is cut at the right edge, the others never are."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from worker.cli.kit.claims import cut
from worker.cli.kit.console import harmless

_GAP = "  "
_LEAST = 16  # cells of the last column, on however narrow a terminal


def columns(titles: Sequence[str], rows: Sequence[Sequence[str]], width: int, right: Collection[str] = (),
            most: int = 32) -> list[Text]:
    """A line for the titles and one for each row, in `width` cells; titles in `right` stand at the right of theirs.

    A cell before the last column is cut beyond `most` cells.
    """
    cells = [[cut(harmless(cell), most) for cell in row[:-1]] + [harmless(row[-1])] for row in [titles, *rows]]
    widths = [max(cell_len(row[at]) for row in cells) for at in range(len(titles) - 1)]
    left = max(_LEAST, width - sum(widths) - len(_GAP) * len(widths))
    lines: list[Text] = []
    for row in cells:
        parts = [_set(cell, size, title in right) for cell, size, title in zip(row[:-1], widths, titles, strict=False)]
        lines.append(Text(_GAP.join([*parts, cut(row[-1], left)]).rstrip(), style="" if lines else "bold"))
    return lines


def _set(cell: str, width: int, at_right: bool) -> str:
    return " " * (width - cell_len(cell)) + cell if at_right else set_cell_size(cell, width)
