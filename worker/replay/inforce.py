"""Reading what is in force: the claims of the set that the route names, and on with the next set after a cutover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import orjson

from worker.kafka import routes
from worker.kafka.client import reaching
from worker.kafka.tail import Start, Tail
from worker.pipeline import Record
from worker.replay.reader import Reader
from worker.settings import Settings

_LOOK = 0.5  # seconds to wait for what comes


class News(NamedTuple):
    """Claims that hold from now on, claims that no longer do, and what a person should know about it.

    There is an empty one every half second, so that who reads may do something else, or stop.
    """

    added: tuple[Record, ...] = ()
    retired: tuple[Record, ...] = ()
    note: str | None = None


def arriving(settings: Settings, start: Start, *, follow: bool) -> Iterator[News]:
    """Claims as they arrive in the set in force; after a cutover those that arrive in the next set."""
    where = routes.Watch(settings)
    try:
        name, now = _look(settings, where)
        while True:
            with Tail(now, [now.topic_claims], start) as reading:
                while follow or not reading.caught_up:
                    yield News(tuple(reading.poll(_LOOK)))
                    last, (name, now) = name, _look(settings, where)
                    if name != last:
                        break
                else:
                    return
            yield News(note=f"set {name} is in force now: {now.topic_claims}")
            start = "end"
    finally:
        where.close()


def current(settings: Settings, *, follow: bool) -> Iterator[News]:
    """First the claims in force, then each change; after a cutover what the next set has otherwise."""
    where, before = routes.Watch(settings), dict[str, Record]()
    try:
        name, now = _look(settings, where)
        while True:
            reader = Reader()
            with Tail(now, [now.topic_claims, now.topic_parsed], "earliest") as reading:
                _caught_up(reading, reader)
                yield _turned(before, reader)
                if reader.waiting:
                    yield News(note=f"{reader.waiting} article{'s' * (reader.waiting > 1)} left out: a manifest lists "
                                    "claims that are not in the topic")
                while follow and (found := _look(settings, where))[0] == name:
                    yield from _changes(reader, reading.poll(_LOOK))
                    yield News()
            if not follow:
                return
            name, now = found
            before = {_id(record): record for record in reader.in_force()}
            yield News(note=f"set {name} is in force now: {now.topic_claims}")
    finally:
        where.close()


def _look(settings: Settings, where: routes.Watch) -> tuple[str, Settings]:
    with reaching(settings):
        return where.look()


def _caught_up(reading: Tail, reader: Reader) -> None:
    while not reading.caught_up:
        for record in reading.poll(_LOOK):
            reader.take(record)


def _turned(before: dict[str, Record], reader: Reader) -> News:
    """What holds now and did not hold before as it stands here, and what no longer holds."""
    now = {_id(record): record for record in reader.in_force()}
    return News(tuple(record for name, record in now.items()
                      if name not in before or before[name].value != record.value),
                tuple(record for name, record in before.items() if name not in now))


def _changes(reader: Reader, records: Iterable[Record]) -> Iterator[News]:
    for change in filter(None, map(reader.take, records)):
        number = len(change.retired)
        note = f"{change.article_id}: {number} claim{'s' * (number > 1)} no longer in force" if number else None
        yield News(change.added, change.retired, note)


def _id(record: Record) -> str:
    assert record.value is not None
    return str(orjson.loads(record.value)["claim_id"])
