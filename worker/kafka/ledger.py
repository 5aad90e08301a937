"""What is committed, and with which mark: the worker's memory between two transactions.

A plan is made before a transaction and confirmed after it, so that a failed one leaves no trace here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kafka import OffsetAndMetadata, TopicPartition

from worker.errors import OffsetsError
from worker.kafka.breaker import Breaker
from worker.kafka.marks import Mark, read
from worker.kafka.outcome import Result
from worker.pipeline import Record

Offsets = dict[TopicPartition, OffsetAndMetadata]


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes marks: this process in its slot, on this topic, with this parser."""

    slot: str
    run: str
    topic_id: str
    parser: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a transaction commits, and what the ledger knows once it has."""

    offsets: Offsets
    marks: Mapping[TopicPartition, Mark]
    breaker: Breaker


class Ledger:
    """The committed offsets of the partitions we own. `reset` forgets what the breaker counted before this start."""

    def __init__(self, author: Author, breaker: Breaker, reset: bool) -> None:
        self._author = author
        self._reset = reset
        self._fresh = True
        self.breaker = breaker
        self.positions: dict[TopicPartition, int] = {}
        self._marks: dict[TopicPartition, Mark] = {}

    @property
    def parser(self) -> str:
        """The parser's version and digest."""
        return self._author.parser

    @property
    def deaths(self) -> int:
        """The most processes of this slot that ended uncleanly at an offset that we own."""
        return max((mark.deaths for mark in self._marks.values()), default=0)

    def tries(self, tp: TopicPartition) -> int:
        """How many processes ended while they worked on the next record of a partition alone."""
        return self._marks[tp].tries

    def take_over(self, committed: Mapping[TopicPartition, OffsetAndMetadata],
                  lagging: Callable[[Iterable[TopicPartition]], set[TopicPartition]]) -> tuple[Plan, bool]:
        """Own these partitions: the plan that writes our marks where others stand, and whether the breaker was open.

        A predecessor of our slot that ended uncleanly counts as a death, but only where there was work left to die of.
        """
        found = {tp: read(at.metadata) for tp, at in committed.items()}
        self.positions = {tp: at.offset for tp, at in committed.items() if at.offset is not None}
        self._marks = dict(found)
        for tp, mark in found.items():
            if mark.topic not in {"", self._author.topic_id}:
                raise OffsetsError(f"{tp.topic}-{tp.partition}: the committed offset is of an older topic of that name",
                                   "stop the group's workers, then `hearsay topics seek` to where they are to go on")
        relevant = [mark for mark in found.values() if mark.parser == self._author.parser and not self._reset]
        if self._fresh and relevant:
            self.breaker.load(max(relevant, key=lambda mark: mark.at).breaker)
        self._fresh = False
        deaths = self._deaths(found, lagging)
        marks = {tp: self._mark(self.breaker, deaths=deaths[tp], tries=mark.tries)
                 for tp, mark in found.items() if mark.run != self._author.run or self._reset}
        self._reset = False
        return self._plan({tp: self.positions[tp] for tp in marks}, marks, self.breaker), any(
            mark.open for mark in relevant)

    def _deaths(self, found: Mapping[TopicPartition, Mark],
                lagging: Callable[[Iterable[TopicPartition]], set[TopicPartition]]) -> dict[TopicPartition, int]:
        died = {tp for tp, mark in found.items() if mark.died(self._author.slot, self._author.run)}
        left = lagging(died) if died else set()
        return {tp: mark.deaths + 1 if tp in left else 0 if tp in died else mark.deaths for tp, mark in found.items()}

    def batch(self, records: Sequence[Record], results: Sequence[Result], careful: bool) -> Plan:
        """The plan of a batch: the offset behind each partition's last record."""
        breaker = self.breaker.copy()
        for result in results:
            breaker.add(result.refused is not None and result.refused.stage == "parse")
        offsets = {TopicPartition(record.topic, record.partition): record.offset + 1 for record in records}
        return self._plan(offsets, dict.fromkeys(offsets, self._mark(breaker, deaths=1 if careful else 0)), breaker)

    def trying(self, tp: TopicPartition) -> Plan:
        """The plan that says: we are about to work on the next record of the partition alone."""
        mark = self._mark(self.breaker, deaths=self._marks[tp].deaths, tries=self._marks[tp].tries + 1)
        return self._plan({tp: self.positions[tp]}, {tp: mark}, self.breaker)

    def ahead(self, positions: Mapping[TopicPartition, int]) -> Plan:
        """The plan that commits positions behind which only transaction markers lie."""
        return self._plan(positions, dict.fromkeys(positions, self._mark(self.breaker)), self.breaker)

    def leaving(self) -> Plan:
        """The plan that says of everything we own: left cleanly."""
        marks = {tp: self._mark(self.breaker, clean=True, tries=mark.tries) for tp, mark in self._marks.items()}
        return self._plan(self.positions, marks, self.breaker)

    def confirm(self, plan: Plan) -> None:
        """The plan's transaction is committed."""
        self.breaker = plan.breaker
        self._marks.update(plan.marks)
        self.positions.update({tp: at.offset for tp, at in plan.offsets.items() if at.offset is not None})

    def _mark(self, breaker: Breaker, *, clean: bool = False, deaths: int = 0, tries: int = 0) -> Mark:
        author = self._author
        return Mark(author.slot, author.run, author.topic_id, clean, deaths, tries, author.parser, breaker.dump(),
                    breaker.open, int(time.time()))

    @staticmethod
    def _plan(offsets: Mapping[TopicPartition, int], marks: Mapping[TopicPartition, Mark], breaker: Breaker) -> Plan:
        committed = {tp: OffsetAndMetadata(offset, marks[tp].text(), -1) for tp, offset in offsets.items()}
        return Plan(committed, marks, breaker)
