"""Whatever the attributions, claims come out whole, in order, and the same again."""

from __future__ import annotations

from bisect import bisect_left
from time import process_time
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parser.meaning.marks import document_of
from worker.article import Article
from worker.claim import Claim, ParserId
from worker.encoding import encode_all
from worker.parser.attributions import Attribution
from worker.parser.document import Document, Span, Spans
from worker.parser.meaning.claims import claims

WORDS = (
    "The guild said that Minister Ida Brandvik , who left in 2021 , had not told Reuters on Monday “ we will go ” . "
    "It reportedly declined to say whether 14 % of A B C ’s ( ABC ) ferries , citing him , would sink ; he , she \n\n"
).split(" ")

LEMMAS = ("say", "decline", "cite", "quote", "tell", "according to", ":")


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, tuple[Attribution, ...]]:
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))) + draw(st.text(max_size=9))
    document = document_of(text, draw(st.integers(0, 1)))
    count = draw(st.integers(0, 6)) if document.sentences else 0
    return document, tuple(attribution(draw, document) for _ in range(count))


def attribution(draw: st.DrawFn, document: Document) -> Attribution:
    index = draw(st.integers(0, len(document.sentences) - 1))
    sentence = document.sentences[index]
    cue = draw(st.integers(0, len(sentence.words) - 1))
    return Attribution(
        source=span(draw, document, index) if draw(st.booleans()) else (),
        cue=((sentence.starts[cue], sentence.ends[cue]),),
        content=span(draw, document, index) + (span(draw, document, index, behind=True) if draw(st.booleans()) else ()),
        sentence=index,
        lemma=draw(st.sampled_from([*LEMMAS, sentence.lemmas[cue]])),
        pos=draw(st.sampled_from(["verb", "noun", "adverb", "mark"])),
        rule="by.chance",
        weight=0,
        passive=draw(st.booleans()),
        quoted=draw(st.booleans()),
        inward=draw(st.booleans()),
        negated=draw(st.booleans()),
    )


def span(draw: st.DrawFn, document: Document, index: int, *, behind: bool = False) -> Spans:
    """Some words of a sentence, or of all that stands behind it."""
    starts = [start for s in document.sentences for start in s.starts]
    ends = [end for s in document.sentences for end in s.ends]
    here = document.sentences[index]
    low = bisect_left(starts, here.end if behind else here.start)
    high = len(starts) - 1 if behind else bisect_left(starts, here.end) - 1
    if low > high:
        return ()
    first = draw(st.integers(low, high))
    last = draw(st.integers(first, high))
    return ((starts[first], ends[last]),)


def made(document: Document, found: tuple[Attribution, ...]) -> tuple[Claim, ...]:
    article = Article(id="a-1", text=document.text, publisher="Harbour News", published_at="2026-03-12")
    return claims(article, (document,), (found,))


@settings(deadline=None, max_examples=300)
@given(documents())
def test_claims_are_whole(drawn: tuple[Document, tuple[Attribution, ...]]) -> None:
    document, found = drawn
    text, ids = document.text, set()
    for number, claim in enumerate(made(document, found), 1):
        assert claim.sequence == number
        assert claim.content.text == " … ".join(text[a:b] for a, b in claim.content.spans)
        assert list(claim.content.spans) == sorted(claim.content.spans)
        assert claim.content.text.strip() != ""
        assert claim.claim_id not in ids
        assert claim.chain[-1].factuality == claim.factuality
        spans = [item.spans for item in claim.times] + [item.spans for item in claim.quantities]
        assert all(a < b for each in spans for a, b in each)
        ids.add(claim.claim_id)


@settings(deadline=None, max_examples=100)
@given(documents())
def test_within_names_a_claim_of_the_article(drawn: tuple[Document, tuple[Attribution, ...]]) -> None:
    found = made(*drawn)
    ids = {claim.claim_id for claim in found}

    assert {claim.within for claim in found} <= ids | {None}


def said(cue: Span, content: Span, pos: Literal["verb", "adverb"]) -> Attribution:
    return Attribution((), (cue,), (content,), 0, "say", pos, "by.chance", 0)


def test_a_claim_within_one_that_came_twice_names_the_one_that_is_kept() -> None:
    found = made(
        document_of("guild guild guild", 0),
        (said((0, 5), (0, 11), "adverb"), said((12, 17), (6, 11), "verb"), said((12, 17), (6, 17), "verb")),
    )

    assert {claim.within for claim in found} <= {claim.claim_id for claim in found} | {None}


@settings(deadline=None, max_examples=100)
@given(documents())
def test_the_same_again(drawn: tuple[Document, tuple[Attribution, ...]]) -> None:
    article = Article(id="a-1", text=drawn[0].text)
    parser = ParserId("1", "d")

    assert encode_all(made(*drawn), article, parser) == encode_all(made(*drawn), article, parser)


def seconds(sentence: str, times: int) -> float:
    document = document_of(sentence * times)
    found = tuple(
        Attribution((place[0],), (place[1],), ((place[2][0], place[-1][1]),), number, "say", "verb", "r", 0)
        for number, sentence in enumerate(document.sentences)
        if len(place := tuple(zip(sentence.starts, sentence.ends, strict=True))) > 3
    )
    return min(timed(document, found) for _ in range(3))


def timed(document: Document, found: tuple[Attribution, ...]) -> float:
    began = process_time()
    made(document, found)
    return process_time() - began


def test_time_grows_with_the_length_and_not_with_its_square() -> None:
    for sentence in (
        "Brandvik said the report was thin. ",
        "Brandvik, Holm, Ostrum, Moe and Aas, of Norway, ",
        "“It said that he, she, ” ",
        "and but who that as the ",
        "A B C D E F ",
        "Monday 4 May 2021 ",
    ):
        assert seconds(sentence, 1600) < 12 * max(seconds(sentence, 400), 0.02), sentence
