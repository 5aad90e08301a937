"""The messages out: claims and manifests, as values and as bytes (sorted keys, no clock, no floats)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha1
from operator import attrgetter
from typing import Any, Final, Literal, NamedTuple, get_args
from unicodedata import ucd_3_2_0

import orjson

from worker.article import Article

CLAIM_SCHEMA: Final = "hearsay.claim.v1"
MANIFEST_SCHEMA: Final = "hearsay.manifest.v1"

Span = tuple[int, int]
Spans = tuple[Span, ...]
Kind = Literal["person", "organisation", "outlet", "state", "group", "document", "anonymous"]
Certainty = Literal["certain", "probable", "possible", "underspecified"]
Polarity = Literal["positive", "negative", "underspecified"]
Section = Literal["headline", "caption", "body"]
QuotationKind = Literal["direct", "indirect", "mixed", "none"]


class Factuality(NamedTuple):
    """What a source commits to (FactBank; see README, "What a claim is")."""

    certainty: Certainty = "certain"
    polarity: Polarity = "positive"


class Member(NamedTuple):
    """One of several names that are one source."""

    name: str
    kind: Kind


class Source(NamedTuple):
    """Who says it: as written (`text`, `spans`) and as the article names the entity in full (`name`)."""

    text: str | None
    spans: Spans
    name: str | None
    kind: Kind
    role: str | None = None
    members: tuple[Member, ...] = ()
    same_as: tuple[str, ...] = ()


class Cue(NamedTuple):
    """The words that attribute."""

    text: str
    spans: Spans
    lemma: str
    act: str
    factive: bool = False


class Mention(NamedTuple):
    """A named entity with where it stands (an addressee, or an entity of a content)."""

    text: str
    spans: Spans
    name: str
    kind: Kind


class Time(NamedTuple):
    """A TIMEX3 value; `place` is used for a link's `at` alone."""

    text: str
    spans: Spans
    type: str  # DATE, TIME, DURATION, SET
    value: str
    mod: str | None = None


class At(NamedTuple):
    """When and where a link's words were said."""

    text: str
    spans: Spans
    value: str | None
    mod: str | None = None
    place: str | None = None


class Link(NamedTuple):
    """One source of a chain, outermost first; link 0 is the publisher, without a cue."""

    source: Source
    cue: Cue | None = None
    relay: bool = False
    inherited: bool = False
    continues: str | None = None
    to: Mention | None = None
    at: At | None = None
    factuality: Factuality = Factuality()
    rule: str | None = None
    confidence: int | None = None


class Content(NamedTuple):
    """What is claimed, with a W3C TextQuoteSelector around it."""

    text: str
    spans: Spans
    quotation: QuotationKind
    sentence: Span
    prefix: str
    suffix: str
    truncated: bool = False


class Quantity(NamedTuple):
    """A number in a content; decimal strings, never floats."""

    text: str
    spans: Spans
    value: str | None
    min: str | None = None
    max: str | None = None
    approx: bool = False
    unit: str | None = None
    of: str | None = None


class Place(NamedTuple):
    """A place in a content; `country` is ISO 3166-1 alpha-2 where it is known."""

    text: str
    spans: Spans
    name: str
    country: str | None = None


class Event(NamedTuple):
    """A PLOVER event in a content; empty until that room is built."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actor: str | None
    recipient: str | None
    number: str | None
    time: str | None
    place: str | None
    spans: Spans


class Claim(NamedTuple):
    """One distinct content with the whole chain through which it reached the reader."""

    section: Section
    field: Literal["text", "title"]
    sequence: int
    content: Content
    leaf: bool
    within: str | None
    own_voice: bool
    chain: tuple[Link, ...]
    factuality: Factuality
    claim_id: str
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()


# --- identity --------------------------------------------------------------------------------------------------------

# Fixed for ever: every id of every release hangs on it.
_NAMESPACE: Final = bytes.fromhex("8c5d3f0e6b1a5c47a3d29e70f41b86d5")
# White space of Unicode 16, listed: `\s` and `str.split` follow the release of Python.
_SPACE: Final = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SPACES: Final = re.compile(f"[{_SPACE}]+")
_PLAIN: Final = re.compile("[!-~\u00a1-\u02ff\u2010-\u2027\u20ac]++(?: [!-~\u00a1-\u02ff\u2010-\u2027\u20ac]++)*+")
_COMPOSED: Final = re.compile("[\u0000-\u02ff\u2010-\u2027\u20ac]*")


def plain(text: str) -> str:
    """NFC and single spaces: how texts are compared and identified.

    Below U+0300 every text is its own NFC; for the rest Python carries one frozen Unicode version (3.2) beside its own,
    so that the same text has the same form under every release of Python.
    """
    if _PLAIN.fullmatch(text):
        return text
    if not _COMPOSED.fullmatch(text):
        text = ucd_3_2_0.normalize("NFC", text)
    return _SPACES.sub(" ", text).strip(" ")


def claim_id(
    article_id: str, section: str, content: str, *, source: str | None, act: str | None, ordinal: int
) -> str:
    """UUIDv5 over what a reader sees: it survives edits elsewhere in the article and releases of the parser.

    `source` and `act` are those of the last link (None in the publisher's own voice); `ordinal` counts, from 0, the
    claims that are still equal.
    """
    texts = [article_id, section, plain(content), source and plain(source), act, ordinal]
    digest = bytearray(sha1(_NAMESPACE + orjson.dumps(texts), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


# --- the content -----------------------------------------------------------------------------------------------------

JOINT: Final = " … "
CONTEXT: Final = 32  # code points of `prefix` and `suffix`


def joined(text: str, spans: Spans) -> str:
    """The pieces of `text` as one."""
    if len(spans) == 1:
        start, end = spans[0]
        return text[start:end]
    return JOINT.join([text[start:end] for start, end in spans])


def content(text: str, spans: Spans, quotation: QuotationKind, sentence: Span, limit: int) -> Content:
    """The pieces of `text` joined, with what stands around them; cut to `limit` bytes of UTF-8, the spans whole."""
    whole = joined(text, spans)
    cut = len(whole) * 4 > limit and len(whole.encode()) > limit
    if cut:
        whole = whole.encode()[:limit].decode(errors="ignore")
    start, end = spans[0][0], spans[-1][1]
    before, behind = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Content(whole, spans, quotation, sentence, before, behind, cut)


# --- bytes -----------------------------------------------------------------------------------------------------------


class ParserId(NamedTuple):
    """Which rules made a claim: the release, and the digest of all that reaches its output."""

    version: str
    digest: str


class Manifest(NamedTuple):
    """What became of one revision of an article, and the claims that hold from now on."""

    article_id: str
    revision: int | None
    updated_at: str | None
    topic: str
    partition: int
    offset: int
    sha256: str  # of the record's value, hex
    outcome: Literal["parsed", "skipped", "retracted"]
    reason: str | None
    claims: tuple[str, ...]  # ids, in the article's order
    parser: ParserId
    text: str | None = None  # what the spans index, where it was extracted from HTML


_ARTICLE: Final = (
    *("id", "language", "published_at", "publisher", "revision"),
    *("sha256", "title", "updated_at", "url", "wire"),
)
_ARTICLE_VALUES: Final = attrgetter(*_ARTICLE)
# Dictionaries are written out with their keys in order: a generic walk over the fields costs three times as much.
_FACTS: Final = {
    Factuality(certainty, polarity): {"certainty": certainty, "polarity": polarity}
    for certainty in get_args(Certainty)
    for polarity in get_args(Polarity)
}


def _sorted(value: Any) -> dict[str, Any]:
    """The smaller values, met seldom: as a mapping with sorted keys."""
    return dict(sorted(value._asdict().items()))


def _source(source: Source) -> dict[str, Any]:
    text, spans, name, kind, role, members, same_as = source
    return {
        "kind": kind, "members": members, "name": name, "role": role, "same_as": same_as, "spans": spans, "text": text,
    }  # fmt: skip


def _cue(cue: Cue) -> dict[str, Any]:
    text, spans, lemma, act, factive = cue
    return {"act": act, "factive": factive, "lemma": lemma, "spans": spans, "text": text}


def _link(link: Link) -> dict[str, Any]:
    source, cue, relay, inherited, continues, to, at, factuality, rule, confidence = link
    return {
        "at": at, "confidence": confidence, "continues": continues, "cue": cue and _cue(cue),
        "factuality": _FACTS[factuality], "inherited": inherited, "relay": relay, "rule": rule,
        "source": _source(source), "to": to,
    }  # fmt: skip


def _content(content: Content) -> dict[str, Any]:
    text, spans, quotation, sentence, prefix, suffix, truncated = content
    return {
        "prefix": prefix, "quotation": quotation, "sentence": sentence, "spans": spans, "suffix": suffix, "text": text,
        "truncated": truncated,
    }  # fmt: skip


def _claim(claim: Claim, about: orjson.Fragment, made_by: orjson.Fragment) -> dict[str, Any]:
    return {
        "article": about,
        "chain": [_link(link) for link in claim.chain],
        "claim_id": claim.claim_id,
        "content": _content(claim.content),
        "events": claim.events,
        "factuality": _FACTS[claim.factuality],
        "field": claim.field,
        "leaf": claim.leaf,
        "mentions": claim.mentions,
        "own_voice": claim.own_voice,
        "parser": made_by,
        "places": claim.places,
        "quantities": claim.quantities,
        "schema": CLAIM_SCHEMA,
        "section": claim.section,
        "sequence": claim.sequence,
        "times": claim.times,
        "within": claim.within,
    }


def encode_all(claims: Iterable[Claim], article: Article, parser: ParserId) -> tuple[bytes, ...]:
    """The values of topic `claims`, one for each claim: UTF-8 JSON, keys sorted, no clock, no floats."""
    about = orjson.Fragment(orjson.dumps(dict(zip(_ARTICLE, _ARTICLE_VALUES(article), strict=True))))
    made_by = orjson.Fragment(orjson.dumps(_sorted(parser)))
    dumps = orjson.dumps
    return tuple([dumps(_claim(claim, about, made_by), default=_sorted) for claim in claims])


def encode(claim: Claim, article: Article, parser: ParserId) -> bytes:
    """The value of one claim; `encode_all` saves the article's part for the second and later ones."""
    return encode_all((claim,), article, parser)[0]


def encode_manifest(manifest: Manifest) -> bytes:
    """The value of topic `articles.parsed`."""
    return orjson.dumps(
        {
            "article": {
                "id": manifest.article_id,
                "revision": manifest.revision,
                "updated_at": manifest.updated_at,
            },
            "claims": manifest.claims,
            "origin": {"offset": manifest.offset, "partition": manifest.partition, "topic": manifest.topic},
            "outcome": manifest.outcome,
            "parser": _sorted(manifest.parser),
            "reason": manifest.reason,
            "schema": MANIFEST_SCHEMA,
            "sha256": manifest.sha256,
            "text": manifest.text,
        },
    )
