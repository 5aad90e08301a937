"""What became of each article that was sent, told from the three output topics as a stranger would read them.

An article is settled when its manifest has come with every claim that it lists, or its dead letter. The topics have no
order among each other, so a manifest waits for its claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import orjson

from worker.pipeline import Record
from worker.settings import Settings

Origin = tuple[int, int]  # partition and offset in the topic of articles
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Settled:
    """One article's end: its claims in the article's order, or why it has none."""

    name: str
    outcome: Literal["parsed", "skipped", "retracted", "dead"]
    claims: tuple[Row, ...] = ()
    reason: str = ""


@dataclass
class Account:
    """Adds up: every article that was sent ends in exactly one outcome."""

    settings: Settings
    sent: dict[Origin, str]
    claims: dict[Origin, dict[str, Row]] = field(default_factory=dict)
    manifests: dict[Origin, Row] = field(default_factory=dict)
    settled: dict[Origin, Settled] = field(default_factory=dict)

    @property
    def open(self) -> list[str]:
        """The names of the articles that are not settled."""
        return [name for origin, name in self.sent.items() if origin not in self.settled]

    def take(self, records: Iterable[Record]) -> list[Settled]:
        """Read records of the output topics; what they settle, in order of arrival."""
        return [settled for record in records for settled in self._one(record)]

    def count(self, outcome: str) -> int:
        """How many articles ended so."""
        return sum(settled.outcome == outcome for settled in self.settled.values())

    def reasons(self, outcome: str) -> Sequence[str]:
        """Why articles ended so, each reason once."""
        return list(dict.fromkeys(one.reason for one in self.settled.values() if one.outcome == outcome and one.reason))

    def _one(self, record: Record) -> list[Settled]:
        origin = self._origin(record)
        if origin not in self.sent:
            return []
        if record.topic == self.settings.topic_dead:
            return self._settle(origin, "dead", reason=_header(record, "__dlq.errors.message"))
        assert record.value is not None
        if record.topic == self.settings.topic_claims:
            row = orjson.loads(record.value)
            self.claims.setdefault(origin, {})[row["claim_id"]] = row
        else:
            self.manifests[origin] = orjson.loads(record.value)
        return self._complete(origin)

    def _complete(self, origin: Origin) -> list[Settled]:
        manifest, claims = self.manifests.get(origin), self.claims.get(origin, {})
        if manifest is None or not set(manifest["claims"]) <= set(claims):
            return []
        found = [claims[claim_id] for claim_id in manifest["claims"]]
        return self._settle(origin, manifest["outcome"], found, manifest["reason"] or "")

    def _settle(self, origin: Origin, outcome: Any, claims: Sequence[Row] = (), reason: str = "") -> list[Settled]:
        self.settled[origin] = Settled(self.sent[origin], outcome, tuple(claims), reason)
        return [self.settled[origin]]

    def _origin(self, record: Record) -> Origin | None:
        """Where the article lay that the record is about; None for a record of somebody else's."""
        if record.topic == self.settings.topic_dead:
            topic, partition, offset = (_header(record, f"__dlq.errors.{part}")
                                        for part in ("topic", "partition", "offset"))
        else:
            topic, partition, offset, *_ = [*_header(record, "hearsay_origin").split("/"), "", ""]
        return (int(partition), int(offset)) if topic == self.settings.topic_raw else None


def _header(record: Record, name: str) -> str:
    return next((value.decode() for key, value in record.headers if key == name), "")
