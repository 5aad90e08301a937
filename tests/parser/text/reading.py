"""What the tests of the text rooms share: a text read without the section room."""

from __future__ import annotations

from worker.parser.document import Document
from worker.parser.text.read import read, split_blocks


def document(text: str) -> Document:
    return read(text, split_blocks(text), "text")


def sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in document(text).sentences]


def tagged(text: str) -> list[str]:
    return [" ".join(map("/".join, zip(s.words, s.tags, strict=True))) for s in document(text).sentences]


def quotations(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in document(text).quotations]
