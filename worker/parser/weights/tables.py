"""The tables of weights, made by learn.py: rows `condition <TAB> value <TAB> weight`, integers, sorted.

A condition is named by what stays the same over the choices of a decision (`kind=that behind`), its value by what
differs (`, but`): so a decision looks its conditions up once, and each choice costs one look-up a condition.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

FOLDER = Path(__file__).parent / "tables"
DECISIONS = (
    "cue", "extent.start", "extent.end", "source.place", "source.left", "source.right", "content.shape",
    "content.start", "content.end", "content.first", "content.last", "running.forward", "running.backward",
)
Choice = TypeVar("Choice")
Row = dict[str, int]
NOTHING: Row = {}
Getters = list[tuple[int, Callable[[str, int], int]]]
MEMO = 20_000  # sets of conditions remembered; emptied when full, which changes nothing but speed
Reasons = tuple[tuple[str, int], ...]


class Table:
    """The weights of one decision: condition -> value -> weight."""

    def __init__(self, rows: dict[str, Row]) -> None:
        self.rows = rows
        self._found: dict[Hashable, Getters] = {}

    def getters(self, key: Hashable, names: Callable[[], Sequence[str]]) -> Getters:
        """The look-ups of these conditions; `key` is all that their names are made of, so they are made once."""
        found = self._found.get(key)
        if found is None:
            if len(self._found) > MEMO:
                self._found.clear()
            rows = enumerate(map(self.rows.get, names()))
            found = self._found[key] = [(place, row.get) for place, row in rows if row is not None]
        return found

    def total(self, names: Sequence[str], values: Sequence[str]) -> int:
        """The sum of the weights of these conditions; one without a row counts nothing."""
        rows = self.rows
        return sum([rows.get(name, NOTHING).get(value, 0) for name, value in zip(names, values, strict=True)])

    def reasons(self, names: Sequence[str], values: Sequence[str]) -> Reasons:
        """The conditions that have a weight, heaviest first."""
        found = [
            (f"{name}={value}", self.rows[name][value])
            for name, value in zip(names, values, strict=True)
            if value in self.rows.get(name, NOTHING)
        ]
        return tuple(sorted(found, key=lambda row: (-abs(row[1]), row[0])))

    def value(self, names: Iterable[str], values: Sequence[str]) -> str:
        """The value of the largest sum where all conditions of a decision share their values; the first of equals."""
        totals = dict.fromkeys(values, 0)
        rows = self.rows
        for name in names:
            row = rows.get(name)
            if row is not None:
                for value, weight in row.items():
                    totals[value] += weight
        return max(values, key=totals.__getitem__)


def total(getters: Getters, values: Sequence[str]) -> int:
    """The sum of what the look-ups find."""
    found = 0
    for place, get in getters:
        found += get(values[place], 0)
    return found


def choose(getters: Getters, choices: Sequence[Choice], values: Callable[[Choice], Sequence[str]]) -> Choice:
    """The choice whose conditions weigh most; the first of equal ones."""
    if len(choices) == 1:
        return choices[0]
    best, most = choices[0], -1_000_000
    for choice in choices:
        held = values(choice)
        weight = 0
        for place, get in getters:
            weight += get(held[place], 0)
        if weight > most:
            best, most = choice, weight
    return best


def read_table(name: str, folder: Path = FOLDER) -> Table:
    """The table of a decision; a malformed row is an error at import."""
    rows: dict[str, Row] = {}
    with (folder / f"{name}.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            condition, value, weight = line.rstrip("\n").split("\t")
            rows.setdefault(condition, {})[value] = int(weight)
    return Table(rows)
