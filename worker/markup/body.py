"""The paragraphs of a page that are its article.

One walk over the tree makes a list of paragraphs, each with what is known of the place it stands in; then the places
are weighed by the prose in them: the `article` element that holds most of it, else `main`, else all. Boxes are told by
their class names, unless those names would cost the page its prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from worker.markup.about import clean

_SKIPPED: Final = frozenset("""
    script style noscript template nav aside footer form button select option svg canvas iframe object embed
    audio video head title menu dialog input textarea label datalist map picture img math
""".split())
_INLINE: Final = frozenset("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q ruby s samp small span
    strike strong sub sup time tt u var wbr -text td th
""".split())
_PLAIN: Final = frozenset("-text a b em i strong br".split())  # elements whose class never makes them a box
_HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
_ROLES: Final = frozenset("""
    navigation complementary contentinfo search banner menu menubar toolbar tablist dialog alert form button
    tooltip
""".split())
BOXES: Final = frozenset("""
    nav navbar navigation menu breadcrumb breadcrumbs sidebar share sharing sharebar social socials related
    recommended recommendations recommendation promo promotion newsletter signup subscribe subscription paywall
    cookie cookies consent gdpr advert adverts advertisement ads adsbygoogle sponsor sponsored taboola outbrain
    comments disqus footer masthead toolbar tags topics byline bylines bio timestamp popular trending mostread
    modal popup overlay skip skiplink print visuallyhidden screenreader offscreen pagination pager teaser
    teasers card cards carousel banner widget widgets readmore readnext login register search donate donation
    tooltip copyright disclaimer
""".split())
_TOKENS: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", re.ASCII)
_STOPPED: Final = re.compile("[.!?…][\"”’'»)\\]]*$", re.ASCII)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE | re.ASCII)
SHARE: Final = 4  # tenths of the page's prose that an element must hold to be the article


class Paragraph(NamedTuple):
    """A run of text between two block tags. `article` counts outermost article elements from 1, 0 is outside."""

    text: str
    tag: str
    linked: int  # code points that stand in links
    article: int
    main: bool
    header: bool  # in a page header that is not the article's
    boxed: bool

    @property
    def prose(self) -> int:
        """Code points, if the paragraph reads as prose."""
        reads = len(self.text) > 80 and not self.mostly_linked and _STOPPED.search(self.text)
        return len(self.text) if reads else 0

    @property
    def mostly_linked(self) -> bool:
        """A link with little around it is a way to another page, unless it is a heading of this one."""
        tenths = 8 if _STOPPED.search(self.text) else 5
        return self.tag not in _HEADINGS and self.linked * 10 > len(self.text) * tenths


def paragraphs(root: LexborNode | None) -> tuple[list[str], str | None]:
    """The texts of the article's paragraphs in order, and its headline if the page has one."""
    found = _Walk().over(root) if root is not None else []
    kept = _outside_boxes(found)
    kept = _in_article(kept)
    headings = [p for p in kept if p.tag == "h1"] or [p for p in found if p.tag == "h1" and not p.boxed]
    return [p.text for p in kept if not p.mostly_linked], headings[0].text if len(headings) == 1 else None


def _outside_boxes(found: list[Paragraph]) -> list[Paragraph]:
    boxed = sum(p.prose for p in found if p.boxed)
    if boxed > sum(p.prose for p in found if not p.boxed):
        return found
    return [p for p in found if not p.boxed and (not p.header or p.tag == "h1")]


def _in_article(found: list[Paragraph]) -> list[Paragraph]:
    total = sum(p.prose for p in found)
    by_article: dict[int, int] = {}
    for p in found:
        by_article[p.article] = by_article.get(p.article, 0) + p.prose
    best = max((number for number in by_article if number), key=lambda number: (by_article[number], -number), default=0)
    if best and by_article[best] * 10 >= total * SHARE:
        return [p for p in found if p.article == best]
    if sum(p.prose for p in found if p.main) * 10 >= total * SHARE and any(p.main for p in found):
        return [p for p in found if p.main]
    return found


class _Walk:
    """The walk over the tree, without recursion: a page may be nested as deep as it likes."""

    def __init__(self) -> None:
        self.found: list[Paragraph] = []
        self.parts: list[str] = []
        self.linked = 0  # code points of the current paragraph in links
        self.tags: list[str] = []  # of the open blocks
        self.open = {"a": 0, "article": 0, "main": 0, "header": 0, "box": 0}
        self.articles = 0

    def over(self, root: LexborNode) -> list[Paragraph]:
        """All paragraphs below `root`, in order."""
        for node, tag, entering in _events(root):
            if tag == "-text":
                self._text(node.text_content or "")
            elif entering:
                self._enter(tag, boxed=_is_box(node, tag))
            else:
                self._leave(tag, boxed=_is_box(node, tag))
        self._flush()
        return self.found

    def _text(self, text: str) -> None:
        self.parts.append(text)
        if self.open["a"]:
            self.linked += len(text)

    def _enter(self, tag: str, *, boxed: bool) -> None:
        if tag == "br":
            if self.tags and self.tags[-1] in _HEADINGS:
                self.parts.append(" ")
            else:
                self._flush()
            return
        if tag in ("td", "th"):
            self.parts.append(" ")
        if tag not in _INLINE:
            self._flush()
            self.tags.append(tag)
        if tag == "article" and not self.open["article"]:
            self.articles += 1
        self._count(tag, boxed, 1)

    def _leave(self, tag: str, *, boxed: bool) -> None:
        if tag == "br":
            return
        if tag not in _INLINE:
            self._flush()
            self.tags.pop()
        self._count(tag, boxed, -1)

    def _count(self, tag: str, boxed: bool, by: int) -> None:
        if tag in self.open:
            self.open[tag] += by
        if boxed:
            self.open["box"] += by

    def _flush(self) -> None:
        text = clean("".join(self.parts))
        if text:
            inside = self.articles if self.open["article"] else 0
            header = self.open["header"] > 0 and not inside
            main, boxed = self.open["main"] > 0, self.open["box"] > 0
            self.found.append(Paragraph(text, self._tag(), self.linked, inside, main, header, boxed))
        self.parts.clear()
        self.linked = 0

    def _tag(self) -> str:
        """The heading that is open, else the innermost block."""
        return next((tag for tag in reversed(self.tags) if tag in _HEADINGS), self.tags[-1] if self.tags else "body")


def _events(root: LexborNode) -> Iterator[tuple[LexborNode, str, bool]]:
    """Each node with its tag on entering it, each element again on leaving it; what holds no text is passed over."""
    node, depth = root, 0
    while True:
        tag = node.tag or ""
        passed = tag in _SKIPPED or (tag != "-text" and tag.startswith(("-", "!")))
        if not passed:
            yield node, tag, True
        child = None if passed or tag == "-text" else node.child
        if child is not None:
            node, depth = child, depth + 1
            continue
        if not passed and tag != "-text":
            yield node, tag, False
        while node.next is None:
            if depth == 0 or node.parent is None:
                return
            node, depth = node.parent, depth - 1
            yield node, node.tag or "", False
        if depth == 0:
            return
        node = node.next


def _is_box(node: LexborNode, tag: str) -> bool:
    """Whether the element's names say that it holds no article; those of the article itself do not count."""
    if tag in _PLAIN or tag in ("body", "article", "main", "html"):
        return False
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or attributes.get("role") in _ROLES:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if any(token.lower() in BOXES for token in _TOKENS.findall(names)):
        return True
    return _HIDDEN.search(attributes.get("style") or "") is not None
