"""The figures of `hearsay eval` for people: a line a role, then a line a family with its rules below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text

from worker.cli.kit.tally import plural
from worker.evaluation.by_rule import Tally, by_family, families
from worker.evaluation.judging import ROLES
from worker.evaluation.scores import NAMES, Figure, Scores

_TITLES = f"{'fires':>6} {'inner':>6}   {'source':>6} {'cue':>6} {'content':>7}   {'right':>5}   "
_WORTH = f"{'source':>6} {'cue':>6} {'content':>7} {'triple':>6}"


def roles(scores: Scores) -> Iterator[str | Text]:
    """Precision, recall and F1 of each role."""
    counts = scores.counts
    yield (f"{plural(scores.articles, 'article')}, {counts['triple', 'gold']:,} attributions in the gold, "
           f"{counts['triple', 'found']:,} found")
    yield Text(f"{'':8}  {'exact':>5}  P      R     F1   {'overlap':>8}  P      R     F1", style="bold")
    for name in NAMES:
        exact, overlap = (_prf(scores.figure(name, measure)) for measure in ("exact", "overlap"))
        yield f"{name:8} {exact}      {overlap}"


def rules(found: Mapping[str, Tally], scores: Scores) -> Iterator[str | Text]:
    """Families by how often they fire, and in each its rules that do."""
    known, whole = families(), by_family(found)
    width = max(len(name) + 2 for name in (*found, "family and rule"))
    yield Text(f"{'':{width}}  {'':13}   {'exact, of 100':>21}   {'':5}   points of F1 lost without what it names")
    yield Text(f"{'family and rule':{width}}  {_TITLES}{_WORTH}", style="bold")
    for family in sorted(whole, key=lambda name: (-whole[name].fires, name)):
        yield Text(f"{family:{width}}  {_line(whole[family], scores)}", style="bold")
        members = [name for name in found if known.get(name, name) == family and (name in known or name != family)]
        for name in sorted(members, key=lambda name: (-found[name].fires, name)):
            if found[name].fires or found[name].counts["inner"]:
                yield f"  {name:{width - 2}}  {_line(found[name], scores)}"
    idle = [name for name in known if not found[name].fires]
    if idle:
        yield Text(f"never outermost here: {', '.join(idle)}", style="dim")


def _prf(figure: Figure) -> str:
    return f"{figure.precision:6.1f} {figure.recall:6.1f} {figure.f1:6.1f}"


def _line(tally: Tally, scores: Scores) -> str:
    source, cue, content = (_share(tally.exact(role)) for role in ROLES)
    lost = [f"{tally.worth(name, scores):+.1f}" for name in NAMES]
    return (f"{tally.fires:6,} {tally.counts['inner']:6,}   {source:>6} {cue:>6} {content:>7}   "
            f"{_share(tally.right):>5}   {lost[0]:>6} {lost[1]:>6} {lost[2]:>7} {lost[3]:>6}")


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.0f}"
