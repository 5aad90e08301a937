"""Membership of the group, made safe: only what a poll returned while the member was settled is ever used.

The client answers polls with records and metadata that do not belong together while a rebalance runs, keeps positions
over generations that it never saw, and never settles if it is polled in short bursts. The rules here (their numbers
are those of the design's notes):

R8  a poll counts only if it ended STABLE, with a generation and a member id (B7, B24);
R5  after any change of (generation, member id), and after any failure, *every* partition is sought to its committed
    offset before a record is used (B19, B25); what a poll returned until then is dropped;
R9  after a poll that did not end STABLE the next one follows at once and takes 300 ms or more (B23).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kafka import ConsumerGroupMetadata, KafkaConsumer, OffsetAndMetadata, TopicPartition
from kafka.errors import (
    CorruptRecordError,
    KafkaTimeoutError,
    LogTruncationError,
    NoOffsetForPartitionError,
    OffsetOutOfRangeError,
)
from kafka.structs import MemberState

from worker.errors import OffsetsError
from worker.pipeline import Record

_PATIENT = 0.3  # seconds; R9
_ASK_COMMITTED = 1000  # milliseconds: an undecided transaction may hold the answer back, and polls must go on


@dataclass(frozen=True, slots=True)
class Taken:
    """What a settled poll returned: records in the order of their partitions, and the metadata of that very poll."""

    records: list[Record]
    member: ConsumerGroupMetadata


@dataclass(frozen=True, slots=True)
class Settled:
    """The member has just been settled: its partitions stand at these committed offsets."""

    offsets: Mapping[TopicPartition, OffsetAndMetadata]
    member: ConsumerGroupMetadata


@dataclass(slots=True)
class Membership:
    """The consumer of one worker. `rebalanced` is called at each change of the generation."""

    consumer: KafkaConsumer
    rebalanced: Callable[[], None] = lambda: None
    last_member_id: str = ""
    _identity: tuple[int, str] | None = None  # of the settled membership
    _seen: tuple[int, str] | None = None  # of the last stable one

    def unsettle(self) -> None:
        """Forget the positions: the next use of a record is preceded by a seek to committed."""
        self._identity = None

    def holds(self, member: ConsumerGroupMetadata) -> bool:
        """Whether the membership is still that of `member`, as far as this process knows."""
        now = _now(self.consumer)
        return self._identity is not None and _identity(now) == _identity(member)

    def poll(self, seconds: float, most: int) -> Taken | Settled | None:
        """Records with their metadata, or news that the member is settled, or None: nothing that may be used."""
        if self._identity is None:
            seconds = max(seconds, _PATIENT)
            self._pause()
        polled = self._polled(seconds, most)
        member = _now(self.consumer)
        if member.state != MemberState.STABLE or member.generation_id < 0 or not member.member_id:
            self._identity = None
            return None
        if _identity(member) == self._identity:
            return Taken(polled, member)
        return self._settle(member)

    def back(self, tp: TopicPartition, offset: int) -> None:
        """Read a partition again from `offset`: what was polled from there on was not used."""
        self.consumer.seek(tp, offset)

    # -- inside --------------------------------------------------------------------------------------------------------

    def _polled(self, seconds: float, most: int) -> list[Record]:
        try:
            taken = self.consumer.poll(timeout_ms=round(seconds * 1000), max_records=most)
        except NoOffsetForPartitionError:
            self._identity = None  # a partition without a committed offset: settling decides what becomes of it
            return []
        except OffsetOutOfRangeError as error:
            raise self._out_of_range(error) from error
        except LogTruncationError as error:
            raise OffsetsError(f"the log was cut back behind what was read ({error})", _SEEK) from error
        except CorruptRecordError as error:
            raise OffsetsError(f"a record's checksum is wrong ({error})", _SEEK) from error
        return [Record(at.topic, at.partition, at.offset, at.timestamp, at.key, at.value, tuple(at.headers))
                for records in taken.values() for at in records]

    def _settle(self, member: ConsumerGroupMetadata) -> Settled | None:
        """Seek everything to committed; None if the answer did not come in time or the membership changed meanwhile."""
        if _identity(member) != self._seen:
            self._seen = _identity(member)
            self.rebalanced()
        self._identity = None
        self.last_member_id = member.member_id
        self._pause()
        offsets: dict[TopicPartition, OffsetAndMetadata] = {}
        try:
            for tp in sorted(self.consumer.assignment()):
                offsets[tp] = self._committed(tp)
        except KafkaTimeoutError:
            return None
        for tp, committed in offsets.items():
            assert committed.offset is not None
            self.consumer.seek(tp, committed.offset)
        if _identity(_now(self.consumer)) != _identity(member):
            return None
        self._resume()
        self._identity = _identity(member)
        return Settled(offsets, member)

    def _committed(self, tp: TopicPartition) -> OffsetAndMetadata:
        """The committed offset, or 0 of a partition that never had one and has lost no record."""
        committed = self.consumer.committed(tp, metadata=True, timeout_ms=_ASK_COMMITTED)
        if committed is not None:
            return committed
        begin = self.consumer.beginning_offsets([tp], timeout_ms=_ASK_COMMITTED * 5)[tp]
        if begin == 0:
            return OffsetAndMetadata(0, "", -1)
        raise OffsetsError(f"partition {tp.topic}-{tp.partition} has no committed offset and its log starts at {begin}",
                           _SEEK)

    def _out_of_range(self, error: OffsetOutOfRangeError) -> OffsetsError:
        """Say which partition, and on which side of its log the offset lies."""
        for tp, offset in (error.args[0] if error.args else {}).items():
            begin = self.consumer.beginning_offsets([tp])[tp]
            end = self.consumer.end_offsets([tp])[tp]
            what = (f"was deleted by retention (log starts at {begin})" if offset < begin
                    else f"is beyond the end ({end}): the topic was made again, or lost records")
            return OffsetsError(f"partition {tp.topic}-{tp.partition}: committed offset {offset} {what}", _SEEK)
        return OffsetsError(f"a committed offset is out of range ({error})", _SEEK)

    def _pause(self) -> None:
        assignment = self.consumer.assignment()
        if assignment:
            self.consumer.pause(*assignment)

    def _resume(self) -> None:
        paused = self.consumer.paused()
        if paused:
            self.consumer.resume(*paused)


_SEEK = "stop the group's workers, then `hearsay topics seek` to where they are to go on"


def _now(consumer: Any) -> ConsumerGroupMetadata:
    metadata: ConsumerGroupMetadata = consumer.group_metadata()
    return metadata


def _identity(member: ConsumerGroupMetadata) -> tuple[int, str]:
    return member.generation_id, member.member_id


def caught_up(consumer: KafkaConsumer, committed: Mapping[TopicPartition, int]) -> dict[TopicPartition, int]:
    """Positions beyond the committed offsets: after an idle poll, these are transaction markers and nothing else."""
    ahead = {}
    for tp in consumer.assignment():
        position = consumer.position(tp, timeout_ms=500)
        if position is not None and tp in committed and position > committed[tp]:
            ahead[tp] = position
    return ahead

