"""`hearsay replay diff`: what another parser changes, as a gate."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer

from worker.cli.kit import console, differences, inputs
from worker.cli.kit.progress import counted
from worker.errors import GateError, UsageError
from worker.pipeline import Record
from worker.replay import sides
from worker.replay.diff import Diff, Gate, percent

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
