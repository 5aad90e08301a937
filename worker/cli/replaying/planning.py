"""`hearsay replay plan`: freeze what a replay will do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from worker.cli.kit import options, selection
from worker.cli.kit.progress import measured
from worker.cli.kit.tally import duration, plural
from worker.errors import UsageError
from worker.kafka.choice import ALL
from worker.kafka.deadletters.letter import Wanted
from worker.kafka.history import Wish
from worker.replay import plan as plans
from worker.replay.refused import refused

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RANGE = "Which articles"

From = Annotated[str | None, typer.Option(
    "--from", metavar="PLACE", rich_help_panel=_RANGE,
    help="earliest, an offset, a day (from midnight UTC) or 2026-01-31T12:00:00Z; the broker's time of the record.")]
To = Annotated[str, typer.Option(
    "--to", metavar="PLACE", rich_help_panel=_RANGE, help="Up to before this: now, an offset, a day or a time.")]
Partitions = Annotated[list[int] | None, typer.Option(
    "--partition", "-p", rich_help_panel=_RANGE, help="This partition alone; may be repeated.")]
Articles = Annotated[list[str] | None, typer.Option(
    "--article", metavar="ID", rich_help_panel=_RANGE, help="This article alone, by its key; may be repeated.")]
Dead = Annotated[bool, typer.Option(
    "--dead", metavar="", rich_help_panel=_RANGE, help="Those alone that are dead letters now, of all that is there.")]
Out = Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write.")]
TargetOption = Annotated[str | None, typer.Option(
    "--target", metavar="SET", help="Name of the set of topics to write: v3 is claims.v3, …; else the first free one.")]


def plan(*, begin: From = None, end: To = "now", partition: Partitions = None, article: Articles = None,
         dead: Dead = False, reason: selection.Reasons = None, stage: selection.Stages = None,
         since: selection.Since = None, until: selection.Until = None, out: Out, target: TargetOption = None,
         servers: options.Servers = None, assignments: options.Assignments = None) -> None:
    """Freeze what a replay will do in a file, and change nothing.

    - `hearsay replay plan --from 2026-10-01 --to now --out plan.json`
    - `hearsay replay plan --from 1200 --to 2400 --partition 3 --out plan.json`
    - `hearsay replay plan --from earliest --article osterby-0209 --out plan.json`
    - `hearsay replay plan --dead --reason timeout --since 7d --out plan.json`

    It ends where the live group has got to at most. The plan holds for this cluster, this topic and this parser.
    """
    settings = options.loaded(servers, assignments)
    letters = selection.wanted(reasons=reason, stages=stage, topic=None, partitions=None, since=since, until=until,
                               article=None)
    if not dead and letters != Wanted():
        raise UsageError("--reason, --stage, --since and --until choose dead letters", "add --dead")
    if begin is None and not dead:
        raise UsageError("from where?", "--from 2026-10-01, --from earliest, or --dead")
    choice = refused(settings, letters) if dead else ALL
    choice = replace(choice, keys=frozenset(one.encode() for one in article or ()))
    wish = Wish(_place(begin or "earliest"), _place(end), partition, choice)
    with measured("reading the articles") as tell:
        made = plans.make(settings, wish, target, tell)
    try:
        out.write_bytes(plans.encoded(made))
    except OSError as error:
        raise UsageError(f"{out}: {error.strerror}") from None
    for line in _summary(made, out):
        print(line)


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
    yield from _forecast(made)
    yield f"target  {made.target.claims} {made.target.parsed} {made.target.dead}"


def _forecast(made: plans.Plan) -> Iterable[str]:
    found = made.forecast
    if found is None or not found.sample:
        return
    each = found.milliseconds / found.sample
    yield (f"takes   about {duration(found.seconds)} with {plural(found.parsers, 'parser')} at full rate "
           f"({plural(found.sample, 'article')} measured, {each:.1f} ms each)")
    if found.taken:
        gone = sum(found.taken.values())
        yield (f"hurry   retention may have taken up to {plural(gone, 'article')} before it ends, of "
               f"{plural(len(found.taken), 'partition')}: begin now, or lengthen retention.ms of {made.topic}")
    if found.size_bound:
        yield f"note    {made.topic} is bounded by size too (retention.bytes): what that takes cannot be foreseen"
