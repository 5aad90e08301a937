"""`hearsay eval GOLD`: how good the rules are beside what people annotated."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import orjson
import typer

from worker.cli.evaluating import figures
from worker.cli.evaluating import misses as wrong
from worker.cli.evaluating.misses import grouped
from worker.cli.kit import console
from worker.cli.kit.progress import counted
from worker.errors import UsageError
from worker.evaluation import gold as golden
from worker.evaluation import reading
from worker.evaluation.by_rule import by_family, row, tallies
from worker.evaluation.classes import Mistake, mistakes
from worker.evaluation.gold import GoldArticle
from worker.evaluation.judging import Comparison, compared
from worker.evaluation.reading import Read
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
_MISTAKES = "What went wrong"
Misses = Annotated[bool, typer.Option(
    "--misses", "-m", metavar="", rich_help_panel=_MISTAKES,
    help="Every mistake in a class: missed, false alarms, and each role that is another span.")]
Examples = Annotated[int, typer.Option(
    "--examples", "-e", metavar="N", min=0, rich_help_panel=_MISTAKES, help="Examples of each class.")]
Only = Annotated[str | None, typer.Option(
    "--only", metavar="WORD", rich_help_panel=_MISTAKES,
    help="Classes or rules that begin so: missed, 'content: ends', verb.that.")]
ShapeOption = Annotated[Shape, typer.Option("--format", "-f", help="text for people, or one JSON object.")]


@app.command("eval", rich_help_panel="Without Kafka")
def evaluate(gold: Gold, predictions: Predictions = None, sample: Sample = None, processes: Processes = 0,
             misses: Misses = False, examples: Examples = 3, only: Only = None, form: ShapeOption = Shape.text) -> None:
    """Score what the rules find against annotated articles: each role, each rule.

    - `hearsay eval gold.jsonl`
    - `hearsay eval gold.jsonl --sample 100 --format json`
    - `hearsay eval gold.jsonl --misses --only 'content: ends' --examples 20`
    - `hearsay eval gold.jsonl --predictions before.jsonl`

    `exact`: the same span but for marks at its edges. `overlap`: a character in common. `triple`: source and content of
    attributions that share their cue. An attribution inside another one's content is not scored.
    """
    kind, articles = golden.load(gold)
    articles = golden.sample(articles, sample) if sample else articles
    if kind == "claims":
        raise UsageError(f"{gold}: claims", "a file of attributions")
    run = _given(articles, predictions) if predictions else _parsed(articles, processes, noting=misses)
    scores = scored(run.comparisons)
    rules = tallies(run.comparisons)
    texts = {one.id: one.text for one in articles}
    groups = grouped(run.mistakes(), only) if misses else {}
    if form is Shape.json:
        found = scores.row() | {
            "rules": {name: row(tally, scores) for name, tally in rules.items()},
            "families": {name: row(tally, scores) for name, tally in by_family(rules).items()}}
        if misses:
            found["mistakes"] = wrong.row(groups, texts, examples)
        sys.stdout.buffer.write(orjson.dumps(found, option=orjson.OPT_INDENT_2) + b"\n")
        return
    report = wrong.lines(groups, texts, examples) if misses else figures.rules(rules, scores)
    for line in (*figures.roles(scores), "", *report):
        console.say(line)


class Run(NamedTuple):
    """Articles beside their gold, and what the parser looked at in each; given attributions do not say that."""

    comparisons: list[Comparison]
    reads: list[Read] | None

    def mistakes(self) -> Iterator[Mistake]:
        """Those of all articles, in their order."""
        for number, one in enumerate(self.comparisons):
            if self.reads is None:
                yield from mistakes(one)
            else:
                read = self.reads[number]
                yield from mistakes(one, read.sentences, read.candidates)


def _given(articles: Sequence[GoldArticle], path: Path) -> Run:
    found = golden.predictions(path)
    return Run([compared(one.id, one.text, one.row["attributions"], found.get(one.id, [])) for one in articles], None)


def _parsed(articles: Sequence[GoldArticle], processes: int, *, noting: bool) -> Run:
    ways = reading.alike(articles, reading.Way(noting=noting))
    found = reading.read(articles, ways, processes or os.cpu_count() or 1)
    reads = list(counted(found, "articles", total=len(articles)))
    return Run([read.beside(one) for one, read in zip(articles, reads, strict=True)], reads)
