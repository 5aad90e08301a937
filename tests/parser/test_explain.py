"""`explain` says what every rule made of a cue and what became of it."""

from __future__ import annotations

from worker.parser.attribution import attributions
from worker.parser.document import Document
from worker.parser.explain import Explained, explain
from worker.parser.text.read import read, split_blocks


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


def test_groups_cover_the_sentence_in_order() -> None:
    document, (report,) = reports("The mayor of Kuressaare has repeatedly denied the claim.")

    assert [group.kind for group in report.groups] == ["NP", "I", "NP", "FIN", "NP", "."]
    assert document.text[slice(*report.groups[3].span)] == "has repeatedly denied"
