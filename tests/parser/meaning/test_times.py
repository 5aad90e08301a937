"""Times: TIMEX3 values counted from the day of publication, a Thursday."""

from __future__ import annotations

import pytest

from tests.parser.meaning.marks import claims_of, document_of
from worker.claim import Time
from worker.parser.meaning.calendar import day_of
from worker.parser.meaning.times import find_times

DAY = day_of("2026-03-12T09:00:00Z")


def times(text: str) -> list[Time]:
    return [time for sentence in document_of(text).sentences for time in find_times(text, sentence, DAY)]


def values(text: str) -> list[str]:
    return [time.value for time in times(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sank on Monday.", "2026-03-09"),
        ("It will sail on Monday.", "2026-03-16"),
        ("It sank on Thursday.", "2026-03-12"),
        ("It sank last Thursday.", "2026-03-05"),
        ("It will sail next Monday.", "2026-03-16"),
        ("It sank late Tuesday.", "2026-03-10"),
        ("It sank on Tuesday morning.", "2026-03-10TMO"),
        ("It sank yesterday.", "2026-03-11"),
        ("It will sail tomorrow.", "2026-03-13"),
        ("It sank on 4 October.", "2025-10-04"),
        ("It sank on Oct. 4, 2024.", "2024-10-04"),
        ("It will sail on May 2.", "2026-05-02"),
        ("It sank in October.", "2025-10"),
        ("It sank in February 2025.", "2025-02"),
        ("It will sail by July.", "2026-07"),
        ("It will sail by mid-September.", "2026-09"),
        ("It sank in 2021.", "2021"),
        ("It sank last year.", "2025"),
        ("It sank last week.", "2026-W10"),
        ("It will sail next month.", "2026-04"),
        ("It sank this year.", "2026"),
        ("It will sail this weekend.", "2026-W11-WE"),
        ("It sank in the summer.", "2025-SU"),
        ("It sank last autumn.", "2025-FA"),
        ("Sales fell in the fourth quarter of 2025.", "2025-Q4"),
        ("Third-quarter sales fell.", "2025-Q3"),
        ("It sank at 11:20 a.m. on Monday.", "2026-03-09T11:20"),
        ("It sank at 2:05 p.m. on Monday.", "2026-03-09T14:05"),
        ("It sank three weeks ago.", "2026-W08"),
        ("It sank in the 1990s.", "199"),
        ("It sank in recent weeks.", "PAST_REF"),
        ("It sinks now.", "PRESENT_REF"),
        ("It sailed for 15 years.", "P15Y"),
        ("It sailed for a year.", "P1Y"),
        ("It held a nine-week trial.", "P9W"),
        ("It took a 20-minute break.", "PT20M"),
        ("It leads by 1 minute 12 seconds.", "PT72S"),
        ("It grew in each of the past six years.", "P6Y"),
        ("It sailed for years.", "PXY"),
        ("It will end by the end of the decade.", "202"),
    ],
)
def test_the_value_of_an_expression(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "It carries 300 cars a day.",
        "It floods once in 50 years.",
        "The 22-year-old left.",
        "It may sail.",
        "They march north.",
        "It cost 2,000 crowns.",
        "It took a second look.",
    ],
)
def test_rates_ages_and_other_senses_are_no_times(text: str) -> None:
    assert values(text) == []


def test_a_preposition_shows_in_mod_and_stays_out_of_the_span() -> None:
    (time,) = times("It will sail before July.")

    assert (time.text, time.mod) == ("July", "BEFORE")


def test_a_span_is_where_its_text_stands() -> None:
    text = "It sank at 11:20 a.m. on Monday, and again last\u200b week."
    found = times(text)

    assert [text[a:b] for time in found for a, b in time.spans] == [time.text for time in found]


def test_without_a_day_of_publication_only_what_stands_by_itself_has_a_value() -> None:
    text = "It sank on Monday, in 2021, for a year."
    (sentence,) = document_of(text).sentences

    assert [time.value for time in find_times(text, sentence, None)] == ["2021", "P1Y"]


@pytest.mark.parametrize("published", [None, "", "yesterday", "2026-13-45", "20260312"])
def test_a_day_that_is_none_is_no_day(published: str | None) -> None:
    assert day_of(published) is None


@pytest.mark.parametrize(
    ("marked", "at"),
    [
        ("[s1 The guild] [c1 said] on Monday [x1 that it rains].", "2026-03-09"),
        ("Speaking on Monday, [s1 the guild] [c1 said] [x1 that it rains].", "2026-03-09"),
        ("[s1 The guild] [c1 said] on Monday morning [x1 that it rains].", "2026-03-09"),
        ("[s1 The guild] had earlier [c1 said] [x1 that it rains].", "PAST_REF"),
        ("[s1 The guild] [c1 said] [x1 that it rained on Monday].", None),
        ("[s1 The guild, which opened in 2021,] [c1 said] [x1 that it rains].", None),
        ("[s1 The report, issued on Monday,] [c1 said] [x1 that it rains].", "2026-03-09"),
        ("[x1 It rains], [s1 the guild] [c1 said], hours after a ship sank on Monday.", None),
    ],
)
def test_when_it_was_said(marked: str, at: str | None) -> None:
    link = next(claim for claim in claims_of(marked) if not claim.own_voice).chain[-1]

    assert (link.at.value if link.at else None) == at


def test_the_times_of_a_content_are_those_inside_it() -> None:
    (claim,) = claims_of("[s1 The guild] [c1 said] on Tuesday [x1 that it rained on Monday].")

    assert [time.value for time in claim.times] == ["2026-03-09"]
