"""Each mistake has the one class that says what is off."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evaluation.annotated import article
from worker.evaluation.classes import MEANINGS, difference, mistakes
from worker.evaluation.judging import compared
from worker.parser.explain import Candidate

TEXT = "Ilves said that the pier was safe. The board denied it. “It sinks,” the union warned."
SENTENCES = (0, 35, 56)


def span(words: str) -> list[list[int]]:
    return [[TEXT.index(words), TEXT.index(words) + len(words)]]


def row(source: str, cue: str, content: str, **more: Any) -> dict[str, Any]:
    return {"source": span(source), "cue": span(cue), "content": span(content)} | more


SAID = row("Ilves", "said", "that the pier was safe", rule="verb.that")
DENIED = row("The board", "denied", "it", rule="verb.np")
WARNED = row("the union", "warned", "It sinks", rule="quote.inverted")


def kinds(gold: list[dict[str, Any]], found: list[dict[str, Any]], seen: Any = None) -> list[str]:
    return [one.kind for one in mistakes(compared("a", TEXT, gold, found), SENTENCES, seen)]


def test_what_is_as_the_gold_has_it_is_no_mistake() -> None:
    assert kinds([SAID, DENIED], [SAID, DENIED]) == []


def test_a_cue_that_nothing_was_found_at() -> None:
    at = TEXT.index("denied")

    assert kinds([DENIED], [], [Candidate(at, at + 6, -40)]) == ["missed: declined"]
    assert kinds([DENIED], [], [Candidate(0, 5, -40)]) == ["missed: never weighed"]
    assert kinds([DENIED], []) == ["missed: nothing there"]


def test_a_declined_cue_tells_its_heaviest_word_and_weight() -> None:
    at = TEXT.index("denied")
    seen = [Candidate(at, at + 6, -40), Candidate(at + 4, at + 6, -90)]

    one = next(mistakes(compared("a", TEXT, [DENIED], []), SENTENCES, seen))

    assert one.note == "“denied” weighs -40"


def test_a_cue_in_the_content_of_another() -> None:
    swallowing = SAID | {"content": [[11, 54]]}

    assert kinds([SAID, DENIED], [swallowing, DENIED | {"within": 0}]) == ["missed: swallowed", "content: runs on"]
    assert kinds([swallowing], [SAID, DENIED]) == ["alarm: in a gold content", "content: stops too soon"]


def test_a_cue_kept_apart_as_inner() -> None:
    assert kinds([DENIED], [DENIED | {"within": 0}]) == ["missed: kept as inner"]


def test_two_at_one_cue() -> None:
    other = row("pier", "denied", "The board")

    assert kinds([DENIED, other], [DENIED]) == ["missed: shares its cue"]
    assert kinds([DENIED], [DENIED, other]) == ["alarm: shares its cue"]
    assert kinds([], [DENIED]) == ["alarm: nothing there"]


@pytest.mark.parametrize(("gold", "found", "kind"), [
    ([], [[0, 5]], "none in the gold"),
    ([[0, 5]], [], "none found"),
    ([[0, 5]], [[36, 40]], "another sentence"),
    ([[0, 5]], [[11, 15]], "elsewhere"),
    ([[11, 54]], [[11, 33]], "stops too soon"),
    ([[11, 33]], [[11, 54]], "runs on"),
    ([[11, 54]], [[35, 54]], "begins sentences late"),
    ([[35, 54]], [[11, 54]], "begins sentences early"),
    ([[0, 5], [11, 33]], [[0, 33]], "pieces"),
    ([[11, 33]], [[16, 30]], "both ends"),
    ([[16, 33]], [[11, 33]], "starts early"),
    ([[11, 33]], [[16, 33]], "starts late"),
    ([[11, 33]], [[11, 24]], "ends early"),
    ([[11, 24]], [[11, 33]], "ends late"),
    ([[0, 5], [11, 33]], [[0, 10], [20, 33]], "middle"),
])
def test_how_a_span_differs(gold: list[tuple[int, int]], found: list[tuple[int, int]], kind: str) -> None:
    assert difference(tuple(gold), tuple(found), SENTENCES) == kind


def test_every_class_is_explained() -> None:
    marked = article("a", "[s Ilves] [c said] [x no]. [s2 Ona] [c2 denied] [x2 it].")
    alarm = {"source": [], "cue": [[0, 3]], "content": []}

    found = list(mistakes(compared("a", marked["text"], marked["attributions"], [alarm])))

    assert {one.kind for one in found} <= MEANINGS.keys()
    assert [one.rule for one in mistakes(compared("a", TEXT, [SAID], [SAID | {"cue": span("said that")}]))] == [
        "verb.that"]
