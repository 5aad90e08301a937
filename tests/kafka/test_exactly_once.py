"""Articles in, claims out, each exactly once, while the worker is killed and stopped."""

from __future__ import annotations

import signal
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.lab import oracle
from tests.lab.articles import Make
from tests.lab.feed import Feed, send
from tests.lab.places import Place
from tests.lab.scene import audit, until, worker, workers
from tests.lab.verify import lags, read_all


def outputs(place: Place) -> dict[str, list[tuple[bytes | None, bytes | None]]]:
    """Keys and values of all claims and manifests, in an order that does not depend on how topics interleave."""
    return {role: sorted((record.key, record.value) for record in read_all(place.servers, place.topic(role)))
            for role in ("claims", "parsed")}


def behind(place: Place) -> int:
    return sum(lags(place.servers, place.group, place.topic("raw")).values())


def killed_on_the_way(place: Place, total: int, kills: int) -> list[int]:
    """A worker works through what is there, killed `kills` times; its exit codes."""
    with workers(place, more={"HEARSAY_BATCH_RECORDS": "40"}) as [supervisor]:
        for kill in range(1, kills + 1):
            assert until(lambda done=total * kill // (kills + 1): total - behind(place) >= done, 60)  # type: ignore[misc]
            supervisor.worker.signal(signal.SIGKILL)
        assert until(lambda: behind(place) == 0, 90)
    return supervisor.exits


@pytest.mark.timeout(900)
@pytest.mark.parametrize("articles", [500, pytest.param(2000, marks=pytest.mark.long)])
def test_three_kills_lose_and_double_nothing_and_two_runs_give_the_same_bytes(place: Place, articles: int) -> None:
    """Two groups read the same articles, each worker killed three times on the way; some articles are revised."""
    place.create()
    make = Make(seed=1, articles=articles * 4 // 5, sentences=(2, 5))
    sent = send(place.servers, place.topic("raw"), make.messages(articles))
    again = replace(place, name=f"{place.name}b", source=place.topic("raw"))
    again.create()
    exits = [killed_on_the_way(one, articles, kills=3) for one in (place, again)]

    assert exits == [[-9, -9, -9, 0]] * 2
    expected = oracle.expect(sent)
    for one in (place, again):
        report = audit(one, sent, expected=expected)
        assert report.clean, report
    assert outputs(place) == outputs(again)


def test_sigterm_under_load_loses_and_doubles_nothing(place: Place) -> None:
    """Exit code 0 within the deadline, three times, while articles keep coming."""
    place.create()
    feed = Feed(place.servers, place.topic("raw"), Make(seed=2, sentences=(1, 4)).endless(), pace=80)
    feed.start()
    try:
        for _ in range(3):
            with worker(place, more={"HEARSAY_STOP_DEADLINE": "10"}) as running:
                assert until(lambda running=running: running.ready())  # type: ignore[misc]
                time.sleep(1.5)
                began = time.monotonic()
                assert running.stop(15) == 0
                assert time.monotonic() - began < 11
    finally:
        sent = feed.stop()
    with workers(place):
        report = audit(place, sent)
    assert report.clean, report
    assert report.sent > 200


def test_an_idle_worker_commits_past_the_markers_of_transactions(place: Place) -> None:
    """Lag reaches 0 although the log of a transactional producer ends with a marker beyond the last record."""
    from tests.lab.clients import producer

    place.create()
    client = producer(place.servers, transactional_id=place.name)
    client.init_transactions()
    message = Make(seed=3, odd_share=0).message(0)
    for ending in (client.commit_transaction, client.abort_transaction):
        client.begin_transaction()
        client.send(place.topic("raw"), key=message.key, value=message.value)
        client.flush()
        ending()
    client.close()
    with workers(place):
        assert until(lambda: behind(place) == 0, 30)


@pytest.mark.parametrize("slots", [("0", "1", "2")])
def test_three_workers_share_the_partitions(place: Place, slots: Sequence[str]) -> None:
    place.create()
    with workers(place, slots):
        sent = send(place.servers, place.topic("raw"), Make(seed=4, sentences=(2, 5)).messages(300))
        report = audit(place, sent)
    assert report.clean, report


def test_the_claims_that_a_reader_knows_by_heart_are_there(place: Place) -> None:
    """Against an oracle that is only the pipeline again: the words of the feed, looked for in the claims."""
    place.create()
    sent = send(place.servers, place.topic("raw"), Make(seed=5, odd_share=0).messages(40))
    with workers(place):
        assert audit(place, sent).clean
    values = b"\n".join(record.value for record in read_all(place.servers, place.topic("claims")))
    said = [number for number in range(40) if f" {number} ".encode() in values]
    assert len(said) > 35


def test_parser_children_end_with_a_main_process_that_is_killed(place: Place) -> None:
    place.create()
    with worker(place, more={"HEARSAY_PARSERS": "2"}) as running:
        assert until(running.ready)
        children = running.children()
        running.kill()

    assert len(children) >= 2
    assert until(lambda: not any(Path(f"/proc/{child}").exists() for child in children), 5)
