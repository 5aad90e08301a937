"""The demo's account: every article that was sent ends in one outcome, told from the output topics in any order."""

from __future__ import annotations

from itertools import permutations

import orjson
import pytest

from worker.claim import Manifest, ParserId
from worker.cli.demonstration.account import Account, Settled
from worker.encoding import encode_manifest
from worker.pipeline import Record
from worker.settings import Settings, load

SETTINGS: Settings = load({"topic_raw": "raw", "topic_claims": "out", "topic_parsed": "parsed", "topic_dead": "dead"})


def record(topic: str, value: bytes, **headers: str) -> Record:
    named = tuple((name.replace("_dlq_", "__dlq.errors."), text.encode()) for name, text in headers.items())
    return Record(topic, 0, 0, 0, b"a", value, named)


def claim(name: str, offset: int = 5) -> Record:
    return record("out", orjson.dumps({"claim_id": name}), hearsay_origin=f"raw/2/{offset}/1")


def manifest(*claims: str, offset: int = 5, outcome: str = "parsed", reason: str | None = None) -> Record:
    value = encode_manifest(Manifest("a", None, None, "raw", 2, offset, "", outcome,  # type: ignore[arg-type]
                                     reason, claims, ParserId("0", "0")))
    return record("parsed", value, hearsay_origin=f"raw/2/{offset}/0")


@pytest.mark.parametrize("order", list(permutations([claim("x"), claim("y"), manifest("y", "x")])))
def test_an_article_is_settled_once_its_manifest_and_every_claim_of_it_have_come(order: list[Record]) -> None:
    account = Account(SETTINGS, {(2, 5): "a.json"})

    assert account.take(order[:2]) == []
    assert account.open == ["a.json"]
    assert account.take(order[2:]) == [Settled("a.json", "parsed", ({"claim_id": "y"}, {"claim_id": "x"}))]
    assert account.open == []


def test_what_was_skipped_or_refused_says_why() -> None:
    account = Account(SETTINGS, {(2, 5): "german.json", (2, 6): "broken.json"})
    dead = record("dead", b"{", _dlq_topic="raw", _dlq_partition="2", _dlq_offset="6", _dlq_message="/text: missing")

    assert account.take([manifest(outcome="skipped", reason="language: de"), dead]) == [
        Settled("german.json", "skipped", (), "language: de"), Settled("broken.json", "dead", (), "/text: missing")]
    assert (account.count("skipped"), account.count("dead"), account.count("parsed")) == (1, 1, 0)
    assert list(account.reasons("skipped")) == ["language: de"]


def test_records_of_others_are_passed_over() -> None:
    account = Account(SETTINGS, {(2, 5): "a.json"})

    assert account.take([claim("x", offset=4), manifest(offset=4), record("out", b"{}"),
                         record("dead", b"", _dlq_topic="other", _dlq_partition="2", _dlq_offset="5")]) == []
    assert account.open == ["a.json"]
