"""The second look: whether a cue stands with what was found as its roles."""

from __future__ import annotations

from tests.parser.text.reading import document
from worker.parser.attribution import Trial, attribution_rows, considered, tables
from worker.parser.attribution.standing import (
    Company,
    conditions,
    margin,
    names,
    source_kind,
    standing,
    strength,
    values,
)
from worker.parser.rules import rules
from worker.parser.weights.heads import ACCEPT
from worker.parser.weights.tables import Table

SAID = "The harbour board said on Monday that the old pier would stay closed until May."
NESTED = "The harbour board said that Mayor Ilves believes the pier is safe."
QUOTED = "“He said the pier is safe,” Mayor Ilves told reporters."
EMPTY = Table({})


def test_half_of_what_the_head_weighs_counts_and_every_condition_of_the_roles() -> None:
    read_as = document(SAID)
    (before,) = considered(read_as, Trial(tables()))
    table = Table({"any": {"": -7}, "say/v side": {"before": 20}, "say/v source": {"DN": 5}, "rule": {"no such": 900}})

    (after,) = standing(table, read_as, [before])

    assert after.decided.weight == before.decided.weight // 2 - 7 + 20 + 5


def test_the_reasons_of_a_cue_that_stands_sum_to_its_weight() -> None:
    read_as = document(SAID)
    found = considered(read_as, Trial(tables()))
    company = Company([one.decided for one in found])

    (stood,) = standing(tables().standing, read_as, found)
    reasons = tables().standing.reasons(conditions(company, read_as, found[0]))

    assert found[0].decided.weight // 2 + sum(points for _, points in reasons) == stood.decided.weight > ACCEPT


def test_a_cue_in_the_content_of_another_sees_it() -> None:
    read_as = document(NESTED)
    said, believes = (one.decided for one in considered(read_as, Trial(tables())))
    company = Company([said, believes])

    assert company.around(said) == "-"
    assert company.around(believes) == "strong behind heavier"
    assert company.within(said) == strength(believes.weight)
    assert company.within(believes) == "-"


def test_a_verb_of_speech_that_its_roles_outvote_is_kept_for_the_claims_below_what_the_corpus_sees() -> None:
    read_as = document(SAID)
    found = considered(read_as, Trial(tables()))

    (kept,) = standing(Table({"any": {"": -2000}}), read_as, found)

    assert kept.decided.weight <= ACCEPT
    assert kept.decided[4:] == found[0].decided[4:]


def test_a_cue_inside_quotation_marks_is_left_as_it_is() -> None:
    read_as = document(QUOTED)
    found = considered(read_as, Trial(tables()))
    quoted = [one for one in found if one.decided.view.quoted[one.decided.head] != "."]

    assert quoted
    assert [one for one in standing(EMPTY, read_as, found) if one in quoted] == quoted


def test_a_source_is_told_by_its_word_or_by_the_tags_at_its_ends() -> None:
    def kind(text: str) -> str:
        (one,) = considered(document(text), Trial(tables()))
        return source_kind(one.decided)

    assert kind("He said that the pier would stay closed.") == "he"
    assert kind(SAID) == "DN"


def test_there_is_a_value_for_every_condition() -> None:
    read_as = document(SAID)
    (one,) = considered(read_as, Trial(tables()))

    assert len(values(Company([]), read_as, one)) == len(names("say/v", "v"))


def test_margins_become_classes() -> None:
    assert [margin(points) for points in (0, 49, 50, 399, 400, 1000)] == ["0", "0", "50", "200", "400", "400"]


def test_a_likely_cue_in_the_content_of_one_that_stands_is_shown_as_held_by_it() -> None:
    rows = attribution_rows(document(NESTED))
    said, believes = rows

    assert (said["within"], believes["within"]) == (None, 0)
    assert believes["weight"] <= ACCEPT < said["weight"]


def test_a_verb_of_speech_that_points_inward_is_kept_for_the_claims_however_little_it_weighs() -> None:
    read_as = document(SAID)
    (one,) = considered(read_as, Trial(tables()))
    assert one.match is not None
    rule = next(rule for rule in rules() if "inward" in rule.flags)
    inward = one._replace(match=one.match._replace(rule=rule), decided=one.decided._replace(weight=ACCEPT - 1))

    assert standing(Table({"any": {"": 2000}}), read_as, [inward]) == [inward]
