"""Speech that goes on without a cue."""

from __future__ import annotations

from tests.parser.meaning.marks import claims_of, told

FIRST = "[x1 “The ice will hold,”] [s1 Ida Brandvik] [c1 said]."


def test_a_second_quotation_continues_the_first() -> None:
    first, second = claims_of(f"{FIRST} “It always has.”")

    assert told(second) == "Ida Brandvik: “It always has.”"
    assert (second.chain[-1].cue, second.chain[-1].source.spans) == (None, ())
    assert second.chain[-1].continues == first.claim_id


def test_sentences_of_one_quotation_are_one_claim() -> None:
    found = claims_of(f"{FIRST} “It always has. Ask my father.”")

    assert [claim.content.text for claim in found[1:]] == ["“It always has. Ask my father.”"]


def test_a_paragraph_of_quotation_alone_goes_on_with_the_voice_before() -> None:
    found = claims_of(f"{FIRST}\n\n“Nobody has asked us.”")

    assert told(found[1]) == "Ida Brandvik: “Nobody has asked us.”"


def test_a_sentence_of_the_publisher_ends_the_voice() -> None:
    found = claims_of(f"{FIRST} The ferry sank on Monday. “Nobody has asked us.”")

    assert [told(claim) for claim in found] == [
        "Ida Brandvik: “The ice will hold,”",
        "own voice: The ferry sank on Monday",
    ]


def test_what_the_content_holds_beyond_its_cue_s_sentence_is_split_off() -> None:
    found = claims_of("[x1 “The ice will hold,”] [s1 Ida Brandvik] [c1 said]. [x1 “It always has.”]")

    assert [claim.content.text for claim in found] == ["“The ice will hold,”", "“It always has.”"]


def test_relays_go_on_with_the_voice() -> None:
    found = claims_of("[x1 “The ice will hold,”] [s1 Ida Brandvik] [c1 told] Reuters. “It always has.”")

    assert told(found[1]) == "Reuters → Ida Brandvik: “It always has.”"


def test_what_a_quoted_speaker_says_others_said_is_within_the_continued_claim() -> None:
    marked = f"{FIRST} “[s2 I] [c2 told] them [x2 that it was thin]. They laughed.”"
    continued, inner = claims_of(marked)[1:]

    assert (inner.within, told(inner)) == (continued.claim_id, "Ida Brandvik → Ida Brandvik: that it was thin")


def test_a_witness_goes_on_without_marks() -> None:
    said = "[x1 “It shook,”] [s1 Ida Brandvik] [c1 told] us."
    found = claims_of(f"{said} She had slept in the boat. Her dog may be there.")

    assert [told(claim) for claim in found[1:]] == [
        "Ida Brandvik: She had slept in the boat",
        "Ida Brandvik: Her dog may be there",
    ]


def test_the_publisher_goes_on_about_somebody_in_office() -> None:
    said = "[x1 “It shook,”] [s1 Harbour Minister Ida Brandvik] [c1 told] us."

    assert [claim.own_voice for claim in claims_of(f"{said} She had slept in the boat.")] == [False, True]
