"""What a replay left behind, counted in small memory: any number of articles, read as a stranger would."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import orjson

from tests.lab.records import Sent
from tests.lab.verify import header, stream
from worker.replay.plan import Plan


@dataclass
class Leavings:
    """`missing` and `doubled` name origins; `bytes` is the multiset of the hashes of all claims and manifests."""

    articles: int = 0
    claims: int = 0
    letters: int = 0
    missing: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    bytes: Counter[bytes] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)


def left(servers: str, plan: Plan, sent: Iterable[Sent]) -> Leavings:
    """Every article that was sent has one manifest and the claims that it lists, or one dead letter."""
    found = Leavings()
    closed: Counter[str] = Counter()
    listed: dict[str, list[str]] = {}
    seen: defaultdict[str, list[str]] = defaultdict(list)
    for record in stream(servers, plan.target.parsed):
        origin = _origin(record)
        closed[origin] += 1
        listed[origin] = orjson.loads(record.value)["claims"]
        found.bytes[_hash(record)] += 1
    for record in stream(servers, plan.target.claims):
        seen[_origin(record)].append(header(record, "ce_subject"))
        found.bytes[_hash(record)] += 1
        found.claims += 1
    for record in stream(servers, plan.target.dead):
        origin = "/".join(header(record, f"__dlq.errors.{part}") for part in ("topic", "partition", "offset"))
        closed[origin] += 1
        found.reasons[origin, header(record, "hearsay_dlq_reason")] += 1
        found.letters += 1
    wanted = {one.origin for one in sent}
    found.articles = len(wanted)
    found.missing = sorted(wanted - closed.keys())
    found.doubled = sorted([origin for origin, times in closed.items() if times > 1]
                           + [origin for origin, ids in seen.items() if len(ids) > len(set(ids))])
    found.torn = sorted([origin for origin, ids in seen.items() if sorted(set(ids)) != sorted(listed.get(origin, ()))]
                        + [origin for origin, ids in listed.items() if ids and origin not in seen]
                        + list(closed.keys() - wanted))
    return found


def _origin(record: Any) -> str:
    return header(record, "hearsay_origin").rsplit("/", 1)[0]


def _hash(record: Any) -> bytes:
    return blake2b(repr((record.key, record.value, record.headers)).encode(), digest_size=16).digest()
