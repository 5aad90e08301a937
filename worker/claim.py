"""The messages out as values: claims, what they are made of, and manifests (encoding.py has their bytes)."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

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
