"""Read one field of an article: blocks to sentences of tagged tokens, with the regions of quotation."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import add

from worker.parser.document import Block, Document, Field, Quotation, Sentence
from worker.parser.text.capitals import Place, lower_capitals
from worker.parser.text.dateline import dateline
from worker.parser.text.forms import Forms
from worker.parser.text.lemmas import Lemmas
from worker.parser.text.quotations import CANDIDATES, Marks, spans
from worker.parser.text.sentences import breaks
from worker.parser.text.tags import decide
from worker.parser.text.tokens import pieces

FORMS = Forms()
LEMMAS = Lemmas()
BLANK = re.compile(r"\n[ \t\r]*\n\s*")


def split_blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs by blank lines, for a text that no section room has seen."""
    found, start = [], 0
    for match in [*BLANK.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            found.append(Block(start, end, "body"))
        start = match.end() if match else end
    return tuple(found)


class Tokens:
    """The parallel lists of one field, before sentences are cut."""

    def __init__(self, text: str, blocks: tuple[Block, ...]) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.classes: list[str] = []
        self.shapes: list[str] = []
        self.initial: list[str] = []  # the class at the start of a sentence
        self.bounds: list[int] = [0]  # of blocks, by token index
        for block in blocks:
            found, starts = pieces(text, block.start, block.end)
            if found:
                words, classes, shapes, initial = zip(*map(FORMS.__getitem__, found), strict=True)
                self.words += words
                self.classes += classes
                self.shapes += shapes
                self.initial += initial
                self.starts += starts
            self.bounds.append(len(self.words))
        self.ends = list(map(add, self.starts, map(len, self.words)))


def mark_quotations(text: str, tokens: Tokens) -> tuple[tuple[Quotation, ...], str]:
    """Decide the quotation marks in place; the regions, and the string that says which tokens stand in one."""
    marks = Marks(text, tokens.words, tokens.starts, tokens.classes, tokens.shapes)
    joined = "".join(tokens.classes)
    for first, last in pairwise(tokens.bounds):
        found = [match.start() for match in CANDIDATES.finditer(joined, first, last)]
        if found:
            marks.block(found, first, last)
        elif last > first:
            marks.pending = []
    inside = bytearray(b"." * len(tokens.words))
    for opened, closed, _, depth, _, _ in sorted(marks.quotations, key=lambda region: region[3]):
        inside[opened : closed + 1] = (b"Q" if depth else b"q") * (closed + 1 - opened)
    return spans(marks, tokens.ends), inside.decode("ascii")


def cut(tokens: Tokens, shapes: str, classes: str) -> list[Place]:
    """The sentences."""
    found = []
    for block, (first, last) in enumerate(pairwise(tokens.bounds)):
        if first < last:
            found += [(block, begin, end) for begin, end in pairwise(breaks(shapes, classes, first, last))]
    return found


def read(text: str, blocks: tuple[Block, ...], field: Field) -> Document:
    """The document of one field; pure and total: any text has sentences or none, never an error."""
    tokens = Tokens(text, blocks)
    quotations, inside = mark_quotations(text, tokens)
    shapes = "".join(tokens.shapes)
    places = cut(tokens, shapes, "".join(tokens.classes))
    lower_capitals(tokens.words, tokens.classes, tokens.initial, shapes, places)
    joined = "".join(tokens.classes)
    decided = decide("\n" + "\n".join([joined[first:last] for _, first, last in places]) + "\n")
    sentences = []
    for (block, first, last), tags in zip(places, decided[1:-1].split("\n"), strict=False):
        words = tuple(tokens.words[first:last])
        sentences.append(
            Sentence(
                tokens.starts[first],
                tokens.ends[last - 1],
                block,
                words,
                tuple(tokens.starts[first:last]),
                tuple(tokens.ends[first:last]),
                tags,
                tuple(map(LEMMAS.__getitem__, zip(words, tags, strict=True))),
                inside[first:last],
            )
        )
    credit = dateline(text, blocks) if field == "text" else None
    wire, wire_span = (credit.agency, credit.agency_span) if credit else (None, None)
    return Document(text, field, blocks, tuple(sentences), quotations, wire, wire_span)
