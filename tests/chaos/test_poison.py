"""Articles that hang, crash, eat memory or hit a bug: each becomes one dead letter, its neighbours are untouched."""

from __future__ import annotations

import os
import time

import pytest

from tests.lab.articles import Make
from tests.lab.chaos import note
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.poison import ATTEMPTS, LIMIT, MISBEHAVE, REASONS, poisoned
from tests.lab.records import Message
from tests.lab.scene import audit, until, worker, workers
from tests.lab.verify import read_all, wait_until_done


def bound() -> float:
    """Seconds until a partition has moved past one poisoned article; on a machine that others use too, longer."""
    busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    return ATTEMPTS * LIMIT + 5 * busy


@pytest.mark.parametrize("kind", REASONS)
def test_poison_costs_its_own_article_only(place: Place, kind: str) -> None:
    """The reason is the true one, the neighbours in its partition and in all others are processed once, in time."""
    place.create()
    neighbours = Make(seed=21, odd_share=0).messages(60)
    with workers(place, more=MISBEHAVE) as [supervisor]:
        assert until(supervisor.worker.ready)
        began = time.monotonic()
        sent = send(place.servers, place.topic("raw"), [*neighbours[:30], poisoned(kind), *neighbours[30:]])
        assert wait_until_done(place.topics, 60)
        took = time.monotonic() - began
        report = note(f"an article that makes its parser fail: {kind}", place, audit(place, sent), took)
        metrics = supervisor.worker.get("/metrics")[1]
    assert report.clean, report
    assert took < bound()
    assert f'reason="{REASONS[kind]}"' in metrics


def test_a_bug_in_a_rule_is_in_the_log_with_its_traceback_and_without_the_article(place: Place) -> None:
    place.create()
    with workers(place, more=MISBEHAVE) as [supervisor]:
        sent = send(place.servers, place.topic("raw"), [poisoned("bug")])
        report = audit(place, sent)
        output = supervisor.worker.output()
    assert report.clean, report
    assert "ZeroDivisionError" in output
    assert "poison.py" in output
    assert "bridge" not in output


@pytest.mark.long
def test_many_poisoned_articles_in_a_row(place: Place) -> None:
    place.create()
    kinds = ("crash", "bug", "memory", "crash", "bug", "hang")
    messages = [poisoned(kind, number) for number, kind in enumerate(kinds)]
    neighbours = Make(seed=22, odd_share=0).messages(len(kinds) * 10)
    mixed = [one for at, bad in enumerate(messages) for one in (*neighbours[at * 10 : at * 10 + 10], bad)]
    sent = send(place.servers, place.topic("raw"), mixed)
    with workers(place, more=MISBEHAVE):
        began = time.monotonic()
        report = audit(place, sent, 90)
        report = note("six such articles in a row", place, report, time.monotonic() - began, faults=6)
    assert report.clean, report


def test_the_breaker_stops_the_worker_and_a_restart_stays_stopped(place: Place) -> None:
    """Past its share of refusals it exits with 8, again at a restart, until it is reset; nothing is lost by it."""
    place.create()
    limits = MISBEHAVE | {"HEARSAY_BREAKER_WINDOW": "20", "HEARSAY_BREAKER_SHARE": "0.2", "HEARSAY_BATCH_RECORDS": "10"}
    bad = [poisoned("bug", number) for number in range(30)]
    sent = send(place.servers, place.topic("raw"), bad)
    with worker(place, more=limits) as first:
        assert first.wait(40) == 8
        assert "breaker" in first.output()
    with worker(place, more=limits) as second:
        assert second.wait(40) == 8
    good = send(place.servers, place.topic("raw"), Make(seed=23, odd_share=0).messages(200))
    generous = limits | {"HEARSAY_BREAKER_WINDOW": "1000"}
    with worker(place, more=generous, arguments=("--start", "earliest", "--reset-breaker")) as third:
        report = audit(place, sent + good)
        assert third.stop() == 0
    assert report.clean, report


def test_the_breaker_lets_refusals_below_its_share_pass(place: Place) -> None:
    place.create()
    limits = MISBEHAVE | {"HEARSAY_BREAKER_WINDOW": "20", "HEARSAY_BREAKER_SHARE": "0.5", "HEARSAY_BATCH_RECORDS": "10"}
    good = Make(seed=24, odd_share=0).messages(80)
    mixed = [poisoned("bug", at) if at % 5 == 0 else message for at, message in enumerate(good)]
    sent = send(place.servers, place.topic("raw"), mixed)
    with workers(place, more=limits):
        report = audit(place, sent)
    assert report.clean, report


def test_refused_bad_input_does_not_move_the_breaker(place: Place) -> None:
    """Only a parser that fails may stop the worker; a source that sends rubbish may not."""
    place.create()
    sent = send(place.servers, place.topic("raw"), [Message(b"k%d" % at, b"not json") for at in range(60)])
    with workers(place, more={"HEARSAY_BREAKER_WINDOW": "20", "HEARSAY_BREAKER_SHARE": "0.2"}):
        assert audit(place, sent).clean


def test_the_dead_letter_keeps_what_was_sent(place: Place) -> None:
    """Key, value and headers, unchanged, so that it can be sent again."""
    place.create()
    message = Message(b"story", b'{"title": "no text"}', (("traceparent", b"00-1-2-01"), ("x", b"\xff")))
    sent = send(place.servers, place.topic("raw"), [message])
    with workers(place):
        assert audit(place, sent).clean
    [letter] = read_all(place.servers, place.topic("dead"))
    assert (letter.key, letter.value) == (message.key, message.value)
    assert set(message.headers) <= set(letter.headers)
