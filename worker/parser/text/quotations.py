"""Quotation marks: which open, which close, which are apostrophes; regions, nested and over paragraph breaks."""

from __future__ import annotations

import re

from worker.parser.document import Quotation

CANDIDATES = re.compile("[Qq]")
PARTNER = re.compile(r"[^ \t\r\n]'(?![A-Za-z0-9])")
DOUBLE = frozenset('“”„«»"‟＂') | {"''", "’’", "``", "‘‘"}
OPENING = frozenset("“„«‹‘‟‚") | {"``", "‘‘"}
STRAIGHT = frozenset(('"', "'", "＂", "''"))
BEFORE_OPENING = frozenset(" \t\n\r\xa0\u2009\u202f([{-–—“‘\"'/«\u200b")
BEHIND_CLOSING = frozenset(" \t\n\r\xa0,.;:!?)[")
GAP = frozenset(" \t\n\r\xa0\u2009\u202f")

Mark = tuple[int, str, bool, bool]  # token index, double or single, may open, may close
Open = tuple[int, str, bool]  # token index, mark, opened before


class Marks:
    """One block's marks, decided from left to right with a stack of what is open."""

    def __init__(self, text: str, words: tuple[str, ...], starts: tuple[int, ...]) -> None:
        self.text, self.words, self.starts = text, words, starts
        self.kinds: dict[int, str] = {}  # token index to Q, q, H (possessive) or * (apostrophe)
        self.quotations: list[tuple[int, int, str, int, bool, bool]] = []  # by token index, end inclusive
        self.pending: list[str] = []  # marks left open at the end of the block before

    def shapes(self) -> dict[int, str]:
        """What the decisions make of the shapes: an apostrophe is as good as a letter."""
        return {index: kind if kind in "Qq" else "a" for index, kind in self.kinds.items()}

    def block(self, found: list[int], first: int, last: int) -> None:
        """Decide the marks `found` among the tokens [first, last) of a block."""
        if not found and first < last:
            self.pending = []
            return
        stack: list[Open] = []
        singles = [index for index in found if self.words[index] in ("'", "’")]
        for order, index in enumerate(found):
            if self.words[index] == "”":
                self.close(index, '"', stack, first)
                continue
            mark = '"' if self.words[index] in DOUBLE else "'"
            opens, closes = self.sides(index, mark, stack)
            if mark == "'" and not opens and self.apostrophe(index, stack, singles):
                self.kinds[index] = "H" if self.after_s(index) else "*"
            elif opens and not (closes and any(entry[1] == mark for entry in stack)):
                self.open(index, mark, stack, first, order == 0)
            else:
                self.close(index, mark, stack, first)
        self.leave(stack, last)

    def sides(self, index: int, mark: str, stack: list[Open]) -> tuple[bool, bool]:
        """Whether a mark may open and may close, by its shape and its neighbours."""
        form, start = self.words[index], self.starts[index]
        before = self.text[start - 1 : start]
        after = self.text[start + len(form) : start + len(form) + 1]
        free = not before or before in BEFORE_OPENING
        if form in STRAIGHT:
            opens = free and after not in GAP and after != ""
            if mark == "'" and opens:
                opens = self.closes_later(index)
            if mark == '"' and free and not stack:
                opens = True
            return opens, not opens or before not in GAP
        backwards = form in "“‘" and (not free and (not after or after in BEHIND_CLOSING))  # typed the wrong way round
        if backwards or (form == "“" and any(self.words[entry[0]] == "„" for entry in stack)):
            return False, True
        return form in OPENING, form not in OPENING

    def closes_later(self, index: int) -> bool:
        """Whether a straight single mark has a partner within the next thousand code points of its line."""
        start = self.starts[index]
        return PARTNER.search(self.text, start + 1, start + 1000) is not None

    def after_s(self, index: int) -> bool:
        """Whether the token before ends in s and touches the mark."""
        return self.text[self.starts[index] - 1 : self.starts[index]] in ("s", "S", "z", "x")

    def apostrophe(self, index: int, stack: list[Open], singles: list[int]) -> bool:
        """Whether a closing mark is an apostrophe: nothing is open, or a plural's possessive before a later mark."""
        if not any(entry[1] == "'" for entry in stack):
            return True
        if not self.after_s(index) or self.text[self.starts[index] + 1 : self.starts[index] + 2] != " ":
            return False
        following = self.text[self.starts[index] + 2 : self.starts[index] + 3]
        return "a" <= following <= "z" and singles[-1] > index

    def open(self, index: int, mark: str, stack: list[Open], first: int, leading: bool) -> None:
        """Open a region; where the innermost open one has the same mark, it was never closed and is dropped."""
        if stack and stack[-1][1] == mark:
            stack.pop()
        before = leading and index <= first + 1 and mark in self.pending
        stack.append((index, mark, before))
        self.kinds[index] = "Q"

    def close(self, index: int, mark: str, stack: list[Open], first: int) -> None:
        """Close the innermost region of the mark, dropping what is open inside it."""
        self.kinds[index] = "q"
        for place in range(len(stack) - 1, -1, -1):
            if stack[place][1] == mark:
                opened, _, before = stack[place]
                del stack[place:]
                self.quotations.append((opened, index, mark, place, before, False))
                return
        if mark in self.pending and self.words[index] not in STRAIGHT and not stack:
            self.quotations.append((first, index, mark, 0, True, False))
            self.pending = []

    def leave(self, stack: list[Open], last: int) -> None:
        """End the block: what is open is left open, to be reopened or not by the next."""
        self.pending = [mark for _, mark, _ in stack]
        for depth, (opened, mark, before) in enumerate(stack):
            self.quotations.append((opened, last - 1, mark, depth, before, True))


def spans(marks: Marks, ends: tuple[int, ...]) -> tuple[Quotation, ...]:
    """The regions as offsets, in order; `left_open` stands only where the next block reopens."""
    found = sorted(marks.quotations, key=lambda region: (region[0], -region[1]))
    reopened = {region[0] for region in found if region[4]}
    return tuple(
        Quotation(marks.starts[opened], ends[closed], mark, depth, before, left and closed + 2 in reopened)
        for opened, closed, mark, depth, before, left in found
    )
