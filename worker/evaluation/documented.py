"""docs/rules.md: what rules and families are worth on held-out articles, as `recount` writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from worker.evaluation.ablation import Removal
from worker.evaluation.by_rule import Tally, by_family, families
from worker.evaluation.confidence import Row
from worker.evaluation.judging import ROLES
from worker.evaluation.scores import MEASURES, NAMES, Scores

_HEAD = """# What the rules are worth

Made by `python -m worker.evaluation.recount GOLD.jsonl`; what each rule finds: `hearsay rules list`. Every figure is of
articles that the weights have not seen: publishers are dealt into folds, and each fold is read with weights counted
without it. The same figures, and what goes wrong: `hearsay eval GOLD.jsonl --held-out FOLDS`.
"""
_FAMILIES = """## Families

`fires`: outermost attributions that its rules name. `right`: of 100, how many belong to a gold attribution with source
and content both overlapping. `named`: points of F1 that would be lost if all of these were dropped (exact content,
triple by overlap). `untried`: points lost if the rules are not tried at all: then the weights decide without what
the rules tell the second look, and other rules name what stands; below 0 the run is better without.
"""
_RULES = """## Rules

Of 100, how many are exact in each role, and how many right; `confidence` is what a claim of the rule carries: the share
that is right, drawn towards its family's as if it had made ten more of those; – where it was not made in three articles
of two publishers, or where the gold has no such attribution at all.
"""


def page(scores: Scores, tallies: Mapping[str, Tally], removals: Sequence[Removal], whole: Scores,
         rows: Sequence[Row]) -> str:
    """The page; `whole` is the run that the removals are beside, on a sample of the articles."""
    parts = [_HEAD, *_figures(scores), "", _FAMILIES, *_families(tallies, scores, removals, whole), "",
             _RULES, *_rules(tallies, rows)]
    return "\n".join(parts) + "\n"


def _figures(scores: Scores) -> Iterator[str]:
    yield (f"{scores.articles:,} articles, {scores.counts['triple', 'gold']:,} attributions in the gold, "
           f"{scores.counts['triple', 'found']:,} found.\n")
    yield "| | exact P | R | F1 | overlap P | R | F1 |\n|---|--:|--:|--:|--:|--:|--:|"
    for name in NAMES:
        figures = [scores.figure(name, measure) for measure in MEASURES]
        cells = [f"{share:.1f}" for one in figures for share in (one.precision, one.recall, one.f1)]
        yield f"| {name} | {' | '.join(cells)} |"


def _families(tallies: Mapping[str, Tally], scores: Scores, removals: Sequence[Removal], whole: Scores
              ) -> Iterator[str]:
    untried = {one.name: one for one in removals}
    if removals:
        yield f"`untried` is measured on {whole.articles:,} articles at even distances.\n"
    yield ("| family | fires | right | named: content | triple | untried: source | cue | content | triple |\n"
           "|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    found = by_family(tallies)
    for name in sorted(found, key=lambda name: (-found[name].fires, name)):
        tally = found[name]
        lost = untried[name].lost(whole) if name in untried else {}
        cells = [f"{tally.fires:,}", _share(tally.right), *(f"{tally.worth(one, scores):+.2f}"
                                                            for one in ("content", "triple")),
                 *(f"{lost[one]:+.2f}" if lost else "–" for one in NAMES)]
        yield f"| {name} | {' | '.join(cells)} |"


def _rules(tallies: Mapping[str, Tally], rows: Sequence[Row]) -> Iterator[str]:
    confidence = {row.rule: row.percent for row in rows}
    yield ("| rule | family | fires | source | cue | content | right | confidence |\n"
           "|---|---|--:|--:|--:|--:|--:|--:|")
    known = families()
    for name in sorted(known, key=lambda name: (-tallies[name].fires, name)):
        tally = tallies[name]
        cells = [f"{tally.fires:,}", *(_share(tally.exact(role)) for role in ROLES), _share(tally.right),
                 str(confidence.get(name, "–"))]
        yield f"| `{name}` | {known[name]} | {' | '.join(cells)} |"


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.0f}"
