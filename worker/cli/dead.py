"""`hearsay dead list|show|redrive|export|import`: dead letters as work that can be done."""

from __future__ import annotations

import sys
from collections import Counter, deque
from datetime import UTC, datetime
from typing import Annotated, Any

import orjson
import typer

from worker.cli.kit import forms, inputs, letters, options, selection
from worker.cli.kit.console import err, say
from worker.cli.kit.progress import measured
from worker.cli.kit.tally import plural
from worker.errors import UsageError
from worker.kafka.deadletters import letters as topic
from worker.kafka.deadletters import lines
from worker.kafka.deadletters.bring import bring
from worker.kafka.deadletters.letter import Letter, Wanted
from worker.kafka.deadletters.redrive import Allowed, Decision
from worker.kafka.deadletters.redrive import redrive as send_back
from worker.kafka.deadletters.states import States, states

app = typer.Typer(name="dead", help="See what was refused, and send it back once its cause is gone.",
                  rich_help_panel="With Kafka", no_args_is_help=True)

Limit = Annotated[int | None, typer.Option(
    "--limit", "-n", min=1, help="The newest so many; else all, and 40 in a table.")]
CountsOnly = Annotated[bool, typer.Option("--counts", metavar="", help="How many for each reason, and no letter.")]
Position = Annotated[str, typer.Argument(metavar="PARTITION/OFFSET", help="As `hearsay dead list` names it.")]
Raw = Annotated[bool, typer.Option("--raw", metavar="", help="The value alone, as its bytes.")]
DryRun = Annotated[bool, typer.Option("--dry-run", metavar="", help="Say what would go, and send nothing.")]
All = Annotated[bool, typer.Option("--all", metavar="", help="Every letter that the other options let through.")]
Again = Annotated[bool, typer.Option("--again", metavar="", help="Also what was redriven before.")]
Force = Annotated[bool, typer.Option(
    "--force", metavar="", help="Also what a newer revision has overtaken, and what goes round in a loop.")]
Files = Annotated[list[str], typer.Argument(
    metavar="FILE…", help="What `hearsay dead export` printed; - for standard input.")]
Twice = Annotated[bool, typer.Option("--again", metavar="", help="Also those that lie there already.")]
_ROWS = 40


@app.command("list")
def list_letters(
        *, reason: selection.Reasons = None, stage: selection.Stages = None, topic_name: selection.Topic = None,
        partition: selection.Partitions = None, since: selection.Since = None, until: selection.Until = None,
        article: selection.Article = None, counts: CountsOnly = False, limit: Limit = None,
        form: forms.FormOption = forms.Form.auto, servers: options.Servers = None,
        assignments: options.Assignments = None) -> None:
    """List dead letters, and count them by reason.

    - `hearsay dead list --since 24h`
    - `hearsay dead list --reason timeout --reason crash --format jsonl`
    - `hearsay dead list --counts`
    """
    settings = options.loaded(servers, assignments)
    wanted = selection.wanted(reasons=reason, stages=stage, topic=topic_name, partitions=partition, since=since,
                              until=until, article=article)
    as_table = forms.as_table(form)
    done = States() if counts else states(settings)
    kept: deque[tuple[Letter, int]] = deque(maxlen=(limit or _ROWS) if as_table else limit)
    by_reason: Counter[tuple[str, str]] = Counter()
    with measured("letters") as progress:
        for letter in topic.letters(settings, wanted, progress=progress):
            by_reason[letter.reason or "?", letter.stage or "?"] += 1
            if counts:
                continue
            if as_table or limit:
                kept.append((letter, done.times(letter)))
            else:
                _print(letters.row(letter, done.times(letter)))
    if not as_table:
        for letter, times in kept:
            _print(letters.row(letter, times))
        for (why, where), number in letters.in_order(by_reason) if counts else ():
            _print({"letters": number, "reason": why, "stage": where})
        return
    for line in letters.table(kept) if kept else ():
        say(line)
    shown = f"; the newest {len(kept)} are shown" if kept and by_reason.total() > len(kept) else ""
    letters.line(f"{plural(by_reason.total(), 'dead letter')} in {settings.topic_dead}"
                 + (f": {letters.counts(by_reason)}" if by_reason else "") + shown, "dim")


@app.command()
def show(position: Position, *, raw: Raw = False, wide: forms.Wide = False,
         form: forms.FormOption = forms.Form.auto, servers: options.Servers = None,
         assignments: options.Assignments = None) -> None:
    """Show one dead letter: why, its headers, its value, and where in the value the fault lies.

    - `hearsay dead show 0/17`
    - `hearsay dead show 0/17 --raw > article.json`
    """
    settings = options.loaded(servers, assignments)
    [letter] = topic.letters(settings, Wanted(), selection.positions([position]))
    if raw:
        sys.stdout.buffer.write(letter.record.value or b"")
        sys.stdout.buffer.flush()
        return
    times = states(settings).times(letter)
    if forms.as_table(form):
        letters.show(letter, times, wide=wide)
    else:
        _print(letters.whole(letter, times))


@app.command()
def redrive(
        positions: selection.Positions = None, *, every: All = False, dry_run: DryRun = False, again: Again = False,
        force: Force = False, reason: selection.Reasons = None, stage: selection.Stages = None,
        topic_name: selection.Topic = None, partition: selection.Partitions = None, since: selection.Since = None,
        until: selection.Until = None, article: selection.Article = None, form: forms.FormOption = forms.Form.auto,
        servers: options.Servers = None, assignments: options.Assignments = None) -> None:
    """Send the records of dead letters back to the topics they came from, each exactly once; see --dry-run first.

    - `hearsay dead redrive 0/17 0/18 --dry-run`
    - `hearsay dead redrive --reason timeout --since 24h`
    - `hearsay dead redrive --all`

    What was redriven before, or overtaken by a newer revision, stays; so does what failed again after several redrives
    (HEARSAY_REDRIVE_LIMIT).
    """
    settings = options.loaded(servers, assignments)
    wanted = selection.wanted(reasons=reason, stages=stage, topic=topic_name, partitions=partition, since=since,
                              until=until, article=article)
    named = selection.positions(positions)
    if not named and not every and wanted == Wanted():
        raise UsageError("which letters?", "name positions, or a filter such as --reason timeout, or --all")
    by_verdict: Counter[str] = Counter()
    with measured("letters") as progress:
        chosen = topic.letters(settings, wanted, named, progress)
        for decision in send_back(settings, chosen, Allowed(again, force), datetime.now(UTC), dry_run=dry_run):
            by_verdict[decision.verdict] += 1
            _tell(decision, as_table=forms.as_table(form))
    err().print(_summary(by_verdict, dry_run=dry_run), style="dim")


@app.command("export")
def export_letters(
        positions: selection.Positions = None, *, reason: selection.Reasons = None, stage: selection.Stages = None,
        topic_name: selection.Topic = None, partition: selection.Partitions = None, since: selection.Since = None,
        until: selection.Until = None, article: selection.Article = None, servers: options.Servers = None,
        assignments: options.Assignments = None) -> None:
    """Print dead letters as JSON Lines, whole: key, value and headers; what is no UTF-8 as base64.

    - `hearsay dead export > letters.jsonl`
    - `hearsay dead export 0/17 | jq -r .value`
    """
    settings = options.loaded(servers, assignments)
    wanted = selection.wanted(reasons=reason, stages=stage, topic=topic_name, partitions=partition, since=since,
                              until=until, article=article)
    number = 0
    with measured("letters") as progress:
        for letter in topic.letters(settings, wanted, selection.positions(positions), progress):
            sys.stdout.buffer.write(lines.line(letter))
            number += 1
    sys.stdout.buffer.flush()
    err().print(f"{plural(number, 'dead letter')} of {settings.topic_dead}", style="dim")


@app.command("import")
def import_letters(files: Files, *, dry_run: DryRun = False, twice: Twice = False, servers: options.Servers = None,
                   assignments: options.Assignments = None) -> None:
    """Bring exported dead letters into the topic of dead letters; one that lies there already is passed over.

    - `hearsay dead import letters.jsonl --dry-run`
    - `hearsay dead import letters.jsonl -b kafka.example:9092`

    A value may be mended in the file; `hearsay dead redrive` then sends what was mended.
    """
    settings = options.loaded(servers, assignments)
    found = (lines.read(text, where) for where, text in inputs.lines(files))
    written = there = 0
    with measured("letters") as progress:
        for brought in bring(settings, found, datetime.now(UTC), dry_run=dry_run, again=twice, progress=progress):
            written, there = written + brought.written, there + brought.there
    did = "would be written" if dry_run else "written"
    err().print(f"{plural(written, 'dead letter')} {did} to {settings.topic_dead}"
                + (f", {there:,} passed over" if there else ""), style="dim")


def _tell(decision: Decision, *, as_table: bool) -> None:
    letter = decision.letter
    if as_table:
        word = decision.verdict.replace("_", " ")
        letters.line(f"{letter.position}  {word:<13} {letter.origin or '?'}  {letter.article or '–'}"
                     + (f"  {decision.why}" if decision.why else ""))
    else:
        _print({"article": letter.article, "origin": str(letter.origin) if letter.origin else None,
                "position": str(letter.position), "reason": letter.reason, "verdict": decision.verdict,
                "why": decision.why or None})


def _summary(by_verdict: Counter[str], *, dry_run: bool) -> str:
    """`5 would be redriven, 1 overtaken`."""
    went = by_verdict.pop("would_redrive" if dry_run else "redriven", 0)
    first = f"{plural(went, 'dead letter')} {'would be redriven' if dry_run else 'redriven'}"
    rest = [f"{number:,} {verdict.replace('_', ' ')}" for verdict, number in sorted(by_verdict.items())]
    return ", ".join([first, *rest])


def _print(row: dict[str, Any]) -> None:
    print(orjson.dumps(row, option=orjson.OPT_SORT_KEYS).decode())
