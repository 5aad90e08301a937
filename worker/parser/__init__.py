"""Text in, claims out: pure; no I/O, no clock, no logger, no environment.

    text ── sections ── read ── attributions ── claims
"""

from __future__ import annotations

from dataclasses import dataclass

from worker.article import Article
from worker.claim import Claim
from worker.parser.attribution import attributions
from worker.parser.attributions import Attribution
from worker.parser.document import Document
from worker.parser.meaning.claims import CONTENT_BYTES, claims
from worker.parser.text.read import read
from worker.parser.text.sections import sections, title_blocks


@dataclass(frozen=True, slots=True)
class Parse:
    """All that the parser found; `attributions` has one tuple a document: the text, then the title if it is another."""

    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    attributions: tuple[tuple[Attribution, ...], ...]


def read_article(article: Article) -> tuple[Document, ...]:
    """The article's text, and its title where that does not stand in the text."""
    blocks = sections(article.text, article.title)
    documents: tuple[Document, ...] = (read(article.text, blocks, "text"),)
    if article.title:
        title = title_blocks(article.title, article.text, blocks)
        documents += (read(article.title, title, "title"),) if title else ()
    return documents


def parse(article: Article, content_bytes: int = CONTENT_BYTES) -> Parse:
    """The claims of an article and what they were made from; a content's text is cut to `content_bytes` of UTF-8."""
    documents = read_article(article)
    found = tuple(attributions(document) for document in documents)
    return Parse(claims(article, documents, found, content_bytes), documents, found)
