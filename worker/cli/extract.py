"""`hearsay extract FILE…`: claims without Kafka, through the same pure pipeline as the worker's."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import orjson
import typer

from worker import parser
from worker.article import Limits
from worker.cli.kit import console, forms, inputs
from worker.cli.kit.articles import decoded
from worker.cli.kit.claims import ClaimTable
from worker.cli.kit.inputs import Input
from worker.cli.kit.progress import counted
from worker.cli.kit.tally import Tally
from worker.errors import UsageError
from worker.parser.attribution import attribution_rows
from worker.pipeline import Outcome, Parsed, Record, process

app = typer.Typer()


class Layer(StrEnum):
    """What to print of an article."""

    claims = "claims"
    attributions = "attributions"


Files = Annotated[list[str] | None, typer.Argument(
    metavar="FILE…", help="JSON, JSON Lines, text, HTML or ninjs; a folder of such files; - for standard input.")]
LayerOption = Annotated[Layer, typer.Option(
    "--layer", "-l", help="claims, or the attributions (source, cue, content) that they are made from, as JSON Lines.")]


@app.command(rich_help_panel="Without Kafka")
def extract(files: Files = None, form: forms.FormOption = forms.Form.auto, wide: forms.Wide = False,
            layer: LayerOption = Layer.claims) -> None:
    """Print the claims of articles: a table at a terminal, JSON Lines when piped.

    - `hearsay extract article.json notes.txt page.html`
    - `hearsay extract --format jsonl archive.jsonl > claims.jsonl`
    - `curl -s URL | hearsay extract -`
    - `hearsay extract --layer attributions archive.jsonl`

    Exit code 2 if an article was refused; each refusal is a line on standard error.
    """
    articles = inputs.records(inputs.files(files or _standard_input()))
    tally = Tally()
    as_table = forms.as_table(form) and layer is Layer.claims
    articles = counted(articles, "articles", shown=not as_table)
    if layer is Layer.attributions:
        _attributions(articles)
    elif as_table:
        _table(articles, tally, ClaimTable(console.out(), wide=wide))
    else:
        _lines(articles, tally)
    if tally.articles and tally.worth_a_line:
        console.err().print(str(tally), style="dim", soft_wrap=True)
    if tally.refused:
        raise typer.Exit(UsageError.exit_code)


def _attributions(articles: Iterable[Input]) -> None:
    """One line an article, as the scorer of the corpus reads it; spans are those of the text."""
    for _, article in decoded(articles):
        rows = [row for document in parser.read_article(article) if document.field == "text"
                for row in attribution_rows(document)]
        sys.stdout.buffer.write(orjson.dumps({"id": article.id, "attributions": rows}) + b"\n")


def _standard_input() -> list[str]:
    if sys.stdin.isatty():
        raise UsageError("no file", "hearsay extract FILE…, or - for standard input")
    return [inputs.STANDARD_INPUT]


def _outcome(article: Input, number: int) -> Outcome:
    record = Record(article.name, 0, number, 0, article.key, article.value, tuple(article.headers))
    try:
        return process(record, Limits())
    except Exception as bug:
        bug.add_note(f"while reading {article.name}")
        raise


def _lines(articles: Iterable[Input], tally: Tally) -> None:
    write, flush = sys.stdout.buffer.write, sys.stdout.buffer.flush
    for number, article in enumerate(articles):
        outcome = _outcome(article, number)
        tally.count(article.name, outcome)
        if isinstance(outcome, Parsed):
            write(b"".join([event.value + b"\n" for event in outcome.claims]))
            flush()


def _table(articles: Iterable[Input], tally: Tally, table: ClaimTable) -> None:
    for number, article in enumerate(articles):
        outcome = _outcome(article, number)
        tally.count(article.name, outcome)
        if isinstance(outcome, Parsed):
            table.show([orjson.loads(event.value) for event in outcome.claims])
