"""The topic of dead letters, read from its first letter to its last as of now, or at some positions alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from kafka import KafkaConsumer, TopicPartition

from worker.errors import UsageError
from worker.kafka.deadletters.letter import Letter, Position, Wanted
from worker.kafka.stretch import Offsets, Progress, looking, stretch, unheard
from worker.kafka.tail import partitions_of
from worker.settings import Settings

_SLACK = 60_000  # milliseconds: a letter is given up before it is written, by the clock of the same machine
_NEAR = 200  # offsets: what lies nearer is read on to, what lies farther is sought


def letters(settings: Settings, wanted: Wanted, positions: Sequence[Position] = (),
            progress: Progress = unheard) -> Iterator[Letter]:
    """The letters that are wanted, those at `positions` alone where there are any, in the order of the topic.

    Raises TopicError, BrokerError, and UsageError for a position where no letter lies.
    """
    with looking(settings) as client:
        partitions = partitions_of(client, settings.topic_dead, settings)
        ends: Offsets = client.end_offsets(partitions)
        if positions:
            yield from filter(wanted.takes, _at(client, settings, positions, ends, progress))
            return
        begins = _begins(client, partitions, ends, wanted.since)
        found = map(Letter, stretch(client, begins, ends, settings.watchdog, progress))
        yield from filter(wanted.takes, found)


def _begins(client: KafkaConsumer, partitions: list[TopicPartition], ends: Offsets, since: int | None) -> Offsets:
    begins: Offsets = client.beginning_offsets(partitions)
    if since is None or since <= _SLACK:
        return begins
    found = client.offsets_for_times(dict.fromkeys(partitions, since - _SLACK))
    return {tp: max(begins[tp], ends[tp] if (first := found.get(tp)) is None else first.offset) for tp in partitions}


def _at(client: KafkaConsumer, settings: Settings, positions: Sequence[Position], ends: Offsets,
        progress: Progress) -> Iterator[Letter]:
    """The letters at these positions, read in stretches of what lies near together."""
    done, every = 0, sorted(set(positions))
    for run in _runs(every):
        tp = TopicPartition(settings.topic_dead, run[0].partition)
        missing = set(run)
        if tp in ends:
            begins: Offsets = client.beginning_offsets([tp])
            begin, end = {tp: max(begins[tp], run[0].offset)}, {tp: min(ends[tp], run[-1].offset + 1)}
            for letter in map(Letter, stretch(client, begin, end, settings.watchdog)):
                if letter.position in missing:
                    missing.remove(letter.position)
                    yield letter
        if missing:
            raise UsageError(f"no dead letter lies at {min(missing)}", "`hearsay dead list` shows the positions")
        done += len(run)
        progress(done, len(every))


def _runs(positions: Iterable[Position]) -> Iterator[list[Position]]:
    for _, partition in groupby(positions, key=lambda at: at.partition):
        found = list(partition)
        cuts = [number for number, (one, next_one) in enumerate(pairwise(found), 1)
                if next_one.offset - one.offset > _NEAR]
        yield from (found[begin:end] for begin, end in pairwise([0, *cuts, len(found)]))
