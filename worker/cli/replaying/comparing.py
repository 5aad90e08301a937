"""`hearsay replay diff`: what another parser changes, as a gate."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer

from worker.article import Limits
from worker.cli.kit import console, differences, inputs, options
from worker.cli.kit.progress import counted, measured
from worker.cli.replaying import files, pages
from worker.cli.replaying.gates import AddedOver, ChangedOver, RemovedOver, gates, hold
from worker.errors import UsageError
from worker.kafka import routes
from worker.pipeline import Record
from worker.replay import comparison, sides
from worker.replay.diff import Diff, Drawn, Gate
from worker.replay.elsewhere import Elsewhere
from worker.replay.plan import Plan, check_ground
from worker.settings import Settings

TOPIC = "topic"
_KAFKA, _FILES = "Articles of a plan, from Kafka", "Articles and claims in files, without Kafka"
_ON_PAGE = 200  # examples of a kind on the page

ArticleFiles = Annotated[list[str] | None, typer.Argument(
    metavar="[ARTICLES]…", help="Articles to parse now: JSON, JSON Lines, text, HTML, a folder.")]
PlanOption = Annotated[Path | None, typer.Option(
    "--plan", metavar="FILE", rich_help_panel=_KAFKA, help="What `hearsay replay plan` wrote.")]
SampleOption = Annotated[int, typer.Option(
    "--sample", metavar="N", min=1, rich_help_panel=_KAFKA, help="So many of its articles, drawn alike every time.")]
Seed = Annotated[int, typer.Option("--seed", min=0, rich_help_panel=_KAFKA, help="Another number draws other ones.")]
Baseline = Annotated[str | None, typer.Option(
    "--baseline", metavar="topic|VERSION",
    help="What to compare with: the claims in force, or another version: its Python, environment or checkout.")]
Before = Annotated[Path | None, typer.Option(
    "--before", metavar="FILE", rich_help_panel=_FILES, help="Claims as `hearsay extract` wrote them.")]
After = Annotated[Path | None, typer.Option(
    "--after", metavar="FILE", rich_help_panel=_FILES, help="Claims to compare with them.")]
HtmlOption = Annotated[Path | None, typer.Option(
    "--html", metavar="FILE", help="Write the report as a page, too: one file, for any browser.")]
Examples = Annotated[int, typer.Option("--examples", min=0, help="Claims to show of those removed, changed, added.")]


class Shape(StrEnum):
    """How to print a diff."""

    text = "text"
    json = "json"


ShapeOption = Annotated[Shape, typer.Option("--format", "-f", help="text for people, or one JSON object.")]


def diff(articles: ArticleFiles = None, *, plan: PlanOption = None, sample: SampleOption = 2000, seed: Seed = 7,
         baseline: Baseline = None, before: Before = None, after: After = None, html: HtmlOption = None,
         examples: Examples = 5, removed_over: RemovedOver = None, changed_over: ChangedOver = None,
         added_over: AddedOver = None, form: ShapeOption = Shape.text, servers: options.Servers = None,
         assignments: options.Assignments = None) -> None:
    """Say what this parser changes in the claims of the same articles; nothing is written to Kafka.

    - `hearsay replay diff --plan plan.json --html diff.html --fail-if-removed-over 1%`
    - `hearsay replay diff --plan plan.json --baseline ../hearsay-0.1.0/.venv`
    - `hearsay replay diff --before before.jsonl archive.jsonl` claims of `hearsay extract` before a rule was changed
    - `hearsay replay diff --baseline ../hearsay-0.1.0 archive.jsonl`

    Claims are paired by id, then by the best overlap in the same text. No change are: parser, sequence, rule, ids.
    """
    wanted = gates(removed=removed_over, changed=changed_over, added=added_over)
    found = Diff(max(examples, _ON_PAGE if html else 0))
    if plan:
        if articles or before or after:
            raise UsageError("--plan compares the articles of the plan: no files beside it")
        _by_plan(found, files.read(plan), options.loaded(servers, assignments), Drawn(sample, seed, whole=False),
                 baseline or TOPIC)
    else:
        _by_files(found, articles or [], baseline, before, after)
    _tell(found, wanted, form, examples, html)
    hold(found, wanted)


def _by_plan(found: Diff, plan: Plan, settings: Settings, drawn: Drawn, baseline: str) -> None:
    check_ground(plan, settings)
    if baseline != TOPIC:
        with Elsewhere(baseline, settings.limits) as other:
            records = _drawn(found, plan, settings, drawn)
            shown = counted(records, "articles", total=len(records))
            comparison.against_other(found, *comparison.both(shown, other, settings.limits), other.parser)
        return
    records = _drawn(found, plan, settings, drawn)
    now = comparison.ours(counted(records, "articles", total=len(records)), settings.limits)
    with measured("reading the claims") as tell:
        held = comparison.in_force(routes.live(settings), now.articles, tell)
    comparison.against_topic(found, records, now, held)


def _drawn(found: Diff, plan: Plan, settings: Settings, drawn: Drawn) -> list[Record]:
    with measured("reading the articles") as tell:
        sample = comparison.sampled(plan, settings, drawn.most, drawn.seed, tell)
    found.drawn = drawn._replace(whole=sample.whole)
    return comparison.records(sample)


def _by_files(found: Diff, articles: Sequence[str], baseline: str | None, before: Path | None,
              after: Path | None) -> None:
    one_side = [bool(before), bool(baseline)].count(True) == 1 and baseline != TOPIC
    if not one_side or bool(articles) == bool(after) or (baseline and after):
        raise UsageError(*_unclear(articles, baseline, before, after))
    if baseline:
        limits = Limits()
        with Elsewhere(baseline, limits) as other:
            shown = counted(_records(articles), "articles")
            comparison.against_other(found, *comparison.both(shown, other, limits), other.parser)
    elif before:
        new = sides.of_file(after) if after else sides.of_articles(counted(_records(articles), "articles"))
        sides.compare(found, sides.of_file(before), new)


def _unclear(articles: Sequence[str], baseline: str | None, before: Path | None,
             after: Path | None) -> tuple[str, str]:
    if baseline == TOPIC:
        return "--baseline topic needs the articles of a plan", "hearsay replay diff --plan FILE"
    if before and baseline:
        return "--before and --baseline: one of them alone", "hearsay replay diff --baseline VERSION ARTICLES…"
    if articles and after:
        return "--after and articles: one of them alone", "hearsay replay diff --before FILE ARTICLES…"
    return ("nothing to compare with",
            "hearsay replay diff --plan FILE, or --before FILE ARTICLES…, or --baseline VERSION ARTICLES…")


def _tell(found: Diff, wanted: tuple[Gate, ...], form: Shape, examples: int, html: Path | None) -> None:
    if html:
        try:
            html.write_text(pages.page_of(found, wanted), encoding="utf-8")
        except OSError as error:
            raise UsageError(f"{html}: {error.strerror}") from None
    if form is Shape.json:
        sys.stdout.buffer.write(orjson.dumps(found.row(wanted, examples), option=orjson.OPT_INDENT_2) + b"\n")
    else:
        for line in differences.lines(found, wanted, console.out().width, examples):
            console.say(line)
        if html:
            console.say(f"report: {html}")
    sys.stdout.flush()


def _records(articles: Sequence[str]) -> Iterable[Record]:
    for number, one in enumerate(inputs.records(inputs.files(articles))):
        yield Record(one.name, 0, number, 0, one.key, one.value, tuple(one.headers))
