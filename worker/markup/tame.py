"""HTML made harmless before it is parsed: no scripts, no comments, and no nesting that makes a parser slow.

A parser of HTML keeps a stack of open elements and searches it at most tags, so that 100,000 open elements take it most
of a minute; open formatting elements besides are opened again in each paragraph. Browsers bound both, and so do we.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from worker.errors import Refusal

DEEPEST: Final = 200  # elements open at once
FORMATTING: Final = 8  # formatting elements among them
TAGS: Final = 400_000  # of a page, start tags and end tags; the largest live blogs have a tenth of it
WIDEST: Final = 4_000  # code points of a tag with its attributes

_FLAGS: Final = re.IGNORECASE | re.ASCII
_RAW_NAMES: Final = "script style noscript template iframe textarea svg math object xmp noembed".split()
_RAW: Final = re.compile(rf"<!--|<({'|'.join(_RAW_NAMES)})\b", _FLAGS)
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9:-]{0,40})([^<>]*)>", _FLAGS)
_LINKED_DATA: Final = re.compile(r"<script[^<>]{0,300}\bld\+json\b[^<>]{0,300}>", _FLAGS)
_CLOSED_BY_ITSELF: Final = frozenset("""
    area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option thead tbody tfoot
""".split())
_FORMATTING: Final = frozenset("a b big code em font i nobr s small strike strong tt u".split())


_CLOSINGS: Final = {None: re.compile("-->|--!>")} | {
    name: re.compile(rf"</{name}\b[^<>]*>", _FLAGS) for name in _RAW_NAMES
}


class Tame(NamedTuple):
    """`linked_data` holds the JSON-LD scripts, as written."""

    html: str
    linked_data: tuple[str, ...]


def tamed(html: str) -> Tame:
    """The same page to a reader, safe for a parser; linear in its length. Raises Refusal for too many tags."""
    plain, linked_data = _without_raw(html)
    return Tame(_flat(plain), linked_data)


def _without_raw(html: str) -> tuple[str, tuple[str, ...]]:
    """Without comments and without the elements whose text is none; an open end takes the rest along."""
    kept: list[str] = []
    linked: list[str] = []
    at = 0
    while found := _RAW.search(html, at):
        kept.append(html[at : found.start()])
        end = _CLOSINGS[found[1].lower() if found[1] else None].search(html, found.end())
        stop = end.start() if end else len(html)
        if opened := _LINKED_DATA.match(html, found.start(), stop):
            linked.append(html[opened.end() : stop])
        at = end.end() if end else stop
    kept.append(html[at:])
    return " ".join(kept), tuple(linked)


def _flat(html: str) -> str:
    """Without the tags that would open too many elements, and without overlong attributes."""
    depth = formatting = dropped = 0
    kept: list[str] = []
    at = 0
    for number, tag in enumerate(_TAG.finditer(html)):
        if number == TAGS:
            raise Refusal("decode", "too_many_tags", f"a page of more than {TAGS} tags", "/html")
        name = tag[2].lower()
        if name in _CLOSED_BY_ITSELF:
            keep = True
        elif tag[1]:
            keep = not dropped
            dropped -= not keep
            depth = max(0, depth - keep)
            formatting = max(0, formatting - (keep and name in _FORMATTING))
        else:
            keep = depth < DEEPEST and (name not in _FORMATTING or formatting < FORMATTING)
            dropped += not keep
            depth += keep
            formatting += keep and name in _FORMATTING
        if not keep or len(tag[3]) > WIDEST:
            kept.append(html[at : tag.start()])
            kept.append(f"<{tag[1]}{name}>" if keep else " ")
            at = tag.end()
    kept.append(html[at:])
    return "".join(kept)
