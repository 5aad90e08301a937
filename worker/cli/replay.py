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

from worker import logs
from worker.cli.kit import console, differences, inputs, options
from worker.cli.kit.progress import counted, measured
from worker.cli.kit.tally import plural
from worker.errors import GateError, UsageError
from worker.kafka.history import Wish
from worker.pipeline import Record
from worker.replay import plan as plans
from worker.replay import sides, work
from worker.replay.diff import Diff, Gate, percent
from worker.replay.verify import Verification

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

RateOption = Annotated[str | None, typer.Option(
    "--rate", metavar="N/s", help="Articles a second at most, of all processes together.")]
LiveLag = Annotated[int | None, typer.Option(
    "--max-live-lag", metavar="N", min=0, help="Wait while the live group is more than so many records behind.")]


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
def run(*, plan: PlanFile, rate: RateOption = None, max_live_lag: LiveLag = None, servers: options.Servers = None,
        assignments: options.Assignments = None) -> None:
    """Do what the plan says, exactly once, into its own topics; the live worker's are never touched.

    - `hearsay replay run --plan plan.json --max-live-lag 5000`
    - `hearsay replay run --plan plan.json --rate 500/s --set slot=1` one of several processes

    Any number of processes may work on a plan. One that was stopped or killed goes on where it was: start it again.
    It ends by itself when the whole plan is done.
    """
    settings = options.loaded(servers, assignments)
    wanted = _read(plan)
    logs.configure(settings.log_level, settings.log_format)
    work.run(wanted, settings, _rate(rate), max_live_lag)
    _told(work.status(wanted, settings))


@app.command()
def status(*, plan: PlanFile, servers: options.Servers = None, assignments: options.Assignments = None) -> None:
    """Say how far the replay of a plan is, from anywhere: what counts is what its group has committed.

    - `hearsay replay status --plan plan.json`
    """
    wanted = _read(plan)
    found = work.status(wanted, options.loaded(servers, assignments))
    for one in found:
        at = "not begun" if one.at is None else f"at {one.at}"
        print(f"{wanted.topic}-{one.partition}  offsets {one.start} to {one.end}  {'done' if one.done else at}")
    _told(found)


@app.command()
def verify(*, plan: PlanFile, servers: options.Servers = None, assignments: options.Assignments = None) -> None:
    """Hold the replay against its plan: each article's manifest and exactly its claims, or its dead letter, once.

    - `hearsay replay verify --plan plan.json`

    What is wrong is a line of JSON each, as `hearsay audit` has it; then the exit code is 10.
    """
    wanted = _read(plan)
    looking = Verification(wanted, options.loaded(servers, assignments))
    with measured("offsets") as tell:
        for finding in looking.findings(tell):
            print(orjson.dumps(finding._asdict() | {"topic": wanted.topic}, option=orjson.OPT_SORT_KEYS).decode())
    found = looking.outcomes
    print(f"{wanted.name}  {plural(found['articles'], 'article')}: {plural(found['manifests'], 'manifest')}, "
          f"{plural(found['claims'], 'claim')}, {plural(found['letters'], 'dead letter')}")
    if looking.faults:
        counts = ", ".join(f"{number:,} {fault}" for fault, number in sorted(looking.faults.items()))
        raise GateError(f"the replay is not whole: {counts}", "see how far it is: hearsay replay status --plan …")


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


def _told(found: Sequence[work.Progress]) -> None:
    offsets = sum(one.end - one.start for one in found)
    passed = sum(min(max((one.at or 0) - one.start, 0), one.end - one.start) for one in found)
    rest = "" if all(one.done for one in found) else "; go on with: hearsay replay run --plan …"
    print(f"{sum(one.done for one in found)} of {plural(len(found), 'partition')} done, "
          f"{100 * passed // offsets} % of the offsets{rest}")


def _rate(text: str | None) -> float | None:
    """Articles a second."""
    if text is None:
        return None
    number = text.removesuffix("/s")
    if not number.isdigit() or not int(number):
        raise UsageError(f"{text} is no rate", "500/s")
    return float(number)


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
