from __future__ import annotations

from tests.evaluation.annotated import HARBOUR, article
from worker.evaluation.by_rule import by_family, tallies
from worker.evaluation.judging import compared
from worker.evaluation.scores import scored

ROW = article("harbour", HARBOUR)
SAID, QUOTED, FEAR, CALLED = ROW["attributions"]


def test_what_rules_make_adds_up_to_the_run() -> None:
    found = [SAID | {"rule": "verb.that"}, QUOTED | {"rule": "quote.inverted"}, FEAR | {"rule": "verb.np"},
             CALLED | {"rule": "verb.prep", "within": 2}]
    one = [compared("harbour", ROW["text"], ROW["attributions"], found)]

    rules, scores = tallies(one), scored(one)

    assert sum(tally.fires for tally in rules.values()) == scores.counts["triple", "found"] == 3
    for role in ("source", "cue", "content"):
        assert sum(tally.counts[f"exact {role}"] for tally in rules.values()) == scores.figure(role, "exact").right
    assert rules["verb.prep"].counts == {"inner": 1}
    assert rules["verb.wh"].fires == 0
    assert by_family(rules)["verbs"].fires == 2


def test_the_worth_of_a_rule_is_what_the_run_without_its_attributions_scores_less() -> None:
    alarm = {"source": [], "cue": [[0, 3]], "content": [[4, 11]], "rule": "noun.of"}
    found = [SAID | {"rule": "verb.that"}, FEAR | {"rule": "verb.np"}, alarm]
    whole, dropped = ([compared("harbour", ROW["text"], ROW["attributions"], some)] for some in (found, found[1:]))

    rules, scores = tallies(whole), scored(whole)

    for name, measure in (("source", "exact"), ("content", "exact"), ("triple", "overlap")):
        less = scores.figure(name, measure).f1 - scored(dropped).figure(name, measure).f1
        assert abs(rules["verb.that"].worth(name, scores) - less) < 1e-9
    assert rules["noun.of"].worth("content", scores) < 0


def test_a_rule_of_another_revision_is_a_family_of_its_own() -> None:
    one = [compared("harbour", ROW["text"], ROW["attributions"], [SAID | {"rule": "gone.rule"}])]

    assert by_family(tallies(one))["gone.rule"].fires == 1
