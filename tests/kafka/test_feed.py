"""The feed: what it says of a record is what the broker has, also where an answer of the broker was lost."""

from __future__ import annotations

from pathlib import Path

from tests.lab.chaos import BROKER_SETTINGS
from tests.lab.feed import Feed
from tests.lab.places import Place
from tests.lab.proxy import PRODUCE, Proxy
from tests.lab.records import Message
from tests.lab.scene import until
from tests.lab.verify import read_all
from worker.kafka.local import LocalKafka


def test_a_batch_that_was_sent_twice_and_kept_once_has_its_own_times(trained: None, tmp_path: Path) -> None:
    """The broker answers the second time with one time for the whole batch."""
    with LocalKafka(settings=BROKER_SETTINGS, proxied=True) as kafka:
        ports = kafka.nodes[0].ports
        assert ports.proxy
        assert ports.behind_proxy
        with Proxy(ports.proxy, ports.behind_proxy) as proxy:
            place = Place(kafka.bootstrap_servers, tmp_path)
            place.create()
            messages = (Message(b"one", b"%d" % number) for number in range(400))
            feed = Feed(kafka.proxied_servers, place.topic("raw"), messages, pace=200)
            feed.start()
            for turn in range(1, 4):
                proxy.faults.cut_after_request = PRODUCE
                assert until(lambda turn=turn: proxy.faults.cuts == turn, 10)  # type: ignore[misc]
            sent = feed.finish()
            there = read_all(place.servers, place.topic("raw"))

    assert [(one.offset, one.timestamp, one.message.value) for one in sent] == [
        (record.offset, record.timestamp, record.value) for record in there]
