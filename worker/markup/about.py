"""What a page says of itself: meta elements first, then linked data (schema.org in JSON-LD)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import orjson
from selectolax.lexbor import LexborHTMLParser

_META: Final = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "og:site_name": "publisher",
    "dc.publisher": "publisher",
    "og:url": "url",
    "author": "byline",
    "article:author": "byline",
    "dc.creator": "byline",
    "article:published_time": "published_at",
    "datepublished": "published_at",
    "date": "published_at",
    "pubdate": "published_at",
    "parsely-pub-date": "published_at",
    "dc.date": "published_at",
    "dc.date.issued": "published_at",
    "article:modified_time": "updated_at",
    "og:updated_time": "updated_at",
    "datemodified": "updated_at",
    "last-modified": "updated_at",
    "content-language": "language",
    "dc.language": "language",
}
_ARTICLES: Final = ("Article", "Report", "Posting", "Review")  # ends of the type names of schema.org that are articles
_SPACES: Final = re.compile("[ \t\n\r\f\v\u00a0]+")
_SUFFIX: Final = re.compile(" [|–—·»-] ([^|–—·»]{2,40})$")
NODES: Final = 200  # entries of linked data that are looked at


class About(NamedTuple):
    """Every field as written, or None."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    published_at: str | None = None
    updated_at: str | None = None
    language: str | None = None


def about(tree: LexborHTMLParser, linked_data: tuple[str, ...]) -> About:
    """What the page says; the first mention of a field counts, a `lang` of the page before all others."""
    said: dict[str, str] = {}
    root = tree.root
    if root is not None and (language := root.attributes.get("lang") or root.attributes.get("xml:lang")):
        said["language"] = language
    for name, value in (*_metas(tree), *_linked(linked_data)):
        if name not in said and (plain := clean(value)):
            said[name] = plain
    title = tree.css_first("title")
    if title is not None and "title" not in said and (plain := clean(title.text())):
        said["title"] = plain
    if "title" in said:
        said["title"] = _without_site(said["title"], said.get("publisher"))
    return About(**said)


def clean(text: str) -> str:
    """White space as one space, none at the edges, no soft hyphens."""
    return _SPACES.sub(" ", text.replace("\u00ad", "")).strip(" ")


def _metas(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for node in tree.css("meta"):
        attributes = node.attributes
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        field = _META.get((key or attributes.get("http-equiv") or "").lower())
        content = attributes.get("content")
        if field and content and not (field == "byline" and content.startswith("http")):
            yield field, content
    for node in tree.css("link"):
        attributes = node.attributes
        if (attributes.get("rel") or "").lower() == "canonical" and attributes.get("href"):
            yield "url", attributes["href"] or ""


def _linked(scripts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for script in scripts:
        for entry in _entries(script):
            kinds = entry.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if not any(isinstance(name, str) and name.endswith(_ARTICLES) for name in names):
                continue
            yield from (
                (field, value)
                for field, value in (
                    ("title", entry.get("headline")),
                    ("published_at", entry.get("datePublished")),
                    ("updated_at", entry.get("dateModified")),
                    ("language", entry.get("inLanguage")),
                    ("url", entry.get("url")),
                    ("publisher", _name(entry.get("publisher"))),
                    ("byline", _name(entry.get("author"))),
                )
                if isinstance(value, str)
            )


def _entries(script: str) -> list[dict[str, Any]]:
    """The objects of a script: itself, those of its list, those of its graph."""
    try:
        data = orjson.loads(script)
    except orjson.JSONDecodeError:
        return []
    found = data[:NODES] if isinstance(data, list) else [data]
    graphs = [entry.get("@graph") for entry in found if isinstance(entry, dict)]
    found += [entry for graph in graphs if isinstance(graph, list) for entry in graph[:NODES]]
    return [entry for entry in found if isinstance(entry, dict)]


def _name(value: Any) -> str | None:
    """The name of a person or an organisation, or of several of them."""
    if isinstance(value, list):
        names = [name for name in map(_name, value[:NODES]) if name]
        return ", ".join(names) or None
    named = value.get("name") if isinstance(value, dict) else value
    return named if isinstance(named, str) and not named.startswith("http") else None


def _without_site(title: str, site: str | None) -> str:
    """Without the name of the site behind the headline."""
    found = _SUFFIX.search(title)
    if not found or found.start() < 10:
        return title
    named = site is not None and found[1].lower() in (site.lower(), f"the {site.lower()}")
    return title[: found.start()] if named or (site is None and found[0][1] == "|") else title
