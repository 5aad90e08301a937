"""Whom a source phrase means within its article."""

from __future__ import annotations

import pytest

from tests.parser.meaning.marks import claims_of
from worker.claim import Source
from worker.parser.meaning.phrases import read_phrase

P = "[x1 the ice will hold]"


def last_source(marked: str, **options: int) -> Source:
    return claims_of(marked, **options)[-1].chain[-1].source  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("phrase", "name", "kind", "role"),
    [
        ("Ostland 's Harbour Minister Ida Brandvik", "Ida Brandvik", "person", "Ostland's Harbour Minister"),
        ("Ida Brandvik , the harbour minister", "Ida Brandvik", "person", "harbour minister"),
        ("the guild 's chairman , Arne Holm", "Arne Holm", "person", "the guild's chairman"),
        ("Dr Arne Holm of the University of Ostrum", "Arne Holm", "person", None),
        ("Mr Holm", "Holm", "person", None),
        ("Prosecutor Ida Brandvik KC", "Ida Brandvik", "person", "Prosecutor"),
        ("beekeeper Arne Holm", "Arne Holm", "person", "beekeeper"),
        ("Die Zeit 's version of the story", "Die Zeit", "outlet", None),
        ("the guild 's version of the story", "guild's version of the story", "document", None),
        ("the Ostland news agency ONA", "ONA", "outlet", "Ostland news agency"),
        ("the weekly Kompasset", "Kompasset", "outlet", "weekly"),
        ("the Kompasset website", "Kompasset", "outlet", "website"),
        ("The Ostrum Evening Post", "Ostrum Evening Post", "outlet", None),
        ("the dredging firm Holm Marine", "Holm Marine", "organisation", "dredging firm"),
        ("the Ministry of Fisheries", "Ministry of Fisheries", "organisation", None),
        ("Norway 's Fisheries Ministry", "Fisheries Ministry", "organisation", None),
        ("the University of Ostrum", "University of Ostrum", "organisation", None),
        ("Solvane plc", "Solvane plc", "organisation", None),
        ("Norway", "Norway", "state", None),
        ("the Kremlin", "Kremlin", "state", None),
        ("analysts", "analysts", "group", None),
        ("fishermen in the north", "fishermen in the north", "group", None),
        ("an official close to the talks", "official close to the talks", "anonymous", None),
        ("two people familiar with the plan", "two people familiar with the plan", "anonymous", None),
        ("a harbour spokesman", "harbour spokesman", "person", None),
        ("one of the divers", "one of the divers", "anonymous", None),
        ("a report by the guild", "report by the guild", "document", None),
        ("the leaked minutes and letters", "leaked minutes and letters", "document", None),
        ("its chief executive", "chief executive", "person", None),
    ],
)
def test_a_phrase_has_a_name_a_kind_and_a_role(phrase: str, name: str, kind: str, role: str | None) -> None:
    read = read_phrase(tuple(phrase.split(" ")))

    assert (read.name, read.kind, read.role) == (name, kind, role)


@pytest.mark.parametrize(
    ("before", "said", "name"),
    [
        ("Harbour Minister Ida Brandvik left.", f"[s1 Brandvik] [c1 said] {P}.", "Ida Brandvik"),
        ("Harbour Minister Ida Brandvik left.", f"[s1 But Brandvik] [c1 said] {P}.", "Ida Brandvik"),
        ("The Central Bank of Ostland met.", f"[s1 Ostland’s central bank] [c1 said] {P}.", "Central Bank of Ostland"),
        ("The Fisheries Ministry met.", f"[s1 Ostland’s fisheries ministry] [c1 said] {P}.", "Fisheries Ministry"),
        ("The Central Bank of Ostland met.", f"[s1 Norway’s central bank] [c1 said] {P}.", "Norway’s central bank"),
        ("Rovers lost. Ostrum Rovers had led.", f"[s1 Rovers] [c1 said] {P}.", "Ostrum Rovers"),
        ("Harbour Minister Ida Brandvik left.", f"[s1 She] [c1 said] {P}.", "Ida Brandvik"),
        ("Harbour Minister Ida Brandvik left.", f"[s1 The minister] [c1 said] {P}.", "Ida Brandvik"),
        ("Harbour Minister Ida Brandvik met Arne Holm.", f"[s1 She] [c1 said] {P}.", "Ida Brandvik"),
        ("Ida Brandvik met diver Arne Holm.", f"[s1 The diver] [c1 said] {P}.", "Arne Holm"),
        ("Striker Arne Holm, 22, scored twice.", f"[s1 The 22-year-old] [c1 said] {P}.", "Arne Holm"),
        ("The Ostland Harbour Guard (OHG) met.", f"[s1 The OHG] [c1 said] {P}.", "Ostland Harbour Guard"),
        ("The Ostland Harbour Guard met.", f"[s1 It] [c1 said] {P}.", "Ostland Harbour Guard"),
        ("Dredging firm Holm Marine lost a ship.", f"[s1 The company] [c1 said] {P}.", "Holm Marine"),
        ("The daily Kompasset has a new owner.", f"[s1 The newspaper] [c1 said] {P}.", "Kompasset"),
        ("The University of Ostrum closed.", f"[s1 The university] [c1 said] {P}.", "University of Ostrum"),
        ("Fishermen stayed at home.", f"[s1 They] [c1 said] {P}.", "Fishermen"),
        ("Ida Brandvik left.", f"[s1 A spokesman] [c1 said] {P}.", "spokesman"),
        ("The Harbour Guard met.", f"[s1 The Swiss weather service] [c1 said] {P}.", "Swiss weather service"),
    ],
)
def test_a_later_phrase_goes_back_to_the_fullest_name(before: str, said: str, name: str) -> None:
    assert last_source(f"{before} {said}").name == name


def test_a_bare_role_in_a_headline_is_whom_the_text_names() -> None:
    marked = f"[s1 Minister] [c1 says] {P}\n\nHarbour Minister Ida Brandvik left on Monday."

    assert claims_of(marked, headlines=1)[0].chain[-1].source.name == "Ida Brandvik"


def test_a_surname_that_only_later_gets_its_first_name_is_one_person() -> None:
    marked = f"[s1 Brandvik] [c1 says] {P}\n\nHarbour Minister Ida Brandvik left on Monday."

    assert claims_of(marked, headlines=1)[0].chain[-1].source.name == "Ida Brandvik"


def test_who_goes_back_to_the_phrase_before_it() -> None:
    marked = f"The daily Kompasset, [s1 which] first [c1 reported] {P}, has a new owner since Monday."

    assert last_source(marked).name == "Kompasset"


def test_two_names_are_one_source_with_members() -> None:
    source = last_source(f"[s1 Norway and the Red Cross] [c1 said] {P}.")

    assert (source.name, source.kind) == ("Norway and Red Cross", "state")
    assert [(member.name, member.kind) for member in source.members] == [
        ("Norway", "state"),
        ("Red Cross", "organisation"),
    ]


def test_without_a_source_the_link_is_anonymous() -> None:
    source = last_source("[x1 The ice] [c1p is believed] [x1 to hold].")

    assert (source.name, source.kind, source.spans) == ("anonymous", "anonymous", ())
