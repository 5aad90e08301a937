"""The tables of weights, made by learn.py: rows `condition <TAB> value <TAB> weight`, integers, sorted.

A condition is named by what stays the same over the choices of a decision (`kind=that behind`), its value by what
differs (`, but`). Conditions that look at the same few things form a facet: what it sees is often seen again, so the
sum of its weights is remembered, and a choice costs one look-up a facet. That changes nothing but speed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from operator import getitem
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

FOLDER = Path(__file__).parent / "tables"
DECISIONS = (
    "cue", "extent.start", "extent.end", "source.place", "source.left", "source.right", "content.shape",
    "content.start", "content.end", "content.first", "content.last", "running.forward", "running.backward",
)
Choice = TypeVar("Choice")
Row = dict[str, int]
NOTHING: Row = {}
Condition = tuple[str, str]
Reasons = tuple[tuple[str, int], ...]
Context = tuple[Any, ...]
Look = tuple[Any, ...]
MEMO = 20_000  # contexts, and sums of a facet, remembered; emptied when full, which changes nothing but speed


class Facet(NamedTuple):
    """Conditions that look at the same things: their names by the decision's context, their values by the look."""

    names: Callable[..., Sequence[str]]
    values: Callable[..., Sequence[str]]

    def conditions(self, context: Context, look: Look) -> list[Condition]:
        """Names with values."""
        return list(zip(self.names(*context), self.values(*look), strict=True))


class Facets:
    """All facets of a decision; contexts and looks are given one a facet, in this order."""

    __slots__ = ("members",)

    def __init__(self, *members: Facet) -> None:
        self.members = members

    def conditions(self, contexts: Sequence[Context], looks: Sequence[Look]) -> list[Condition]:
        """Every condition of a choice."""
        return [
            condition
            for facet, context, look in zip(self.members, contexts, looks, strict=True)
            for condition in facet.conditions(context, look)
        ]


class Sums(dict[Look, int]):
    """The sum of a facet's weights in one context, by the look."""

    __slots__ = ("_rows", "_values")

    def __init__(self, rows: list[tuple[int, Row]], values: Callable[..., Sequence[str]]) -> None:
        self._rows, self._values = rows, values

    def __missing__(self, look: Look) -> int:
        if len(self) > MEMO:
            self.clear()
        found = 0
        if self._rows:
            values = self._values(*look)
            found = sum([row.get(values[place], 0) for place, row in self._rows])
        self[look] = found
        return found


Weighing = tuple[Sums, ...]  # one a facet


class Table:
    """The weights of one decision: condition -> value -> weight."""

    def __init__(self, rows: dict[str, Row]) -> None:
        self.rows = rows
        self._sums: dict[tuple[Facet, Context], Sums] = {}
        self._nothing: dict[Facet, Sums] = {}  # of the many contexts without a row
        self._weighings: dict[Hashable, Weighing] = {}
        self._aligned: dict[tuple[str, ...], dict[str, tuple[int, ...]]] = {}  # rows with their values in this order

    def weighing(self, facets: Facets, contexts: tuple[Context, ...]) -> Weighing:
        """The sums of the facets in these contexts."""
        key = (facets, contexts)
        found = self._weighings.get(key)
        if found is None:
            if len(self._weighings) > MEMO:
                self._weighings.clear()
                self._sums.clear()
            found = self._weighings[key] = tuple(map(self._sums_of, facets.members, contexts))
        return found

    def _sums_of(self, facet: Facet, context: Context) -> Sums:
        found = self._sums.get((facet, context))
        if found is None:
            rows = enumerate(map(self.rows.get, facet.names(*context)))
            held = [(place, row) for place, row in rows if row is not None]
            found = self._sums[facet, context] = Sums(held, facet.values) if held else self._without_rows(facet)
        return found

    def _without_rows(self, facet: Facet) -> Sums:
        return self._nothing.setdefault(facet, Sums([], facet.values))

    def total(self, conditions: Iterable[Condition]) -> int:
        """The sum of the weights of these conditions; one without a row counts nothing."""
        rows = self.rows
        return sum([rows.get(name, NOTHING).get(value, 0) for name, value in conditions])

    def reasons(self, conditions: Iterable[Condition]) -> Reasons:
        """The conditions that have a weight, heaviest first."""
        found = [
            (f"{name}={value}", self.rows[name][value])
            for name, value in conditions
            if value in self.rows.get(name, NOTHING)
        ]
        return tuple(sorted(found, key=lambda row: (-abs(row[1]), row[0])))

    def value(self, names: Iterable[str], values: tuple[str, ...]) -> str:
        """The value of the largest sum where all conditions of a decision share their values; the first of equals."""
        rows = self._aligned.get(values)
        if rows is None:
            rows = self._aligned[values] = {
                name: tuple([row.get(value, 0) for value in values]) for name, row in self.rows.items()
            }
        sums = [sum(column) for column in zip(*[rows[name] for name in names if name in rows], strict=True)]
        return values[sums.index(max(sums))] if sums else values[0]


def total(weighing: Weighing, looks: Sequence[Look]) -> int:
    """The sum over the facets of what is looked at."""
    return sum(map(getitem, weighing, looks))


def choose(weighing: Weighing, choices: Sequence[Choice], looks: Callable[[Choice], Sequence[Look]]) -> Choice:
    """The choice whose conditions weigh most; the first of equal ones."""
    weights = [sum(map(getitem, weighing, looks(choice))) for choice in choices]
    return choices[weights.index(max(weights))]


def read_table(name: str, folder: Path = FOLDER) -> Table:
    """The table of a decision; a malformed row is an error at import."""
    rows: dict[str, Row] = {}
    with (folder / f"{name}.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            condition, value, weight = line.rstrip("\n").split("\t")
            rows.setdefault(condition, {})[value] = int(weight)
    return Table(rows)
