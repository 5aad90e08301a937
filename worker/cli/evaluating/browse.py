"""A page of mistakes or changes to browse, in one file: figures, classes, then each item in its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from worker.cli.evaluating import items
from worker.cli.evaluating.items import Grouped, Item
from worker.cli.evaluating.sentences import coloured, window
from worker.cli.kit.page import Html, Mark, block, filters, folded, marked, page, plain, script, table

_LEGEND = "source cue content"


def written(title: str, head: Iterable[str], groups: Grouped, meanings: Mapping[str, str], examples: int) -> Html:
    """The whole page, with so many examples of each class; `head` is what is printed above them, line by line."""
    return page(title, _parts(head, groups, meanings, examples))


def _parts(head: Iterable[str], groups: Grouped, meanings: Mapping[str, str], examples: int) -> Iterator[Html]:
    yield Html(f'<div class="wide">{block(chr(10).join(head), "pre")}</div>')
    rows = [(kind, f"{count:,}", f"{share} %", meanings[kind]) for kind, count, share, _ in items.table(groups)]
    yield folded(plain(f"the classes ({len(groups)})"),
                 [table(["class", "count", "share", "what it is"], rows, ["count", "share"])])
    shown = [one for members in groups.values() for one in items.some(members, examples)]
    yield filters({
        "class": list(groups), "role": list(dict.fromkeys(one.role for one in shown)),
        "rule": sorted({one.rule for one in shown if one.rule})})
    yield Html(f'<p class="note">{_legend()}</p>')
    yield from (_item(one, meanings) for one in shown)
    yield script()


def _legend() -> Html:
    at, marks = 0, []
    for role in _LEGEND.split():
        marks.append(Mark(at, at + len(role), role))
        at += len(role) + 1
    return marked(_LEGEND, marks)


def _item(one: Item, meanings: Mapping[str, str]) -> Html:
    place = window(one.text, [side for _, side in one.sides])
    sides = [Html(f'<p><span class="note">{name}</span> {coloured(one.text, side, place)}</p>')
             for name, side in one.sides]
    cue = " ".join(" … ".join(one.text[start:end] for start, end in one.sides[0][1].cue).split())
    summary = plain("  ·  ".join(word for word in (one.kind, cue, one.rule) if word))
    note = block(" · ".join(word for word in (meanings[one.kind], one.note, one.article) if word), kind="note")
    return folded(summary, [*sides, note], {"class": one.kind, "role": one.role, "rule": one.rule})
