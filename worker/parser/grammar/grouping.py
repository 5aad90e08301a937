"""Noun and verb groups: which tokens stand together, and the one character that a group becomes.

    D N  V  I  N Z  .        what no group reaches over parts a text into runs: here I and .
    NP   V  I  NP   .        each run is grouped by itself, and the groups of a run are remembered
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from worker.parser.grammar.compiler import MOST, Compiler, TreeWriter, charset
from worker.parser.grammar.syntax import Characters, Choice, Edge, Look, Name, Node, PatternError, Repeat, Role
from worker.parser.grammar.syntax import Sequence as Row
from worker.parser.memory import Memory

SWALLOWED = "\0"  # in a grouped text: a token of the group before it
MEMO = 65_536  # runs remembered


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of group and its pattern; its head is its last token that can head the kind (see Alphabet.groups).

    `across`: the group holds almost anything, so that a text in which one may begin is not parted into runs.
    """

    kind: str
    pattern: str
    across: bool = False


class Grouping:
    """Groups are tried in their order at every token."""

    def __init__(self, compiler: Compiler, groups: Sequence[Group]) -> None:
        self._expression, kinds = _together(compiler, groups)
        self._promote = [None, None, *(compiler.alphabet.promote[kind] for kind in kinds)]
        reached = _reached(Row(tuple(compiler.expand(group.pattern) for group in groups if not group.across)))
        across = [option for group in groups if group.across for option in _options(group, compiler)]
        opening = "".join(dict.fromkeys("".join(_opened(compiler, option)[0] for option in across)))
        self._whole = re.compile(charset(opening) if opening else r"(?!)").search
        self._runs = re.compile(f"{charset(''.join(reached))}++|.", re.DOTALL).findall
        self._memo = Memory(self.run, MEMO)

    def grouped(self, text: str) -> str:
        """The text with each group's character in place of its first token; the others of the group are SWALLOWED."""
        if self._whole(text) is not None:
            return self.run(text)
        return "".join(map(self._memo.__getitem__, self._runs(text)))

    def run(self, text: str) -> str:
        """The same for a text that is not parted."""
        grouped = list(text)
        for found in self._expression.finditer(text):
            heads = self._promote[found.lastindex or 0]
            if heads is None:
                continue
            start, end = found.start(1), found.end()
            at = end - 1
            while text[at] not in heads:
                at -= 1
            grouped[start:end] = [heads[text[at]], *SWALLOWED * (end - start - 1)]
        return "".join(grouped)


def _reached(node: Node) -> frozenset[str]:
    """The characters that a match holds or looks at."""
    match node:
        case Characters(text):
            return frozenset(text)
        case Row(parts) | Choice(parts):
            return frozenset().union(*map(_reached, parts))
        case Repeat(part, _, _) | Look(part, _) | Role(_, part):
            return _reached(part)
        case Edge() | Name():
            raise PatternError("a group may not ask for the edge of the sentence")


def _together(compiler: Compiler, groups: Sequence[Group]) -> tuple[re.Pattern[str], list[str]]:
    """All groups as one expression, and the kind that each of its marks says, from mark 2 on.

    What no group begins with is skipped first; mark 1, empty, is where the group begins. Options that begin with the
    same characters are written behind them once, each run of one kind closed by an empty mark.
    """
    options = [(group.kind, *_opened(compiler, option)) for group in groups for option in _options(group, compiler)]
    by_start: dict[tuple[int, ...], str] = {}
    alphabet = compiler.alphabet
    for character in alphabet.select(alphabet.kinds):
        able = tuple(number for number, (_, opening, _) in enumerate(options) if character in opening)
        by_start[able] = by_start.get(able, "") + character
    others = by_start.pop((), "")
    kinds: list[str] = []
    branches = []
    for able, characters in by_start.items():
        runs = []
        for kind, run in groupby(able, key=lambda number: options[number][0]):
            kinds.append(kind)
            runs.append("(?:" + "|".join(options[number][2] for number in run) + ")()")
        branches.append(f"{charset(characters)}(?:{'|'.join(runs)})")
    skipped = f"{charset(others)}*+" if others else ""
    return re.compile(f"{skipped}()(?:{'|'.join(branches)}|.|)"), kinds


def _opened(compiler: Compiler, option: Node) -> tuple[str, str]:
    """The characters that an option begins with, and the expression of what follows them."""
    parts = option.parts if isinstance(option, Row) else (option,)
    if not isinstance(parts[0], Characters):
        raise PatternError("a group begins with an atom")
    return parts[0].text, TreeWriter(compiler, reverse=False).write(Row(parts[1:]))


def _options(group: Group, compiler: Compiler) -> list[Node]:
    return _spread(compiler.expand(group.pattern))


def _spread(node: Node) -> list[Node]:
    """The same choices, in the same order, each beginning with one atom."""
    parts = node.parts if isinstance(node, Row) else (node,)
    if not parts:
        raise PatternError("a group can be empty")
    opening, rest = parts[0], parts[1:]
    if isinstance(opening, Row):
        return _spread(Row((*opening.parts, *rest)))
    if isinstance(opening, Choice):
        return [option for choice in opening.options for option in _spread(Row((choice, *rest)))]
    if isinstance(opening, Repeat) and opening.most is not None and opening.most <= MOST:
        again = (Repeat(opening.part, max(opening.least - 1, 0), opening.most - 1),) if opening.most > 1 else ()
        taken = _spread(Row((opening.part, *again, *rest)))
        return taken + (_spread(Row(rest)) if opening.least == 0 else [])
    return [node]
