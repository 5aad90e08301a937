"""`hearsay tail`: claims as they arrive."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated, Any

import orjson
import typer

from worker.cli.kit import forms, options
from worker.cli.kit.claims import ClaimTable
from worker.cli.kit.console import err, out
from worker.cli.kit.tally import note
from worker.pipeline import Record
from worker.replay import inforce

app = typer.Typer()
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

    It reads the set of topics in force, and goes over to the next one after `hearsay replay cutover`.
    """
    settings = options.loaded(servers, assignments)
    table = ClaimTable(out(), wide=wide) if forms.as_table(form) else None
    if table and follow and not (from_start or current):
        err().print(f"waiting for claims of {settings.topic_claims}; --from-start shows what is there", style="dim")
    reading = (inforce.current(settings, follow=follow) if current
               else inforce.arriving(settings, "earliest" if from_start else "end", follow=follow))
    for news in reading:
        if news.note:
            note(news.note)
        _print([record for record in news.added if _wanted(record, source, act)], table)


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
