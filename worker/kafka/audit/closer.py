"""A closer look at the offsets that are not whole: which ids are missing, which stand twice, what compaction explains.

Each look reads the outputs once more, for as many offsets as fit in memory.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, get_args

from kafka import KafkaConsumer, TopicPartition

from worker.kafka.audit import outputs
from worker.kafka.audit.span import Span
from worker.kafka.audit.tally import Doubt
from worker.kafka.revisions import fields
from worker.kafka.stretch import Progress, stretch
from worker.pipeline import Record
from worker.settings import Settings

Fault = Literal["lost", "doubled", "torn", "orphan"]
FAULTS: tuple[Fault, ...] = get_args(Fault)
_MOST, _MOST_IDS = 100_000, 500_000  # offsets and ids of one look
Spot = tuple[int, int]  # partition, offset


class Finding(NamedTuple):
    """What is wrong with an offset; `article` is its id or key as far as it is known, `parser` a digest."""

    fault: Fault
    partition: int
    offset: int
    article: str | None
    parser: str | None
    detail: str


class Unprovable(NamedTuple):
    """An offset of which retention or compaction has taken what would prove it whole."""

    partition: int
    offset: int


class _Article(NamedTuple):
    """What the articles' topic has at an offset: `ids` are those that its manifest may stand under."""

    ids: tuple[str, ...]
    timestamp: int


class _Outputs:
    """All that came of one offset by one parser."""

    def __init__(self) -> None:
        self.claims: list[outputs.Claim] = []
        self.manifests: list[outputs.Manifest] = []
        self.letters = 0
        self.written = 0  # when the newest manifest was

    def faults(self) -> Iterator[tuple[Fault, str]]:
        """What stands twice, and what does not fit together; of claims alone only what stands twice."""
        for number, times in sorted(Counter(claim.number for claim in self.claims).items()):
            if times > 1:
                yield "doubled", f"claim {number} stands {times} times"
        for word, times in (("manifest", len(self.manifests)), ("dead letter", self.letters)):
            if times > 1:
                yield "doubled", f"the {word} stands {times} times"
        if self.manifests and self.letters:
            yield "doubled", "a manifest and a dead letter"
        if self.claims and self.letters and not self.manifests:
            yield "torn", f"{len(self.claims)} claims beside a dead letter"
        strangers = {claim.id for claim in self.claims} - self.listed
        if self.manifests and strangers:
            yield "torn", f"{len(strangers)} claims that the manifest does not list"
        if self.manifests and not strangers and not self.missing and self._gaps():
            yield "torn", "its claims are not numbered from 1 on"

    def _gaps(self) -> bool:
        numbers = {claim.number for claim in self.claims}
        return numbers != set(range(1, len(numbers) + 1))

    @property
    def listed(self) -> set[str]:
        """The ids in its manifests."""
        return {listed for manifest in self.manifests for listed in manifest.listed}

    @property
    def missing(self) -> int:
        """How many of them are the id of no claim."""
        return len(self.listed - {claim.id for claim in self.claims})

    @property
    def unlisted(self) -> bool:
        """Whether there are claims and nothing that closes them."""
        return bool(self.claims) and not self.manifests and not self.letters


def looks(doubts: Iterable[Doubt]) -> Iterator[list[Doubt]]:
    """The doubts in groups that one look can take."""
    some: list[Doubt] = []
    ids = 0
    for doubt in doubts:
        some.append(doubt)
        ids += doubt.size if doubt.kind == "odd" else 1
        if len(some) >= _MOST or ids >= _MOST_IDS:
            yield some
            some, ids = [], 0
    if some:
        yield some


class Closer:
    """Looks at some doubts. `now` is in milliseconds."""

    def __init__(self, settings: Settings, client: KafkaConsumer, around: Span, patience: float, now: int) -> None:
        self._settings = settings
        self._client = client
        self._span = around
        self._patience = patience
        self._now = now
        self._left = {topic: self._oldest(topic) for topic in (settings.topic_claims, settings.topic_dead)}

    def look(self, doubts: Sequence[Doubt], progress: Progress) -> Iterator[Finding | Unprovable]:
        """What each doubt comes to, in their order."""
        articles = self._articles(doubts, progress)
        found, superseded = self._outputs(doubts, articles, progress)
        for doubt in doubts:
            spot = doubt.partition, doubt.offset
            article = articles.get(spot, _Article((), 0))
            yield from self._judged(doubt, article, found.get(spot, {}), spot in superseded)

    def _articles(self, doubts: Sequence[Doubt], progress: Progress) -> dict[Spot, _Article]:
        spots = {(doubt.partition, doubt.offset) for doubt in doubts}
        begins: dict[TopicPartition, int] = {}
        ends: dict[TopicPartition, int] = {}
        for partition, offset in sorted(spots):
            tp = TopicPartition(self._settings.topic_raw, partition)
            begins.setdefault(tp, offset)
            ends[tp] = offset + 1
        records = stretch(self._client, begins, ends, self._patience, progress)
        return {(one.partition, one.offset): _Article(_ids(one), one.timestamp) for one in records
                if (one.partition, one.offset) in spots}

    def _outputs(self, doubts: Sequence[Doubt], articles: dict[Spot, _Article],
                 progress: Progress) -> tuple[dict[Spot, dict[str, _Outputs]], set[Spot]]:
        """What came of the odd ones, by parser; and the offsets whose article has a manifest as old or newer."""
        odd = {(doubt.partition, doubt.offset) for doubt in doubts if doubt.kind == "odd"}
        found: dict[Spot, dict[str, _Outputs]] = {spot: defaultdict(_Outputs) for spot in odd}
        by_id: dict[str, list[Spot]] = defaultdict(list)
        for spot, article in articles.items():
            for known in article.ids:
                by_id[known].append(spot)
        superseded: set[Spot] = set()
        topic = self._settings.topic_raw
        for record in self._read(self._settings.topic_parsed, progress):
            manifest = outputs.manifest(record, topic)
            if manifest is None:
                continue
            superseded.update(spot for spot in by_id.get((record.key or b"").decode("utf-8", "replace"), ())
                              if manifest.place.partition != spot[0] or manifest.place.offset >= spot[1])
            if (of := found.get(manifest.place[:2])) is not None:
                of[manifest.place.digest].manifests.append(manifest)
                of[manifest.place.digest].written = record.timestamp
        for record in self._read(self._settings.topic_claims, progress) if odd else ():
            claim = outputs.claim(record, topic)
            if claim is not None and (of := found.get(claim.place[:2])) is not None:
                of[claim.place.digest].claims.append(claim)
        for record in self._read(self._settings.topic_dead, progress) if odd else ():
            burial = outputs.burial(record, topic)
            if burial is not None and not burial.imported and (of := found.get(burial.place[:2])) is not None:
                of[burial.place.digest].letters += 1
        return found, superseded

    def _read(self, topic: str, progress: Progress) -> Iterator[Record]:
        return stretch(self._client, self._span.output_begins[topic], self._span.output_ends[topic], self._patience,
                       progress)

    def _judged(self, doubt: Doubt, article: _Article, by_parser: dict[str, _Outputs],
                superseded: bool) -> Iterator[Finding | Unprovable]:
        spot, name = (doubt.partition, doubt.offset), article.ids[0] if article.ids else None
        compacted = superseded and self._passed(article.timestamp)
        unlisted = Unprovable(*spot) if compacted else Finding("torn", *spot, name, None, "claims without a manifest")
        if doubt.kind == "orphan":
            yield Finding("orphan", *spot, None, None, "outputs, but no article")
        elif doubt.kind == "unlisted":
            yield unlisted
        elif doubt.kind == "absent":
            gone = compacted or article.timestamp < self._left[self._settings.topic_dead]
            yield Unprovable(*spot) if gone else Finding("lost", *spot, name, None,
                                                         "no claims, no manifest, no dead letter")
        for parser, of in sorted(by_parser.items()):
            yield from (Finding(fault, *spot, name, parser, detail) for fault, detail in of.faults())
            if of.unlisted:
                yield unlisted
            elif of.missing:
                yield self._missing(spot, name, parser, of)

    def _missing(self, spot: Spot, name: str | None, parser: str, of: _Outputs) -> Finding | Unprovable:
        """Claims that are listed and not there: torn, unless retention has taken what was written at that time."""
        if of.written < self._left[self._settings.topic_claims]:
            return Unprovable(*spot)
        return Finding("torn", *spot, name, parser,
                       f"{of.missing} of the {len(of.listed)} claims that the manifest lists are not there")

    def _passed(self, timestamp: int) -> bool:
        """Whether what was written for a record of that time may have been compacted by now."""
        return not 0 <= self._now - timestamp <= self._span.compaction_lag

    def _oldest(self, topic: str) -> int:
        """The time of the oldest record that retention has left in a topic; -1 where it has taken none."""
        times = [-1]
        for tp, begin in self._span.output_begins[topic].items():
            ends = {tp: self._span.output_ends[topic][tp]}
            if begin > 0:
                first = next(stretch(self._client, {tp: begin}, ends, self._patience), None)
                times.append(first.timestamp if first else self._now)
        return max(times)


def _ids(record: Record) -> tuple[str, ...]:
    """What an article may be called: its own id, or its key."""
    own = fields(record.value or b"", record.headers).get("id")
    key = record.key or b""
    plain = key[5:] if key[:1] == b"\0" and len(key) > 5 else key  # a Schema-Registry prefix is stepped over
    found = [own if isinstance(own, str) else None, plain.decode("utf-8", "replace")]
    return tuple(dict.fromkeys(filter(None, found)))
