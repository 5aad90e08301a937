"""Of all claims ever written, the reader knows those that hold."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import orjson
from hypothesis import given
from hypothesis import strategies as st

from tests.replay.written import written
from worker.pipeline import Record
from worker.replay.reader import Change, Reader

CLOSES = "The harbour board said that the pier would close in May."
OPENS = "Ada Pell told the board that the ferry would sail again."


@cache
def first() -> list[Record]:
    return written(1, {"text": f"{CLOSES}\n\n{OPENS}", "revision": 1})


@cache
def second() -> list[Record]:
    return written(2, {"text": CLOSES, "revision": 2})


def read(records: Iterable[Record]) -> Reader:
    reader = Reader()
    for record in records:
        reader.take(record)
    return reader


def listed(records: list[Record]) -> list[str]:
    """The ids that the manifest at the end of the records lists."""
    assert records[-1].value is not None
    ids: list[str] = orjson.loads(records[-1].value)["claims"]
    return ids


def ids(reader: Reader) -> list[str]:
    return [orjson.loads(record.value or b"")["claim_id"] for record in reader.in_force()]


def test_a_claim_holds_once_its_manifest_lists_it() -> None:
    *claims, manifest = first()
    reader = read(claims)

    assert ids(reader) == []
    change = reader.take(manifest)
    assert isinstance(change, Change)
    assert [record.value for record in change.added] == [record.value for record in claims]
    assert ids(reader) == listed(first())


def test_a_manifest_is_held_until_every_claim_that_it_lists_has_been_seen() -> None:
    *claims, manifest = first()
    reader = read([manifest, *claims[:-1]])

    assert ids(reader) == []
    assert reader.waiting == 1
    assert reader.take(claims[-1]) is not None
    assert ids(reader) == listed(first())
    assert reader.waiting == 0


def test_a_newer_manifest_retires_what_it_does_not_list() -> None:
    reader = read([*first(), *second()[:-1]])
    change = reader.take(second()[-1])

    assert change is not None
    gone = [orjson.loads(record.value or b"")["claim_id"] for record in change.retired]
    assert gone == [claim for claim in listed(first()) if claim not in listed(second())] != []
    assert ids(reader) == listed(second())


def test_an_older_manifest_is_ignored_although_it_comes_later() -> None:
    """A revision sent again under an older number stands at a higher offset."""
    again = written(3, {"text": f"{CLOSES}\n\n{OPENS}", "revision": 1})

    assert ids(read([*first(), *second(), *again])) == listed(second())


def test_a_retraction_retires_everything_and_a_later_revision_brings_claims_back() -> None:
    reader = read([*first(), *written(4, None)])
    assert ids(reader) == []

    for record in written(5, {"text": CLOSES}):
        reader.take(record)
    assert ids(reader) == listed(second())


def test_without_revisions_and_times_the_higher_offset_is_the_newer() -> None:
    one, other = written(7, {"text": CLOSES}), written(8, {"text": OPENS})

    assert ids(read([*other, *one])) == listed(other)
    assert ids(read([*one, *other])) == listed(other)


@given(st.randoms(use_true_random=False))
def test_how_the_two_topics_interleave_changes_nothing(random: object) -> None:
    """The order within each topic is the log's; between them there is none."""
    claims, manifests = [*first()[:-1], *second()[:-1]], [first()[-1], second()[-1]]
    mixed: list[Record] = []
    while claims or manifests:
        source = claims if not manifests or (claims and random.random() < 0.5) else manifests  # type: ignore[attr-defined]
        mixed.append(source.pop(0))

    assert ids(read(mixed)) == listed(second())
