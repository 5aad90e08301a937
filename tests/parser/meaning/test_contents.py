"""Contents and cues in the convention of claims, and the acts of cues."""

from __future__ import annotations

import pytest

from tests.parser.meaning.marks import claims_of

S = "[s1 The guild]"


@pytest.mark.parametrize(
    ("marked", "cue", "content"),
    [
        (f"{S} [c1 declined] [x1 to say whether it was hurt].", "declined to say", "whether it was hurt"),
        (f"{S} [c1 declined] [x1 to comment on the sale].", "declined to comment", "on the sale"),
        (f"{S} [c1 refused] [x1 to confirm the sale].", "refused to confirm", "the sale"),
        (f"{S} [c1n would not say] [x1 who had paid].", "would not say", "who had paid"),
        (f"{S} [c1n did not respond to] [x1 a letter].", "did not respond", "to a letter"),
    ],
)
def test_nothing_said_is_a_claim_on_its_topic(marked: str, cue: str, content: str) -> None:
    (claim,) = claims_of(marked)
    link = claim.chain[-1]

    assert link.cue is not None
    assert (link.cue.text, claim.content.text, link.cue.act) == (cue, content, "silent")


def test_nothing_said_on_no_topic_is_no_claim() -> None:
    assert claims_of(f"{S} [c1 declined] [x1 to comment].") == ()


def test_refusing_to_answer_questions_is_silence_on_nothing() -> None:
    found = claims_of(f"{S} [c1 refused] [x1 to answer any further questions].")

    assert all(claim.own_voice for claim in found)


@pytest.mark.parametrize("content", ["it in May", "them"])
def test_a_content_that_is_a_pronoun_is_no_claim(content: str) -> None:
    found = claims_of(f"{S} [c1 expects] [x1 {content}].")

    assert all(claim.own_voice for claim in found)


@pytest.mark.parametrize("content", ["it as a gift", "it to last"])
def test_a_pronoun_with_what_is_said_of_it_is_one(content: str) -> None:
    (claim,) = claims_of(f"{S} [c1 described] [x1 {content}].")

    assert claim.content.text == content


def test_a_content_that_was_cut_at_an_opening_mark_has_its_quotation() -> None:
    (claim,) = claims_of(f"{S} [c1 said] [x1 the quay was “]beyond all repair”.")

    assert claim.content.text == "the quay was “beyond all repair”"


def test_a_cue_that_a_quotation_borrows_is_part_of_what_is_said() -> None:
    marked = "[s1 [s2 The guild]] [c1 said] [x1 it was “[c2 considering] [x2 a new quay]”]."

    assert [claim.content.text for claim in claims_of(marked)] == ["it was “considering a new quay”"]


def test_a_cue_of_a_speaker_in_the_quotation_is_one() -> None:
    marked = "[s1 The guild] [c1 said] [x1 it was told “[s2 the king] [c2 promised] [x2 a new quay]”]."

    assert "a new quay" in [claim.content.text for claim in claims_of(marked)]


def test_declining_to_do_something_is_not_silence() -> None:
    found = claims_of(f"{S} [c1 refused] [x1 to leave the quay on Monday].")

    assert all(link.cue is None or link.cue.act != "silent" for claim in found for link in claim.chain)


def test_a_preposition_belongs_to_the_content() -> None:
    (claim,) = claims_of(f"{S} [c1 warned of] [x1 a hard winter].")

    assert claim.content.text == "of a hard winter"


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        (f"{S} [c1 said] [x1 that it rains].", "state"),
        (f"[c1 According to] {S}, [x1 it rains].", "state"),
        (f"{S} [c1 claimed] [x1 that it rains].", "claim"),
        (f"{S} [c1 confirmed] [x1 that it rains].", "confirm"),
        (f"{S} [c1 denied] [x1 that it rains].", "deny"),
        (f"{S} [c1 admitted] [x1 that it rains].", "admit"),
        (f"{S} [c1 accused] [x1 the mayor of sleeping].", "accuse"),
        (f"{S} [c1 warned] [x1 that it rains].", "warn"),
        (f"{S} [c1 vowed] [x1 to retaliate].", "threaten"),
        (f"{S} [c1 vowed] [x1 to measure the ice].", "pledge"),
        (f"{S} [c1 urged] [x1 skaters to leave].", "request"),
        (f"{S} [c1 asked] [x1 skaters to leave].", "request"),
        (f"{S} [c1 asked] [x1 whether it rains].", "ask"),
        (f"{S} [c1 suggested] [x1 that it rains].", "propose"),
        ("[s1 The study] [c1 suggested] [x1 that it rains].", "show"),
        ("[s1 The study] [c1 found] [x1 that it rains].", "show"),
        ("[s1 Reuters] [c1 wrote] [x1 that it rains].", "report"),
        ("[s1 Ida Brandvik] [c1 wrote] [x1 that it rains].", "state"),
        ("[x1 The ice] [c1p is said] [x1 to hold].", "report"),
        (f"{S} [c1 called] [x1 the plan “a joke”].", "label"),
        (f"{S} [c1 seems] [x1 that it rains].", "other"),
    ],
)
def test_the_act_of_a_cue(marked: str, act: str) -> None:
    cue = claims_of(marked)[-1].chain[-1].cue

    assert cue is not None
    assert cue.act == act


@pytest.mark.parametrize(
    "marked",
    [
        f"{S} [c1 seeks] [x1 a fourth term].",
        f"[x1 “It is hard,”] {S} [c1 said]. “[s2 Nobody] [c2 mentioned] [x2 oil].”",
        f"[x1 “It is hard,”] {S} [c1 said]. “[s2 We] [c2 believe] [x2 it will end].”",
    ],
)
def test_attitudes_and_the_minds_of_quoted_speakers_are_no_claims(marked: str) -> None:
    lemmas = {link.cue.lemma for claim in claims_of(marked) for link in claim.chain if link.cue}

    assert lemmas <= {"say"}


def test_a_speech_act_of_a_quoted_first_person_is_a_claim() -> None:
    marked = "[x1 “[s2 We] [c2 promised] [x2 a new quay],”] [s1 Ida Brandvik] [c1 said]."

    assert [claim.content.text for claim in claims_of(marked)][1:] == ["a new quay"]


def test_spans_are_where_the_texts_stand() -> None:
    (claim,) = claims_of(f"Then {S} [c1 said] [x1 that the ice holds].")
    link = claim.chain[-1]
    text = "Then The guild said that the ice holds."

    assert link.cue is not None
    assert [text[a:b] for a, b in claim.content.spans] == [claim.content.text]
    assert [text[a:b] for a, b in link.source.spans + link.cue.spans] == [link.source.text, link.cue.text]
