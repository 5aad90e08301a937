"""What `hearsay eval` has to say: figures, then rules, mistakes or changes; for people, programs and a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from rich.text import Text

from worker.cli.evaluating import changed, claimed, figures, items, removed
from worker.cli.evaluating.items import Grouped, Item
from worker.evaluation import ablation
from worker.evaluation.ablation import Removal
from worker.evaluation.by_rule import by_family, row, tallies
from worker.evaluation.claim_classes import MEANINGS as CLAIM_MEANINGS
from worker.evaluation.claim_classes import claim_mistakes
from worker.evaluation.claim_scores import by_rule as claims_by_rule
from worker.evaluation.claim_scores import claim_scores
from worker.evaluation.claims import Paired
from worker.evaluation.classes import MEANINGS
from worker.evaluation.comparing import MEANINGS as CHANGES
from worker.evaluation.comparing import Change, changes
from worker.evaluation.runs import Run
from worker.evaluation.scores import NAMES, Scores, scored

IN_TEXT = 3  # examples of each class


class Asked(NamedTuple):
    """Of mistakes or changes: how many examples (None: IN_TEXT, or none beside a page), and which classes or rules."""

    examples: int | None
    only: str | None
    on_page: bool


class Report(NamedTuple):
    """What was found out: the figures, what is told below them, all of it for a program, and the classes' items."""

    head: list[str | Text]
    lines: list[str | Text]
    row: dict[str, Any]
    figures: dict[str, float]  # per cent by the names of --fail-under
    groups: Grouped | None = None
    meanings: Mapping[str, str] | None = None


def of_claims(articles: Sequence[Paired], asked: Asked, *, noting: bool) -> Report:
    """Claims by the rule of their last link, or with `noting` their mistakes."""
    scores, rules = claim_scores(articles), claims_by_rule(articles)
    head, row_of = list(claimed.lines(scores)), claimed.row(scores, rules)
    percents = {name: share.percent for name, share in scores.figures.items()}
    if not noting:
        return Report(head, list(claimed.rules(rules)), row_of, percents)
    texts = {one.id: one.text for one in articles}
    found = (items.of_mistake(one, texts[one.article]) for article in articles for one in claim_mistakes(article))
    return _grouped(Report(head, [], row_of, percents), found, CLAIM_MEANINGS, asked)


def _grouped(report: Report, found: Iterable[Item], meanings: Mapping[str, str], asked: Asked) -> Report:
    """The report with its mistakes or changes."""
    groups = items.grouped(found, meanings, asked.only)
    some = asked.examples if asked.examples is not None else 0 if asked.on_page else IN_TEXT
    return report._replace(lines=list(items.lines(groups, meanings, some)), groups=groups, meanings=meanings,
                           row=report.row | {"classes": items.row(groups, meanings, some)})


def of_removals(run: Run, removals: Sequence[Removal]) -> Report:
    """What a run loses without each family or rule."""
    whole = scored(run.comparisons)
    return Report(list(figures.roles(whole)), list(removed.lines(removals, whole)),
                  whole.row() | {"without": ablation.rows(removals, whole)}, _f1(whole))


def by_rule(run: Run) -> Report:
    """Each family and each rule."""
    scores, rules = scored(run.comparisons), tallies(run.comparisons)
    rows = {"families": {name: row(tally, scores) for name, tally in by_family(rules).items()},
            "rules": {name: row(tally, scores) for name, tally in rules.items()}}
    return Report(list(figures.roles(scores)), list(figures.rules(rules, scores)), scores.row() | rows, _f1(scores))


def of_mistakes(run: Run, asked: Asked) -> Report:
    """Every mistake in its class."""
    texts, scores = {one.id: one.text for one in run.comparisons}, scored(run.comparisons)
    found = (items.of_mistake(one, texts[one.article]) for one in run.mistakes())
    report = Report(list(figures.roles(scores)), [], scores.row(), _f1(scores))
    return _grouped(report, found, MEANINGS, asked)


def of_changes(old: Run, run: Run, against: str, asked: Asked) -> Report:
    """What was won and lost between two runs."""
    texts = {one.id: one.text for one in run.comparisons}
    found: list[Change] = list(changes(old.comparisons, run.comparisons))
    shown = (items.of_change(one, texts[one.article]) for one in found)
    before, now = scored(old.comparisons), scored(run.comparisons)
    head = [*figures.roles(now), "", *changed.lines(found, before, now, against)]
    rows = now.row() | {"changes": changed.row(found, before, now)}
    return _grouped(Report(head, [], rows, _f1(now)), shown, CHANGES, asked)


def _f1(scores: Scores) -> dict[str, float]:
    return {name: ablation.figure(scores, name) for name in NAMES}
