"""Attributions become chains: who passed what on, and which claim stands in which."""

from __future__ import annotations

from tests.parser.meaning.marks import claims_of, told


def test_every_chain_begins_with_the_publisher() -> None:
    (claim,) = claims_of("[s1 The guild] [c1 said] [x1 that the ice would hold].")

    assert [link.source.name for link in claim.chain] == ["Harbour News", "guild"]


def test_a_publisher_without_a_name_is_still_a_link() -> None:
    (claim,) = claims_of("[s1 The guild] [c1 said] [x1 that the ice would hold].", publisher=None)

    assert (claim.chain[0].source.name, claim.chain[0].cue) == (None, None)


def test_two_cues_on_one_content_are_two_links() -> None:
    reported = "[x1 [x2 The ferry will be sold]], [s1 the news agency ONA] [c1 reported]"

    assert [told(claim) for claim in claims_of(f"{reported}, [c2i citing] [s2 the harbour guard].")] == [
        "ONA → harbour guard: The ferry will be sold"
    ]


def test_a_trailing_cue_around_another_attribution_makes_two_claims() -> None:
    marked = "[x2 [s1 The guild] [c1 said] [x1 that the ferry had been sold]], [s2 the news agency ONA] [c2 said]."

    assert [told(claim) for claim in claims_of(marked)] == [
        "ONA: The guild said that the ferry had been sold",
        "ONA → guild: that the ferry had been sold",
    ]


def test_the_inner_claim_is_within_the_outer_one_and_inherits_its_link() -> None:
    marked = "[x2 [s1 The guild] [c1 said] [x1 that the ferry had been sold]], [s2 the news agency ONA] [c2 said]."
    outer, inner = claims_of(marked)

    assert (outer.leaf, inner.leaf, inner.within) == (False, True, outer.claim_id)
    assert [link.inherited for link in inner.chain] == [False, True, False]


def test_a_content_that_runs_over_the_trailing_cue_ends_with_the_outer_one() -> None:
    outer = "[x2 [s1 The guild] [c1 said] [x1 that the ferry had been sold]]"
    marked = f"{outer}[x1 , [s2 the news agency ONA] [c2 said]]."

    assert told(claims_of(marked)[-1]) == "ONA → guild: that the ferry had been sold"


def test_a_content_ends_where_the_next_verb_of_the_same_subject_begins() -> None:
    marked = "[s2 [s1 The guild]] [c1 said] [x1 it was not asked and [c2 fears] [x2 that the ferry could be sold]]."

    assert [told(claim) for claim in claims_of(marked)] == [
        "guild: it was not asked",
        "guild: that the ferry could be sold",
    ]


def test_who_passes_on_by_being_quoted_is_further_out() -> None:
    quoted = "[s2 The mayor of Ostrum], [c1p quoted by] [s1 the news agency ONA]"

    assert [told(claim) for claim in claims_of(f"{quoted}, [c2 said] [x2 [x1 the quay was closed]].")] == [
        "ONA → mayor of Ostrum: the quay was closed"
    ]


def test_reportedly_is_a_link_to_nobody_named() -> None:
    (claim,) = claims_of("[x1 The skipper] [c1a reportedly] [x1 asked for more rope].")

    assert [(link.source.name, link.source.kind, link.cue and link.cue.act) for link in claim.chain[1:]] == [
        ("anonymous", "anonymous", "report")
    ]


def test_equal_claims_are_one() -> None:
    marked = "[s1 The guild] [c1 said] [x1 the ice is thin].\n\n[s2 The guild] [c2 said] [x2 the ice is thin]."

    assert len(claims_of(marked)) == 1


def test_equal_contents_of_two_sources_are_two() -> None:
    marked = "[s1 The guild] [c1 said] [x1 the ice is thin].\n\n[s2 The union] [c2 said] [x2 the ice is thin]."

    assert len({claim.claim_id for claim in claims_of(marked)}) == 2


def test_claims_are_numbered_in_the_order_of_the_text() -> None:
    said = "[s1 The guild] [c1 said] [x1 the ice is thin]."
    found = claims_of(f"{said}\n\nThe ferry sank on Monday.\n\n[s2 She] [c2 said] [x2 it hurt].")

    assert [claim.sequence for claim in found] == [1, 2, 3]


def test_the_wire_of_the_dateline_is_a_relay_on_every_body_claim() -> None:
    text = "Ice holds\n\nOSTRUM (ONA) - The ferry sank on Monday.\n\n[s1 The guild] [c1 said] [x1 the ice is thin]."

    claims = claims_of(text, headlines=1, wire="ONA")
    found = [(claim.section, [link.source.name for link in claim.chain[1:]]) for claim in claims]

    assert found == [("headline", []), ("body", ["ONA"]), ("body", ["ONA", "guild"])]


def test_the_publisher_s_own_wire_adds_no_link() -> None:
    text = "OSTRUM (ONA) - The ferry sank on Monday."

    assert [len(claim.chain) for claim in claims_of(text, publisher="ONA", wire="ONA")] == [1]
