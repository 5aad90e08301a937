"""The report of a verification: as its schema says, and not to be edited unseen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import jsonschema_rs
import orjson
import pytest

from tests.replay.plans import PLAN
from worker import contract
from worker.replay.plan import encoded
from worker.replay.report import Signature, lines, report, sealed
from worker.replay.verify import Verification
from worker.settings import Settings

SIGNED = Signature("Ada Pell", datetime(2026, 3, 9, 14, 30, tzinfo=UTC))


def looked(**faults: int) -> Verification:
    found = Verification(PLAN, Settings(), sample=200)
    found.outcomes.update(articles=226, manifests=220, claims=3104, letters=6)
    found.reparsed.update(sample=200, same=199, superseded=1)
    found.faults.update(faults)
    return found


def made(signature: Signature | None = SIGNED, **faults: int) -> dict[str, Any]:
    row: dict[str, Any] = orjson.loads(orjson.dumps(report(PLAN, looked(**faults), signature)))
    return row


@pytest.mark.parametrize("row", [made(), made(None), made(lost=2)])
def test_a_report_is_as_its_schema_says_and_bears_the_checksum_of_the_plan_and_of_itself(row: dict[str, Any]) -> None:
    validator = jsonschema_rs.Draft202012Validator(contract.schema("replay-report"), validate_formats=True)

    assert list(validator.iter_errors(row)) == []
    assert row["plan"] == orjson.loads(encoded(PLAN))["checksum"]
    assert row.pop("sha256") == sealed(row)
    assert sealed(row | {"records": 227}) != sealed(row)


def test_the_example_of_the_contract_bears_its_checksum() -> None:
    row = orjson.loads((contract.SCHEMAS / "examples" / "replay-report.json").read_bytes())

    assert row.pop("sha256") == sealed(row)


def test_a_replay_with_a_fault_or_fewer_articles_than_planned_is_not_whole() -> None:
    fewer = looked()
    fewer.outcomes["articles"] -= 1

    assert looked().whole
    assert not looked(torn=1).whole
    assert not fewer.whole


def test_people_read_the_verdict_first_and_the_checksum_last() -> None:
    row = made(lost=2, differs=1)

    told = list(lines(row))
    assert told[:3] == [f"{PLAN.name}  226 articles: 220 manifests, 3,104 claims, 6 dead letters",
                        "verdict    not whole: 2 lost, 1 differs",
                        "re-parsed  200 articles: 199 the same bytes, 1 superseded since, their claims the same"]
    assert told[-2:] == ["signed     Ada Pell, 2026-03-09T14:30:00Z", f"sha256     {row['sha256']}"]
