"""Guards of the loop that need a real broker and a parser that a test can steer (tests/kafka/standin.py)."""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

import pytest
from kafka.admin import ConfigResource, ConfigResourceType

from tests.kafka.placed import settings_of
from tests.lab.clients import admin, producer
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Message
from tests.lab.scene import until, worker, workers
from tests.lab.verify import lags, read_all
from worker.errors import OffsetsError, TopicError, UsageError
from worker.kafka import offsets, topics

STANDIN = {"HEARSAY_PROCESS": "tests.kafka.standin:process", "HEARSAY_ARTICLE_TIMEOUT": "2"}


def articles(values: Iterable[str]) -> list[Message]:
    return [Message(b"article-%d" % index, value.encode()) for index, value in enumerate(values)]


def claims(place: Place) -> Counter[bytes | None]:
    return Counter(record.key for record in read_all(place.servers, place.topic("claims")))


def reasons(place: Place) -> dict[bytes | None, str]:
    letters = read_all(place.servers, place.topic("dead"))
    return {letter.key: dict(letter.headers)["hearsay_dlq_reason"].decode() for letter in letters}


def done(place: Place) -> bool:
    return not any(lags(place.servers, place.group, place.topic("raw")).values())


def once(messages: Sequence[Message], but: Iterable[int] = ()) -> Counter[bytes | None]:
    """One claim of each article but some."""
    left_out = set(but)
    return Counter(message.key for index, message in enumerate(messages) if index not in left_out)


def test_an_article_that_kills_the_worker_itself_is_a_dead_letter_in_the_end(place: Place) -> None:
    """No child is to blame: only the marks in the committed offsets can know. Its neighbours are processed once."""
    place.create()
    messages = articles(["claims 1"] * 40 + ["patricide"] + ["claims 1"] * 40)
    send(place.servers, place.topic("raw"), messages)

    with workers(place, more=STANDIN | {"HEARSAY_BATCH_RECORDS": "20"}, delay=0.1):
        assert until(lambda: done(place), 120)

    assert reasons(place) == {b"article-40": "crash"}
    assert claims(place) == once(messages, but=[40])


def test_a_record_that_the_broker_refuses_is_found_by_halving(place: Place) -> None:
    """A topic that became narrower while the worker ran refuses one article's output, and with it every batch of it."""
    place.create()
    messages = articles(["claims 1"] * 70 + ["big 40000"] + ["claims 1"] * 70)

    with workers(place, more=STANDIN) as [supervisor]:
        assert until(lambda: supervisor.worker.status("/readyz") == 200)
        with admin(place.servers) as client:
            narrow = {"max.message.bytes": "20000"}
            client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, place.topic("claims"), narrow)])
        send(place.servers, place.topic("raw"), messages)
        assert until(lambda: done(place), 90)
        metrics = supervisor.worker.get("/metrics")[1]

    assert reasons(place) == {b"article-70": "undeliverable"}
    assert claims(place) == once(messages, but=[70])
    assert 'hearsay_transactions_total{result="aborted"}' in metrics


def test_transaction_markers_leave_no_lag(place: Place) -> None:
    """The log ends in markers, of commits and of aborts, beyond the last record."""
    place.create()
    source: Any = producer(place.servers, transactional_id=f"{place.name}.source")
    source.init_transactions()
    for index in range(12):
        source.begin_transaction()
        source.send(place.topic("raw"), b"claims 1", b"article-%d" % index)
        source.flush()
        source.abort_transaction() if index % 3 == 2 else source.commit_transaction()
    source.close()

    with workers(place, more=STANDIN):
        assert until(lambda: done(place))

    assert sorted(claims(place).values()) == [1] * 8


def test_two_workers_that_start_a_group_at_once_share_it(place: Place) -> None:
    topics.create(settings_of(place), 4)
    messages = articles(["claims 1"] * 200)
    send(place.servers, place.topic("raw"), messages)

    with workers(place, ("0", "1"), more=STANDIN):
        assert until(lambda: done(place), 60)

    assert claims(place) == once(messages)


def test_a_second_process_in_the_same_slot_ends_the_first(place: Place) -> None:
    place.create()
    messages = articles(["claims 1"] * 50)
    with worker(place, more=STANDIN) as first:
        assert until(lambda: first.status("/readyz") == 200)
        with worker(place, more=STANDIN) as second:
            assert first.wait(30) == 7
            assert "slot 0" in first.output()
            send(place.servers, place.topic("raw"), messages)
            assert until(lambda: done(place), 60)
            assert second.stop() == 0

    assert claims(place) == once(messages)


def test_a_worker_without_a_slot_works_and_says_what_it_costs(place: Place) -> None:
    place.create()
    messages = articles(["claims 1"] * 50)
    send(place.servers, place.topic("raw"), messages)
    with worker(place, slot=None, more=STANDIN) as dynamic:
        assert until(lambda: done(place), 60)
        assert dynamic.stop() == 0
        assert "no HEARSAY_SLOT" in dynamic.output()

    assert claims(place) == once(messages)


def test_slow_articles_are_committed_in_small_batches(place: Place) -> None:
    """A batch ends after about a second, however many records were polled."""
    topics.create(settings_of(place), 1)
    messages = articles(["sleep 0.2"] * 30)
    send(place.servers, place.topic("raw"), messages)

    with workers(place, more=STANDIN) as [supervisor]:
        assert until(lambda: sum(claims(place).values()) > 0, 20)
        first = sum(claims(place).values())
        assert until(lambda: done(place), 60)
        assert "waiting" not in supervisor.worker.output().split("partitions taken")[1]

    assert first < 25
    assert claims(place) == once(messages)


def test_an_impatient_stop_gives_a_hanging_batch_up(place: Place) -> None:
    """SIGTERM while an article hangs: the batch is left undone within the deadline, and done after the restart."""
    topics.create(settings_of(place), 1)
    messages = articles(["hang", "claims 1"])
    patient = STANDIN | {"HEARSAY_ARTICLE_TIMEOUT": "15", "HEARSAY_STOP_DEADLINE": "6"}
    with worker(place, more=patient) as first:
        assert until(lambda: first.status("/readyz") == 200)
        send(place.servers, place.topic("raw"), messages)
        time.sleep(1)
        began = time.monotonic()
        assert first.stop() == 0
        assert time.monotonic() - began < 6

    with workers(place, more=STANDIN):
        assert until(lambda: done(place), 60)
    assert reasons(place) == {b"article-0": "timeout"}
    assert claims(place) == once(messages, but=[0])


def test_signals_that_come_again_and_again_until_the_end_change_nothing(place: Place) -> None:
    """Also while Python takes itself apart and has no handlers any more."""
    place.create()
    with worker(place, more=STANDIN) as running:
        assert until(running.ready)
        while running.alive:
            with suppress(ProcessLookupError):
                running.signal(signal.SIGTERM)
            time.sleep(0.002)
        assert running.wait(1) == 0


def test_topics_are_created_once_and_checked(place: Place) -> None:
    made = topics.create(settings_of(place))
    again = topics.create(settings_of(place))

    assert {one.outcome for one in made} == {"created"}
    assert {one.outcome for one in again} == {"exists"}
    assert {one.outcome for one in topics.check(settings_of(place))} == {"ok"}


def test_a_check_names_every_difference(place: Place) -> None:
    place.create(claims={"cleanup.policy": "compact", "retention.ms": "1000"})

    with pytest.raises(TopicError) as error:
        topics.check(settings_of(place))

    assert f"{place.topic('claims')}: cleanup.policy is compact, wanted delete" in error.value.message
    assert f"{place.topic('claims')}: retention.ms is 1000, wanted 15552000000 or more" in error.value.message


def test_seek_moves_the_group_and_lag_shows_it(place: Place) -> None:
    topics.create(settings_of(place), 1)
    sent = send(place.servers, place.topic("raw"), articles(["claims 1"] * 10))
    here = settings_of(place)

    assert offsets.lag(here) == (offsets.Lag(0, None, 10, 10),)
    assert offsets.seek(here, "4", dry_run=True) == (offsets.Moved(0, None, 4),)
    assert offsets.lag(here)[0].committed is None
    offsets.seek(here, "4")
    assert offsets.lag(here) == (offsets.Lag(0, 4, 10, 6),)
    assert offsets.seek(here, "latest") == (offsets.Moved(0, 4, 10),)
    assert offsets.seek(here, "99") == (offsets.Moved(0, 10, 10),)
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(sent[0].timestamp / 1000 - 5))
    assert offsets.seek(here, at) == (offsets.Moved(0, 10, 0),)


@pytest.mark.parametrize(("to", "partitions"), [("yesterday", None), ("2026-01-31T12:00:00", None), ("4", [7])])
def test_a_seek_to_nowhere_is_refused(place: Place, to: str, partitions: list[int] | None) -> None:
    topics.create(settings_of(place), 1)

    with pytest.raises(UsageError):
        offsets.seek(settings_of(place), to, partitions)


def test_a_seek_under_a_running_worker_is_refused(place: Place) -> None:
    topics.create(settings_of(place), 1)
    with worker(place, more=STANDIN) as running:
        assert until(lambda: running.status("/readyz") == 200)
        with pytest.raises(OffsetsError, match="does not take the offsets"):
            offsets.seek(settings_of(place), "earliest")
        assert running.stop() == 0
    assert offsets.remove(settings_of(place), ["0"]) == ("0",)
    offsets.seek(settings_of(place), "earliest")


def test_leaving_on_stop_hands_the_partitions_over_at_once(place: Place) -> None:
    topics.create(settings_of(place), 2)
    patient = STANDIN | {"HEARSAY_SESSION_TIMEOUT": "30", "HEARSAY_LEAVE_ON_STOP": "1"}
    with worker(place, "0", patient) as first, worker(place, "1", patient) as second:
        assert until(lambda: first.status("/readyz") == 200 and second.status("/readyz") == 200)
        assert until(lambda: "hearsay_partitions 1.0" in second.get("/metrics")[1], 20)
        assert first.stop() == 0
        assert until(lambda: '"partitions":[0,1]' in second.output(), 15)
        assert second.stop() == 0
