"""`explain` says what every rule made of a cue and what became of it."""

from __future__ import annotations

import pytest

from worker.parser.attribution import attributions
from worker.parser.document import Document
from worker.parser.explain import Explained, explain
from worker.parser.text.read import read, split_blocks
from worker.parser.weights.heads import QUOTED


def reports(text: str) -> tuple[Document, tuple[Explained, ...]]:
    document = read(text, split_blocks(text), "text")
    return document, explain(document, attributions(document))


def test_there_is_a_report_for_every_sentence() -> None:
    document, found = reports("The mayor said that the pier was safe. It rained.")

    assert [report.sentence for report in found] == list(range(len(document.sentences)))
    assert found[1].tries == ()


def test_what_stands_is_told_with_its_spans() -> None:
    document, (report,) = reports("The mayor said that the pier was safe.")
    (standing,) = [one for one in report.tries if one.made is not None]

    assert document.text[slice(*standing.cue[0])] == "said"
    assert document.text[slice(*standing.source[0])] == "The mayor"
    assert standing.made == report.standing[0]


def test_what_lost_names_the_rule_that_stands_in_its_place() -> None:
    _, (report,) = reports("“The pier is safe,” said the mayor on Monday.")
    stands = [one.rule for one in report.tries if one.made is not None]
    losers = [one.lost_to for one in report.tries if one.made is None]

    assert len(stands) == 1
    assert losers == stands * len(losers) != []


def test_a_cue_that_is_declined_is_told_too() -> None:
    _, (report,) = reports("The engineers looked at the pier for an hour.")

    assert {(one.made, one.lost_to) for one in report.tries} == {(None, None)}
    assert all(one.why.startswith("no cue here") for one in report.tries)
    assert report.standing == ()


def test_a_weight_is_the_sum_of_its_named_reasons() -> None:
    _, found = reports("The mayor said that the pier was safe. Ilves considered the plan. He opened the hall.")
    tries = [one for report in found for one in report.tries]

    assert [one.weight for one in tries] == [sum(weight for _, weight in one.reasons) for one in tries]


HEARSAY = (
    "“The pier is safe,” Mayor Ilves said on Monday. “We have checked it twice.” Analysts who had seen the plan warned "
    "that the hall would close, according to the Courier. Doubts about it grew, residents fear. Her claim was denied."
)


SUPPORT = "Ostland has strong support among voters in the north."  # two plain shapes whose cues share words


@pytest.mark.parametrize("text", [HEARSAY, SUPPORT])
def test_every_attribution_is_made_by_one_try_with_its_weight_reasons_and_decisions(text: str) -> None:
    document, found = reports(text)
    made = [one for report in found for one in report.tries if one.made is not None]
    standing = attributions(document)

    assert sorted(one.made for one in made if one.made is not None) == list(range(len(standing)))
    assert {(one.made, one.rule, one.weight) for one in made} == {
        (index, one.rule, one.weight) for index, one in enumerate(standing)
    }
    assert all(one.decisions and one.reasons for one in made)


def test_a_content_that_was_cut_is_told_to_be() -> None:
    document, (report,) = reports("I don't think the board will build half of the piers it promised, but I hope so.")
    cut = [one.cut for one in sorted(report.tries, key=lambda one: one.cue) if one.made is not None]

    assert [document.text[slice(*one.cue[0])] for one in attributions(document)] == ["don't think", "promised"]
    assert cut == [False, True]


def test_a_cue_in_quotation_marks_is_declined_by_what_is_asked_of_it_there() -> None:
    _, found = reports("“He hopes to open it,” she said. “I suggest a test.”")
    quoted = [one for report in found for one in report.tries if one.why.endswith("within quotation marks")]

    assert all(one.weight <= QUOTED for one in quoted)
    assert quoted


def test_a_plain_shape_stands_by_a_try_of_its_own() -> None:
    document, (report,) = reports("The mayor, whose view of it was that nobody came, left.")
    (standing,) = [one for one in report.tries if one.made is not None]

    assert standing.rule == attributions(document)[0].rule == "plain.after"
    assert document.text[slice(*standing.cue[0])] == "view"


def test_the_differences_of_a_decision_sum_to_its_margin() -> None:
    _, found = reports(HEARSAY)
    decisions = [one for report in found for tried in report.tries for one in tried.decisions]

    assert {one.decision for one in decisions} >= {"source.place", "source.left", "content.end", "running.forward"}
    assert [one.margin for one in decisions] == [sum(each.points for each in one.differences) for one in decisions]
    assert all(one.margin >= 0 for one in decisions)


def test_decisions_tell_the_edges_that_the_attribution_has() -> None:
    document, (report,) = reports("The mayor said on Monday that the pier was safe until May, but nobody came.")
    (standing,) = [one for one in report.tries if one.made == 0]
    chosen = {one.decision: one.chosen for one in standing.decisions}
    words = {name: document.text[slice(*option.word)] for name, option in chosen.items() if option.word}

    assert (words["source.left"], words["source.place"], words["extent.end"]) == ("The", "mayor", "said")
    assert words["content.start"] == document.text[slice(*standing.content[0])].split()[0]
    assert chosen["content.shape"] == ("behind", None)


def test_groups_cover_the_sentence_in_order() -> None:
    document, (report,) = reports("The mayor of Kuressaare has repeatedly denied the claim.")

    assert [group.kind for group in report.groups] == ["NP", "I", "NP", "FIN", "NP", "."]
    assert document.text[slice(*report.groups[3].span)] == "has repeatedly denied"
