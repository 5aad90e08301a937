"""The whole text room: a field of an article becomes sentences of tagged tokens."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.parser.text.reading import document, tagged
from worker.parser.document import Block
from worker.parser.memory import Memory
from worker.parser.text import forms, lemmas, stream
from worker.parser.text.read import read

LEGEND = frozenset("NSZJRDGPWTIBOCXMVYLKFUEA#HQq,.:;(-)*")
MARKS = st.text(alphabet="ab AZ.,:;!?…\"“”'‘’„«»()[]-–—\n\t\u00a0\u200b019$%@#\ud800é", max_size=60)
WORDS = st.lists(
    st.sampled_from(
        "the that to her his as back up 's n't said claims report U.S. Mr. No. J. \" ' “ ” ‘ ’ \n\n , . ? A".split(" ")
    ),
    max_size=40,
).map(" ".join)


def check(text: str) -> None:
    """Every invariant of a document."""
    read_ = document(text)
    position = 0
    for sentence in read_.sentences:
        lengths = {len(part) for part in (sentence.words, sentence.starts, sentence.ends, sentence.lemmas)}
        assert lengths == {len(sentence.tags)} == {len(sentence.quoted)}
        assert LEGEND.issuperset(sentence.tags)
        assert position <= sentence.start == sentence.starts[0]
        for word, start, end in zip(sentence.words, sentence.starts, sentence.ends, strict=True):
            assert (text[start:end], position <= start) == (word, True)
            position = end
        assert position == sentence.end <= read_.blocks[sentence.block].end
    for quotation in read_.quotations:
        assert 0 <= quotation.start < quotation.end <= len(text)


@given(st.one_of(st.text(max_size=80), MARKS, WORDS))
@settings(max_examples=400, deadline=None)
@example("\ud800")
@example("a\u200bb  c \n d")
@example("\0\0 \0")
@example("“\n\n”")
@example("'s ’s ‘s")
def test_any_text_has_offsets_that_hold_its_words(text: str) -> None:
    check(text)


@given(st.one_of(MARKS, WORDS))
@settings(max_examples=100, deadline=None)
def test_a_text_reads_alike_twice(text: str) -> None:
    """What is remembered from the first reading changes nothing in the second."""
    assert document(text) == document(text)


def test_only_blocks_are_read_and_offsets_are_those_of_the_field() -> None:
    text = "MENU | NEWS\nThe  mayor said no.\nShare this\nShe left."
    blocks = (Block(12, 31, "body"), Block(43, 52, "body"))

    found = read(text, blocks, "text").sentences

    assert [(s.block, text[s.start : s.end]) for s in found] == [(0, "The  mayor said no."), (1, "She left.")]


def test_the_wire_credit_of_the_dateline_stays_outside_the_blocks() -> None:
    text = "LIRO, May 3 (Northwire) - The mayor resigned."

    found = read(text, (Block(26, len(text), "body"),), "text")

    assert (found.wire, found.wire_span) == ("Northwire", (13, 22))


def test_lemmas_of_verbs_nouns_and_contractions() -> None:
    text = "They've said the cities' mayors weren't lying; Ann's report claims she wrote two."
    sentence = document(text).sentences[0]
    expected = "they have say the city ' mayor be not lie ; Ann 's report claim she write two .".split()

    assert list(sentence.lemmas) == expected


def test_tokens_inside_quotations_are_marked_by_depth() -> None:
    sentence = document("“He said ‘no’ twice,” she said.").sentences[0]

    assert sentence.quoted == "qqqQQQqqq..."


def test_a_title_is_read_as_a_field_of_its_own() -> None:
    title = "Mayor Says Bridge Is Safe"

    found = read(title, (Block(0, len(title), "headline"),), "title")

    assert (found.field, found.sentences[0].tags) == ("title", "NYNXJ")


def test_tags_follow_the_legend() -> None:
    expected = ["The/D minister/N said/L that/T troops/S were/X killed/K ,/, according/F to/I reports/S ./."]

    assert tagged("The minister said that troops were killed, according to reports.") == expected


def test_a_full_memory_starts_over_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The mayor of Liro said that reports were lies. " * 3
    before = document(text)
    monkeypatch.setattr(forms, "LIMIT", 2)
    monkeypatch.setattr(lemmas, "LIMIT", 2)
    monkeypatch.setattr(stream, "CHUNKS", forms.Chunks())
    monkeypatch.setattr(lemmas, "LEMMAS", Memory(lemmas.Lemmas))

    assert document(text) == before
    assert len(stream.CHUNKS) <= 2
    assert max(map(len, lemmas.LEMMAS.values())) <= 2
