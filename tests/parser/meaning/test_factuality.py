"""What the last source commits to, and the ones before it."""

from __future__ import annotations

import pytest

from tests.parser.meaning.marks import claims_of

S = "[s1 The guild]"


@pytest.mark.parametrize(
    ("marked", "certainty", "polarity"),
    [
        (f"{S} [c1 said] [x1 that the ice holds].", "certain", "positive"),
        (f"{S} [c1 said] [x1 that the ice does not hold].", "certain", "negative"),
        (f"{S} [c1 said] [x1 nobody had measured the ice].", "certain", "negative"),
        (f"[x1 “We no longer trust the ice,”] {S} [c1 said].", "certain", "negative"),
        (f"{S} [c1 said] [x1 that men who never swim had drowned].", "certain", "positive"),
        (f"{S} [c1 said] [x1 that the ice may hold].", "possible", "positive"),
        (f"{S} [c1 said] [x1 that the ice would hold].", "probable", "positive"),
        (f"{S} [c1 said] [x1 that the ice is likely to hold].", "probable", "positive"),
        (f"{S} [c1 said] [x1 that the ice will hold].", "certain", "positive"),
        (f"{S} [c1 said] [x1 that the ice would hold if it froze].", "underspecified", "positive"),
        (f"{S} [c1 denied] [x1 that the ice holds].", "certain", "negative"),
        (f"{S} [c1n did not rule out] [x1 a closure].", "possible", "positive"),
        (f"{S} [c1 doubts] [x1 that the ice holds].", "probable", "negative"),
        (f"{S} [c1 fears] [x1 that the ice breaks].", "possible", "positive"),
        (f"{S} [c1 believes] [x1 that the ice holds].", "probable", "positive"),
        (f"{S} [c1 expects] [x1 the ice to hold].", "probable", "positive"),
        (f"{S} [c1n does not expect] [x1 the ice to hold].", "probable", "negative"),
        (f"{S} [c1 hopes] [x1 that the ice holds].", "underspecified", "positive"),
        (f"{S} [c1 urged] [x1 skaters not to leave].", "underspecified", "negative"),
        (f"{S} [c1 asked] [x1 whether the ice holds].", "underspecified", "underspecified"),
        (f"{S} [c1 promised] [x1 to measure the ice].", "certain", "positive"),
        (f"{S} [c1n declined] [x1 to say whether the ice holds].", "underspecified", "underspecified"),
        (f"[x1 “I think it holds,”] {S} [c1 said].", "probable", "positive"),
        (f"[x1 “We hope it holds,”] {S} [c1 said].", "underspecified", "positive"),
        (f"[x1 “Does it hold?”] {S} [c1 said].", "underspecified", "underspecified"),
        (f"[x1 “Measure the ice,”] {S} [c1 said].", "underspecified", "positive"),
        (f"[x1 “Do not skate,”] {S} [c1 said].", "underspecified", "negative"),
        (f"{S} [c1 said] [x1 it was not ice but slush].", "certain", "positive"),
    ],
)
def test_certainty_and_polarity(marked: str, certainty: str, polarity: str) -> None:
    claim = claims_of(marked)[-1]

    assert (claim.factuality.certainty, claim.factuality.polarity) == (certainty, polarity)


def test_the_last_link_has_the_factuality_of_the_claim() -> None:
    (claim,) = claims_of(f"{S} [c1 said] [x1 that the ice may hold].")

    assert claim.chain[-1].factuality == claim.factuality


def test_the_publisher_only_passes_on() -> None:
    (claim,) = claims_of(f"{S} [c1 said] [x1 that the ice holds].")

    assert set(claim.chain[0].factuality) == {"underspecified"}


def test_behind_a_factive_cue_the_publisher_commits_too() -> None:
    (claim,) = claims_of(f"{S} [c1 confirmed] [x1 that the ice holds].")

    assert claim.chain[0].factuality == claim.factuality


def test_the_publisher_commits_to_its_own_voice() -> None:
    (claim,) = claims_of("The ferry may have sunk on Monday.")

    assert (claim.own_voice, claim.factuality.certainty) == (True, "possible")
