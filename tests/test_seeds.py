"""The sample articles: what the demo shows is what the contract says, and no worse than what was written down."""

import re
from dataclasses import replace
from itertools import pairwise

import jsonschema_rs
import orjson
import pytest

from tests.golden.annotated import FOLDER, found, golden, noise, place
from tests.golden.scoring import score, scored, shown
from tests.golden.seeds import BY_NAME, SEEDS, outcome_of
from worker import contract
from worker.pipeline import Parsed, Skipped

ENGLISH = [seed.name for seed in SEEDS if seed.name != "german"]
BESIDE = {"index.json", "golden", "broken"}
ACTS = contract.schema("claim")["$defs"]["cue"]["properties"]["act"]["enum"]


def test_the_index_names_every_file_of_the_folder_once() -> None:
    files = {path.name for path in contract.SEEDS.iterdir()} - BESIDE

    assert sorted(seed.file for seed in SEEDS) == sorted(files)


def test_every_article_is_sent_under_its_own_id() -> None:
    assert [seed.article().id for seed in SEEDS] == [seed.key for seed in SEEDS]


def test_every_article_has_golden_claims_and_none_is_without_an_article() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(BY_NAME)


@pytest.mark.parametrize("name", ENGLISH)
def test_golden_claims_stand_in_their_article_and_fit_together(name: str) -> None:
    """Words that are not there, a parent that is none, an act outside the guide's table: slips of the pen."""
    article, rows = BY_NAME[name].article(), golden(name).rows
    assert golden(name).claims(article)

    for row in rows:
        assert row["leaf"] == all(other["within"] != row["key"] for other in rows), row["key"]
        assert row.get("own_voice", False) == (len(row["chain"]) == 1), row["key"]
        assert row["chain"][0]["name"] == article.publisher, row["key"]
        for link in row["chain"][1:]:
            assert link.get("act") in (ACTS if link["cue"] else (None,)), row["key"]
            for words in (*link["source"], *link["cue"]):
                assert words.partition("@")[0] in " ".join((article.title or "", *article.text.split())), words


@pytest.mark.parametrize("name", ENGLISH)
def test_noise_is_in_what_arrives(name: str) -> None:
    raw = (contract.SEEDS / BY_NAME[name].file).read_text(encoding="utf-8")
    shown_to_a_reader = re.sub(r"<[^>]*>", "", raw) if BY_NAME[name].content_type.startswith("text/html") else raw

    assert [piece for piece in golden(name).noise if piece.partition("@")[0] not in shown_to_a_reader] == []


@pytest.mark.parametrize("name", ENGLISH)
def test_every_claim_of_an_article_is_as_the_schema_says(name: str) -> None:
    validator = jsonschema_rs.validator_for(contract.schema("claim"))

    assert [error.message for claim in BY_NAME[name].claims() for error in validator.iter_errors(claim)] == []


@pytest.mark.parametrize("name", ENGLISH)
def test_no_claim_touches_the_noise(name: str) -> None:
    article = BY_NAME[name].article()
    silent = noise(name, article)

    assert [shown(claim) for row in BY_NAME[name].claims() if (claim := found(row, article)).letters & silent] == []


@pytest.mark.parametrize("name", ENGLISH)
def test_an_article_is_no_worse_than_its_floor(name: str) -> None:
    result = scored(name)
    print(result.report())

    assert result.f1 >= golden(name).floor, f"floor {golden(name).floor}, {result.report()}"


def test_golden_claims_are_their_own_best_prediction() -> None:
    claims = golden("wire-nested").claims(BY_NAME["wire-nested"].article())

    assert score(claims, claims).f1 == 100
    assert score(claims, []).f1 == 0


@pytest.mark.parametrize("change", [{"names": ("nobody",)}, {"act": "nothing"}, {"certainty": "?"}, {"polarity": "?"},
                                    {"letters": frozenset({("text", 0)})}])
def test_a_claim_that_is_wrong_in_one_thing_is_not_right(change: dict[str, object]) -> None:
    claims = golden("wire-nested").claims(BY_NAME["wire-nested"].article())

    assert score(claims, [replace(claims[0], **change), *claims[1:]]).right == len(claims) - 1  # type: ignore[arg-type]


def test_an_article_in_german_is_skipped_with_a_manifest_that_says_why() -> None:
    outcome = outcome_of("german")
    assert isinstance(outcome, Skipped)

    manifest = orjson.loads(outcome.manifest.value)

    assert (manifest["outcome"], manifest["reason"], manifest["claims"]) == ("skipped", outcome.reason, [])
    assert "de" in outcome.reason


def test_a_correction_is_a_newer_revision_that_keeps_the_ids_of_what_it_leaves_as_it_was() -> None:
    first, second = BY_NAME["correction-1"], BY_NAME["correction-2"]
    assert first.article().id == second.article().id
    assert (first.article().revision, second.article().revision) == (1, 2)

    kept = [{claim["claim_id"] for claim in seed.claims() if "000 crowns" not in claim["content"]["text"]}
            for seed in (first, second)]

    assert kept[0] <= kept[1]
    assert {claim["claim_id"] for claim in first.claims()} - {claim["claim_id"] for claim in second.claims()}


def test_claims_stand_in_the_order_of_the_article() -> None:
    for name in ENGLISH:
        outcome = outcome_of(name)
        assert isinstance(outcome, Parsed)
        sequence = [orjson.loads(event.value)["sequence"] for event in outcome.claims]

        assert all(later == earlier + 1 for earlier, later in pairwise([0, *sequence]))


def test_words_are_found_across_broken_lines_and_by_their_number() -> None:
    assert place("one\ntwo one two", "one two@2") == (8, 15)
    with pytest.raises(AssertionError, match="occurs 2 times"):
        place("one\ntwo one two", "one two")
