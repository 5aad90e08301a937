"""`hearsay audit`: is everything there exactly once?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any

import orjson
import typer

from worker.cli.kit import forms, options
from worker.cli.kit.columns import columns
from worker.cli.kit.console import err, out, say, tame
from worker.cli.kit.progress import measured
from worker.errors import GateError
from worker.kafka.audit.audit import Asked, Audit, Part
from worker.kafka.audit.closer import FAULTS, Fault, Finding

app = typer.Typer()

Topic = Annotated[str | None, typer.Option("--topic", help="The topic of articles; else HEARSAY_TOPIC_RAW.")]
Partitions = Annotated[list[int] | None, typer.Option("--partition", "-p", help="This one alone; may be repeated.")]
Begin = Annotated[int | None, typer.Option("--from", min=0, metavar="OFFSET", help="Else the first one that is left.")]
End = Annotated[int | None, typer.Option(
    "--to", min=0, metavar="OFFSET", help="Up to before this one; else up to what the group has committed.")]
_ROWS = 50  # findings that a table shows


@app.command(rich_help_panel="With Kafka")
def audit(*, topic: Topic = None, partition: Partitions = None, begin: Begin = None, end: End = None,
          form: forms.FormOption = forms.Form.auto, servers: options.Servers = None,
          assignments: options.Assignments = None) -> None:
    """Hold every article against what came of it: claims and their manifest, or a dead letter, each exactly once.

    - `hearsay audit`
    - `hearsay audit --partition 3 --from 120000 --to 125000`
    - `hearsay audit --format jsonl | jq 'select(.fault)'`

    Lost: nothing came of it. Doubled: the same event twice. Torn: claims without their manifest, or a manifest without
    its claims. Orphan: something came of an offset that holds no article. Unprovable: compaction or retention has taken
    what would tell. The exit code is 10 if anything is found.
    """
    named = [*(assignments or []), *([f"topic_raw={topic}"] if topic else [])]
    settings = options.loaded(servers, named)
    work = Audit(settings, Asked(tuple(partition or ()), begin, end))
    as_table, shown = forms.as_table(form), 0
    with measured("offsets") as progress:
        for finding in work.findings(progress):
            shown += 1
            if not as_table:
                _print(finding._asdict() | {"topic": settings.topic_raw})
            elif shown <= _ROWS:
                say(_line(finding, settings.topic_raw))
    _sum_up(list(work.parts.values()), as_table=as_table)
    if as_table and shown > _ROWS:
        err().print(f"the first {_ROWS} of {shown:,} findings are shown; --format jsonl has all", style="dim")
    if work.uncommitted:
        parts = ", ".join(map(str, work.uncommitted))
        err().print(f"not audited, group {settings.group} has committed nothing there: partition {parts}", style="dim")
    faults = _total(work.parts.values())
    if faults:
        raise GateError(f"not everything is there exactly once: {_counts(faults)}",
                        "what each means, and what to do: docs/operations.md, The audit")


def _line(finding: Finding, topic: str) -> str:
    parser = f"  (parser {finding.parser[:8]})" if finding.parser else ""
    origin = f"{topic}/{finding.partition}/{finding.offset}"
    return tame(f"{finding.fault:<8} {origin}  {finding.article or '–'}  {finding.detail}{parser}")


def _sum_up(parts: list[Part], *, as_table: bool) -> None:
    if as_table:
        titles = ("partition", "from", "to", "articles", "claims", "manifests", "dead letters", "unprovable", *FAULTS,
                  "")
        rows = [(*map(str, (part.partition, part.begin, part.end, part.articles, part.claims, part.manifests,
                            part.letters, part.unprovable, *(part.faults[fault] for fault in FAULTS))), "")
                for part in parts]
        for line in columns(titles, rows, out().width, right=titles):
            say(line)
    else:
        for part in parts:
            _print({"partition": part.partition, "from": part.begin, "to": part.end, "articles": part.articles,
                    "claims": part.claims, "manifests": part.manifests, "dead_letters": part.letters,
                    "unprovable": part.unprovable} | {fault: part.faults[fault] for fault in FAULTS})


def _total(parts: Iterable[Part]) -> Counter[Fault]:
    faults: Counter[Fault] = Counter()
    for part in parts:
        faults.update(part.faults)
    return +faults


def _counts(faults: Counter[Fault]) -> str:
    return ", ".join(f"{faults[name]:,} {name}" for name in FAULTS if faults[name])


def _print(row: dict[str, Any]) -> None:
    print(orjson.dumps(row, option=orjson.OPT_SORT_KEYS).decode())


