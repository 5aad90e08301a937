"""Mistakes and changes as items to look at: by class, some of each, in their sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rich.text import Text

from worker.cli.evaluating.sentences import bracketed, window
from worker.evaluation.classes import Mistake
from worker.evaluation.comparing import Change
from worker.evaluation.judging import Judged

_RULES = 4  # named on a line


class Item(NamedTuple):
    """One mistake or change; `sides` are the gold and what was found at it, where there is any."""

    kind: str
    role: str
    rule: str
    article: str
    note: str
    text: str
    sides: tuple[tuple[str, Judged], ...]


Grouped = dict[str, list[Item]]


def of_mistake(one: Mistake, text: str) -> Item:
    """A mistake as an item."""
    sides = (("gold", one.gold), ("found", one.found))
    return Item(one.kind, one.role or "attribution", one.rule, one.article, one.note, text, _there(sides))


def of_change(one: Change, text: str) -> Item:
    """A change as an item."""
    sides = (("gold", one.gold), ("before", one.before), ("now", one.after))
    return Item(one.kind, one.name, one.rule, one.article, "", text, _there(sides))


def _there(sides: Iterable[tuple[str, Judged | None]]) -> tuple[tuple[str, Judged], ...]:
    return tuple((name, side) for name, side in sides if side is not None)


def grouped(found: Iterable[Item], kinds: Iterable[str], only: str | None) -> Grouped:
    """By class, in the order of `kinds`; `only`: what a class or a rule begins with."""
    groups: Grouped = {kind: [] for kind in kinds}
    for one in found:
        if only is None or one.kind.startswith(only) or (one.rule and one.rule.startswith(only)):
            groups[one.kind].append(one)
    return {kind: members for kind, members in groups.items() if members}


def some(members: Sequence[Item], number: int) -> list[Item]:
    """So many at even distances: always the same ones."""
    size = len(members)
    return list(members) if number >= size else [members[(2 * at + 1) * size // (2 * number)] for at in range(number)]


def table(groups: Grouped) -> Iterator[tuple[str, int, int, str]]:
    """Each class: how many, per cent of its section (what stands before the colon), and the rules with most of them."""
    sums = Counter[str]()
    for kind, members in groups.items():
        sums[kind.partition(":")[0]] += len(members)
    for kind, members in groups.items():
        yield kind, len(members), 100 * len(members) // sums[kind.partition(":")[0]], _ranked(members)


def lines(groups: Grouped, meanings: Mapping[str, str], examples: int) -> Iterator[str | Text]:
    """A table of the classes, then examples of each: where it is, the gold and what was found, roles in brackets."""
    if not groups:
        yield "nothing"
        return
    width = max(map(len, groups))
    yield Text(f"{'class':{width}}  {'count':>6}  share  most by rule", style="bold")
    for kind, count, share, rules in table(groups):
        yield f"{kind:{width}}  {count:6,}  {share:3} %  {rules}".rstrip()
    for kind, members in groups.items() if examples else ():
        yield ""
        yield Text(kind, style="bold").append(f"  {meanings[kind]}", style="not bold dim")
        for one in some(members, examples):
            yield Text("  ".join(["", one.article, *filter(None, (one.rule, one.note))]), style="dim")
            yield from (f"    {name:6} {words}" for name, words in _shown(one).items())


def row(groups: Grouped, meanings: Mapping[str, str], examples: int) -> dict[str, Any]:
    """The same for a program."""
    return {kind: {
        "count": len(members), "meaning": meanings[kind],
        "rules": dict(sorted(Counter(one.rule for one in members if one.rule).items())),
        "examples": [{"article": one.article, "note": one.note or None, "rule": one.rule or None} | _shown(one)
                     for one in some(members, examples)],
    } for kind, members in groups.items()}


def _shown(one: Item) -> dict[str, str]:
    place = window(one.text, [side for _, side in one.sides])
    return {name: bracketed(one.text, side, place) for name, side in one.sides}


def _ranked(members: Iterable[Item]) -> str:
    counts = Counter(one.rule for one in members if one.rule)
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return "  ".join(f"{rule} {count}" for rule, count in most[:_RULES]) + ("  …" if len(most) > _RULES else "")
