"""Every bad input of seeds/broken on the real broker, among good articles: none stops a partition, each says why."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.lab.articles import Make
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Message, Sent
from tests.lab.scene import audit, workers
from tests.lab.verify import header, read_all

BROKEN = Path(__file__).parents[2] / "seeds" / "broken"
CASES: list[dict[str, Any]] = json.loads((BROKEN / "cases.json").read_text())


def message(case: dict[str, Any]) -> Message:
    """The record of a case, as its index describes it."""
    made, file, key = case.get("made"), case.get("file"), case["key"]
    if made:
        value = (made["before"] + made["repeat"] * made["times"] + made["after"]).encode()
    else:
        value = (BROKEN / file).read_bytes() if file else None
    key = bytes.fromhex(key["hex"]) if isinstance(key, dict) else key.encode() if key is not None else None
    return Message(key, value, tuple((name, text.encode()) for name, text in case["headers"].items()))


@dataclass(frozen=True)
class Done:
    """All cases sent and processed."""

    place: Place
    cases: list[tuple[dict[str, Any], Sent]]

    def letters(self) -> dict[str, Any]:
        """The dead letters by the origin of their record."""
        found = {}
        for letter in read_all(self.place.servers, self.place.topic("dead")):
            origin = "/".join(header(letter, f"__dlq.errors.{part}") for part in ("topic", "partition", "offset"))
            found[origin] = letter
        return found


@pytest.fixture(scope="module")
def done(kafka: Any, tmp_path_factory: pytest.TempPathFactory) -> Done:
    """The cases, each between good articles, through a worker, audited."""
    place = Place(kafka.bootstrap_servers, tmp_path_factory.mktemp("broken"))
    place.create()
    good = iter(Make(seed=61, odd_share=0).messages(2 * len(CASES) + 10))
    order = [case for case in CASES for _ in range(case.get("times", 1))]
    mixed = [one for case in order for one in (next(good), message(case))] + [next(good)]
    sent = send(place.servers, place.topic("raw"), mixed)
    with workers(place):
        report = audit(place, sent, 120)
    assert report.clean, report
    return Done(place, list(zip(order, sent[1::2], strict=False)))


def test_every_refusal_says_where_and_why(done: Done) -> None:
    """Stage, reason and pointer are those of the case; one line that says it; no refusal without a case."""
    letters = done.letters()
    refused = {sent.origin: case for case, sent in done.cases if case["outcome"] == "refused"}
    assert set(letters) == set(refused)
    for origin, case in refused.items():
        headers = {name: value.decode("utf-8", "replace") for name, value in letters[origin].headers}
        told = (headers["hearsay_dlq_stage"], headers["hearsay_dlq_reason"], headers.get("hearsay_dlq_pointer"))
        assert told == (case["stage"], case["reason"], case["pointer"]), case["name"]
        assert headers["__dlq.errors.message"].count("\n") == 0
        assert headers["hearsay_dlq_redrives"] == "0"


def test_a_dead_letter_keeps_the_record_and_too_large_ones_point_to_it(done: Done) -> None:
    letters = done.letters()
    for case, sent in done.cases:
        if case["outcome"] != "refused":
            continue
        letter, value = letters[sent.origin], sent.message.value
        assert letter.key == sent.message.key
        assert set(sent.message.headers) <= set(letter.headers), case["name"]
        if value is not None and len(value) > 900_000:
            assert json.loads(letter.value)["offset"] == sent.offset
            assert len(letter.value) < 5_000
        elif value:
            assert letter.value == value, case["name"]


def test_what_is_odd_but_whole_is_processed(done: Done) -> None:
    """Parsed, skipped or retracted: a manifest says which, and why, under the right id."""
    manifests = {header(record, "hearsay_origin").rsplit("/", 1)[0]: json.loads(record.value)
                 for record in read_all(done.place.servers, done.place.topic("parsed"))}
    for case, sent in done.cases:
        if case["outcome"] == "refused":
            assert sent.origin not in manifests, case["name"]
            continue
        manifest = manifests[sent.origin]
        assert manifest["outcome"] == case["outcome"], case["name"]
        assert manifest["reason"] == case.get("reason"), case["name"]
        assert manifest["article"]["id"] == case.get("article_id", case["key"]), case["name"]


def test_the_same_record_twice_makes_the_same_claims_twice(done: Done) -> None:
    """Their ids are equal, their ce_ids are not: a reader that upserts by id sees one set."""
    first, second = (sent.origin for case, sent in done.cases if case["name"] == "twice")
    claims: dict[str, list[str]] = {first: [], second: []}
    ce_ids = set()
    for record in read_all(done.place.servers, done.place.topic("claims")):
        origin = header(record, "hearsay_origin").rsplit("/", 1)[0]
        if origin in claims:
            claims[origin].append(json.loads(record.value)["claim_id"])
            ce_ids.add(header(record, "ce_id"))
    assert claims[first]
    assert claims[first] == claims[second]
    assert len(ce_ids) == len(claims[first]) * 2
