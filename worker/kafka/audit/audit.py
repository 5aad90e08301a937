"""The passes of an audit: count everything in a range, look closer at what is not whole, go on to the next range."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kafka import KafkaConsumer, TopicPartition

from worker.kafka.audit import outputs
from worker.kafka.audit.closer import Closer, Fault, Finding, looks
from worker.kafka.audit.span import span
from worker.kafka.audit.tally import Tally
from worker.kafka.stretch import DECIDED, Progress, looking, stretch, unheard
from worker.pipeline import Record
from worker.settings import Settings

_RANGE = 2_000_000  # offsets of one pass, about 70 MB


class Asked(NamedTuple):
    """Which offsets to audit: of all partitions if none is named, from the first one left to what is committed."""

    partitions: Sequence[int] = ()
    begin: int | None = None
    end: int | None = None


@dataclass
class Part:
    """What there is of one partition, and how many faults were found in it."""

    partition: int
    begin: int
    end: int
    articles: int = 0
    claims: int = 0
    manifests: int = 0
    letters: int = 0
    unprovable: int = 0
    faults: Counter[Fault] = field(default_factory=Counter)


class Audit:
    """One audit. Raises TopicError, BrokerError, UsageError."""

    def __init__(self, settings: Settings, asked: Asked) -> None:
        self._settings = settings
        self._span = span(settings, asked.partitions, asked.begin, asked.end)
        self._patience = settings.watchdog + DECIDED
        self.parts = {tp.partition: Part(tp.partition, begin, self._span.ends[tp])
                      for tp, begin in sorted(self._span.begins.items())}

    @property
    def uncommitted(self) -> tuple[int, ...]:
        """Partitions of which the group has committed nothing, so that nothing of them was audited."""
        return self._span.uncommitted

    def findings(self, progress: Progress = unheard) -> Iterator[Finding]:
        """Everything that is wrong; `parts` is complete when this is through."""
        with looking(self._settings) as client:
            for tallies in _ranges(list(self.parts.values())):
                self._count(client, tallies, progress)
                doubts = (doubt for tally in tallies.values() for doubt in tally.doubts())
                closer = None
                for some in looks(doubts):
                    closer = closer or Closer(self._settings, client, self._span, self._patience,
                                              round(time.time() * 1000))
                    for found in closer.look(some, progress):
                        part = self.parts[found.partition]
                        if isinstance(found, Finding):
                            part.faults[found.fault] += 1
                            yield found
                        else:
                            part.unprovable += 1

    def _count(self, client: KafkaConsumer, tallies: dict[int, Tally], progress: Progress) -> None:
        topic = self._settings.topic_raw
        begins = {TopicPartition(topic, number): tally.begin for number, tally in tallies.items()}
        ends = {TopicPartition(topic, number): tally.end for number, tally in tallies.items()}
        for article in stretch(client, begins, ends, self._patience, progress):
            tallies[article.partition].article(article.offset)
        for record in self._outputs(client, self._settings.topic_claims, progress):
            claim = outputs.claim(record, topic)
            if claim and (tally := _of(tallies, claim.place)):
                tally.claim(claim)
        for record in self._outputs(client, self._settings.topic_parsed, progress):
            manifest = outputs.manifest(record, topic)
            if manifest and (tally := _of(tallies, manifest.place)):
                tally.manifest(manifest)
        for record in self._outputs(client, self._settings.topic_dead, progress):
            burial = outputs.burial(record, topic)
            if burial and (tally := _of(tallies, burial.place)):
                tally.burial(burial)
        for number, tally in tallies.items():
            part = self.parts[number]
            part.articles += tally.articles
            part.claims += tally.claims
            part.manifests += tally.manifests
            part.letters += tally.letters

    def _outputs(self, client: KafkaConsumer, topic: str, progress: Progress) -> Iterator[Record]:
        return stretch(client, self._span.output_begins[topic], self._span.output_ends[topic], self._patience, progress)


def _of(tallies: dict[int, Tally], place: outputs.Place) -> Tally | None:
    tally = tallies.get(place.partition)
    return tally if tally is not None and tally.holds(place.offset) else None


def _ranges(parts: list[Part]) -> Iterator[dict[int, Tally]]:
    """Tallies for what one pass takes of every partition, until all of them are through."""
    step = max(1, _RANGE // max(1, len(parts)))
    for begin in range(0, max((part.end - part.begin for part in parts), default=0), step):
        some = {part.partition: Tally(part.partition, part.begin + begin, min(part.begin + begin + step, part.end))
                for part in parts if part.begin + begin < part.end}
        yield some


