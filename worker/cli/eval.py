"""`hearsay eval GOLD`: how good the rules are beside what people annotated."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer

from worker.cli.evaluating import figures
from worker.cli.kit import console
from worker.cli.kit.progress import counted
from worker.errors import UsageError
from worker.evaluation import gold as golden
from worker.evaluation import reading
from worker.evaluation.by_rule import by_family, row, tallies
from worker.evaluation.gold import GoldArticle
from worker.evaluation.judging import Comparison, compared
from worker.evaluation.scores import scored

app = typer.Typer()


class Shape(StrEnum):
    """How to print."""

    text = "text"
    json = "json"


_WHAT = "What is read"
Gold = Annotated[Path, typer.Argument(
    metavar="GOLD", help="Annotated articles, JSON Lines: id, text, and attributions (source, cue, content).")]
Predictions = Annotated[Path | None, typer.Option(
    "--predictions", "-p", metavar="FILE", rich_help_panel=_WHAT,
    help="Score these attributions, as `hearsay extract --layer attributions` wrote them, instead of parsing.")]
Sample = Annotated[int | None, typer.Option(
    "--sample", "-n", metavar="N", min=1, rich_help_panel=_WHAT,
    help="So many articles at even distances through the file, always the same.")]
Processes = Annotated[int, typer.Option(
    "--processes", metavar="N", min=0, rich_help_panel=_WHAT, help="Processes that parse; 0: one a core.")]
ShapeOption = Annotated[Shape, typer.Option("--format", "-f", help="text for people, or one JSON object.")]


@app.command("eval", rich_help_panel="Without Kafka")
def evaluate(gold: Gold, predictions: Predictions = None, sample: Sample = None, processes: Processes = 0,
             form: ShapeOption = Shape.text) -> None:
    """Score what the rules find against annotated articles: each role, each rule.

    - `hearsay eval gold.jsonl`
    - `hearsay eval gold.jsonl --sample 100 --format json`
    - `hearsay eval gold.jsonl --predictions before.jsonl`

    `exact`: the same span but for marks at its edges. `overlap`: a character in common. `triple`: source and content of
    attributions that share their cue. An attribution inside another one's content is not scored.
    """
    kind, articles = golden.load(gold)
    articles = golden.sample(articles, sample) if sample else articles
    if kind == "claims":
        raise UsageError(f"{gold}: claims", "a file of attributions")
    comparisons = list(_given(articles, predictions) if predictions else _parsed(articles, processes))
    scores = scored(comparisons)
    rules = tallies(comparisons)
    if form is Shape.json:
        found = scores.row() | {
            "rules": {name: row(tally, scores) for name, tally in rules.items()},
            "families": {name: row(tally, scores) for name, tally in by_family(rules).items()}}
        sys.stdout.buffer.write(orjson.dumps(found, option=orjson.OPT_INDENT_2) + b"\n")
        return
    for line in (*figures.roles(scores), "", *figures.rules(rules, scores)):
        console.say(line)


def _given(articles: Iterable[GoldArticle], path: Path) -> Iterable[Comparison]:
    found = golden.predictions(path)
    for one in articles:
        yield compared(one.id, one.text, one.row["attributions"], found.get(one.id, []))


def _parsed(articles: list[GoldArticle], processes: int) -> Iterable[Comparison]:
    workers = processes or os.cpu_count() or 1
    found = reading.read(articles, reading.alike(articles, reading.Way()), workers)
    for one, read in zip(articles, counted(found, "articles", total=len(articles)), strict=True):
        yield read.beside(one)
