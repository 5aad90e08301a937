"""What the demo says around the claims."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import orjson
from rich.text import Text

from worker import contract
from worker.cli.demonstration.account import Account, Row, Settled
from worker.cli.kit.console import harmless
from worker.cli.kit.tally import plural
from worker.kafka.topics import Made
from worker.parser.digest import parser_id
from worker.pipeline import Record
from worker.settings import Settings

_MAIN = 4  # topics that the demo itself reads and writes; they stand first in schemas/topics.yaml


def topics(found: Sequence[Made]) -> str:
    """The topics of articles and claims with their partitions, how many others there are, and how many are new."""
    new = sum(made.outcome == "created" for made in found)
    first = " ".join(f"{made.name}({made.partitions})" for made in found[:_MAIN])
    return f"topics  {first} and {len(found) - _MAIN} more, {new} made now"


def worker(settings: Settings) -> str:
    """The worker's processes and its rules."""
    parsers = settings.parsers or os.cpu_count() or 1
    return f"worker  1 process + {plural(parsers, 'parser')}, rules {parser_id().version} #{parser_id().digest[:6]}"


def without_claims(settled: Settled) -> Text:
    """The line of an article that made no claim, and why."""
    where = {"dead": "refused, now a dead letter", "skipped": "skipped", "retracted": "withdrawn",
             "parsed": "no claim in it"}[settled.outcome]
    line = Text(f"{settled.name}  ")
    line.append(": ".join(filter(None, (where, harmless(settled.reason)))),
                style="red" if settled.outcome == "dead" else "dim")
    return line


def summary(account: Account, seconds: float) -> str:
    """Numbers that add up: articles = with claims or none + skipped + withdrawn + dead letters."""
    articles = len(account.sent)
    claims = sum(len(settled.claims) for settled in account.settled.values())
    skipped = f"{account.count('skipped')} skipped{_why(account.reasons('skipped'))}"
    parts = [f"{plural(account.count('parsed'), 'article')} parsed → {plural(claims, 'claim')}", skipped,
             *([f"{account.count('retracted')} withdrawn"] if account.count("retracted") else []),
             plural(account.count("dead"), "dead letter")]
    rate = articles / seconds if seconds else 0
    return f"\n{plural(articles, 'article')} sent: {', '.join(parts)}   {seconds:.1f} s, {rate:.0f} articles/s"


def further(settings: Settings, account: Account, *, stay: bool) -> str:
    """How to look further; with Kafka only where it stays up."""
    path = Path(os.path.relpath(contract.SEEDS / max(account.settled.values(), key=_depth).name))
    hearsay = _program()
    lines = ["look further", f"  {hearsay} extract --wide {path}", f"  {hearsay} explain {path}"]
    if not stay:
        return "\n".join([
            *lines, f"  {hearsay} demo --stay     keeps Kafka and the worker up, to send and tail yourself"])
    servers = f"HEARSAY_BOOTSTRAP_SERVERS={settings.bootstrap_servers}"
    return "\n".join([*lines, f"and in a second terminal, after  export {servers}",
                      f"  {hearsay} tail --from-start", f"  {hearsay} send {path}",
                      "Kafka and the worker stay up, and new claims appear here, until you press Ctrl-C."])


def claims_of(settings: Settings, records: Iterable[Record]) -> list[Row]:
    """The claims among records of the output topics."""
    return [orjson.loads(record.value) for record in records
            if record.topic == settings.topic_claims and record.value is not None]


def _program() -> str:
    """How this program is called from here: it need not be on the path."""
    if shutil.which("hearsay"):
        return "hearsay"
    beside = Path(sys.executable).with_name("hearsay")
    return os.path.relpath(beside) if beside.exists() else "python -m worker"


def _depth(settled: Settled) -> int:
    return max([len(claim["chain"]) for claim in settled.claims], default=0)


def _why(reasons: Sequence[str]) -> str:
    return f" ({'; '.join(map(harmless, reasons))})" if reasons else ""
