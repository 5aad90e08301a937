"""`hearsay eval GOLD`: how good the rules are beside what people annotated, what goes wrong, and what a change does."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import orjson
import typer
from rich.text import Text

from worker.cli.evaluating import browse, changed, claimed, figures, items, removed
from worker.cli.evaluating.items import Grouped
from worker.cli.kit import console
from worker.cli.kit.progress import counted, status
from worker.errors import UsageError
from worker.evaluation import ablation, reading, revision, runs
from worker.evaluation import gold as golden
from worker.evaluation.by_rule import by_family, row, tallies
from worker.evaluation.claim_classes import MEANINGS as CLAIM_MEANINGS
from worker.evaluation.claim_classes import claim_mistakes
from worker.evaluation.claim_scores import by_rule as claims_by_rule
from worker.evaluation.claim_scores import claim_scores
from worker.evaluation.claims import Paired, paired
from worker.evaluation.classes import MEANINGS
from worker.evaluation.comparing import MEANINGS as CHANGES
from worker.evaluation.comparing import Change, changes
from worker.evaluation.gold import GoldArticle
from worker.evaluation.reading import Way
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
ShapeOption = Annotated[Shape, typer.Option("--format", "-f", help="text for people, or one JSON object.")]


class Asked(NamedTuple):
    """What is to be shown of the mistakes or changes."""

    examples: int | None
    only: str | None
    page: Path | None
    shape: Shape


class Report(NamedTuple):
    """What was found out: the figures, what is told below them, all of it for a program, and the classes' items."""

    head: list[str | Text]
    lines: list[str | Text]
    row: dict[str, Any]
    groups: Grouped | None = None
    meanings: Mapping[str, str] | None = None


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
    attributions that share their cue. An attribution inside another one's content is not scored. A gold of claims is
    told by its field `claims`: contents, chains of sources and factuality are scored. An article takes some 40 ms of
    one core; a revision is read by its own parser, which takes as long again.
    """
    if ablate and (page or misses or compare or predictions):
        raise UsageError("--ablate stands alone", "with --sample, --held-out, --format")
    asked = Asked(examples, only, page, form)
    kind, articles = golden.load(gold)
    reader = _Reader(golden.sample(articles, sample) if sample else articles, held_out,
                     processes or os.cpu_count() or 1)
    noting = misses or page is not None
    if kind == "claims":
        if held_out or compare or ablate:
            raise UsageError(f"{gold}: claims", "--held-out, --compare and --ablate are for a gold of attributions")
        report = _claims(reader.paired(predictions), asked, noting=noting)
    elif ablate:
        report = _ablated(reader, ablate)
    elif compare:
        report = _changes(reader.before(compare), reader.run(predictions), compare, asked)
    else:
        run = reader.run(predictions, noting=noting)
        report = _mistakes(run, asked) if noting else _by_rule(run)
    _print(report, asked)
    if page:
        _write(page, f"{gold.name}: {f'changes since {compare}' if compare else 'mistakes'}", report, asked)


class _Reader(NamedTuple):
    """The articles, and how they are read."""

    articles: list[GoldArticle]
    held_out: Path | None
    processes: int

    def ways(self, *, noting: bool = False) -> list[Way]:
        return runs.ways_of(self.articles, Way(noting=noting), self.held_out)

    def watch(self, reads: Iterable[Any]) -> Iterable[Any]:
        return counted(reads, "articles", total=len(self.articles))

    def run(self, predictions: Path | None, *, noting: bool = False) -> Run:
        if predictions:
            return runs.given(self.articles, golden.predictions(predictions))
        return runs.parsed(self.articles, self.ways(noting=noting), self.processes, self.watch)

    def paired(self, predictions: Path | None) -> list[Paired]:
        """The claims of the articles beside those that are annotated."""
        if predictions:
            found = golden.claims(predictions)
            return [paired(one.row, found.get(one.id, [])) for one in self.articles]
        rows = self.watch(reading.read_claims(self.articles, self.processes))
        return [paired(one.row, claims) for one, claims in zip(self.articles, rows, strict=True)]

    def before(self, against: str) -> Run:
        """What was found before: in the file of this name, or by the parser of this revision."""
        if Path(against).is_file():
            return runs.given(self.articles, golden.predictions(Path(against)))
        sha = revision.commit(against)
        with status(f"reading {len(self.articles):,} articles with the parser of {sha[:10]} …"):
            return runs.given(self.articles, revision.attributions_at(sha, self.articles, self.processes))


def _claims(articles: Sequence[Paired], asked: Asked, *, noting: bool) -> Report:
    scores, rules = claim_scores(articles), claims_by_rule(articles)
    head, row_of = list(claimed.lines(scores)), claimed.row(scores, rules)
    if not noting:
        return Report(head, list(claimed.rules(rules)), row_of)
    texts = {one.id: one.text for one in articles}
    found = (items.of_mistake(one, texts[one.article]) for article in articles for one in claim_mistakes(article))
    return _grouped(head, row_of, items.grouped(found, CLAIM_MEANINGS, asked.only), CLAIM_MEANINGS, asked)


def _grouped(head: list[str | Text], row_of: dict[str, Any], groups: Grouped, meanings: Mapping[str, str],
             asked: Asked) -> Report:
    """A report of mistakes."""
    some = asked.examples if asked.examples is not None else 0 if asked.page else IN_TEXT
    return Report(head, list(items.lines(groups, meanings, some)),
                  row_of | {"classes": items.row(groups, meanings, some)}, groups, meanings)


def _ablated(reader: _Reader, by: By) -> Report:
    run, removals = runs.ablated(reader.articles, reader.ways(), by, reader.processes, reader.watch)
    whole = scored(run.comparisons)
    return Report(list(figures.roles(whole)), list(removed.lines(removals, whole)),
                  whole.row() | {"without": ablation.rows(removals, whole)})


def _by_rule(run: Run) -> Report:
    scores, rules = scored(run.comparisons), tallies(run.comparisons)
    rows = {"families": {name: row(tally, scores) for name, tally in by_family(rules).items()},
            "rules": {name: row(tally, scores) for name, tally in rules.items()}}
    return Report(list(figures.roles(scores)), list(figures.rules(rules, scores)), scores.row() | rows)


def _mistakes(run: Run, asked: Asked) -> Report:
    texts, scores = {one.id: one.text for one in run.comparisons}, scored(run.comparisons)
    found = (items.of_mistake(one, texts[one.article]) for one in run.mistakes())
    groups = items.grouped(found, MEANINGS, asked.only)
    return _grouped(list(figures.roles(scores)), scores.row(), groups, MEANINGS, asked)


def _changes(old: Run, run: Run, against: str, asked: Asked) -> Report:
    texts = {one.id: one.text for one in run.comparisons}
    found: list[Change] = list(changes(old.comparisons, run.comparisons))
    shown = (items.of_change(one, texts[one.article]) for one in found)
    before, now = scored(old.comparisons), scored(run.comparisons)
    head = [*figures.roles(now), "", *changed.lines(found, before, now, against)]
    rows = now.row() | {"changes": changed.row(found, before, now)}
    return _grouped(head, rows, items.grouped(shown, CHANGES, asked.only), CHANGES, asked)


def _print(report: Report, asked: Asked) -> None:
    if asked.shape is Shape.json:
        sys.stdout.buffer.write(orjson.dumps(report.row, option=orjson.OPT_INDENT_2) + b"\n")
        sys.stdout.flush()
        return
    for line in (*report.head, "", *report.lines):
        console.say(line)


def _write(path: Path, title: str, report: Report, asked: Asked) -> None:
    some = ON_PAGE if asked.examples is None else asked.examples
    html = browse.written(title, map(str, report.head), report.groups or {}, report.meanings or {}, some)
    try:
        path.write_text(html, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
