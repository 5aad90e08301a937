"""What claims need beside the corpus convention stands in attributions()."""

from __future__ import annotations

import pytest

from worker.parser.attribution import attribution_rows, attributions
from worker.parser.text.read import read, split_blocks


def made(text: str, family: str) -> list[tuple[str, str, list[str]]]:
    """(source, cue, content) of what the rules of a family made."""
    document = read(text, split_blocks(text), "text")
    return [
        (
            " … ".join(text[a:b] for a, b in one.source),
            " … ".join(text[a:b] for a, b in one.cue),
            [text[a:b] for a, b in one.content],
        )
        for one in attributions(document)
        if one.rule.startswith(family)
    ]


def test_citing_points_inward_to_the_content_of_the_one_who_cites() -> None:
    text = "The pier has sunk, the Gazette reported on Friday, citing the harbour police."

    assert made(text, "inward") == [("the harbour police", "citing", ["The pier has sunk"])]


def test_quoted_as_saying_has_two_attributions_of_one_content() -> None:
    text = "The Gazette quoted the mayor as saying that the pier had sunk."

    assert made(text, "quote-as") == [
        ("The Gazette", "quoted", ["that the pier had sunk"]),
        ("the mayor", "saying", ["that the pier had sunk"]),
    ]


def test_an_adverb_of_hearsay_has_no_source_and_the_clause_around_it() -> None:
    assert made("The mayor reportedly fled to Spain.", "adverb") == [("", "reportedly", ["The mayor", "fled to Spain"])]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The old mill burned for three days, jurors in Lund were told.", "The old mill burned for three days"),
        ("Minister to visit flooded port, aide says", "Minister to visit flooded port"),
        ("The ferries will stop in May, Mayor Ilves told the Gazette on Monday.", "The ferries will stop in May"),
    ],
)
def test_a_clause_that_a_verb_of_reporting_closes_is_what_it_reports(text: str, content: str) -> None:
    document = read(text, split_blocks(text), "text")

    assert content in [text[slice(*one.content[0])] for one in attributions(document)]


def test_what_points_inward_is_never_outermost_for_the_corpus() -> None:
    text = "The pier has sunk, the Gazette reported on Friday, citing the harbour police."
    rows = attribution_rows(read(text, split_blocks(text), "text"))

    assert [row["within"] is None for row in rows if row["rule"] == "inward.citing"] == [False]
