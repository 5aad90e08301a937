"""The message in: a record's bytes and headers become an Article, a Retraction, or a Refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Headers = Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What decides an outcome deterministically (settings name the same fields)."""

    record_bytes: int = 10_485_760
    text_points: int = 2_000_000
    claims: int = 20_000
    content_bytes: int = 65_536
    output_bytes: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Article:
    """One revision of an article; `text` is what spans index, in Unicode code points."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    published_at: str | None = None  # RFC 3339 as it arrived; a date alone is fine
    updated_at: str | None = None
    revision: int | None = None
    language: str | None = None  # BCP 47 as declared
    wire: str | None = None
    sha256: str = ""  # of the record's value, hex
    extracted: bool = False  # the text was extracted from HTML, so the manifest carries it


@dataclass(frozen=True, slots=True)
class Retraction:
    """A null value with a key: the article is withdrawn."""

    id: str
