"""A page of HTML in one file: nothing is fetched, and it reads at a phone's width, in the light and in the dark.

What is given as text is escaped here; what is `Html` is taken as it is. Lists are filtered by their data attributes
with a dozen lines of script; without script the whole list stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple, NewType

Html = NewType("Html", str)


class Mark(NamedTuple):
    """A span of a text, code points from its start, and what it is: the name of a class of `STYLE`."""

    start: int
    end: int
    kind: str


STYLE = """
:root { color-scheme: light dark; --ink: #1d1d1f; --dim: #66676b; --paper: #fdfdfc; --line: #d9d9d4;
  --source: #0b6aa8; --cue: #a85c00; --content: #2c7a3a; --added: #2c7a3a; --removed: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e6; --dim: #9d9ea3; --paper: #17181a; --line: #3a3b3f;
  --source: #6fb8ee; --cue: #f0a94c; --content: #7ecb8b; --added: #7ecb8b; --removed: #ff8a80 } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 54rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 Georgia, "Times New Roman", serif; overflow-wrap: break-word }
h1, h2, summary, table, label, select, .note { font-family: system-ui, sans-serif }
h1 { font-size: 1.3rem; margin: 0 0 .5rem } h2 { font-size: 1.05rem; margin: 1.5rem 0 .3rem }
.note { color: var(--dim); font-size: .85rem; margin: .2rem 0 }
.wide { overflow-x: auto } table { border-collapse: collapse; font-size: .85rem; margin: .5rem 0 }
th, td { padding: .15rem .8rem .15rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line) }
th { white-space: nowrap }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
details { border-bottom: 1px solid var(--line); padding: .4rem 0 } summary { cursor: pointer; font-size: .95rem }
details p { margin: .4rem 0; white-space: pre-line }
form { position: sticky; top: 0; background: var(--paper); padding: .5rem 0; border-bottom: 1px solid var(--line) }
label { display: inline-block; margin: 0 .8rem .2rem 0; font-size: .85rem }
select { font-size: .85rem; max-width: 60vw }
mark { background: none; color: inherit; border-bottom: 2px solid }
mark.source { border-color: var(--source) } mark.cue { border-color: var(--cue) }
mark.content { border-color: var(--content) }
mark.found { border-bottom-style: dotted } mark.both { border-bottom-style: double; border-bottom-width: 4px }
mark.added { border-color: var(--added) } mark.removed { border-color: var(--removed); text-decoration: line-through }
"""
_SCRIPT = """
const form = document.querySelector("form"), items = [...document.querySelectorAll("[data-item]")];
const shown = document.querySelector("output");
function sift() {
  const wanted = [...form.elements].filter(one => one.name && one.value);
  let count = 0;
  for (const item of items) {
    item.hidden = !wanted.every(one => item.dataset[one.name] === one.value);
    count += !item.hidden;
  }
  shown.textContent = count + " of " + items.length;
}
form.addEventListener("change", sift);
sift();
"""


def page(title: str, parts: Iterable[Html]) -> Html:
    """The whole document; `title` is its heading too."""
    head = (f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escape(title)}</title>\n<style>{STYLE}</style></head>\n<body><h1>{escape(title)}</h1>")
    return Html("\n".join([head, *parts, "</body></html>\n"]))


def block(words: str, tag: str = "p", kind: str = "") -> Html:
    """Words as an element: a paragraph, a heading (`h2`), a note (`kind="note"`)."""
    return Html(f"<{tag}{_class(kind)}>{escape(words)}</{tag}>")


def folded(summary: Html, body: Iterable[Html], data: Mapping[str, str] | None = None) -> Html:
    """A line that opens on a click; with `data` it is an item that `filters` can hide."""
    attributes = "" if data is None else " data-item" + "".join(
        f' data-{name}="{escape(value)}"' for name, value in data.items())
    return Html(f"<details{attributes}><summary>{summary}</summary>{''.join(body)}</details>")


def filters(choices: Mapping[str, Sequence[str]]) -> Html:
    """One list of choices for each name of an item's data, and how many items are left; needs `script()`."""
    lists = "".join(
        f'<label>{escape(name)} <select name="{escape(name)}"><option value="">all</option>'
        + "".join(f"<option>{escape(choice)}</option>" for choice in values) + "</select></label>"
        for name, values in choices.items())
    return Html(f'<form autocomplete="off">{lists}<output class="note"></output></form>')


def script() -> Html:
    """What makes `filters` work; the last part of a page that has them."""
    return Html(f"<script>{_SCRIPT}</script>")


def table(titles: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[str] = ()) -> Html:
    """A table that scrolls by itself where it is too wide; columns named in `numbers` stand at the right."""
    right = frozenset(numbers)
    kinds = [_class("number" if title in right else "") for title in titles]
    head = "".join(f"<th{kind}>{escape(title)}</th>" for kind, title in zip(kinds, titles, strict=True))
    body = "".join(
        "<tr>" + "".join(f"<td{kind}>{escape(cell)}</td>" for kind, cell in zip(kinds, row, strict=True)) + "</tr>\n"
        for row in rows)
    return Html(f'<div class="wide"><table><tr>{head}</tr>\n{body}</table></div>')


def marked(words: str, marks: Iterable[Mark]) -> Html:
    """The words with their marks; where marks overlap, a piece has the classes of all of them."""
    found = sorted(marks)
    edges = sorted({0, len(words)}.union(*((mark.start, mark.end) for mark in found)))
    pieces = []
    for start, end in pairwise(edges):
        kinds = dict.fromkeys(kind for mark in found if mark.start <= start and end <= mark.end
                              for kind in mark.kind.split())
        piece = escape(words[start:end])
        pieces.append(f"<mark{_class(' '.join(kinds))}>{piece}</mark>" if kinds else piece)
    return Html("".join(pieces))


def plain(words: str) -> Html:
    """Words as they are."""
    return Html(escape(words))


def _class(kind: str) -> str:
    return f' class="{escape(kind)}"' if kind else ""
