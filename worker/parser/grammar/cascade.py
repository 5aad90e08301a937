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
from typing import NamedTuple

from worker.parser.grammar.compiler import Compiler
from worker.parser.grammar.grouping import SWALLOWED, Group, Grouping

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


class Cascade:
    """Makes the views of a sentence; groups are tried in their order at every token."""

    def __init__(self, compiler: Compiler, groups: Sequence[Group], quotation: str) -> None:
        self.compiler = compiler
        alphabet = compiler.alphabet
        self._grouped = Grouping(compiler, groups).grouped
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
        grouped = self._grouped(text)
        places = range(len(text) + 1) if tokens is None else tokens
        if SWALLOWED not in grouped:
            return View(grouped, grouped[::-1], list(places), depth)
        first = [place for place, group in zip(places, grouped, strict=False) if group != SWALLOWED]
        first.append(places[-1])
        grouped = grouped.replace(SWALLOWED, "")
        return View(grouped, grouped[::-1], first, depth)


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
