"""Whether an article's later revision has been processed meanwhile: what is in the topic of manifests says so."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Self

import orjson
from kafka import KafkaConsumer

from worker.kafka.client import reaching, reader
from worker.kafka.deadletters.letter import Letter
from worker.kafka.revisions import Order, fields, newer, of_fields, of_manifest
from worker.kafka.stretch import Offsets, Progress, stretch, unheard
from worker.kafka.tail import partitions_of
from worker.pipeline import Record
from worker.settings import Settings


class Manifests:
    """The newest manifest of each of some articles, and of those alone: the topic may hold millions."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._newest: dict[str, Order | None] = {}
        with reaching(settings):
            self._client: KafkaConsumer = reader(settings)
        self._read_to: Offsets = {}

    def follow(self, articles: Iterable[str], progress: Progress = unheard) -> None:
        """Forget the articles of before, and read all manifests for these."""
        self._newest = dict.fromkeys(articles)
        with reaching(self._settings):
            partitions = partitions_of(self._client, self._settings.topic_parsed, self._settings)
            self._read_to = self._client.beginning_offsets(partitions)
        if self._newest:
            self.catch_up(progress)

    def catch_up(self, progress: Progress = unheard) -> None:
        """Read what has come since."""
        with reaching(self._settings):
            ends: Offsets = self._client.end_offsets(list(self._read_to))
            for record in stretch(self._client, self._read_to, ends, self._settings.watchdog, progress):
                self._note(record)
        self._read_to = ends

    def newest(self, article: str) -> Order | None:
        """The newest manifest of an article that is followed."""
        return self._newest[article]

    def _note(self, record: Record) -> None:
        article = (record.key or b"").decode("utf-8", "replace")
        if article not in self._newest or record.value is None:
            return
        found, known = of_manifest(orjson.loads(record.value)), self._newest[article]
        if known is None or newer(found, known):
            self._newest[article] = found

    def close(self) -> None:
        """Leave the cluster."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def order(letter: Letter, value: bytes | None) -> Order:
    """What orders the letter's record, `value` being its own.

    Read off the fields of its JSON as they stand: to decode it in full would be to do what it was refused for.
    """
    assert letter.origin is not None
    return of_fields(fields(value or b"", letter.original_headers), *letter.origin)
