"""Who passed words on without a cue of its own."""

from __future__ import annotations

import pytest

from tests.parser.meaning.marks import claims_of, told

SAID = "[x1 the ice will hold]"


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        (f"[s1 Ida Brandvik] [c1 told] Reuters {SAID}.", "Reuters → Ida Brandvik"),
        (f"[s1 Ida Brandvik] [c1 told] the daily Kompasset {SAID}.", "Kompasset → Ida Brandvik"),
        (f"[s1 Ida Brandvik] [c1 said] in an interview with Reuters that {SAID}.", "Reuters → Ida Brandvik"),
        (f"[s1 Ida Brandvik] [c1 said] in a speech broadcast by Nord television that {SAID}.", "Nord → Ida Brandvik"),
        (f"In comments carried by Reuters, [s1 Ida Brandvik] [c1 said] {SAID}.", "Reuters → Ida Brandvik"),
        (f"[s1 Ida Brandvik] [c1 said] on Fox News that {SAID}.", "Fox News → Ida Brandvik"),
    ],
)
def test_a_medium_that_was_told_is_a_link(marked: str, names: str) -> None:
    (claim,) = claims_of(marked)

    assert told(claim) == f"{names}: the ice will hold"
    assert [link.relay for link in claim.chain] == [False, True, False]


@pytest.mark.parametrize(
    "marked",
    [
        f"[s1 Ida Brandvik] [c1 told] reporters {SAID}.",
        f"[s1 Ida Brandvik] [c1 told] the court {SAID}.",
        f"[s1 Ida Brandvik] [c1 told] a press conference {SAID}.",
        f"[s1 Ida Brandvik] [c1 wrote] on X that {SAID}.",
        f"[s1 Ida Brandvik] [c1 said] on its Telegram channel that {SAID}.",
        f"In a letter seen by Reuters, [s1 Ida Brandvik] [c1 said] {SAID}.",
        f"[s1 Ida Brandvik] [c1 told] Harbour News {SAID}.",
    ],
)
def test_addressees_platforms_and_the_publisher_are_none(marked: str) -> None:
    (claim,) = claims_of(marked)

    assert told(claim) == "Ida Brandvik: the ice will hold"


def test_a_relay_reaches_what_the_same_speaker_adds() -> None:
    marked = f"[s2 [s1 Ida Brandvik]] [c1 told] Reuters {SAID}, [c2 adding] [x2 that the quay is closed]."

    assert [told(claim) for claim in claims_of(marked)] == [
        "Reuters → Ida Brandvik: the ice will hold",
        "Reuters → Ida Brandvik: that the quay is closed",
    ]


def test_a_relay_stays_with_its_speaker() -> None:
    marked = f"[s1 Ida Brandvik] [c1 said] {SAID}, while [s2 Arne Holm] [c2 told] Reuters [x2 it was gone]."

    assert [told(claim) for claim in claims_of(marked)] == [
        "Ida Brandvik: the ice will hold",
        "Reuters → Arne Holm: it was gone",
    ]


def test_a_relay_is_not_carried_into_the_next_sentence() -> None:
    marked = f"[s1 Ida Brandvik] [c1 told] Reuters {SAID}. [s2 She] [c2 said] [x2 the quay is closed]."

    assert told(claims_of(marked)[1]) == "Ida Brandvik: the quay is closed"
