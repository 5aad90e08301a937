"""A sample of a replay's articles parsed once more, here, and held against the bytes that it wrote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from worker.kafka.audit import outputs
from worker.kafka.deadletters.letter import Letter
from worker.kafka.past import everything, ranges
from worker.kafka.serving import outcome
from worker.kafka.stretch import Progress, unheard
from worker.pipeline import Event, Outcome, Parsed, Record, Refused, process
from worker.replay.parsing import BACKSTOPS
from worker.replay.plan import Plan
from worker.replay.sampling import Sample
from worker.settings import Settings

Spot = tuple[int, int]  # partition, offset


class Differs(NamedTuple):
    """What a replay wrote of an article is not what this parser makes of it."""

    partition: int
    offset: int
    article: str | None
    detail: str


class _Written:
    """What stands in the topics of one article."""

    def __init__(self) -> None:
        self.events: Counter[tuple[bytes | None, bytes | None, tuple[tuple[str, bytes], ...]]] = Counter()
        self.manifests = 0
        self.reason: str | None = None


class Reparsing:
    """`most` articles of the plan, drawn by `seed`; `settings` are the replay's own.

    `counts` has afterwards: sample; same; differs; superseded (compaction has taken the manifest, the claims are the
    same); backstops (a time or memory limit decided, which another machine need not repeat).
    """

    def __init__(self, plan: Plan, settings: Settings, most: int, seed: int) -> None:
        self._plan = plan
        self._settings = settings
        self._most = most
        self._seed = seed
        self.counts: Counter[str] = Counter()

    def differences(self, progress: Progress = unheard) -> Iterator[Differs]:
        """The articles of which something else stands there."""
        found = self._sampled(progress)
        written = self._written(found, progress)
        for spot, record in sorted(found.items()):
            self.counts["sample"] += 1
            made = outcome(process, record, self._settings.limits)
            verdict, detail = _judged(made, written[spot])
            self.counts[verdict] += 1
            if verdict == "differs":
                yield Differs(*spot, (record.key or b"").decode("utf-8", "replace") or None, detail)

    def _sampled(self, progress: Progress) -> dict[Spot, Record]:
        sample: Sample[Record] = Sample(self._most, self._seed)
        choice = self._plan.choice
        offsets = {one.partition: (one.start, one.end) for one in self._plan.partitions if one.records}
        for record in ranges(self._settings, self._plan.topic, offsets, progress):
            if choice.takes(record.partition, record.offset, record.key):
                sample.add(f"{record.partition}/{record.offset}".encode(), record)
        return {(one.partition, one.offset): one for group in sample.groups for one in group}

    def _written(self, found: dict[Spot, Record], progress: Progress) -> dict[Spot, _Written]:
        written: dict[Spot, _Written] = defaultdict(_Written)
        digest, target = self._plan.parser.digest, self._plan.target
        for record in everything(self._settings, (target.claims, target.parsed), progress):
            place = outputs.origin(record.headers, self._plan.topic)
            if place is not None and place.digest == digest and place[:2] in found:
                written[place[:2]].events[record.key, record.value, tuple(sorted(record.headers))] += 1
                written[place[:2]].manifests += record.topic == target.parsed
        for record in everything(self._settings, (target.dead,), progress):
            letter = Letter(record)
            if letter.origin and letter.origin[0] == self._plan.topic and letter.origin[1:] in found:
                written[letter.origin[1:]].reason = letter.reason
        return written


def _judged(made: Outcome, written: _Written) -> tuple[str, str]:
    """The verdict, and what differs."""
    if written.reason in BACKSTOPS:
        return "backstops", ""
    reason = made.reason if isinstance(made, Refused) else None
    if reason != written.reason:
        return "differs", f"refused: {reason or 'no'}; its dead letter says {written.reason or 'nothing'}"
    if isinstance(made, Refused):
        return "same", ""
    claims = _counted(made.claims if isinstance(made, Parsed) else ())
    manifest = _counted((made.manifest,))
    if written.events == claims + manifest:
        return "same", ""
    if not written.manifests and written.events == claims:
        return "superseded", ""
    whole = claims + manifest
    return "differs", f"{(whole - written.events).total()} records missing, {(written.events - whole).total()} others"


def _counted(events: tuple[Event, ...]) -> Counter[tuple[bytes | None, bytes | None, tuple[tuple[str, bytes], ...]]]:
    return Counter((event.key, event.value, tuple(sorted(event.headers))) for event in events)
