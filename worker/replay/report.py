"""The report of a verification: what was found, about which plan, signed by whoever answers for it.

Its checksum is that of everything else in it, so that a file can be told from an edited one years later.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any, Final, NamedTuple

import orjson

from worker import __version__
from worker.replay.plan import Plan, checksum
from worker.replay.verify import FAULTS, Verification

REPORT_SCHEMA: Final = "hearsay.replay-report.v1"


class Signature(NamedTuple):
    """Who answers for it, and when; `at` in UTC."""

    by: str
    at: datetime


def report(plan: Plan, found: Verification, signature: Signature | None) -> dict[str, Any]:
    """The report as schemas/replay-report.json has it; `found` has to be through."""
    body = {
        "schema": REPORT_SCHEMA,
        "replay": plan.name,
        "plan": checksum(plan),
        "cluster": plan.cluster,
        "topic": plan.topic,
        "records": plan.records,
        "parser": plan.parser._asdict(),
        "target": {"claims": plan.target.claims, "parsed": plan.target.parsed, "dead": plan.target.dead},
        "outcomes": {name: found.outcomes[name] for name in ("articles", "manifests", "claims", "letters",
                                                             "unprovable")},
        "reparsed": {name: found.reparsed[name] for name in ("sample", "same", "differs", "superseded", "backstops")},
        "faults": {fault: found.faults[fault] for fault in FAULTS},
        "whole": found.whole,
        "verifier": __version__,
        "signed": signature and {"by": signature.by, "at": f"{signature.at:%Y-%m-%dT%H:%M:%SZ}"},
    }
    return body | {"sha256": sealed(body)}


def sealed(body: dict[str, Any]) -> str:
    """The checksum of a report without its `sha256`."""
    return sha256(orjson.dumps(body, option=orjson.OPT_SORT_KEYS)).hexdigest()


def lines(row: dict[str, Any]) -> Iterator[str]:
    """The report for people."""
    outcomes, again, parser = row["outcomes"], row["reparsed"], row["parser"]
    yield (f"{row['replay']}  {_count(outcomes['articles'], 'article')}: {_count(outcomes['manifests'], 'manifest')}, "
           f"{_count(outcomes['claims'], 'claim')}, {_count(outcomes['letters'], 'dead letter')}")
    faults = ", ".join(f"{count:,} {fault}" for fault, count in row["faults"].items() if count)
    yield f"verdict    {'whole' if row['whole'] else 'not whole: ' + (faults or 'articles are missing')}"
    if outcomes["unprovable"]:
        yield f"unprovable {outcomes['unprovable']:,}: compaction or retention has taken what would tell"
    rest = "".join(f", {again[name]:,} {words}" for name, words in (
        ("differs", "differ"), ("superseded", "superseded since, their claims the same"),
        ("backstops", "stopped by a limit of time or memory")) if again[name])
    yield f"re-parsed  {_count(again['sample'], 'article')}: {again['same']:,} the same bytes{rest}"
    yield f"parser     {parser['version']} #{parser['digest']}"
    yield f"plan       {row['plan']}"
    if row["signed"]:
        yield f"signed     {row['signed']['by']}, {row['signed']['at']}"
    yield f"sha256     {row['sha256']}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")
