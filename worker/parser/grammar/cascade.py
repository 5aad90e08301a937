"""From tokens to groups: quotations, then noun and verb groups, each one character that keeps its tokens.

    tokens      The  minister  said  ,  "  we  will  leave  "  .
    quotations  The  minister  said  ,  QUOTE                  .
    groups      NP             FIN   ,  QUOTE                  .

A quotation is a text of its own: it has a view of its own, made in the same way, with the deeper ones closed in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from worker.parser.grammar.compiler import MOST, Compiler, TreeWriter, charset
from worker.parser.grammar.syntax import Choice, Node, PatternError, Repeat, Role
from worker.parser.grammar.syntax import Sequence as Row

OUTSIDE = {0: re.compile(r"[^.]+"), 1: re.compile(r"Q+")}


class View(NamedTuple):
    """A sentence, or a quotation in it, as groups; `first` has one entry more than `text`, the end."""

    text: str  # one character a group
    backward: str  # the same, reversed
    first: list[int]  # the first token of each group
    head: list[int]  # its head token
    depth: int  # 0 outside quotation marks, 1 inside, 2 deeper

    def places(self, heads: Iterable[int]) -> list[tuple[int, int]]:
        """These tokens with the groups they stand in; tokens outside the view are left out."""
        found = [(bisect_right(self.first, token) - 1, token) for token in heads]
        return [(place, token) for place, token in found if 0 <= place < len(self.head) and self._own(place, token)]

    def _own(self, place: int, token: int) -> bool:
        """Is the token the group's head, or in a noun group at least; a token of a closed quotation is not."""
        return self.head[place] == token or self.first[place] < token < self.head[place]


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of group and its pattern, which names the head token `[h …]` exactly once."""

    kind: str
    pattern: str


class Cascade:
    """Makes the views of a sentence; groups are tried in their order at every token."""

    def __init__(self, compiler: Compiler, groups: Sequence[Group], quotation: str) -> None:
        self.compiler = compiler
        alphabet = compiler.alphabet
        options = [(group.kind, option) for group in groups for option in _options(self._tree(group))]
        # Empty groups mark where the group begins, where its head ends, and which option it was.
        writer = Writer(compiler)
        written = [(kind, writer.write(option)) for kind, option in options]
        starters = frozenset().union(*(self._first(option) for _, option in options))
        others = charset("".join(c for c in alphabet.select(alphabet.kinds) if c not in starters))
        self._expression = re.compile(f"{others}*+()(?:" + "|".join(f"{text}()" for _, text in written) + "|.|)")
        self._promote: list[dict[str, str] | None] = [None, None]
        for kind, _ in written:
            self._promote += [None, alphabet.promote[kind]]
        self._quotation = alphabet.select([quotation])[0]
        self._comma = alphabet.character(",", ",", ",")

    def _first(self, option: Node) -> frozenset[str]:
        first = self.compiler.first(option)
        if first is None:
            raise PatternError("a group can be empty")
        return first

    def _tree(self, group: Group) -> Node:
        tree = self.compiler.expand(group.pattern)
        if _heads(tree) != 1:
            raise PatternError(f"the group {group.kind} must name its head once: {group.pattern!r}")
        return tree

    def views(self, classes: str, quoted: str) -> list[View]:
        """The sentence outside quotation marks first, then each quotation in it."""
        if "q" not in quoted and "Q" not in quoted:
            return [self._view(classes, None, 0)]
        regions = [found.span() for found in OUTSIDE[0].finditer(quoted)]
        views = [self._closed(classes, 0, len(classes), regions, 0)]
        for start, end in regions:
            deeper = [found.span() for found in OUTSIDE[1].finditer(quoted, start, end)]
            if deeper == [(start, end)]:
                deeper = []
            views.append(self._closed(classes, start, end, deeper, 1))
            views += [self._closed(classes, a, b, [], 2) for a, b in deeper]
        return views

    def open_view(self, classes: str) -> View:
        """The sentence as it is, token by token."""
        size = len(classes)
        return View(classes, classes[::-1], list(range(size + 1)), list(range(size)), 0)

    def _closed(self, classes: str, start: int, end: int, regions: Sequence[tuple[int, int]], depth: int) -> View:
        """A view of [start, end) with the quotations in it closed."""
        text: list[str] = []
        tokens: list[int] = []
        last = start
        for a, b in regions:
            text += [classes[last:a], self._quotation]
            tokens += [*range(last, a), a]
            if b - 2 > a and classes[b - 2] == self._comma:  # “…,” said: a comma behind the quotation
                text.append(self._comma)
                tokens.append(b - 2)
            last = b
        text.append(classes[last:end])
        tokens += range(last, end + 1)
        return self._view("".join(text), tokens, depth)

    def _view(self, text: str, tokens: list[int] | None, depth: int) -> View:
        parts: list[str] = []
        first: list[int] = []
        head: list[int] = []
        last = 0
        promote = self._promote
        for found in self._expression.finditer(text):
            number = found.lastindex or 0
            kind = promote[number]
            if kind is None:
                continue
            start, at = found.start(1), found.start(number - 1) - 1
            if start > last:
                parts.append(text[last:start])
                first += range(last, start)
                head += range(last, start)
            parts.append(kind[text[at]])
            first.append(start)
            head.append(at)
            last = found.end()
        parts.append(text[last:])
        first += range(last, len(text) + 1)
        head += range(last, len(text))
        if tokens is not None:
            first = [tokens[place] for place in first]
            head = [tokens[place] for place in head]
        joined = "".join(parts)
        return View(joined, joined[::-1], first, head, depth)


def _options(node: Node) -> list[Node]:
    """The same choices, in the same order, each beginning with one atom if it can: `re` rejects those fast."""
    parts = node.parts if isinstance(node, Row) else (node,)
    opening, rest = parts[0], parts[1:]
    if isinstance(opening, Row):
        return _options(Row((*opening.parts, *rest)))
    if isinstance(opening, Choice):
        return [option for choice in opening.options for option in _options(Row((choice, *rest)))]
    if isinstance(opening, Repeat) and opening.most is not None and opening.most <= MOST:
        again = (Repeat(opening.part, max(opening.least - 1, 0), opening.most - 1),) if opening.most > 1 else ()
        taken = _options(Row((opening.part, *again, *rest)))
        return taken + (_options(Row(rest)) if opening.least == 0 else [])
    return [node]


class Writer(TreeWriter):
    """Marks the end of the head by an empty group behind it, so that no group opens the expression."""

    def __init__(self, compiler: Compiler) -> None:
        super().__init__(compiler, reverse=False)

    def role(self, part: Node) -> str:
        """The head, then the mark."""
        return f"{self.write(part)}()"


def _heads(node: Node) -> int:
    match node:
        case Row(parts):
            return sum(map(_heads, parts))
        case Choice(options):
            return max(map(_heads, options)) * (1 if len({_heads(o) for o in options}) == 1 else 9)
        case Role(name, part):
            return (name == "h") + _heads(part)
        case _:
            return 0
