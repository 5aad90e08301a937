"""A plan's articles by today's parser, against the claims in force or another version; nothing is written.

    the range ─→ Sample by key ─→ each record parsed ─→ per article the newest revision ─┐
    manifests, claims ─→ Reader: the claims in force of these articles ──────────────────┴─→ Diff
    or the same records by another version's process
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol

import orjson

from worker.article import Limits
from worker.claim import ParserId
from worker.kafka.past import everything, ranges
from worker.kafka.revisions import Order, newer
from worker.kafka.stretch import Progress, unheard
from worker.parser.digest import parser_id
from worker.pipeline import Record
from worker.replay.diff import Diff, named
from worker.replay.parsing import Reading, read
from worker.replay.plan import Plan
from worker.replay.reader import Reader
from worker.replay.sampling import Sample
from worker.settings import Settings

Step = Callable[[Iterable[Record]], Iterable[Record]]  # passes the records on, and shows how far it is


class Other(Protocol):
    """Another version (elsewhere.py): asked first, answering while we parse the same record."""

    parser: ParserId

    def ask(self, record: Record) -> None:
        """Let it begin."""

    def answer(self) -> Reading:
        """What it made of it."""


class State(NamedTuple):
    """What holds of an article: of its newest revision that was not refused."""

    order: Order
    claims: tuple[bytes, ...]


States = dict[str, State]


class Read(NamedTuple):
    """The sampled records by one parser; `articles` also names those whose records were all refused."""

    states: States
    articles: tuple[str, ...]
    refused: int


def sampled(plan: Plan, settings: Settings, most: int, seed: int, progress: Progress = unheard) -> Sample[Record]:
    """The plan's articles, at most `most` of them, each with all of its revisions in the range."""
    found: Sample[Record] = Sample(most, seed)
    choice = plan.choice
    offsets = {one.partition: (one.start, one.end) for one in plan.partitions if one.records}
    for record in ranges(settings, plan.topic, offsets, progress):
        if choice.takes(record.partition, record.offset, record.key):
            found.add(record.key or f"\0{record.partition}/{record.offset}".encode(), record)
    return found


def records(sample: Sample[Record]) -> list[Record]:
    """What was drawn, in the order of its topic."""
    return sorted((one for group in sample.groups for one in group), key=lambda one: (one.partition, one.offset))


def ours(found: Iterable[Record], limits: Limits) -> Read:
    """The records by this parser."""
    return _read(read(record, limits) for record in found)


def both(found: Iterable[Record], other: Other, limits: Limits) -> tuple[Read, Read]:
    """The records by the other version, and by this parser."""
    theirs: list[Reading] = []

    def mine() -> Iterator[Reading]:
        for record in found:
            other.ask(record)
            reading = read(record, limits)
            theirs.append(other.answer())
            yield reading

    here = _read(mine())
    return _read(theirs), here


def _read(readings: Iterable[Reading]) -> Read:
    states: States = {}
    articles: dict[str, None] = {}
    refused = 0
    for reading in readings:
        if reading.article is not None:
            articles[reading.article] = None
        if reading.article is None or reading.order is None:
            refused += 1
            continue
        last = states.get(reading.article)
        if last is None or newer(reading.order, last.order):
            states[reading.article] = State(reading.order, reading.claims)
    return Read(states, tuple(articles), refused)


class InForce(NamedTuple):
    """What the topics hold of some articles; `unseen` are those whose newest manifest lists claims that are gone."""

    states: States
    parsers: tuple[str, ...]
    unseen: frozenset[str]


def in_force(settings: Settings, articles: Iterable[str], progress: Progress = unheard) -> InForce:
    """The claims in force of these articles."""
    keys = {article.encode(): article for article in articles}
    reader = Reader()
    for record in everything(settings, (settings.topic_parsed, settings.topic_claims), progress):
        if record.key in keys:
            reader.take(record)
    states = {article: State(order, tuple(record.value or b"" for record in claims))
              for article, order, claims in reader.states()}
    digests = {named(row["version"], row["digest"]) for state in states.values()
               for row in [orjson.loads(claim)["parser"] for claim in state.claims[:1]]}
    return InForce(states, tuple(sorted(digests)), frozenset(reader.held()))


def against_topic(diff: Diff, found: Iterable[Record], now: Read, held: InForce) -> Diff:
    """Fill the diff with what the topics hold, and what this parser makes of the sampled records.

    Left out and counted are articles of which the topics hold a revision newer than the plan, and those whose claims
    retention has taken, since nothing tells what they were. One that this parser refuses has its claims removed.
    """
    diff.refused = (None, now.refused)
    diff.parsers[0].update(held.parsers)
    diff.parsers[1].add(named(*parser_id()))
    spots = {(record.topic, record.partition, record.offset) for record in found}
    for article in now.articles:
        before, after = held.states.get(article), now.states.get(article)
        planned = before is not None and before.order[2:] in spots
        if article in held.unseen:
            diff.left["claims gone"] += 1
        elif before and not planned and (after is None or newer(before.order, after.order)):
            diff.left["newer revision" if after else "refused, as before"] += 1
        elif before or after:
            _compare(diff, before, after)
    return diff


def against_other(diff: Diff, before: Read, after: Read, other: ParserId) -> Diff:
    """Fill the diff with what two parsers make of the same records."""
    diff.refused = (before.refused, after.refused)
    diff.parsers[0].add(named(*other))
    diff.parsers[1].add(named(*parser_id()))
    for article in dict.fromkeys((*before.states, *after.states)):
        _compare(diff, before.states.get(article), after.states.get(article))
    return diff


def _compare(diff: Diff, before: State | None, after: State | None) -> None:
    diff.article(*([orjson.loads(claim) for claim in state.claims] if state else [] for state in (before, after)))
