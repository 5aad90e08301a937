"""The tables of weights, made by worker.parser.learning: rows `condition <TAB> value <TAB> weight`, integers, sorted.

A condition is named by what stays the same over the choices of a decision (`kind=that behind`), its value by what
differs (`, but`). So the rows are found once a decision, by names made of its context, and remembered; a choice costs
one look-up a condition.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import repeat
from pathlib import Path
from typing import Final, NamedTuple

FOLDER = Path(__file__).parent / "tables"
DECISIONS = (
    "cue", "extent.start", "extent.end", "source.place", "source.left", "source.right", "content.shape",
    "content.start", "content.end", "content.first", "content.last", "running.forward", "running.backward",
    "standing",
)
Row = dict[str, int]
NOTHING: Row = {}
Condition = tuple[str, str]
Reasons = tuple[tuple[str, int], ...]
Names = Callable[..., Sequence[str]]  # of a decision's conditions, by its context
Values = Sequence[str]  # what each of them sees at a choice, in the order of the names
Held = tuple[Row, ...]  # one a condition
ALONE: Final = 1_000  # the margin of a choice that has no rival
MEMO: Final = 20_000  # contexts remembered; emptied when full, which changes nothing but speed
_WEIGHT_OF: Final = dict.get
_NOTHING: Final = repeat(0)


class Table:
    """The weights of one decision: condition -> value -> weight."""

    def __init__(self, rows: dict[str, Row]) -> None:
        self.rows = rows
        self._held: dict[Hashable, Held] = {}
        self._aligned: dict[tuple[str, ...], dict[str, tuple[int, ...]]] = {}  # rows with their values in this order

    def held(self, names: Names, *context: str) -> Held:
        """The rows of the conditions that `names` names in this context, in their order; an empty one where none is."""
        found = self._held.get((names, context))
        if found is None:
            if len(self._held) > MEMO:
                self._held.clear()
            found = self._held[names, context] = tuple([self.rows.get(name, NOTHING) for name in names(*context)])
        return found

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
        held = filter(None, map(rows.get, names))
        sums = list(map(sum, zip(*held, strict=True)))
        return values[sums.index(max(sums))] if sums else values[0]


def weight(held: Held, values: Values) -> int:
    """The sum of the weights of these values, one a row; a value that its row does not have counts nothing."""
    return sum(map(_WEIGHT_OF, held, values, _NOTHING))


class Question(NamedTuple):
    """One decision: the names of its conditions in their context, the choices, and what the conditions see at each."""

    names: Names
    context: tuple[str, ...]
    choices: Sequence[int]  # tokens
    values: Callable[[int], Values]

    def conditions(self, choice: int) -> list[Condition]:
        """The conditions that hold of a choice."""
        return conditions(self.names, self.context, self.values(choice))


def choose(table: Table, one: Question) -> int:
    """The choice whose conditions weigh most; the first of equal ones."""
    choices = one.choices
    if len(choices) == 1:
        return choices[0]
    weights = _weights(table, one)
    return choices[weights.index(max(weights))]


def chosen(table: Table, one: Question) -> tuple[int, int]:
    """The same, and by how much it outweighs every other."""
    choices = one.choices
    if len(choices) == 1:
        return choices[0], ALONE
    weights = _weights(table, one)
    most = max(weights)
    place = weights.index(most)
    del weights[place]
    return choices[place], most - max(weights)


def _weights(table: Table, one: Question) -> list[int]:
    held, values = table.held(one.names, *one.context), one.values
    return [sum(map(_WEIGHT_OF, held, values(choice), _NOTHING)) for choice in one.choices]


def conditions(names: Names, context: Sequence[str], values: Values) -> list[Condition]:
    """Names with values: the conditions that hold of a choice."""
    return list(zip(names(*context), values, strict=True))


class Pool:
    """One object for equal values and one for equal weights, over all tables that are read with it.

    What a look-up touches is then, more often than not, what another has just touched: it is in the processor's caches.
    """

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.weights: dict[int, int] = {}


def read_table(name: str, folder: Path = FOLDER, pool: Pool | None = None) -> Table:
    """The table of a decision; a malformed row is an error at import."""
    pool = pool or Pool()
    values, weights = pool.values.setdefault, pool.weights.setdefault
    rows: dict[str, Row] = {}
    with (folder / f"{name}.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            condition, value, weight = line.rstrip("\n").split("\t")
            rows.setdefault(condition, {})[values(value, value)] = weights(int(weight), int(weight))
    return Table(rows)
