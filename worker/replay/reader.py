"""The claims in force: a model of a reader, for consumers in other languages too (rules in schemas/README.md).

Feed it the records of `claims` and `articles.parsed` in any order between the two topics; it keeps, for each article,
the claims that the newest manifest lists.

    claim      upsert by claim_id                       (a record of an older revision does not replace a newer one)
    manifest   older than the one in hand: ignored
               claims that it lists not all seen yet: held until they are
               else in force: what it does not list is retired
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import orjson

from worker.encoding import CLAIM_SCHEMA, MANIFEST_SCHEMA
from worker.kafka.revisions import Order, of_manifest, older
from worker.pipeline import Record

ORIGIN = "hearsay_origin"


class Change(NamedTuple):
    """What a record brought about: claims of one article that hold from now on, and those that no longer do."""

    article_id: str
    added: tuple[Record, ...]
    retired: tuple[Record, ...]


class _Claim(NamedTuple):
    order: Order
    digest: str
    record: Record


class _Manifest(NamedTuple):
    order: Order
    digest: str
    claims: tuple[str, ...]


@dataclass(slots=True)
class _Article:
    seen: dict[str, _Claim] = field(default_factory=dict)
    in_force: _Manifest | None = None
    held: _Manifest | None = None  # until the claims that it lists have been seen


class Reader:
    """The claims in force of all articles that were fed to it; records that are neither kind are passed over."""

    def __init__(self) -> None:
        self._articles: dict[str, _Article] = {}

    def take(self, record: Record) -> Change | None:
        """Take a record of either topic; what it changes, or None."""
        if record.value is None:
            return None
        row = orjson.loads(record.value)
        article = self._articles.setdefault(row["article"]["id"], _Article())
        if row["schema"] == CLAIM_SCHEMA:
            _upsert(article, row, record)
        elif row["schema"] == MANIFEST_SCHEMA:
            _hold(article, _Manifest(of_manifest(row), row["parser"]["digest"], tuple(row["claims"])))
        return _settle(row["article"]["id"], article)

    def in_force(self) -> Iterator[Record]:
        """The claims in force, those of an article together and in its order."""
        for article in self._articles.values():
            for claim in article.in_force.claims if article.in_force else ():
                yield article.seen[claim].record

    def states(self) -> Iterator[tuple[str, Order, tuple[Record, ...]]]:
        """Each article with a manifest in force: its id, the revision that holds, its claims."""
        for name, article in self._articles.items():
            if (manifest := article.in_force) is not None:
                yield name, manifest.order, tuple(article.seen[claim].record for claim in manifest.claims)

    def held(self) -> Iterator[str]:
        """Articles whose newest manifest lists claims that have not been seen: on their way, or gone by retention."""
        return (name for name, article in self._articles.items() if article.held is not None)

    @property
    def waiting(self) -> int:
        """How many those are."""
        return sum(1 for _ in self.held())


def _upsert(article: _Article, row: dict[str, Any], record: Record) -> None:
    known, claim = article.seen.get(row["claim_id"]), _Claim(_order(row, record), row["parser"]["digest"],
                                                             replace(record, headers=()))
    if known is None or not older(claim.order, known.order):
        article.seen[row["claim_id"]] = claim


def _hold(article: _Article, manifest: _Manifest) -> None:
    last = article.held or article.in_force
    if last is None or not older(manifest.order, last.order):
        article.held = manifest


def _settle(article_id: str, article: _Article) -> Change | None:
    """Put the held manifest in force if all of its claims have been seen."""
    manifest, seen = article.held, article.seen
    if manifest is None or not all(claim in seen for claim in manifest.claims):
        return None
    before = article.in_force.claims if article.in_force else ()
    listed = set(manifest.claims)
    added = tuple(seen[claim].record for claim in manifest.claims if claim not in before)
    retired = tuple(seen[claim].record for claim in before if claim not in listed)
    article.in_force, article.held = manifest, None
    for claim in [claim for claim in seen if claim not in listed]:
        if claim in before or _spent(seen[claim], manifest):
            del seen[claim]
    return Change(article_id, added, retired)


def _spent(claim: _Claim, manifest: _Manifest) -> bool:
    """Whether no manifest that is still to come can list the claim: it was made with this one, or before it."""
    if claim.order == manifest.order:
        return claim.digest == manifest.digest
    return older(claim.order, manifest.order)


def _order(claim: dict[str, Any], record: Record) -> Order:
    """The order of the revision that a claim was made of; its offset stands in the headers alone."""
    topic, partition, offset, _index = dict(record.headers)[ORIGIN].decode().split("/")
    article = claim["article"]
    return Order(article["revision"], article["updated_at"], topic, int(partition), int(offset))
