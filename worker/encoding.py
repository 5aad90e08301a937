"""Claims and manifests as bytes: UTF-8 JSON with sorted keys; no clock, no floats.

Mappings are written out with their keys in order: a generic walk over the fields costs three times as much.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, Final, get_args

import orjson

from worker.article import Article
from worker.claim import (
    Certainty,
    Claim,
    Content,
    Cue,
    Factuality,
    Link,
    Manifest,
    Mention,
    ParserId,
    Place,
    Polarity,
    Quantity,
    Source,
    Time,
)

CLAIM_SCHEMA: Final = "hearsay.claim.v1"
MANIFEST_SCHEMA: Final = "hearsay.manifest.v1"

_ARTICLE: Final = (
    *("id", "language", "published_at", "publisher", "revision"),
    *("sha256", "title", "updated_at", "url", "wire"),
)
_ARTICLE_VALUES: Final = attrgetter(*_ARTICLE)
_FACTS: Final = {
    Factuality(certainty, polarity): {"certainty": certainty, "polarity": polarity}
    for certainty in get_args(Certainty)
    for polarity in get_args(Polarity)
}


def _sorted(value: Any) -> dict[str, Any]:
    """The values that are met seldom (members, a link's time): as a mapping with sorted keys."""
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
        "source": _source(source), "to": to and _mention(to),
    }  # fmt: skip


def _mention(mention: Mention) -> dict[str, Any]:
    text, spans, name, kind = mention
    return {"kind": kind, "name": name, "spans": spans, "text": text}


def _time(time: Time) -> dict[str, Any]:
    text, spans, type_, value, mod = time
    return {"mod": mod, "spans": spans, "text": text, "type": type_, "value": value}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    text, spans, value, low, high, approx, unit, of = quantity
    return {
        "approx": approx, "max": high, "min": low, "of": of, "spans": spans, "text": text, "unit": unit, "value": value,
    }  # fmt: skip


def _place(place: Place) -> dict[str, Any]:
    text, spans, name, country = place
    return {"country": country, "name": name, "spans": spans, "text": text}


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
        "mentions": [_mention(one) for one in claim.mentions],
        "own_voice": claim.own_voice,
        "parser": made_by,
        "places": [_place(one) for one in claim.places],
        "quantities": [_quantity(one) for one in claim.quantities],
        "schema": CLAIM_SCHEMA,
        "section": claim.section,
        "sequence": claim.sequence,
        "times": [_time(one) for one in claim.times],
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
