"""From tokens to groups: quotations, then noun and verb groups, each one character that keeps its tokens.

    tokens      The  minister  said  ,  "  we  will  leave  "  .
    quotations  The  minister  said  ,  QUOTE                  .
    groups      NP             FIN   ,  QUOTE                  .

A quotation is a text of its own: it has a view of its own, made in the same way, with the deeper ones closed in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from worker.parser.grammar.compiler import Compiler
from worker.parser.grammar.syntax import Choice, Node, PatternError, Role
from worker.parser.grammar.syntax import Sequence as Row

OUTSIDE = {0: re.compile(r"[^.]+"), 1: re.compile(r"Q+")}


class View(NamedTuple):
    """A sentence, or a quotation in it, as groups; `first` has one entry more than `text`, the end."""

    text: str  # one character a group
    backward: str  # the same, reversed
    first: list[int]  # the first token of each group
    head: list[int]  # its head token
    depth: int  # 0 outside quotation marks, 1 inside, 2 deeper


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of group and its pattern, which names the head token `[h …]` exactly once."""

    kind: str
    pattern: str


class Cascade:
    """Makes the views of a sentence; groups are tried in their order at every token."""

    def __init__(self, compiler: Compiler, groups: Sequence[Group], quotation: str) -> None:
        self.compiler = compiler
        trees = [Role(group.kind, self._tree(group)) for group in groups]
        compiled = compiler.compile(Choice(tuple(trees)))
        self._expression = compiled.expression
        promote = compiler.alphabet.promote
        self._promote = [promote.get(kind, {}) for kind in ("", *compiled.roles)]
        self._quotation = compiler.alphabet.select([quotation])[0]

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

    def _closed(self, classes: str, start: int, end: int, regions: Sequence[tuple[int, int]], depth: int) -> View:
        """A view of [start, end) with the quotations in it closed."""
        text: list[str] = []
        tokens: list[int] = []
        last = start
        for a, b in regions:
            text += [classes[last:a], self._quotation]
            tokens += [*range(last, a), a]
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
            start, end = found.span()
            if start > last:
                parts.append(text[last:start])
                first += range(last, start)
                head += range(last, start)
            number = found.lastindex or 0
            at = found.start(number + 1)
            parts.append(promote[number][text[at]])
            first.append(start)
            head.append(at)
            last = end
        parts.append(text[last:])
        first += range(last, len(text) + 1)
        head += range(last, len(text))
        if tokens is not None:
            first = [tokens[place] for place in first]
            head = [tokens[place] for place in head]
        joined = "".join(parts)
        return View(joined, joined[::-1], first, head, depth)


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
