"""Read one field of an article: blocks to sentences of tagged tokens, with the regions of quotation."""

from __future__ import annotations

import re
from itertools import pairwise

from worker.parser.document import Block, Document, Field, Quotation, Sentence
from worker.parser.text.capitals import Place, lowered
from worker.parser.text.dateline import dateline
from worker.parser.text.lemmas import lemmas_of
from worker.parser.text.quotations import CANDIDATES, Marks, spans
from worker.parser.text.sentences import breaks
from worker.parser.text.stream import Tokens, replaced, tokens_of
from worker.parser.text.tags import decide

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


def mark_quotations(text: str, tokens: Tokens) -> tuple[tuple[Quotation, ...], str]:
    """Decide the quotation marks; the regions, and the string that says which tokens stand in one."""
    marks = Marks(text, tokens.words, tokens.starts)
    first = 0
    for last in tokens.edges:
        marks.block([match.start() for match in CANDIDATES.finditer(tokens.shapes, first, last)], first, last)
        first = last + 1
    tokens.classes = replaced(tokens.classes, marks.kinds)
    tokens.shapes = replaced(tokens.shapes, marks.shapes())
    inside = bytearray(b".") * len(tokens.words)
    for opened, closed, _, depth, _, _ in sorted(marks.quotations, key=lambda region: region[3]):
        inside[opened : closed + 1] = (b"Q" if depth else b"q") * (closed + 1 - opened)
    return spans(marks, tokens.ends), inside.decode("ascii")


def cut(tokens: Tokens) -> list[Place]:
    """The sentences, block by block."""
    found, first = [], 0
    for block, last in enumerate(tokens.edges):
        if first < last:
            edges = breaks(tokens.shapes, tokens.classes, first, last)
            found += [(block, begin, end) for begin, end in pairwise(edges)]
        first = last + 1
    return found


def tagged(classes: str, places: list[Place]) -> tuple[list[str], str]:
    """The tags of each sentence, and those of all tokens with the edges of blocks between them."""
    tags = decide("\n" + "\n".join([classes[first:last] for _, first, last in places]) + "\n")[1:-1].split("\n")
    aligned, position = [], 0
    for (_, first, last), part in zip(places, tags, strict=False):
        aligned.append("\n" * (first - position) + part)
        position = last
    return tags, "".join(aligned)


def read(text: str, blocks: tuple[Block, ...], field: Field) -> Document:
    """The document of one field; pure and total: any text has sentences or none, never an error."""
    tokens = tokens_of(text, blocks)
    quotations, inside = mark_quotations(text, tokens)
    places = cut(tokens)
    tokens.classes = replaced(tokens.classes, lowered(tokens, places))
    tags, aligned = tagged(tokens.classes, places)
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    lemmas = lemmas_of(words, aligned)
    sentences = tuple(
        Sentence(
            starts[first],
            ends[last - 1],
            block,
            words[first:last],
            starts[first:last],
            ends[first:last],
            part,
            lemmas[first:last],
            inside[first:last],
        )
        for (block, first, last), part in zip(places, tags, strict=False)
    )
    credit = dateline(text, blocks) if field == "text" else None
    wire, wire_span = (credit.agency, credit.agency_span) if credit else (None, None)
    return Document(text, field, blocks, sentences, quotations, wire, wire_span)
