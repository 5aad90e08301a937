"""The messages out: claims and manifests, as values and as bytes (sorted keys, no clock, no floats)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Spans = tuple[Span, ...]
Kind = Literal["person", "organisation", "outlet", "state", "group", "document", "anonymous"]
Certainty = Literal["certain", "probable", "possible", "underspecified"]
Polarity = Literal["positive", "negative", "underspecified"]
QuotationKind = Literal["direct", "indirect", "mixed", "none"]


@dataclass(frozen=True, slots=True)
class Factuality:
    """What a source commits to (FactBank; see README, "What a claim is")."""

    certainty: Certainty = "certain"
    polarity: Polarity = "positive"


@dataclass(frozen=True, slots=True)
class Member:
    """One of several names that are one source."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it: as written (`text`, `spans`) and as the article names the entity in full (`name`)."""

    text: str | None
    spans: Spans
    name: str | None
    kind: Kind
    role: str | None = None
    members: tuple[Member, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute."""

    text: str
    spans: Spans
    lemma: str
    act: str
    factive: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A named entity with where it stands (an addressee, or an entity of a content)."""

    text: str
    spans: Spans
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Time:
    """A TIMEX3 value; `place` is used for a link's `at` alone."""

    text: str
    spans: Spans
    type: str  # DATE, TIME, DURATION, SET
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class At:
    """When and where a link's words were said."""

    text: str
    spans: Spans
    value: str | None
    mod: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
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


@dataclass(frozen=True, slots=True)
class Content:
    """What is claimed, with a W3C TextQuoteSelector around it."""

    text: str
    spans: Spans
    quotation: QuotationKind
    sentence: Span
    prefix: str
    suffix: str
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a content; decimal strings, never floats."""

    text: str
    spans: Spans
    value: str | None
    min: str | None = None
    max: str | None = None
    approx: bool = False
    unit: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a content; `country` is ISO 3166-1 alpha-2 where it is known."""

    text: str
    spans: Spans
    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
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


@dataclass(frozen=True, slots=True)
class Claim:
    """One distinct content with the whole chain through which it reached the reader."""

    section: Literal["headline", "caption", "body"]
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
