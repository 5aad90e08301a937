"""What `explain` says of a decision is what the parser decided, and its differences sum to the margin."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from tests.parser.text.reading import document
from worker.parser.attribution import tables
from worker.parser.document import Document
from worker.parser.weights.decide import Decided, decided, run_on
from worker.parser.weights.heads import cues_of, heads
from worker.parser.weights.running import Reading, Runner
from worker.parser.weights.tables import Table
from worker.parser.weights.weighing import GOES_ON, Option, Weighing, compared, roles, running

SEEDS = Path(__file__).parents[3] / "seeds"
SAMPLES = ("wire-nested", "interview", "live-blog", "parliament", "transfer-rumours")


def sample(name: str) -> Document:
    return document(orjson.loads((SEEDS / f"{name}.json").read_bytes())["text"])


def piece(told: dict[str, Weighing], first: str, last: str) -> list[tuple[int, int]]:
    if first not in told:
        return []
    start, end = told[first].chosen.token, told[last].chosen.token
    assert start is not None
    assert end is not None
    return [(start, end + 1)]


def source(told: dict[str, Weighing]) -> tuple[int, int] | None:
    side, at = told["source.place"].chosen
    if at is None:
        return None
    start = told["source.left"].chosen.token if side == "before" else at
    end = told["source.right"].chosen.token if side == "behind" else at
    assert start is not None
    assert end is not None
    return start, end + 1


def cue(told: dict[str, Weighing], head: int) -> tuple[int, int]:
    ((start, end),) = piece(told, "extent.start", "extent.end")
    side, at = told["source.place"].chosen
    return (start if side != "inside" or at is None else min(at + 1, head)), end


def as_told(told: dict[str, Weighing], head: int) -> tuple[object, ...]:
    pieces = [*piece(told, "content.first", "content.last"), *piece(told, "content.start", "content.end")]
    return cue(told, head), source(told), told["content.shape"].chosen.label, tuple(pieces)


def as_decided(one: Decided) -> tuple[object, ...]:
    return one.cue, one.source, one.shape, one.pieces


@pytest.mark.parametrize("name", SAMPLES)
def test_every_role_of_every_head_is_told_as_it_was_decided(name: str) -> None:
    weights, reading = tables(), Reading(sample(name))
    found = heads(reading, weights)
    made, cued = decided(weights, found), frozenset(cues_of(found))
    assert made

    for one in made:
        beside = [other for other in made if other.view.index == one.view.index]
        told = {each.decision: each for each in roles(weights, one, beside)}
        runner = Runner(reading, one.view, one.around, one.shape, one.pieces, cued)
        steps = [each for each in running(weights, runner) if each.chosen.label == GOES_ON]

        assert as_told(told, one.head) == as_decided(one)
        assert len(steps) == len(run_on(reading, weights, one, cued).content) - len(one.content)
        assert all(each.margin == sum(gain.points for gain in each.differences) for each in told.values())


def test_the_first_of_equal_options_is_chosen_and_the_next_one_is_its_rival() -> None:
    table = Table({"behind": {"and": 7, ".": 7, ",": 5}})
    options = [Option("", at) for at in range(3)]

    told = compared("content.end", table, 0, options, [[("behind", ",")], [("behind", "and")], [("behind", ".")]])

    assert (told.chosen, told.rival, told.margin, told.differences) == (options[1], options[2], 0, ())


def test_a_condition_that_is_asked_of_one_option_alone_counts_for_or_against() -> None:
    table = Table({"none": {"": -30}, "before": {"N": 50}})
    options = [Option("none", None), Option("before", 1)]

    told = compared("source.place", table, 0, options, [[("none", "")], [("before", "N")]])

    assert told.chosen == options[1]
    assert told.differences == (("before", "N", None, 50), ("none", None, "", 30))
    assert told.margin == 80


def test_where_there_is_one_option_there_is_no_rival() -> None:
    told = compared("content.end", Table({}), 0, [Option("", 3)], [[]])

    assert (told.chosen.token, told.rival, told.margin) == (3, None, 0)
