"""The publisher's own voice."""

from __future__ import annotations

import pytest

from tests.parser.meaning.marks import claims_of, told

S = "[s1 the guild]"


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry sank on Monday.",
        "The ferry has been sold.",
        "The yard employs 240 people.",
        "Two candidates are being tested.",
        "He will be sentenced on 12 December.",
        "The candidate did not appear.",
    ],
)
def test_an_event_a_number_or_a_date_is_a_claim(sentence: str) -> None:
    (claim,) = claims_of(sentence)

    assert (claim.own_voice, claim.content.text) == (True, sentence[:-1])


@pytest.mark.parametrize(
    "sentence",
    [
        "Skaters are less sure.",
        "Nobody is certain.",
        "Is there a vaccine?",
        "If it freezes, the ferry would stop.",
        "The findings will put pressure on the guild.",
        "Followers were divided.",
    ],
)
def test_a_comment_a_question_a_forecast_is_none(sentence: str) -> None:
    assert claims_of(sentence) == ()


def test_a_leading_conjunction_is_left_out() -> None:
    (claim,) = claims_of("But the ferry sank on Monday.")

    assert claim.content.text == "the ferry sank on Monday"


def test_a_headline_always_counts() -> None:
    (claim,) = claims_of("Ice on the sound", headlines=1)

    assert (claim.section, claim.own_voice) == ("headline", True)


def test_around_a_subordinate_attribution_the_whole_sentence_is_the_publisher_s() -> None:
    marked = f"The move came after {S} [c1 said] [x1 that the ice was thin]."
    outer, inner = claims_of(marked)

    assert (told(outer), outer.leaf) == ("own voice: The move came after the guild said that the ice was thin", False)
    assert (inner.within, inner.own_voice) == (outer.claim_id, False)


def test_a_participial_attribution_is_parted_from_the_publisher_s_clause() -> None:
    found = claims_of("[s1 Holm Marine] sold its ferry on Monday, [c1 blaming] [x1 thin ice].")

    assert [told(claim) for claim in found] == [
        "own voice: Holm Marine sold its ferry on Monday",
        "Holm Marine: thin ice",
    ]


def test_a_coordinated_attribution_is_parted_too() -> None:
    found = claims_of("[s1 Holm Marine] sold its ferry on Monday and [c1 said] [x1 it was sorry].")

    assert [told(claim) for claim in found] == [
        "own voice: Holm Marine sold its ferry on Monday",
        "Holm Marine: it was sorry",
    ]


def test_a_last_clause_of_the_publisher_is_its_own() -> None:
    found = claims_of("[s1 Skaters] [c1 expected] [x1 a cold week], but the ferry sank on Monday.")

    assert [told(claim) for claim in found] == [
        "Skaters: a cold week",
        "own voice: the ferry sank on Monday",
    ]


def test_the_sentence_of_an_attribution_is_not_said_again_by_the_publisher() -> None:
    found = claims_of(f"[x1 The ferry sank on Monday], {S} [c1 said].")

    assert [claim.own_voice for claim in found] == [False]
