"""What the text rooms hand on: an article as sections, sentences, quotations and tagged tokens.

Offsets are code points `[start, end)` of the field (`text`, or `title` where the headline is not in the text).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Spans = tuple[Span, ...]
Section = Literal["headline", "caption", "body"]
Field = Literal["text", "title"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline or caption that belongs to the article; noise has no block."""

    start: int
    end: int
    section: Section


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted region, marks included. `opened_before` and `left_open`: the speech runs over paragraph breaks."""

    start: int
    end: int
    mark: str  # '"' for double marks of any shape, "'" for single ones
    depth: int  # 0 outermost
    opened_before: bool = False
    left_open: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its tokens, as parallel tuples; `tags` has one character a token (see parser/text/tags.py)."""

    start: int
    end: int
    block: int  # index into Document.blocks
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: str
    lemmas: tuple[str, ...]
    quoted: str  # one character a token: "." outside, "q" inside a quotation of depth 0, "Q" deeper


@dataclass(frozen=True, slots=True)
class Document:
    """One field of an article, read."""

    text: str
    field: Field
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    wire: str | None = None  # the agency of the dateline's credit, "SEOUL (Reuters) -"
    wire_span: Span | None = None
