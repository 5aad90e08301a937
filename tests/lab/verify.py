"""The verifier: reads every topic as a stranger would and says what is lost, doubled, wrong or out of order.

It uses the plain consumer (read committed) and nothing of the worker: what a record must become is told to it as data.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kafka import TopicPartition
from kafka.consumer.fetcher import ConsumerRecord

from tests.lab.clients import reader
from tests.lab.records import Expected, Message, Sent

_DECIDED = 60.0  # seconds in which a transaction must be decided
Output = tuple[str, str, int, bytes]  # kind, origin, index, digest of key, value and headers, or the reason


@dataclass
class Report:
    """Counts over all records sent; `clean` is what every test asserts."""

    sent: int = 0
    expected: int = 0
    seen: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)
    behind: dict[str, int] = field(default_factory=dict)  # records between the committed offset and the end
    findings: int = 0  # of `hearsay audit`, where it was asked as well

    @property
    def clean(self) -> bool:
        """Everything exactly once, in order, and committed to the end."""
        return not (self.lost or self.doubled or self.unexpected or self.disordered or self.behind or self.findings)

    def __str__(self) -> str:
        counts = f"sent {self.sent}, expected {self.expected}, seen {self.seen}"
        wrong = {
            name: f"{len(found)}: {', '.join(list(found)[:5])}"
            for name in ("lost", "doubled", "unexpected", "disordered", "behind")
            if (found := getattr(self, name))
        }
        audited = f"; {self.findings} findings of hearsay audit" if self.findings else ""
        return counts + audited + "".join(f"; {name} {what}" for name, what in wrong.items())


@dataclass(frozen=True)
class Topics:
    """The topics that the verifier reads, and the group whose progress it checks."""

    servers: str
    raw: str
    claims: str
    parsed: str
    dead: str
    group: str


def verify(topics: Topics, sent: Sequence[Sent], expected: Mapping[str, Expected]) -> Report:
    """Compare everything in the output topics with what `sent` must have become; `expected` is by origin."""
    return compare(topics, len(sent), counted(sent, expected))


def compare(topics: Topics, sent: int, wanted: Counter[Output]) -> Report:
    """Compare everything in the output topics with `wanted`, which so many articles must have become."""
    order, seen = Order(), Counter[Output]()
    seen.update(map(_claim, order.watched(stream(topics.servers, topics.claims))))
    seen.update(map(_manifest, order.watched(stream(topics.servers, topics.parsed))))
    seen.update(map(_dead, stream(topics.servers, topics.dead)))
    return Report(
        sent=sent,
        expected=wanted.total(),
        seen=seen.total(),
        lost=sorted(map(_name, wanted.keys() - seen.keys())),
        doubled=sorted(_name(output) for output in wanted if seen[output] > wanted[output]),
        unexpected=sorted(map(_name, seen.keys() - wanted.keys())),
        disordered=order.broken,
        behind={str(part): lag for part, lag in lags(topics.servers, topics.group, topics.raw).items() if lag},
    )


def read_all(servers: str, topic: str) -> list[ConsumerRecord]:
    """Every committed record of a topic, partition by partition in the order of the log."""
    return sorted(stream(servers, topic), key=lambda record: (record.partition, record.offset))


def stream(servers: str, topic: str) -> Iterator[ConsumerRecord]:
    """Every committed record of a topic, those of one partition in the order of its log.

    Everything that is written is waited for until it is decided: the partitions of a transaction learn its end one by
    one, so a group may have committed what a reader of the outputs cannot see yet.
    """
    ends, at, moved = _written(servers, topic), dict[TopicPartition, int](), time.monotonic()
    with reader(servers) as client:
        client.assign(list(ends))
        client.seek_to_beginning(*ends)
        while any(client.position(part) < end for part, end in ends.items()):
            for batch in client.poll(timeout_ms=200).values():
                yield from batch
            now = {part: client.position(part) for part in ends}
            if now != at:
                at, moved = now, time.monotonic()
            elif time.monotonic() > moved + _DECIDED:
                left = [f"{topic}-{part.partition}@{now[part]}" for part in ends if now[part] < ends[part]]
                raise AssertionError(f"open for {_DECIDED:.0f} s, a transaction on {', '.join(left)}")


def _undecided(topics: Topics) -> bool:
    """Whether an output holds records of a transaction whose end its partition does not know yet."""
    outputs = (topics.claims, topics.parsed, topics.dead)
    with reader(topics.servers) as client:
        stable = {part: end for topic in outputs for part, end in client.end_offsets(_assign(client, topic)).items()}
    return any(stable[part] < end for topic in outputs for part, end in _written(topics.servers, topic).items())


def _written(servers: str, topic: str) -> dict[TopicPartition, int]:
    """The end of each partition's log, whether what stands before it is decided or not."""
    with reader(servers, isolation_level="read_uncommitted") as client:
        ends: dict[TopicPartition, int] = client.end_offsets(_assign(client, topic))
        return ends


def lags(servers: str, group: str, topic: str) -> dict[TopicPartition, int]:
    """How far the group's committed offset lies behind the last stable offset, by partition; all of it if none is."""
    with reader(servers, group) as client:
        parts = _assign(client, topic)
        ends = client.end_offsets(parts)
        return {part: ends[part] - (client.committed(part) or 0) for part in parts}


def committed(servers: str, group: str, topic: str) -> dict[TopicPartition, int]:
    """The group's committed offsets, by partition; 0 where there is none."""
    with reader(servers, group) as client:
        return {part: client.committed(part) or 0 for part in _assign(client, topic)}


def wait_until_done(topics: Topics, seconds: float) -> bool:
    """Whether the group has committed to the end of every partition, and all it wrote is decided, within `seconds`."""
    until = time.monotonic() + seconds
    while any(lags(topics.servers, topics.group, topics.raw).values()) or _undecided(topics):
        if time.monotonic() > until:
            return False
        time.sleep(0.2)
    return True


def _assign(client: Any, topic: str) -> list[TopicPartition]:
    parts = [TopicPartition(topic, number) for number in sorted(client.partitions_for_topic(topic) or ())]
    if not parts:
        raise AssertionError(f"the cluster knows no topic {topic}")
    client.assign(parts)
    return parts


def counted(sent: Sequence[Sent], expected: Mapping[str, Expected]) -> Counter[Output]:
    """What must be found of all records together."""
    return Counter(one for each in sent for one in outputs(each, expected[each.origin]))


def outputs(sent: Sent, expected: Expected) -> Iterator[Output]:
    """What of a record must be found, in the form in which the verifier holds it."""
    for index, claim in enumerate(expected.claims, 1):
        yield ("claim", sent.origin, index, claim.digest)
    if manifest := expected.manifest:
        yield ("manifest", sent.origin, 0, manifest.digest)
    if expected.dead:
        yield ("dead", sent.origin, 0, Message(sent.message.key, expected.dead.encode()).digest)


def _claim(record: ConsumerRecord) -> Output:
    origin, index = header(record, "hearsay_origin").rsplit("/", 1)
    return ("claim", origin, int(index), Message(record.key, record.value, tuple(record.headers)).digest)


def _manifest(record: ConsumerRecord) -> Output:
    origin = "/".join(header(record, "hearsay_origin").split("/")[:3])
    return ("manifest", origin, 0, Message(record.key, record.value, tuple(record.headers)).digest)


def _dead(record: ConsumerRecord) -> Output:
    origin = "/".join(header(record, f"__dlq.errors.{part}") for part in ("topic", "partition", "offset"))
    return ("dead", origin, 0, Message(record.key, header(record, "hearsay_dlq_reason").encode()).digest)


def header(record: ConsumerRecord, name: str) -> str:
    """The one header of that name, as text."""
    values: list[bytes] = [value for key, value in record.headers if key == name]
    if len(values) != 1:
        raise AssertionError(f"{record.topic}-{record.partition}@{record.offset}: {len(values)} headers {name}")
    return values[0].decode()


class Order:
    """Lets records pass and notes those of one key that do not stand in the order of their sources."""

    def __init__(self) -> None:
        self.broken: list[str] = []
        self._last: dict[tuple[str, int, bytes | None, str], tuple[int, ...]] = defaultdict(lambda: (-1,))

    def watched(self, records: Iterable[ConsumerRecord]) -> Iterator[ConsumerRecord]:
        """The same records."""
        for record in records:
            topic, partition, *place = header(record, "hearsay_origin").split("/")
            line = (record.topic, record.partition, record.key, f"{topic}/{partition}")
            at = tuple(int(number) for number in place if number.isdigit())
            if at <= self._last[line]:
                self.broken.append(f"{record.topic}-{record.partition}@{record.offset}")
            self._last[line] = at
            yield record


def _name(output: Output) -> str:
    kind, origin, index, *_ = output
    return f"{kind} {origin}/{index}"

