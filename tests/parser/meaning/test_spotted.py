"""Quantities, places and named entities inside a content."""

from __future__ import annotations

import pytest

from tests.parser.meaning.marks import claims_of
from worker.claim import Claim


def the_claim(content: str) -> Claim:
    (claim,) = claims_of(f"[s1 The guild] [c1 said] [x1 that {content}].")
    return claim


@pytest.mark.parametrize(
    ("content", "value", "bounds", "unit", "of"),
    [
        ("12,000 eels died", "12000", (None, None), None, "eels"),
        ("at least 14 boats sank", None, ("14", None), None, "boats"),
        ("up to 300 jobs may go", None, (None, "300"), None, "jobs"),
        ("sales rose 4.5 percent", "4.5", (None, None), "%", None),
        ("sales rose 41%", "41", (None, None), "%", None),
        ("it cost $4.1 million", "4100000", (None, None), "USD", None),
        ("it cost 1,500 euros", "1500", (None, None), "EUR", None),
        ("it earned 3.4 billion to 3.9 billion francs", None, ("3400000000", "3900000000"), "francs", None),
        ("it fell nine feet", "9", (None, None), "ft", None),
        ("three ferries sank", "3", (None, None), None, "ferries"),
    ],
)
def test_a_quantity_is_read(
    content: str, value: str | None, bounds: tuple[str | None, str | None], unit: str | None, of: str | None
) -> None:
    (quantity,) = the_claim(content).quantities

    assert (quantity.value, (quantity.min, quantity.max), quantity.unit, quantity.of) == (value, bounds, unit, of)


def test_a_rough_number_says_so() -> None:
    assert [quantity.approx for quantity in the_claim("about 300 eels died").quantities] == [True]


def test_the_number_of_a_date_is_no_quantity() -> None:
    claim = the_claim("it sank on 4 October 2024")

    assert (claim.quantities, len(claim.times)) == ((), 1)


def test_a_country_and_a_capital_are_places_of_their_country() -> None:
    places = the_claim("ships left Norway for Lisbon").places

    assert [(place.name, place.country) for place in places] == [("Norway", "NO"), ("Lisbon", "PT")]


def test_a_name_behind_in_is_a_place_of_no_known_country() -> None:
    assert [(place.name, place.country) for place in the_claim("it sank in Ostrum").places] == [("Ostrum", None)]


def test_a_mention_has_the_fullest_name_of_the_article() -> None:
    marked = "Harbour Minister Ida Brandvik left on Monday. [s1 The guild] [c1 said] [x1 that Brandvik was ill]."
    claim = claims_of(marked)[-1]

    assert [(mention.text, mention.name, mention.kind) for mention in claim.mentions] == [
        ("Brandvik", "Ida Brandvik", "person")
    ]


def test_what_stands_outside_the_content_is_not_in_the_claim() -> None:
    marked = "In Norway, [s1 the guild] [c1 said] on Monday [x1 that it was ill], 14 days late."
    (claim,) = claims_of(marked)

    assert (claim.places, claim.times, claim.quantities) == ((), (), ())
