"""A plan's file: what it holds, and how one that is none is refused."""

from __future__ import annotations

import dataclasses

import jsonschema_rs
import orjson
import pytest

from tests.replay.plans import PLAN
from worker import contract
from worker.errors import PlanError
from worker.replay.plan import decoded, encoded, into


def test_a_plan_comes_back_from_its_file() -> None:
    assert decoded(encoded(PLAN), "plan.json") == PLAN


def test_the_file_is_as_its_schema_says() -> None:
    row = orjson.loads(encoded(PLAN))

    assert list(jsonschema_rs.Draft202012Validator(contract.schema("replay-plan")).iter_errors(row)) == []


def test_the_example_of_the_contract_is_a_plan() -> None:
    """Its checksum included."""
    example = (contract.SCHEMAS / "examples" / "replay-plan.json").read_bytes()

    assert decoded(example, "replay-plan.json") == PLAN


def test_the_forecast_is_no_part_of_the_name() -> None:
    """The same work planned again, on a busier machine, is the same replay."""
    bare = dataclasses.replace(PLAN, forecast=None)

    assert bare.name == PLAN.name
    assert orjson.loads(encoded(bare))["checksum"].startswith(PLAN.name.removeprefix("replay."))
    assert decoded(encoded(bare), "plan.json") == bare


def test_another_range_is_another_replay() -> None:
    assert dataclasses.replace(PLAN, asked_from="earliest").name != PLAN.name


def test_another_set_is_another_replay_of_the_same_work() -> None:
    moved = into(PLAN, "v3")

    assert (moved.target.set, moved.target.claims, moved.target.dead) == ("v3", "claims.v3", "articles.dead.v3")
    assert moved.name != PLAN.name
    assert dataclasses.replace(moved, target=PLAN.target) == PLAN
    with pytest.raises(PlanError, match="is no name for a set of topics"):
        into(PLAN, "../v3")


@pytest.mark.parametrize(("data", "message"), [
    (b"", "plan.json is no replay plan: not JSON"),
    (b"{}", 'plan.json is no replay plan: "schema" is a required property'),
    (encoded(PLAN).replace(b'"end": 240', b'"end": -1'), "plan.json is no replay plan: /partitions/0/end: "),
    (encoded(PLAN).replace(b'"end": 240', b'"end": 250'), "plan.json was edited: its checksum is not that of its"),
    (encoded(PLAN).replace(b'"v2"', b'"v3"'), "plan.json was edited: "),
])
def test_what_is_no_plan_or_was_edited_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(PlanError) as caught:
        decoded(data, "plan.json")

    assert caught.value.message.startswith(message)
    assert caught.value.hint == "make a new one: hearsay replay plan"
    assert "\n" not in str(caught.value)
