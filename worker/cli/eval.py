"""`hearsay eval GOLD`: how good the rules are beside what people annotated, what goes wrong, and what a change does."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer

from worker.cli.evaluating import browse, reports
from worker.cli.evaluating.reader import Reader
from worker.cli.evaluating.reports import IN_TEXT, Asked, Report
from worker.cli.kit import console
from worker.errors import GateError, UsageError
from worker.evaluation import gold as golden

app = typer.Typer()
ON_PAGE = 60  # examples of each class


class Shape(StrEnum):
    """How to print."""

    text = "text"
    json = "json"


class By(StrEnum):
    """What is left out together."""

    family = "family"
    rule = "rule"


_READ, _WRONG = "What is read", "What goes wrong, and what a change does"
Gold = Annotated[Path, typer.Argument(
    metavar="GOLD", help="Annotated articles, JSON Lines: id, text, and attributions or claims.")]
Predictions = Annotated[Path | None, typer.Option(
    "--predictions", "-p", metavar="FILE", rich_help_panel=_READ,
    help="Score what `hearsay extract` wrote, with --layer attributions for a gold of those, instead of parsing.")]
Sample = Annotated[int | None, typer.Option(
    "--sample", "-n", metavar="N", min=1, rich_help_panel=_READ,
    help="So many articles at even distances through the file, always the same.")]
Processes = Annotated[int, typer.Option(
    "--processes", metavar="N", min=0, rich_help_panel=_READ, help="Processes that parse; 0: one a core.")]
Misses = Annotated[bool, typer.Option(
    "--misses", "-m", metavar="", rich_help_panel=_WRONG,
    help="Every mistake in a class: missed, false alarms, and each role that is another span.")]
Compare = Annotated[str | None, typer.Option(
    "--compare", "-c", metavar="REV-or-FILE", rich_help_panel=_WRONG,
    help="What of the gold was won and lost since: a git revision, or a file that `hearsay extract` wrote.")]
Page = Annotated[Path | None, typer.Option(
    "--html", metavar="FILE", rich_help_panel=_WRONG,
    help="Write the mistakes (with --compare: the changes) as a page to browse; nothing but this file is needed.")]
HeldOut = Annotated[Path | None, typer.Option(
    "--held-out", metavar="FOLDER", rich_help_panel=_READ,
    help="Read each article with weights that have not seen its publisher: what `worker.evaluation.recount` left.")]
Ablate = Annotated[By | None, typer.Option(
    "--ablate", metavar="family|rule", rich_help_panel=_WRONG,
    help="Parse again without each family (or rule), and say what is lost; as long as so many runs, so --sample.")]
Examples = Annotated[int | None, typer.Option(
    "--examples", "-e", metavar="N", min=0, rich_help_panel=_WRONG,
    help=f"Examples of each class; else {IN_TEXT}, and {ON_PAGE} on a page.")]
Only = Annotated[str | None, typer.Option(
    "--only", metavar="WORD", rich_help_panel=_WRONG,
    help="Classes or rules that begin so: missed, 'content: ends', lost, verb.that.")]
FailUnder = Annotated[list[str] | None, typer.Option(
    "--fail-under", metavar="NAME=F1",
    help="Exit code 10 if this figure is lower: source, cue, content (exact), triple (overlap), or of claims, "
         "'claim F1'; may be repeated.")]
ShapeOption = Annotated[Shape, typer.Option("--format", "-f", help="text for people, or one JSON object.")]


@app.command("eval", rich_help_panel="Without Kafka")
def evaluate(gold: Gold, predictions: Predictions = None, sample: Sample = None, held_out: HeldOut = None,
             processes: Processes = 0, misses: Misses = False, compare: Compare = None, page: Page = None,
             examples: Examples = None, only: Only = None, ablate: Ablate = None,
             fail_under: FailUnder = None, form: ShapeOption = Shape.text) -> None:
    """Score what the rules find against annotated articles: each role, each rule; what goes wrong; what a change does.

    - `hearsay eval gold.jsonl`
    - `hearsay eval gold.jsonl --misses --only 'content: ends' --examples 20`
    - `hearsay eval gold.jsonl --compare HEAD --html changes.html`
    - `hearsay eval gold.jsonl --ablate family --sample 100`
    - `hearsay eval gold.jsonl --predictions before.jsonl --format json`

    `exact`: the same span but for marks at its edges. `overlap`: a character in common. `triple`: source and content of
    attributions that share their cue. An attribution inside another one's content is not scored. A gold of claims is
    told by its field `claims`: contents, chains of sources and factuality are scored. An article takes some 40 ms of
    one core; a revision is read by its own parser, which takes as long again.
    """
    if ablate and (page or misses or compare or predictions):
        raise UsageError("--ablate stands alone", "with --sample, --held-out, --format")
    least = [_least(one) for one in fail_under or ()]
    asked = Asked(examples, only, page is not None)
    kind, articles = golden.load(gold)
    reader = Reader(golden.sample(articles, sample) if sample else articles, held_out,
                    processes or os.cpu_count() or 1)
    noting = misses or page is not None
    if kind == "claims":
        if held_out or compare or ablate:
            raise UsageError(f"{gold}: claims", "--held-out, --compare and --ablate are for a gold of attributions")
        report = reports.of_claims(reader.paired(predictions), asked, noting=noting)
    elif ablate:
        report = reports.of_removals(*reader.ablated(ablate))
    elif compare:
        report = reports.of_changes(reader.before(compare), reader.run(predictions), compare, asked)
    else:
        run = reader.run(predictions, noting=noting)
        report = reports.of_mistakes(run, asked) if noting else reports.by_rule(run)
    _print(report, form)
    if page:
        _write(page, f"{gold.name}: {f'changes since {compare}' if compare else 'mistakes'}", report, examples)
    _judge(report.figures, least)


def _least(text: str) -> tuple[str, float]:
    name, _, percent = text.rpartition("=")
    try:
        return name, float(percent)
    except ValueError:
        raise UsageError(f"--fail-under {text}: no figure with a number", "--fail-under content=50") from None


def _judge(measured: Mapping[str, float], least: Sequence[tuple[str, float]]) -> None:
    unknown = [name for name, _ in least if name not in measured]
    if unknown:
        raise UsageError(f"--fail-under: no figure is called {unknown[0] or 'nothing'}", ", ".join(measured))
    low = [f"{name} {measured[name]:.1f} < {limit:g}" for name, limit in least if measured[name] < limit]
    if low:
        raise GateError("; ".join(low), "hearsay eval GOLD --misses")


def _print(report: Report, form: Shape) -> None:
    if form is Shape.json:
        sys.stdout.buffer.write(orjson.dumps(report.row, option=orjson.OPT_INDENT_2) + b"\n")
        sys.stdout.flush()
        return
    for line in (*report.head, "", *report.lines):
        console.say(line)


def _write(path: Path, title: str, report: Report, examples: int | None) -> None:
    some = ON_PAGE if examples is None else examples
    html = browse.written(title, map(str, report.head), report.groups or {}, report.meanings or {}, some)
    try:
        path.write_text(html, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
