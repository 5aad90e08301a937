"""`hearsay replay plan|…`: history read again by today's parser, beside the live worker and without touching it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer

from worker.cli.kit import console, differences, inputs, options
from worker.cli.kit.progress import counted, measured
from worker.cli.kit.tally import plural
from worker.errors import GateError, UsageError
from worker.kafka.history import Wish
from worker.pipeline import Record
from worker.replay import plan as plans
from worker.replay import sides
from worker.replay.diff import Diff, Gate, percent

app = typer.Typer(name="replay", help="Read history again with today's parser, and see what changes.",
                  rich_help_panel="With Kafka", no_args_is_help=True)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RANGE = "Which articles"

From = Annotated[str, typer.Option(
    "--from", metavar="PLACE", rich_help_panel=_RANGE,
    help="earliest, an offset, a day (from midnight UTC) or 2026-01-31T12:00:00Z; the broker's time of the record.")]
To = Annotated[str, typer.Option(
    "--to", metavar="PLACE", rich_help_panel=_RANGE, help="Up to before this: now, an offset, a day or a time.")]
Partitions = Annotated[list[int] | None, typer.Option(
    "--partition", "-p", rich_help_panel=_RANGE, help="This partition alone; may be repeated.")]
Articles = Annotated[list[str] | None, typer.Option(
    "--article", metavar="ID", rich_help_panel=_RANGE, help="This article alone, by its key; may be repeated.")]
Out = Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write.")]
TargetOption = Annotated[str | None, typer.Option(
    "--target", metavar="SET", help="Name of the set of topics to write: v3 is claims.v3, …; else the first free one.")]
PlanFile = Annotated[Path, typer.Option("--plan", metavar="FILE", help="What `hearsay replay plan` wrote.")]

_GATES = "When to fail (exit 10); shares of the claims before"
ArticleFiles = Annotated[list[str] | None, typer.Argument(
    metavar="[ARTICLES]…", help="Articles to parse now, instead of --after: JSON, JSON Lines, text, HTML, a folder.")]
Before = Annotated[Path, typer.Option("--before", metavar="FILE", help="Claims as `hearsay extract` wrote them.")]
After = Annotated[Path | None, typer.Option("--after", metavar="FILE", help="Claims to compare with them.")]
Examples = Annotated[int, typer.Option("--examples", min=0, help="Claims to show of those removed, changed, added.")]
RemovedOver = Annotated[str | None, typer.Option(
    "--fail-if-removed-over", metavar="PER CENT", rich_help_panel=_GATES, help="More claims removed than 1% or 0.5%.")]
ChangedOver = Annotated[str | None, typer.Option(
    "--fail-if-changed-over", metavar="PER CENT", rich_help_panel=_GATES, help="More claims changed.")]
AddedOver = Annotated[str | None, typer.Option(
    "--fail-if-added-over", metavar="PER CENT", rich_help_panel=_GATES, help="More claims added.")]


class Shape(StrEnum):
    """How to print a diff."""

    text = "text"
    json = "json"


ShapeOption = Annotated[Shape, typer.Option("--format", "-f", help="text for people, or one JSON object.")]


@app.command()
def plan(*, begin: From, end: To = "now", partition: Partitions = None, article: Articles = None, out: Out,
         target: TargetOption = None, servers: options.Servers = None,
         assignments: options.Assignments = None) -> None:
    """Freeze what a replay will do in a file, and change nothing.

    - `hearsay replay plan --from 2026-10-01 --to now --out plan.json`
    - `hearsay replay plan --from 1200 --to 2400 --partition 3 --out plan.json`
    - `hearsay replay plan --from earliest --article osterby-0209 --out plan.json`

    It ends where the live group has got to at most. The plan holds for this cluster, this topic and this parser.
    """
    settings = options.loaded(servers, assignments)
    wish = Wish(_place(begin), _place(end), partition, tuple(dict.fromkeys(article or ())))
    with measured("reading the articles") as tell:
        made = plans.make(settings, wish, target, tell)
    try:
        out.write_bytes(plans.encoded(made))
    except OSError as error:
        raise UsageError(f"{out}: {error.strerror}") from None
    for line in _summary(made, out):
        print(line)


@app.command()
def diff(articles: ArticleFiles = None, *, before: Before, after: After = None, examples: Examples = 5,
         removed_over: RemovedOver = None, changed_over: ChangedOver = None, added_over: AddedOver = None,
         form: ShapeOption = Shape.text) -> None:
    """Say what another parser changes in the claims of the same articles, without Kafka.

    - `hearsay extract archive.jsonl > before.jsonl` before a rule is changed, and after it:
    - `hearsay replay diff --before before.jsonl archive.jsonl`
    - `hearsay replay diff --before old.jsonl --after new.jsonl --fail-if-removed-over 1%`

    Claims are paired by id, then by the best overlap in the same text. No change are: parser, sequence, rule, ids.
    """
    gates = _gates(removed=removed_over, changed=changed_over, added=added_over)
    if bool(articles) == bool(after):
        raise UsageError("nothing to compare with" if not after else "--after and articles: one of them alone",
                         "hearsay replay diff --before FILE --after FILE, or --before FILE ARTICLES…")
    old = sides.of_file(before)
    new = sides.of_file(after) if after else sides.of_articles(counted(_records(articles or ()), "articles"))
    found = sides.compare(Diff(examples), old, new)
    if form is Shape.json:
        sys.stdout.buffer.write(orjson.dumps(found.row(gates), option=orjson.OPT_INDENT_2) + b"\n")
    else:
        for line in differences.lines(found, gates, console.out().width):
            console.say(line)
    sys.stdout.flush()
    if failed := found.passed(gates):
        raise GateError("; ".join(f"{percent(found.share(gate.kind))} % of the claims {gate.kind}, more than "
                                  f"{percent(gate.limit)} %" for gate in failed), "read the examples above")


def _records(articles: Sequence[str]) -> Iterable[Record]:
    for number, one in enumerate(inputs.records(inputs.files(articles))):
        yield Record(one.name, 0, number, 0, one.key, one.value, tuple(one.headers))


def _gates(**limits: str | None) -> tuple[Gate, ...]:
    return tuple(Gate(kind, _percent(limit)) for kind, limit in limits.items() if limit is not None)


def _percent(text: str) -> Decimal:
    try:
        share = Decimal(text.removesuffix("%").strip())
    except InvalidOperation:
        share = Decimal(-1)
    if not 0 <= share <= 1000:
        raise UsageError(f"{text} is no share in per cent", "1% or 0.5%")
    return share


def _place(text: str) -> str:
    """What people say, as offsets are asked for."""
    if text in ("now", "latest", "end"):
        return "latest"
    return f"{text}T00:00:00+00:00" if _DAY.fullmatch(text) else text


def _summary(made: plans.Plan, out: Path) -> Iterable[str]:
    parser = f"parser {made.parser.version} #{made.parser.digest[:6]}"
    yield f"{out}  {made.name}  {plural(made.records, 'article')}, {made.bytes:,} bytes  {parser}"
    for stretch in made.partitions:
        where = f"{made.topic}-{stretch.partition}"
        if stretch.records:
            yield f"  {where}  offsets {stretch.start} to {stretch.end}  {plural(stretch.records, 'article')}"
    yield f"target  {made.target.claims} {made.target.parsed} {made.target.dead}"


def _read(path: Path) -> plans.Plan:
    try:
        return plans.decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", "hearsay replay plan --out FILE") from None
