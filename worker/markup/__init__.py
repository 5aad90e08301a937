"""HTML to an article: what the page says of itself, and its headline and paragraphs without the page around them."""

from __future__ import annotations

from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from worker.markup.about import about
from worker.markup.body import paragraphs
from worker.markup.tame import tamed


class Page(NamedTuple):
    """What a page holds; `text` has its paragraphs parted by blank lines, the rest is as written, or None."""

    text: str
    title: str | None
    publisher: str | None
    url: str | None
    byline: str | None
    published_at: str | None
    updated_at: str | None
    language: str | None


def extract(html: str) -> Page:
    """The article of a page; pure, and linear in the length of `html`. Raises Refusal for a page of too many tags."""
    safe = tamed(html)
    tree = LexborHTMLParser(safe.html)
    text, headline = paragraphs(tree.body)
    known = about(tree, safe.linked_data)
    return Page(
        text="\n\n".join(text),
        title=headline or known.title,
        publisher=known.publisher,
        url=known.url,
        byline=known.byline,
        published_at=known.published_at,
        updated_at=known.updated_at,
        language=known.language,
    )
