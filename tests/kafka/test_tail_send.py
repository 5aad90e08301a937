"""Articles sent are acknowledged in their order; what is tailed is committed, from the start or from now."""

from __future__ import annotations

import secrets

import pytest

from tests.kafka.placed import settings_of
from tests.lab.clients import producer
from tests.lab.places import Place
from worker.errors import BrokerError, TopicError, UsageError
from worker.kafka.send import Outgoing, Sent, send
from worker.kafka.tail import Tail
from worker.pipeline import Record
from worker.settings import load


def read(tail: Tail, count: int) -> list[Record]:
    found: list[Record] = []
    while len(found) < count:
        found += tail.poll(0.2)
    return found


def test_articles_come_back_in_their_order_with_where_they_lie(place: Place) -> None:
    place.create()
    settings = settings_of(place)
    articles = [Outgoing(f"line {n}", b"key-%d" % (n % 7), b"{}", (("content-type", b"application/json"),))
                for n in range(3000)]

    sent = list(send(settings, articles))

    assert [one.name for one in sent] == [article.name for article in articles]
    with Tail(settings, [settings.topic_raw], "earliest") as tail:
        there = {(one.partition, one.offset): one for one in read(tail, 3000)}
        assert tail.caught_up
    assert [there[one.partition, one.offset].key for one in sent] == [article.key for article in articles]
    assert there[sent[0].partition, sent[0].offset].headers == (("content-type", b"application/json"),)


def test_the_tail_from_the_end_sees_what_comes_after_it_was_made(place: Place) -> None:
    place.create()
    settings = settings_of(place)
    list(send(settings, [Outgoing("before", b"a", b"1")]))

    with Tail(settings, [settings.topic_raw], "end") as tail:
        list(send(settings, [Outgoing("after", b"a", None)]))
        assert [(one.key, one.value) for one in read(tail, 1)] == [(b"a", None)]


def test_the_tail_passes_over_what_was_aborted(place: Place) -> None:
    place.create()
    settings = settings_of(place)
    writer = producer(place.servers, transactional_id=place.name)
    writer.init_transactions()
    for value, ends in ((b"aborted", writer.abort_transaction), (b"committed", writer.commit_transaction)):
        writer.begin_transaction()
        writer.send(settings.topic_claims, value, key=b"a")
        writer.flush()
        ends()
    writer.close()

    with Tail(settings, [settings.topic_claims], "earliest") as tail:
        assert [one.value for one in read(tail, 1)] == [b"committed"]


def test_an_article_above_the_topics_size_is_named(place: Place) -> None:
    place.create()
    settings = settings_of(place)
    articles = [Outgoing("small.txt", b"a", b"x"), Outgoing("big.txt", b"a", secrets.token_bytes(12_000_000))]
    came: list[Sent] = []

    with pytest.raises(UsageError, match=r"big\.txt: larger than the topic takes"):
        came.extend(send(settings_of(place), articles))
    with Tail(settings, [settings.topic_raw], "earliest") as tail:
        assert [one.value for one in read(tail, 1)] == [b"x"]


def test_a_topic_that_is_missing_is_said_at_once(place: Place) -> None:
    with pytest.raises(TopicError, match=r"raw does not exist on .* → run `hearsay topics create`"):
        list(send(settings_of(place), [Outgoing("x", None, b"x")]))
    with pytest.raises(TopicError, match="claims does not exist"):
        Tail(settings_of(place), [place.topic("claims")], "end")


def test_a_cluster_that_is_not_there_is_said_with_what_to_do() -> None:
    with pytest.raises(BrokerError, match=r"no answer from 127\.0\.0\.1:1 .* → is Kafka running there"):
        Tail(load({"bootstrap_servers": "127.0.0.1:1", "request_timeout": "1"}), ["claims"], "end")
