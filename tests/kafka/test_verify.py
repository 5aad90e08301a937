"""The verifier itself: what it must find is planted by hand, on the real broker."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.lab import verify as lab_verify
from tests.lab.clients import producer, reader
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Expected, Headers, Message, Sent
from tests.lab.verify import Report, verify

KEY = b"story-1"


@pytest.fixture
def sent(place: Place) -> Sent:
    """One article sent, and its offset committed."""
    place.create()
    [one] = send(place.servers, place.topic("raw"), [Message(KEY, b"{}")])
    with reader(place.servers, place.group) as client:
        from kafka import OffsetAndMetadata, TopicPartition

        client.commit({TopicPartition(one.topic, one.partition): OffsetAndMetadata(one.offset + 1, "", -1)})
    return one


def claim(sent: Sent, index: int) -> Message:
    headers: Headers = (("hearsay_origin", f"{sent.origin}/{index}".encode()),)
    return Message(KEY, b"claim %d" % index, headers)


def manifest(sent: Sent) -> Message:
    return Message(KEY, b"manifest", (("hearsay_origin", f"{sent.origin}/0".encode()),))


def dead(sent: Sent) -> Message:
    where = {"topic": sent.topic, "partition": sent.partition, "offset": sent.offset}
    headers = [(f"__dlq.errors.{name}", str(value).encode()) for name, value in where.items()]
    return Message(KEY, b"{}", (*headers, ("hearsay_dlq_reason", b"no_text")))


def check(place: Place, sent: Sent, claims: list[Message], manifests: list[Message], letters: list[Message]) -> Report:
    """The report when two claims and a manifest are expected and the given records are there."""
    for role, messages in (("claims", claims), ("parsed", manifests), ("dead", letters)):
        send(place.servers, place.topic(role), messages)
    expected = Expected((claim(sent, 1), claim(sent, 2)), manifest(sent))
    return verify(place.topics, [sent], {sent.origin: expected})


def test_what_is_as_expected_is_clean(place: Place, sent: Sent) -> None:
    report = check(place, sent, [claim(sent, 1), claim(sent, 2)], [manifest(sent)], [])

    assert report.clean, report
    assert (report.sent, report.expected, report.seen) == (1, 3, 3)


def test_a_lost_claim_is_found(place: Place, sent: Sent) -> None:
    report = check(place, sent, [claim(sent, 1)], [manifest(sent)], [])

    assert [f"claim {sent.origin}/2"] == report.lost


def test_a_doubled_claim_is_found(place: Place, sent: Sent) -> None:
    report = check(place, sent, [claim(sent, 1), claim(sent, 2), claim(sent, 2)], [manifest(sent)], [])

    assert [f"claim {sent.origin}/2"] == report.doubled


def test_claims_out_of_order_are_found(place: Place, sent: Sent) -> None:
    report = check(place, sent, [claim(sent, 2), claim(sent, 1)], [manifest(sent)], [])

    assert (len(report.disordered), report.lost, report.doubled) == (1, [], [])


def test_a_torn_transaction_is_found(place: Place, sent: Sent) -> None:
    """Claims without their manifest."""
    report = check(place, sent, [claim(sent, 1), claim(sent, 2)], [], [])

    assert [f"manifest {sent.origin}/0"] == report.lost


def test_a_needless_dead_letter_is_found(place: Place, sent: Sent) -> None:
    report = check(place, sent, [claim(sent, 1), claim(sent, 2)], [manifest(sent)], [dead(sent)])

    assert [f"dead {sent.origin}/0"] == report.unexpected


def test_an_article_behind_the_committed_offset_is_found(place: Place, sent: Sent) -> None:
    send(place.servers, place.topic("raw"), [Message(KEY, b"{}")])
    report = check(place, sent, [claim(sent, 1), claim(sent, 2)], [manifest(sent)], [])

    assert list(report.behind.values()) == [1]


def test_records_of_an_aborted_transaction_are_not_seen(place: Place, sent: Sent) -> None:
    from tests.lab.clients import producer

    half = producer(place.servers, transactional_id=place.name)
    half.init_transactions()
    half.begin_transaction()
    half.send(place.topic("claims"), key=KEY, value=b"claim 1", headers=list(claim(sent, 1).headers))
    half.flush()
    half.abort_transaction()
    half.close()

    assert check(place, sent, [claim(sent, 1), claim(sent, 2)], [manifest(sent)], []).clean


@pytest.fixture
def opened(place: Place, sent: Sent) -> Iterator[Any]:
    """A transaction with everything that is expected of the article, not decided yet; its producer."""
    made = producer(place.servers, transactional_id=place.name)
    made.init_transactions()
    made.begin_transaction()
    for role, message in (("claims", claim(sent, 1)), ("claims", claim(sent, 2)), ("parsed", manifest(sent))):
        made.send(place.topic(role), message.value, key=message.key, headers=list(message.headers))
    made.flush(10)
    yield made
    made.close(timeout=1)


def test_what_is_written_and_not_yet_decided_is_waited_for(place: Place, sent: Sent, opened: Any) -> None:
    """The partitions of a transaction learn its end one by one, the group's offsets maybe first."""
    late = threading.Timer(1.0, opened.commit_transaction)
    late.start()
    report = check(place, sent, [], [], [])
    late.join()

    assert report.clean, report


def test_a_transaction_that_nobody_decides_is_told(place: Place, sent: Sent, opened: Any,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lab_verify, "_DECIDED", 1.0)

    with pytest.raises(AssertionError, match=f"a transaction on {place.topic('claims')}-"):
        check(place, sent, [], [], [])
    opened.abort_transaction()
