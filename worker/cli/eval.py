"""`hearsay eval GOLD`: how good the rules are beside what people annotated, what goes wrong, and what a change does."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import orjson
import typer
from rich.text import Text

from worker.cli.evaluating import browse, changed, figures, items, removed
from worker.cli.evaluating.items import Grouped
from worker.cli.kit import console
from worker.cli.kit.progress import counted, status
from worker.errors import UsageError
from worker.evaluation import ablation, revision, runs
from worker.evaluation import gold as golden
from worker.evaluation.by_rule import by_family, row, tallies
from worker.evaluation.classes import MEANINGS
from worker.evaluation.comparing import MEANINGS as CHANGES
from worker.evaluation.comparing import Change, changes
from worker.evaluation.gold import GoldArticle
from worker.evaluation.reading import Read, Way
from worker.evaluation.runs import Run
from worker.evaluation.scores import scored

app = typer.Typer()
ON_PAGE, IN_TEXT = 60, 3  # examples of each class


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
    metavar="GOLD", help="Annotated articles, JSON Lines: id, text, and attributions (source, cue, content).")]
Predictions = Annotated[Path | None, typer.Option(
    "--predictions", "-p", metavar="FILE", rich_help_panel=_READ,
    help="Score these attributions, as `hearsay extract --layer attributions` wrote them, instead of parsing.")]
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
ShapeOption = Annotated[Shape, typer.Option("--format", "-f", help="text for people, or one JSON object.")]


class Asked(NamedTuple):
    """What is to be shown of the mistakes or changes."""

    examples: int | None
    only: str | None
    page: Path | None
    shape: Shape


class Report(NamedTuple):
    """What was found out: its lines, the same for a program, and the classes with their items."""

    lines: list[str | Text]
    row: dict[str, Any]
    groups: Grouped
    meanings: dict[str, str]


@app.command("eval", rich_help_panel="Without Kafka")
def evaluate(gold: Gold, predictions: Predictions = None, sample: Sample = None, held_out: HeldOut = None,
             processes: Processes = 0, misses: Misses = False, compare: Compare = None, page: Page = None,
             examples: Examples = None, only: Only = None, ablate: Ablate = None,
             form: ShapeOption = Shape.text) -> None:
    """Score what the rules find against annotated articles: each role, each rule; what goes wrong; what a change does.

    - `hearsay eval gold.jsonl`
    - `hearsay eval gold.jsonl --misses --only 'content: ends' --examples 20`
    - `hearsay eval gold.jsonl --compare HEAD --html changes.html`
    - `hearsay eval gold.jsonl --ablate family --sample 100`
    - `hearsay eval gold.jsonl --predictions before.jsonl --format json`

    `exact`: the same span but for marks at its edges. `overlap`: a character in common. `triple`: source and content of
    attributions that share their cue. An attribution inside another one's content is not scored. An article takes some
    40 ms of one core; a revision is read by its own parser, which takes as long again.
    """
    if ablate and (page or misses or compare or predictions):
        raise UsageError("--ablate stands alone", "with --sample, --held-out, --format")
    asked = Asked(examples, only, page, form)
    reader = _Reader(_articles(gold, sample), held_out, processes or os.cpu_count() or 1)
    if ablate:
        run, report = _ablated(reader, ablate)
    elif compare:
        old = reader.before(compare)
        run = reader.run(predictions)
        report = _changes(old, run, compare, asked)
    else:
        noting = misses or page is not None
        run = reader.run(predictions, noting=noting)
        report = _mistakes(run, asked) if noting else _by_rule(run)
    _print(run, report, asked)
    if page:
        _write(page, f"{gold.name}: {f'changes since {compare}' if compare else 'mistakes'}", run, report, examples)


def _articles(gold: Path, sample: int | None) -> list[GoldArticle]:
    kind, articles = golden.load(gold)
    if kind == "claims":
        raise UsageError(f"{gold}: claims", "a file of attributions")
    return golden.sample(articles, sample) if sample else articles


class _Reader(NamedTuple):
    """The articles, and how they are read."""

    articles: list[GoldArticle]
    held_out: Path | None
    processes: int

    def ways(self, *, noting: bool = False) -> list[Way]:
        return runs.ways_of(self.articles, Way(noting=noting), self.held_out)

    def watch(self, reads: Iterable[list[Read]]) -> Iterable[list[Read]]:
        return counted(reads, "articles", total=len(self.articles))

    def run(self, predictions: Path | None, *, noting: bool = False) -> Run:
        if predictions:
            return runs.given(self.articles, golden.predictions(predictions))
        return runs.parsed(self.articles, self.ways(noting=noting), self.processes, self.watch)

    def before(self, against: str) -> Run:
        """What was found before: in the file of this name, or by the parser of this revision."""
        if Path(against).is_file():
            return runs.given(self.articles, golden.predictions(Path(against)))
        sha = revision.commit(against)
        with status(f"reading {len(self.articles):,} articles with the parser of {sha[:10]} …"):
            return runs.given(self.articles, revision.attributions_at(sha, self.articles, self.processes))


def _ablated(reader: _Reader, by: By) -> tuple[Run, Report]:
    run, removals = runs.ablated(reader.articles, reader.ways(), by, reader.processes, reader.watch)
    whole = scored(run.comparisons)
    return run, Report(list(removed.lines(removals, whole)), {"without": ablation.rows(removals, whole)}, {}, {})


def _by_rule(run: Run) -> Report:
    scores, rules = scored(run.comparisons), tallies(run.comparisons)
    rows = {"families": {name: row(tally, scores) for name, tally in by_family(rules).items()},
            "rules": {name: row(tally, scores) for name, tally in rules.items()}}
    return Report(list(figures.rules(rules, scores)), rows, {}, {})


def _mistakes(run: Run, asked: Asked) -> Report:
    texts = {one.id: one.text for one in run.comparisons}
    found = (items.of_mistake(one, texts[one.article]) for one in run.mistakes())
    groups, meanings, some = items.grouped(found, MEANINGS, asked.only), dict(MEANINGS), _some(asked)
    return Report(list(items.lines(groups, meanings, some)), {"mistakes": items.row(groups, meanings, some)},
                  groups, meanings)


def _changes(old: Run, run: Run, against: str, asked: Asked) -> Report:
    texts = {one.id: one.text for one in run.comparisons}
    found: list[Change] = list(changes(old.comparisons, run.comparisons))
    shown = (items.of_change(one, texts[one.article]) for one in found)
    groups, meanings, some = items.grouped(shown, CHANGES, asked.only), dict(CHANGES), _some(asked)
    before, now = scored(old.comparisons), scored(run.comparisons)
    return Report(
        [*changed.lines(found, before, now, against), "", *items.lines(groups, meanings, some)],
        {"changes": changed.row(found, before, now) | {"classes": items.row(groups, meanings, some)}},
        groups, meanings)


def _some(asked: Asked) -> int:
    """Examples to print: none beside a page, which has them."""
    return asked.examples if asked.examples is not None else 0 if asked.page else IN_TEXT


def _print(run: Run, report: Report, asked: Asked) -> None:
    scores = scored(run.comparisons)
    if asked.shape is Shape.json:
        sys.stdout.buffer.write(orjson.dumps(scores.row() | report.row, option=orjson.OPT_INDENT_2) + b"\n")
        sys.stdout.flush()
        return
    for line in (*figures.roles(scores), "", *report.lines):
        console.say(line)


def _write(path: Path, title: str, run: Run, report: Report, examples: int | None) -> None:
    some = ON_PAGE if examples is None else examples
    try:
        path.write_text(browse.written(title, scored(run.comparisons), report.groups, report.meanings, some),
                        encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
