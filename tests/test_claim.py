"""Claims and manifests as bytes, and what identifies a claim."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from worker import claim
from worker.article import Article
from worker.claim import Claim, Cue, Factuality, Link, Manifest, ParserId, Source
from worker.encoding import encode, encode_all, encode_manifest
from worker.identity import claim_id, plain

TEXT = "HARBOUR NEWS\n\nThe dyke at Ostrum will hold, the mayor said, until the spring."
ARTICLE = Article(id="a-1", text=TEXT, publisher="Harbour News", sha256="0" * 64)
PARSER = ParserId("1.2", "abc")


def a_claim() -> Claim:
    publisher = Link(Source(text=None, spans=(), name="Harbour News", kind="outlet"))
    mayor = Link(
        Source(text="the mayor", spans=((44, 53),), name="mayor", kind="person"),
        Cue(text="said", spans=((54, 58),), lemma="say", act="state"),
        rule="clause.after",
        confidence=93,
    )
    spans = ((14, 42), (60, 76))
    return Claim(
        section="body",
        field="text",
        sequence=1,
        content=claim.content(TEXT, spans, "none", (14, 77), limit=65_536),
        leaf=True,
        within=None,
        own_voice=False,
        chain=(publisher, mayor),
        factuality=Factuality(),
        claim_id="an-id",
    )


def encoded() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(encode(a_claim(), ARTICLE, PARSER))
    return loaded


def keys(value: object) -> list[list[str]]:
    """The keys of every object inside `value`, as they stand."""
    if isinstance(value, list):
        return [found for item in value for found in keys(item)]
    if isinstance(value, dict):
        return [list(value), *[found for item in value.values() for found in keys(item)]]
    return []


def test_pieces_are_joined_by_an_ellipsis() -> None:
    assert a_claim().content.text == "The dyke at Ostrum will hold … until the spring"


def test_prefix_and_suffix_are_the_text_around_the_content() -> None:
    content = a_claim().content

    assert (content.prefix, content.suffix) == ("HARBOUR NEWS\n\n", ".")


def test_prefix_is_at_most_32_code_points() -> None:
    content = claim.content("é" * 100, ((50, 60),), "none", (0, 100), limit=100)

    assert (content.prefix, content.suffix) == ("é" * 32, "é" * 32)


def test_a_content_over_the_limit_is_cut_between_code_points_and_keeps_its_spans() -> None:
    content = claim.content("€" * 10, ((0, 10),), "none", (0, 10), limit=7)

    assert (content.text, content.truncated, content.spans) == ("€€", True, ((0, 10),))


def test_a_content_at_the_limit_is_whole() -> None:
    content = claim.content("€" * 10, ((0, 10),), "none", (0, 10), limit=30)

    assert (len(content.text), content.truncated) == (10, False)


def test_every_object_has_its_keys_sorted() -> None:
    unsorted = [names for names in keys(encoded()) if names != sorted(names)]

    assert unsorted == []


def test_every_field_of_the_claim_is_there() -> None:
    wanted = {"schema", "article", "parser", *Claim._fields}

    assert set(encoded()) == wanted


def test_the_article_comes_without_its_text() -> None:
    assert "text" not in encoded()["article"]


def test_spans_are_arrays_of_two_integers() -> None:
    assert encoded()["content"]["spans"] == [[14, 42], [60, 76]]


def test_one_claim_is_encoded_as_it_is_among_many() -> None:
    many = encode_all([a_claim(), a_claim()._replace(sequence=2)], ARTICLE, PARSER)

    assert many[0] == encode(a_claim(), ARTICLE, PARSER)


def test_the_id_is_a_uuid_of_version_5() -> None:
    made = uuid.UUID(claim_id("a-1", "body", "it rained", source=None, act=None, ordinal=0))

    assert (made.version, made.variant) == (5, uuid.RFC_4122)


def test_the_id_never_changes_between_releases() -> None:
    made = claim_id("a-1", "body", "it rained", source="the mayor", act="state", ordinal=0)

    assert made == "eecd95c6-9a09-5811-a18c-ed9c067b64bf"


@pytest.mark.parametrize(
    "text", ["it\n rained", " it rained\u00a0", "it\u2009rained"], ids=["line break", "edges", "thin space"]
)
def test_white_space_does_not_reach_the_id(text: str) -> None:
    made = claim_id("a-1", "body", text, source=None, act=None, ordinal=0)

    assert made == claim_id("a-1", "body", "it rained", source=None, act=None, ordinal=0)


def test_composed_and_decomposed_accents_have_one_id() -> None:
    assert plain("cafe\u0301") == plain("caf\u00e9")


@pytest.mark.parametrize("change", [{"source": "she"}, {"act": "deny"}, {"ordinal": 1}])
def test_source_act_and_ordinal_tell_ids_apart(change: dict[str, Any]) -> None:
    first: dict[str, Any] = {"source": "he", "act": "state", "ordinal": 0}

    assert claim_id("a", "body", "P", **first) != claim_id("a", "body", "P", **first | change)


def test_a_manifest_lists_the_claims_in_order() -> None:
    manifest = Manifest("a-1", 2, None, "articles.raw", 0, 7, "0" * 64, "parsed", None, ("b", "a"), PARSER)

    loaded = json.loads(encode_manifest(manifest))

    assert (loaded["claims"], loaded["origin"]) == (["b", "a"], {"offset": 7, "partition": 0, "topic": "articles.raw"})
    assert [names for names in keys(loaded) if names != sorted(names)] == []
