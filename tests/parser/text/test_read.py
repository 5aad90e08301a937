"""The whole text room: a field of an article becomes sentences of tagged tokens."""

from __future__ import annotations

import pytest

from worker.parser.document import Document
from worker.parser.text.read import read, split_blocks


def document(text: str) -> Document:
    return read(text, split_blocks(text), "text")


def tagged(text: str) -> list[str]:
    return [" ".join(map("/".join, zip(s.words, s.tags, strict=True))) for s in document(text).sentences]


def test_tokens_are_tagged_one_character_each() -> None:
    expected = ["The/D minister/N said/L that/T troops/S were/X killed/K ,/, according/F to/I reports/S ./."]

    assert tagged("The minister said that troops were killed, according to reports.") == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0", '"', "’", "\ud800", "\U0010ffff", "a\u200bb", "...", "“"])
def test_any_text_has_offsets_that_hold_its_words(text: str) -> None:
    for sentence in document(text).sentences:
        words = tuple(text[start:end] for start, end in zip(sentence.starts, sentence.ends, strict=True))
        assert words == sentence.words
