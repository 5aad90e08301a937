"""The mistakes of a run for people: how many of each class, by which rules, and some of each in their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.text import Text

from worker.cli.evaluating.sentences import bracketed, window
from worker.evaluation.classes import MEANINGS, Mistake

_RULES = 4  # named on a line
Grouped = dict[str, list[Mistake]]


def grouped(found: Iterable[Mistake], only: str | None = None) -> Grouped:
    """By class, in the order in which classes are explained; `only`: what a class or a rule begins with."""
    groups: Grouped = {kind: [] for kind in MEANINGS}
    for one in found:
        if only is None or one.kind.startswith(only) or (one.rule and one.rule.startswith(only)):
            groups[one.kind].append(one)
    return {kind: members for kind, members in groups.items() if members}


def some(members: Sequence[Mistake], number: int) -> list[Mistake]:
    """So many at even distances: always the same ones."""
    size = len(members)
    return list(members) if number >= size else [members[(2 * at + 1) * size // (2 * number)] for at in range(number)]


def lines(groups: Grouped, texts: Mapping[str, str], examples: int) -> Iterator[str | Text]:
    """A table of the classes, then examples of each."""
    sums = Counter[str]()
    for kind, members in groups.items():
        sums[_section(kind)] += len(members)
    width = max((len(kind) for kind in groups), default=0)
    yield Text(f"{'class':{width}}  {'count':>6}  share  most by rule", style="bold")
    for kind, members in groups.items():
        share = 100 * len(members) // sums[_section(kind)]
        yield f"{kind:{width}}  {len(members):6,}  {share:3} %  {ranked(members)}"
    for kind, members in groups.items() if examples else ():
        yield ""
        yield Text(kind, style="bold").append(f"  {MEANINGS[kind]}", style="not bold dim")
        for one in some(members, examples):
            yield from example(one, texts[one.article])


def ranked(members: Iterable[Mistake]) -> str:
    """The rules that made most of these mistakes, with counts."""
    counts = Counter(one.rule for one in members if one.rule)
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return "  ".join(f"{rule} {count}" for rule, count in most[:_RULES]) + ("  …" if len(most) > _RULES else "")


def example(one: Mistake, text: str) -> Iterator[str | Text]:
    """Where it is, then the gold and what was found, roles in brackets."""
    place = window(text, [side for side in (one.gold, one.found) if side])
    yield Text(f"  {one.article}", style="dim").append(f"  {one.rule}".rstrip() + (f"  {one.note}" if one.note else ""))
    for name, side in (("gold", one.gold), ("found", one.found)):
        if side is not None:
            yield f"    {name:5} {bracketed(text, side, place)}"


def row(groups: Grouped, texts: Mapping[str, str], examples: int) -> dict[str, Any]:
    """The same for a program."""
    return {kind: {
        "count": len(members), "meaning": MEANINGS[kind],
        "rules": dict(sorted(Counter(one.rule for one in members if one.rule).items())),
        "examples": [_example_row(one, texts[one.article]) for one in some(members, examples)],
    } for kind, members in groups.items()}


def _example_row(one: Mistake, text: str) -> dict[str, Any]:
    sides = {"gold": one.gold, "found": one.found}
    place = window(text, [side for side in sides.values() if side])
    return {"article": one.article, "rule": one.rule or None, "note": one.note or None} | {
        name: side and bracketed(text, side, place) for name, side in sides.items()}


def _section(kind: str) -> str:
    return kind.partition(":")[0]
