"""The tables of weights and the choices made by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parser.text.reading import document
from worker.parser.attribution import attributions, tables
from worker.parser.weights import cue
from worker.parser.weights.decide import decided
from worker.parser.weights.gate import Gate
from worker.parser.weights.heads import ACCEPT, heads
from worker.parser.weights.running import Reading
from worker.parser.weights.speech import VERBS
from worker.parser.weights.tables import (
    DECISIONS,
    FOLDER,
    NOTHING,
    Question,
    Table,
    choose,
    conditions,
    read_table,
    weight,
)
from worker.parser.weights.view import counts, length

SAID = "The harbour board said on Monday that the old pier would stay closed until May."
QUOTED = "“The pier is safe,” Mayor Ilves said. “We have checked it twice.”"


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize("name", [*DECISIONS, "gate", "offers"])
def test_a_table_is_sorted_and_each_row_is_a_condition_a_value_and_an_integer(name: str) -> None:
    rows = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()

    assert sorted(rows) == rows
    assert all(len(row.split("\t")) == 3 and int(row.rsplit("\t", 1)[1]) for row in rows if not row.endswith("\t0"))


def test_a_malformed_row_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "cue.tsv").write_text("lemma\tsay/v\tmuch\n", encoding="utf-8")

    with pytest.raises(ValueError, match="much"):
        read_table("cue", tmp_path)


def test_the_choice_is_the_heaviest_and_the_first_of_equals() -> None:
    table = Table({"behind": {",": 5, "and": 7, ".": 7}})

    assert choose(table, Question(lambda: ["behind"], (), [0, 1, 2], lambda at: ([",", "and", "."][at],))) == 1


def names(lemma: str) -> list[str]:
    return [lemma + " behind", "behind", "last"]


def test_a_weight_is_the_sum_over_the_conditions_and_the_rows_are_found_once_a_context() -> None:
    table = Table({"say/v behind": {",": 5}, "behind": {"1 ,": -2, "0 ,": 9}, "last": {"harbour": 4}})
    held, values = table.held(names, "say/v"), (",", "1 ,", "harbour")

    reasons = table.reasons(conditions(names, ("say/v",), values))

    assert weight(held, values) == sum(points for _, points in reasons) == 7
    assert table.held(names, "say/v") is held


def test_a_condition_without_a_row_in_its_context_weighs_nothing() -> None:
    table = Table({"say/v behind": {",": 5}, "last": {"harbour": 4}})
    held = table.held(names, "tell/v")

    assert held == (NOTHING, NOTHING, {"harbour": 4})
    assert weight(held, (",", "1 ,", "harbour")) == 4


def test_reasons_are_the_conditions_that_weigh_and_their_sum_is_the_weight() -> None:
    reading, weights = Reading(document(SAID)), tables()
    (view, head, around, weight), *_ = heads(reading, weights)

    reasons = weights.cue.reasons(cue.conditions(view, head, around))

    assert view.words[head] == "said"
    assert sum(points for _, points in reasons) == weight > ACCEPT


def test_the_roles_of_a_plain_report_are_found() -> None:
    (one,) = attributions(document(SAID))

    assert words(SAID, one.source) == ["The harbour board"]
    assert words(SAID, one.cue) == ["said"]
    assert words(SAID, one.content) == ["that the old pier would stay closed until May"]


@pytest.mark.parametrize(("named", "said"), [
    ("the Harbour Authority", "line 22 would carry 59 trains a day"),
    ("the Larkfield Tribune", "plant 8 could not pay its 58 workers"),
    ("the mayor", "Tallinn will leave the pact"),
])
def test_a_source_behind_its_cue_ends_before_the_clause(named: str, said: str) -> None:
    text = f"According to {named}, {said}."
    (one,) = attributions(document(text))

    assert (words(text, one.source), words(text, one.content)) == ([named], [said])


def test_a_quotation_runs_on_over_the_next_sentence() -> None:
    (one,) = (found for found in attributions(document(QUOTED)) if not found.quoted)

    assert words(QUOTED, one.source) == ["Mayor Ilves"]
    assert one.content[-1][1] > QUOTED.index("twice")


def test_the_gate_lets_verbs_of_speech_pass_wherever_they_stand() -> None:
    gate = tables().gate
    sentence = document("Ilves denied it.").sentences[0]

    assert "deny" in VERBS
    assert gate.heads(sentence, first=True) == [1]


def test_a_gate_without_rows_lets_nothing_pass() -> None:
    sentence = document(SAID).sentences[0]

    assert Gate({}).heads(sentence, first=True) == []


def test_a_colon_is_a_candidate_in_the_first_sentence_of_a_block_alone() -> None:
    gate = tables().gate
    sentence = document("ILVES: The pier is safe.").sentences[0]
    colon = sentence.words.index(":")

    assert colon in gate.heads(sentence, first=True)
    assert colon not in gate.heads(sentence, first=False)


def test_decisions_do_not_depend_on_what_was_decided_before() -> None:
    weights = tables()
    alone = decided(weights, heads(Reading(document(SAID)), weights))
    attributions(document(QUOTED * 20))
    again = decided(weights, heads(Reading(document(SAID)), weights))

    assert [one[2:] for one in alone] == [one[2:] for one in again]


def test_numbers_become_classes() -> None:
    assert [length(tokens) for tokens in (0, 4, 6, 12, 19, 400)] == ["0", "4", "5-7", "8-12", "13-19", "20+"]
    assert counts(1, 9) == "commas=1 finites=3"


@pytest.mark.parametrize(
    "text", ['"We can’t," he said - twice.', "''We can't,'' he said – twice.", "“We can’t,” he said — twice."]
)
def test_marks_are_the_same_however_they_are_written(text: str) -> None:
    view = Reading(document(text)).view(0)

    assert view.words == ["“", "we", "ca", "n't", ",", "”", "he", "said", "-", "twice", "."]
    assert view.key[:6] == ["“", "we", "ca", "n't", ",", "”"]


def test_a_view_knows_the_stretches_between_marks_and_the_joints_of_a_sentence() -> None:
    view = Reading(document("The board, which met on Monday, said that the pier is safe.")).view(0)
    #                             0   1    2 3     4   5  6     7 8    9    10  11   12 13  14

    assert [view.words[view.stretch(at)] for at in (1, 5, 7, 9)] == ["the", "which", "which", "said"]
    assert [view.next_mark(at) for at in (0, 2, 3, 8)] == [2, 2, 7, 14]
    assert [view.words[view.next_joint(at)] for at in (0, 3, 4, 9)] == [",", "which", "on", "that"]
    assert [view.joint_before(at) for at in (2, 3)] == [-1, 2]
