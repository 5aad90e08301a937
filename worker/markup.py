"""HTML to the text of an article: the headline and the paragraphs, without what the page puts around them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SKIPPED: Final = frozenset("script style noscript template nav aside footer form button select option svg canvas iframe object "
                            "embed audio video head title menu dialog input textarea label".split())
_BLOCKS: Final = frozenset("p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table tr figure "
                           "figcaption address body html hr details summary center fieldset td th".split())
_SPACES: Final = re.compile("[ \t\n\r\f\v\u00a0]+")


class Page(NamedTuple):
    """What a page says of itself; every field as written, or None."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    published_at: str | None = None
    updated_at: str | None = None
    language: str | None = None


def extract(html: str) -> Page:
    """The article of a page; pure, and linear in the length of `html`."""
    tree = LexborHTMLParser(html)
    title = tree.css_first("title")
    root = tree.root
    language = root.attributes.get("lang") if root is not None else None
    return Page(_text(tree.body), title=_clean(title.text()) if title else None, language=language)


def _clean(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def _text(root: LexborNode | None) -> str:
    paragraphs: list[str] = []
    current: list[str] = []

    def flush() -> None:
        if text := _clean("".join(current)):
            paragraphs.append(text)
        current.clear()

    node = root
    while node is not None:
        tag = node.tag or ""
        if tag == "-text":
            current.append(node.text_content or "")
        if tag in _BLOCKS or tag == "br":
            flush()
        child = None if tag in _SKIPPED else node.child
        while child is None:
            if node is None or node == root:
                break
            if (node.tag or "") in _BLOCKS:
                flush()
            child = node.next
            if child is None:
                node = node.parent
        node = child
    flush()
    return "\n\n".join(paragraphs)
