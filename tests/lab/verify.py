"""The verifier: reads every topic as a stranger would and says what is lost, doubled, wrong or out of order.

It uses the plain consumer (read committed) and nothing of the worker: what a record must become is told to it as data.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kafka import TopicPartition
from kafka.consumer.fetcher import ConsumerRecord

from tests.lab.clients import reader
from tests.lab.records import Expected, Headers, Sent

Output = tuple[str, str, int, bytes | None, bytes | None, Headers]  # kind, origin, index, key, value or reason, headers


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

    @property
    def clean(self) -> bool:
        """Everything exactly once, in order, and committed to the end."""
        return not (self.lost or self.doubled or self.unexpected or self.disordered or self.behind)

    def __str__(self) -> str:
        counts = f"sent {self.sent}, expected {self.expected}, seen {self.seen}"
        wrong = {
            name: f"{len(found)}: {', '.join(list(found)[:5])}"
            for name in ("lost", "doubled", "unexpected", "disordered", "behind")
            if (found := getattr(self, name))
        }
        return counts + "".join(f"; {name} {what}" for name, what in wrong.items())


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
    records = {name: read_all(topics.servers, getattr(topics, name)) for name in ("claims", "parsed", "dead")}
    seen = Counter(
        [_claim(record) for record in records["claims"]]
        + [_manifest(record) for record in records["parsed"]]
        + [_dead(record) for record in records["dead"]]
    )
    wanted = Counter(output for one in sent for output in _outputs(one, expected[one.origin]))
    return Report(
        sent=len(sent),
        expected=wanted.total(),
        seen=seen.total(),
        lost=sorted(map(_name, wanted.keys() - seen.keys())),
        doubled=sorted(_name(output) for output in wanted if seen[output] > wanted[output]),
        unexpected=sorted(map(_name, seen.keys() - wanted.keys())),
        disordered=_disordered(records["claims"]) + _disordered(records["parsed"]),
        behind={str(part): lag for part, lag in lags(topics.servers, topics.group, topics.raw).items() if lag},
    )


def read_all(servers: str, topic: str) -> list[ConsumerRecord]:
    """Every committed record of a topic, partition by partition in the order of the log."""
    with reader(servers) as client:
        parts = _assign(client, topic)
        ends = client.end_offsets(parts)
        client.seek_to_beginning(*parts)
        records: list[ConsumerRecord] = []
        while any(client.position(part) < ends[part] for part in parts):
            for batch in client.poll(timeout_ms=200).values():
                records += batch
    return sorted(records, key=lambda record: (record.partition, record.offset))


def lags(servers: str, group: str, topic: str) -> dict[TopicPartition, int]:
    """How far the group's committed offset lies behind the last stable offset, by partition; all of it if none is."""
    with reader(servers, group) as client:
        parts = _assign(client, topic)
        ends = client.end_offsets(parts)
        return {part: ends[part] - (client.committed(part) or 0) for part in parts}


def wait_until_done(topics: Topics, seconds: float) -> bool:
    """Whether the group has committed to the end of every partition within `seconds`."""
    until = time.monotonic() + seconds
    while any(lags(topics.servers, topics.group, topics.raw).values()):
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


def _outputs(sent: Sent, expected: Expected) -> Iterable[Output]:
    for index, claim in enumerate(expected.claims, 1):
        yield ("claim", sent.origin, index, claim.key, claim.value, claim.headers)
    if manifest := expected.manifest:
        yield ("manifest", sent.origin, 0, manifest.key, manifest.value, manifest.headers)
    if expected.dead:
        yield ("dead", sent.origin, 0, sent.message.key, expected.dead.encode(), ())


def _claim(record: ConsumerRecord) -> Output:
    origin, index = header(record, "hearsay_origin").rsplit("/", 1)
    return ("claim", origin, int(index), record.key, record.value, tuple(record.headers))


def _manifest(record: ConsumerRecord) -> Output:
    origin = "/".join(header(record, "hearsay_origin").split("/")[:3])
    return ("manifest", origin, 0, record.key, record.value, tuple(record.headers))


def _dead(record: ConsumerRecord) -> Output:
    origin = "/".join(header(record, f"__dlq.errors.{part}") for part in ("topic", "partition", "offset"))
    return ("dead", origin, 0, record.key, header(record, "hearsay_dlq_reason").encode(), ())


def header(record: ConsumerRecord, name: str) -> str:
    """The one header of that name, as text."""
    values: list[bytes] = [value for key, value in record.headers if key == name]
    if len(values) != 1:
        raise AssertionError(f"{record.topic}-{record.partition}@{record.offset}: {len(values)} headers {name}")
    return values[0].decode()


def _disordered(records: Iterable[ConsumerRecord]) -> list[str]:
    """Records of one key that do not stand in the order of their sources."""
    last: dict[tuple[str, int, bytes | None, str], tuple[int, ...]] = defaultdict(lambda: (-1,))
    found = []
    for record in records:
        topic, partition, *place = header(record, "hearsay_origin").split("/")
        line = (record.topic, record.partition, record.key, f"{topic}/{partition}")
        at = tuple(int(number) for number in place if number.isdigit())
        if at <= last[line]:
            found.append(f"{record.topic}-{record.partition}@{record.offset}")
        last[line] = at
    return found


def _name(output: Output) -> str:
    kind, origin, index, *_ = output
    return f"{kind} {origin}/{index}"

