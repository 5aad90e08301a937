"""The bad inputs of seeds/broken/, as records with what must become of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson

from worker import contract

FOLDER = contract.SEEDS / "broken"


@dataclass(frozen=True, slots=True)
class Case:
    """One bad input; `outcome` is refused, parsed, skipped or retracted, `reason` a code of the contract."""

    name: str
    about: str
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]
    times: int
    outcome: str
    stage: str | None
    reason: str | None
    pointer: str | None
    article_id: str | None


def cases() -> list[Case]:
    """All of them, in the order of cases.json."""
    return [_case(row) for row in orjson.loads((FOLDER / "cases.json").read_bytes())]


def _case(row: dict[str, Any]) -> Case:
    key = row["key"]
    return Case(
        name=row["name"],
        about=row["about"],
        key=bytes.fromhex(key["hex"]) if isinstance(key, dict) else None if key is None else key.encode(),
        value=_value(row),
        headers=tuple((name, value.encode()) for name, value in row["headers"].items()),
        times=row.get("times", 1),
        outcome=row["outcome"],
        stage=row.get("stage"),
        reason=row.get("reason"),
        pointer=row.get("pointer"),
        article_id=row.get("article_id"),
    )


def _value(row: dict[str, Any]) -> bytes | None:
    """Of a file, or made by repetition where a file would be large; null where there is neither."""
    if "file" in row:
        return (FOLDER / str(row["file"])).read_bytes()
    if "made" not in row:
        return None
    made = row["made"]
    text = str(made["before"]) + str(made["repeat"]) * int(made["times"]) + str(made["after"])
    return text.encode()
