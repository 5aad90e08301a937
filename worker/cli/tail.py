"""`hearsay tail`: claims as they arrive."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import orjson
import typer

from worker.cli.kit import forms, options
from worker.cli.kit.claims import ClaimTable
from worker.cli.kit.console import err, out
from worker.cli.kit.tally import note, plural
from worker.kafka.tail import Tail
from worker.pipeline import Record
from worker.replay.reader import Reader

app = typer.Typer()
_LOOK = 0.5  # seconds to wait for what comes
Row = dict[str, Any]

FromStart = Annotated[bool, typer.Option(
    "--from-start", metavar="", help="Begin with the first claim that the topic still has.")]
Current = Annotated[bool, typer.Option(
    "--current", metavar="", help="Only claims in force: first all that hold now, then each that comes to hold.")]
Follow = Annotated[bool, typer.Option(
    "--follow/--no-follow", metavar="", help="Wait for more, or stop at what was there.")]
SourceOption = Annotated[str | None, typer.Option(
    "--source", metavar="WORDS", help="Only claims with these words in the name or the text of a source.")]
ActOption = Annotated[str | None, typer.Option("--act", help="Only claims whose last source does this: state, deny, …")]


@app.command(rich_help_panel="With Kafka")
def tail(*, from_start: FromStart = False, current: Current = False, follow: Follow = True, source: SourceOption = None,
         act: ActOption = None, form: forms.FormOption = forms.Form.auto, wide: forms.Wide = False,
         servers: options.Servers = None, assignments: options.Assignments = None) -> None:
    """Print claims as they arrive: a table at a terminal, JSON Lines when piped; committed ones alone.

    - `hearsay tail`
    - `hearsay tail --source ministry --act deny`
    - `hearsay tail --from-start --no-follow --format jsonl > claims.jsonl`
    - `hearsay tail --current --no-follow > in-force.jsonl` without what a later revision retired
    """
    settings = options.loaded(servers, assignments)
    table = ClaimTable(out(), wide=wide) if forms.as_table(form) else None
    topics = [settings.topic_claims, settings.topic_parsed] if current else [settings.topic_claims]
    with Tail(settings, topics, "earliest" if from_start or current else "end") as reading:
        if table and follow and not (from_start or current):
            err().print(f"waiting for claims in {settings.topic_claims}; --from-start shows what is there", style="dim")
        for records in _current(reading, follow=follow) if current else _arriving(reading, follow=follow):
            _print([record for record in records if _wanted(record, source, act)], table)


def _arriving(reading: Tail, *, follow: bool) -> Iterator[Iterable[Record]]:
    while follow or not reading.caught_up:
        yield reading.poll(_LOOK)


def _current(reading: Tail, *, follow: bool) -> Iterator[Iterable[Record]]:
    """First the claims in force at the end of what was there, then those that come into force."""
    reader = Reader()
    while not reading.caught_up:
        for record in reading.poll(_LOOK):
            reader.take(record)
    yield reader.in_force()
    if reader.waiting:
        note(f"{plural(reader.waiting, 'article')} left out: a manifest lists claims that are not in the topic")
    while follow:
        changes = [change for change in map(reader.take, reading.poll(_LOOK)) if change]
        for change in changes:
            if change.retired:
                note(f"{change.article_id}: {plural(len(change.retired), 'claim')} no longer in force")
        yield [record for change in changes for record in change.added]


def _wanted(record: Record, source: str | None, act: str | None) -> bool:
    if record.value is None or (source is None and act is None):
        return record.value is not None
    chain = orjson.loads(record.value)["chain"]
    return (act is None or (chain[-1]["cue"] or {}).get("act") == act) and (
        source is None or any(_has(link["source"], source.lower()) for link in chain))


def _has(source: Row, words: str) -> bool:
    return any(words in (text or "").lower() for text in (source["name"], source["text"], source["role"]))


def _print(records: Iterable[Record], table: ClaimTable | None) -> None:
    values = [record.value for record in records if record.value is not None]
    if table:
        table.show([orjson.loads(value) for value in values])
    elif values:
        sys.stdout.buffer.write(b"".join([value + b"\n" for value in values]))
        sys.stdout.buffer.flush()
