"""Schemas change compatibly: today's, held against those of the last release (`tests/released/`, without their prose).

Records lie in topics for years, and readers and writers change on other days than we do. So within a version of a
schema fields are added, all of them optional, and codes where readers are told to expect new ones; all else stays. At a
release the copies are made anew (CONTRIBUTING.md); what this test refuses needs a new version of the schema.
"""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import orjson
import pytest

from worker import contract

RELEASED: Final = {path.stem: path for path in sorted((Path(__file__).parent / "released").glob("*.json"))}
PROSE: Final = frozenset({"description", "title", "examples", "$comment"})
GROWING: Final = frozenset({"properties", "$defs"})  # what may get new names
# Where values may be added: schemas/README.md tells readers to expect it.
OPEN: Final = frozenset({
    "claim/$defs/cue/properties/act/enum",
    "dead-letter/properties/hearsay_dlq_reason/enum",
})  # fmt: skip


def released(name: str) -> dict[str, Any]:
    document: dict[str, Any] = orjson.loads(RELEASED[name].read_bytes())
    return document


def said(schema: Any, *, names: bool = False) -> Any:
    """A schema without its prose; where the keys are `names` of properties, any may stand."""
    if isinstance(schema, dict):
        kept = {key: value for key, value in schema.items() if names or key not in PROSE}
        return {key: said(value, names=not names and key in GROWING) for key, value in kept.items()}
    return [said(part) for part in schema] if isinstance(schema, list) else schema


def breaks(old: Any, new: Any, at: str) -> list[str]:
    """Where a bare schema refuses or promises something else than before, as paths into it."""
    if isinstance(old, dict) and isinstance(new, dict):
        names = old if at.rpartition("/")[2] in GROWING else {**old, **new}
        return [found for name in sorted(names) for found in breaks(old.get(name), new.get(name), f"{at}/{name}")]
    if isinstance(old, list) and isinstance(new, list):
        if at in OPEN:
            return [] if set(old) <= set(new) else [at]
        if len(old) == len(new):
            pairs = zip(old, new, strict=True)
            return [found for number, pair in enumerate(pairs) for found in breaks(*pair, f"{at}/{number}")]
    return [] if old == new else [at]


@pytest.mark.parametrize("name", sorted(RELEASED))
def test_a_schema_keeps_what_its_last_release_promised(name: str) -> None:
    assert breaks(released(name), said(contract.schema(name)), name) == []


def test_every_message_to_or_from_others_has_a_released_copy() -> None:
    ours = {"attributions", "replay", "replay-plan", "replay-report"}  # read by the release that wrote them

    assert set(contract.NAMES) - ours == set(RELEASED)


@pytest.mark.parametrize("path", sorted(OPEN))
def test_values_may_be_added_only_to_a_list_of_values(path: str) -> None:
    name, *way = path.split("/")
    place: Any = released(name)
    for step in way:
        place = place[step]

    assert breaks(place, [*place, "a new one"], path) == []
    assert breaks(place, place[1:], path) == [path]


def test_an_optional_field_may_be_added() -> None:
    new = deepcopy(released("claim"))
    new["properties"]["weather"] = {"type": "string"}
    new["properties"]["field"]["description"] = "said better"

    assert breaks(released("claim"), said(new), "claim") == []


@pytest.mark.parametrize(("path", "value"), [
    ("required", ["claim_id"]),
    ("properties/sequence/type", "string"),
    ("properties/section/enum", ["headline", "caption", "body", "sidebar"]),
    ("$defs/link/properties/relay", None),
    ("additionalProperties", True),
])  # fmt: skip
def test_anything_else_is_refused_with_its_place(path: str, value: object) -> None:
    new = deepcopy(released("claim"))
    *way, last = path.split("/")
    place = new
    for name in way:
        place = place[name]
    place[last] = value

    found = breaks(released("claim"), new, "claim")

    assert found
    assert all(place.startswith(f"claim/{path}") for place in found)
