"""The loop: poll, parse, one transaction, poll. Exactly once, as long as these steps keep their order.

1. poll; use nothing unless the member is settled (membership.py: R5, R8, R9, B16 to B25)
2. take records up to the batch's bounds, with the metadata of that very poll
3. parse them in the children; results come back in offset order; a bound may end the batch early
4. if the membership has changed meanwhile, throw all of it away (R5)
5. one transaction under the watchdog (writer.py): claims, manifests, dead letters, offsets with their marks
6. seek back what was polled and not used
7. after any failure: drop the producer, back off (B20), make sure that the slot is ours (B17, B18), open a new producer
   (which waits until the old transaction is decided), and seek every partition to its committed offset (B19)

One batch is in flight, never two. While nothing comes, positions beyond transaction markers are committed, so that
lag reaches 0. Whatever the loop cannot mend ends the process with a clear line; a supervisor starts it again.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from kafka import ConsumerGroupMetadata, TopicPartition
from kafka.errors import KafkaError

from worker.kafka import dead
from worker.kafka.account import Account
from worker.kafka.batches import Sent
from worker.kafka.children import Bounds, Pool
from worker.kafka.context import Context
from worker.kafka.faults import fatal, suspicious
from worker.kafka.ledger import Ledger, Plan
from worker.kafka.lookout import Lookout
from worker.kafka.membership import Membership, Settled, Taken, caught_up
from worker.kafka.outcome import Result, message, refusal
from worker.kafka.pace import Pace
from worker.kafka.patience import passing
from worker.kafka.startup import tripped
from worker.kafka.stop import Stopped
from worker.kafka.writer import Writer
from worker.pipeline import Record, Refused

_POLL = 0.3  # seconds
_IDLE = 1.0  # seconds without a record, after which positions are committed
_OUTPUT = 67_108_864  # bytes of results that end a batch
_OVERHEAD = 128  # bytes around a record that is alone in its batch
_CAREFUL = 2  # processes that ended without progress, after which records go one by one

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Parts:
    """What the loop turns: `ledger` knows what is committed, `lookout` what the client does not tell."""

    membership: Membership
    pool: Pool
    writer: Writer
    ledger: Ledger
    lookout: Lookout
    largest: int  # bytes of a record that may be sent


class Loop:
    """One worker's loop; its parts are made by run.py."""

    def __init__(self, context: Context, parts: Parts) -> None:
        self._context = context
        self._settings = context.settings
        self._membership = parts.membership
        self._pool = parts.pool
        self._writer = parts.writer
        self._ledger = parts.ledger
        self._lookout = parts.lookout
        self._largest = parts.largest
        self._pace = Pace(context.settings.batch_records)
        self._account = Account(context.metrics)
        self._failures: dict[tuple[TopicPartition, int], int] = {}  # of records that failed alone
        self._turned = self._busy = time.monotonic()  # when the last poll ended, when the last record came
        self._member: ConsumerGroupMetadata | None = None  # of the last settled poll

    def run(self) -> None:
        """Turn until told to stop; then leave cleanly."""
        try:
            while not self._context.stop.asked:
                try:
                    self._turn()
                except KafkaError as error:
                    self._recover(error)
        except Stopped:
            log.info("a batch was given up", why="stop")
        self._leave()

    def _turn(self) -> None:
        self._context.health.tick()
        if time.monotonic() - self._turned > self._settings.session_timeout:
            self._lookout.check_slot()  # frozen that long, we might rejoin and so displace who took our place (B18)
        if self._lookout.round() and self._member is not None:
            self._context.health.go()
        polled = self._membership.poll(_POLL, self._pace.records)
        self._turned = time.monotonic()
        if polled is None:
            return
        self._member = polled.member
        if isinstance(polled, Settled):
            self._settled(polled)
        elif polled.records:
            self._busy = time.monotonic()
            self._batch(polled)
        elif time.monotonic() - self._busy > _IDLE:
            self._idle(polled.member)

    # -- what a poll may bring -----------------------------------------------------------------------------------------

    def _settled(self, settled: Settled) -> None:
        """Take the partitions over: their marks are read, and ours are written where they differ."""
        plan, was_open = self._ledger.take_over(settled.offsets, self._lookout.lagging)
        log.info("partitions taken", partitions=[tp.partition for tp in settled.offsets],
                 generation=settled.member.generation_id)
        if was_open:
            raise tripped(self._settings)
        self._commit(plan, settled.member)
        if self._ledger.deaths >= _CAREFUL:
            log.warning("processes of this slot ended without progress: records go one by one",
                        deaths=self._ledger.deaths)
            self._pace.be_careful()
        self._context.health.go()

    def _batch(self, taken: Taken) -> None:
        """Steps 2 to 6."""
        began = time.monotonic()
        records = _within(taken.records, self._settings.batch_bytes)
        results = self._results(records, taken.member)
        parsed = time.monotonic()
        done = records[:len(results)]
        if not self._membership.holds(taken.member):
            self._membership.unsettle()
            return
        plan = self._ledger.batch(done, results, self._pace.careful)
        self._commit(plan, taken.member, done, results)
        self._failures.clear()
        self._pace.done(len(done), cut=len(done) < len(taken.records))
        self._back(taken.records[len(done):])
        self._account.batch(done, results, parse=parsed - began, commit=time.monotonic() - parsed)
        self._context.metrics.show("hearsay_breaker_share", self._ledger.breaker.share)
        if self._ledger.breaker.open:
            self._commit(self._ledger.leaving(), taken.member)  # every partition says so to who comes next
            raise tripped(self._settings)

    def _idle(self, member: ConsumerGroupMetadata) -> None:
        """Commit positions beyond the last record: behind them lie transaction markers and nothing else."""
        ahead = caught_up(self._membership.consumer, self._ledger.positions)
        if ahead and self._membership.holds(member):
            self._commit(self._ledger.ahead(ahead), member)
            self._context.metrics.count("hearsay_idle_commits_total")

    # -- the records of a batch ----------------------------------------------------------------------------------------

    def _results(self, records: Sequence[Record], member: ConsumerGroupMetadata) -> list[Result]:
        first = records[0]
        tp = TopicPartition(first.topic, first.partition)
        attempts = self._settings.article_attempts
        if self._failures.get((tp, first.offset), 0) >= attempts:
            why = "the broker refused its output, alone and again"
            return [refusal(Refused("encode", "undeliverable", why), attempts)]
        if self._pace.careful:
            if self._ledger.tries(tp) >= attempts:
                why = f"the worker ended {attempts} times while it worked on this article alone"
                return [refusal(Refused("parse", "crash", why), attempts)]
            self._commit(self._ledger.trying(tp), member)
        now, stop = time.monotonic(), self._context.stop
        soft = now + self._settings.batch_seconds
        bounds = Bounds(soft, soft + self._settings.article_timeout / 4, _OUTPUT, lambda: stop.asked, lambda: stop.late)
        return [self._sendable(result) for result in self._pool.parse(records, bounds)]

    def _sendable(self, result: Result) -> Result:
        """The result, or a refusal if a record of it is too large to send: known before the transaction begins."""
        if result.largest + _OVERHEAD <= self._largest:
            return result
        why = f"an output of {result.largest} bytes is more than its topic takes"
        return refusal(Refused("encode", "undeliverable", why), result.attempts)

    def _messages(self, records: Sequence[Record], results: Sequence[Result]) -> Iterator[Sent]:
        """What goes out, in the order of the records; an article's claims before its manifest."""
        settings, now = self._settings, datetime.now(UTC)
        for record, result in zip(records, results, strict=True):
            for claim in result.claims:
                yield settings.topic_claims, claim
            if result.manifest is not None:
                yield settings.topic_parsed, result.manifest
            if result.refused is not None:
                letter = dead.letter(record, result, self._ledger.parser, settings.limit_output_bytes, now)
                yield settings.topic_dead, message(*letter)

    def _back(self, unused: Sequence[Record]) -> None:
        for tp, offset in {TopicPartition(record.topic, record.partition): record.offset
                           for record in reversed(unused)}.items():
            self._membership.back(tp, offset)

    # -- transactions, and what follows a failed one -------------------------------------------------------------------

    def _commit(self, plan: Plan, member: ConsumerGroupMetadata, records: Sequence[Record] = (),
                results: Sequence[Result] = ()) -> None:
        """One transaction; a KafkaError leaves everything as it was, and is mended by `_recover`."""
        if not plan.offsets:
            return
        try:
            self._writer.write(self._messages(records, results), plan.offsets, member)
        except KafkaError as error:
            self._context.metrics.count("hearsay_transactions_total", result="aborted")
            if records and suspicious(error):
                self._suspect(records)
            raise
        self._context.metrics.count("hearsay_transactions_total", result="committed")
        self._ledger.confirm(plan)

    def _suspect(self, records: Sequence[Record]) -> None:
        self._pace.failed(len(records))
        if len(records) == 1:
            at = TopicPartition(records[0].topic, records[0].partition), records[0].offset
            self._failures[at] = self._failures.get(at, 0) + 1

    def _recover(self, error: KafkaError) -> None:
        """Step 7: with a producer that knows nothing of the old one, and positions that the broker has committed."""
        stop_with = fatal(error)
        if stop_with is not None:
            raise stop_with from error
        if not passing(error):
            raise error
        self._membership.unsettle()
        self._writer.drop()  # else we called ourselves ready without knowing that anything can be written
        self._context.patience.note("begin again", "transaction", error)
        self._context.stop.sleep(random.uniform(0.3, 0.6))  # noqa: S311  (B20; not a secret)
        self._context.patience.call("begin again", "connect", self._reopen)

    def _reopen(self) -> None:
        self._lookout.check_slot()
        self._lookout.check_topics()
        self._writer.open()

    def _leave(self) -> None:
        """Say in every committed offset that we left cleanly; what fails here costs nothing but that."""
        self._context.health.stop()
        member = self._member
        try:
            if member is not None and self._membership.holds(member):
                self._commit(self._ledger.leaving(), member)
                if self._settings.leave_on_stop:
                    self._lookout.leave()
        except KafkaError as error:
            log.warning("left without saying so", error=str(error))


def _within(records: list[Record], size: int) -> list[Record]:
    """The first records, at least one, of together at most `size` bytes."""
    total = 0
    for index, record in enumerate(records):
        total += len(record.value or b"")
        if total > size and index:
            return records[:index]
    return records
