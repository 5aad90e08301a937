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
from itertools import groupby
from typing import NamedTuple

from worker.parser.grammar.compiler import MOST, Compiler, TreeWriter, charset
from worker.parser.grammar.syntax import Characters, Choice, Node, PatternError, Repeat
from worker.parser.grammar.syntax import Sequence as Row

OUTSIDE = {0: re.compile(r"[^.]+"), 1: re.compile(r"Q+")}


class View(NamedTuple):
    """A sentence, or a quotation in it, as groups; `first` has one entry more than `text`, the end."""

    text: str  # one character a group
    backward: str  # the same, reversed
    first: list[int]  # the first token of each group
    depth: int  # 0 outside quotation marks, 1 inside, 2 deeper

    def places(self, heads: Iterable[int]) -> list[tuple[int, int]]:
        """These tokens with the groups they stand in; tokens outside the view are left out."""
        first = self.first
        return [(bisect_right(first, token) - 1, token) for token in heads if first[0] <= token < first[-1]]


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of group and its pattern; its head is its last token that can head the kind (see Alphabet.groups)."""

    kind: str
    pattern: str


class Cascade:
    """Makes the views of a sentence; groups are tried in their order at every token."""

    def __init__(self, compiler: Compiler, groups: Sequence[Group], quotation: str) -> None:
        self.compiler = compiler
        alphabet = compiler.alphabet
        self._expression, kinds = _together(compiler, groups)
        self._promote = [None, None, *(alphabet.promote[kind] for kind in kinds)]
        self._quotation = alphabet.select([quotation])[0]
        self._comma = alphabet.character(",", ",", ",")

    def views(self, classes: str, quoted: str) -> list[View]:
        """The sentence outside quotation marks first, then each quotation in it."""
        if "q" not in quoted and "Q" not in quoted:
            return [self._view(classes, None, 0)]
        regions = _regions(quoted, OUTSIDE[0], 0, len(quoted))
        views = [self._closed(classes, 0, len(classes), regions, 0)]
        for start, end in regions:
            deeper = _deeper(quoted, start, end)
            views.append(self._closed(classes, start, end, deeper, 1))
            views += [self._closed(classes, a, b, [], 2) for a, b in deeper]
        return views

    def views_of(self, classes: str, quoted: str, tokens: Iterable[int]) -> list[tuple[View, list[int]]]:
        """The views that hold these tokens, each with those it holds; no other is made."""
        if "q" not in quoted and "Q" not in quoted:
            return [(self._view(classes, None, 0), list(tokens))]
        regions = _regions(quoted, OUTSIDE[0], 0, len(quoted))
        found: dict[tuple[int, int, int], list[int]] = {}
        for token in tokens:
            found.setdefault(_innermost(quoted, regions, token), []).append(token)
        views = []
        for (start, end, depth), held in found.items():
            inside = regions if depth == 0 else _deeper(quoted, start, end) if depth == 1 else []
            views.append((self._closed(classes, start, end, inside, depth), held))
        return views

    def open_view(self, classes: str) -> View:
        """The sentence as it is, token by token."""
        return View(classes, classes[::-1], list(range(len(classes) + 1)), 0)

    def head(self, classes: str, view: View, place: int) -> int:
        """The head token of a group: its last one that can head its kind."""
        kind, _ = self.compiler.alphabet.meaning[view.text[place]]
        heads = self.compiler.alphabet.promote.get(kind)
        token = view.first[place]
        if heads is None:
            return token
        last = view.first[place + 1] - 1
        return next((at for at in range(last, token, -1) if classes[at] in heads), token)

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
        last = 0
        promote = self._promote
        for found in self._expression.finditer(text):
            heads = promote[found.lastindex or 0]
            if heads is None:
                continue
            start, end = found.start(1), found.end()
            at = end - 1
            while text[at] not in heads:
                at -= 1
            if start > last:
                parts.append(text[last:start])
                first += range(last, start)
            parts.append(heads[text[at]])
            first.append(start)
            last = end
        parts.append(text[last:])
        first += range(last, len(text) + 1)
        if tokens is not None:
            first = [tokens[place] for place in first]
        joined = "".join(parts)
        return View(joined, joined[::-1], first, depth)


def _regions(quoted: str, pattern: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(quoted, start, end)]


def _deeper(quoted: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quotations in this one; a region that is marked as deeper from end to end has none."""
    deeper = _regions(quoted, OUTSIDE[1], start, end)
    return [] if deeper == [(start, end)] else deeper


def _innermost(quoted: str, regions: Sequence[tuple[int, int]], token: int) -> tuple[int, int, int]:
    """Start, end and depth of the quotation around a token; the sentence if there is none."""
    if quoted[token] == ".":
        return 0, len(quoted), 0
    start, end = _around(regions, token)
    deeper = _deeper(quoted, start, end)
    if deeper and quoted[token] == "Q":
        return (*_around(deeper, token), 2)
    return start, end, 1


def _around(regions: Sequence[tuple[int, int]], token: int) -> tuple[int, int]:
    """The region that holds a token, of regions in their order."""
    return regions[bisect_right(regions, token, key=lambda region: region[0]) - 1]


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
