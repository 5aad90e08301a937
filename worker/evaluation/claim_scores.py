"""The figures of a run over annotated claims: how many were found, how many are right, and what of a chain is.

A figure is right answers of so many: per cent as recall or accuracy, or F1 where found ones count too. Those of chains
are over the hits among attributed claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from worker.evaluation.claims import Claim, Link, Pair, Paired
from worker.evaluation.judging import touch


class Share(NamedTuple):
    """So many right of `of`; with `found` an F1 of both sides."""

    right: float
    of: int
    found: int | None = None

    @property
    def percent(self) -> float:
        """100 where there is nothing to be right about."""
        whole = self.of if self.found is None else (self.of + self.found) / 2
        return 100 * self.right / whole if whole else 100.0


class ClaimScores(NamedTuple):
    """All figures, by name, and the counts of what went astray."""

    articles: int
    gold: int
    found: int
    figures: dict[str, Share]
    confused: int  # attributed taken for the publisher's own, or the other way round
    noisy: int
    in_title: int


def claim_scores(articles: Sequence[Paired]) -> ClaimScores:
    """The figures of these articles."""
    gold = [one for article in articles for one in article.gold]
    found = [one for article in articles for one in article.found]
    pairs = [pair for article in articles for pair in article.pairs]
    hits = [pair for pair in pairs if pair.hit]
    figures = {"claim F1": Share(sum(pair.right for pair in hits), len(gold), len(found))}
    for voice, own in (("attributed", False), ("own voice", True)):
        sides = [one for one in gold if one.own_voice == own], [one for one in found if one.own_voice == own]
        figures |= {f"{voice}: {name}": share for name, share in _of_voice(
            [pair for pair in hits if pair.gold.own_voice == own], *map(len, sides))}
    figures |= dict(_of_chains([pair for pair in hits if not pair.gold.own_voice]))
    return ClaimScores(len(articles), len(gold), len(found), figures, len(pairs) - len(hits),
                       sum(article.noisy for article in articles), sum(article.in_title for article in articles))


def by_rule(articles: Iterable[Paired]) -> dict[str, tuple[int, int]]:
    """For the rule of each claim's last link ("" if it has none): how many claims, and how many are right; sorted."""
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for article in articles:
        made.update(one.rule for one in article.found)
        right.update(pair.found.rule for pair in article.pairs if pair.hit and pair.right)
    return {rule: (made[rule], right[rule]) for rule in sorted(made)}


def _of_voice(hits: Sequence[Pair], gold: int, found: int) -> Iterator[tuple[str, Share]]:
    yield "claims P", Share(len(hits), found) if found else Share(0, gold)
    yield "claims R", Share(len(hits), gold)
    yield "claims F1", Share(len(hits), gold, found)
    yield "content exact F1", Share(sum(pair.gold.content == pair.found.content for pair in hits), gold, found)
    yield "mean Jaccard", Share(sum(pair.jaccard for pair in hits), len(hits)) if hits else Share(0, gold)
    yield "claim F1", Share(sum(pair.right for pair in hits), gold, found)


def _of_chains(pairs: Sequence[Pair]) -> Iterator[tuple[str, Share]]:
    yield "whole chain", _same(pairs, lambda pair: pair.same_chain)
    yield "last source", _same(pairs, lambda pair: pair.gold.chain[-1].same_source(pair.found.chain[-1]))
    yield "kind", _same(pairs, lambda pair: pair.gold.chain[-1].kind == pair.found.chain[-1].kind)
    for name, least, most in (("depth 2", 2, 2), ("depth 3", 3, 3), ("depth 4+", 4, 99)):
        some = [pair for pair in pairs if least <= len(pair.gold.chain) <= most]
        yield name, _same(some, lambda pair: len(pair.gold.chain) == len(pair.found.chain))
    acting = [pair for pair in pairs if pair.gold.chain[-1].act]
    yield "act", _same(acting, lambda pair: pair.gold.chain[-1].act == pair.found.chain[-1].act)
    yield "certainty", _same(pairs, lambda pair: pair.gold.certainty == pair.found.certainty)
    yield "polarity", _same(pairs, lambda pair: pair.gold.polarity == pair.found.polarity)
    yield "at F1", _said_when(pairs)
    yield "times F1", _times(pairs)
    yield "section", _same(pairs, lambda pair: pair.gold.section == pair.found.section)
    yield "leaf", _same(pairs, lambda pair: pair.gold.leaf == pair.found.leaf)
    yield "relay", _same(pairs, lambda pair: _relays(pair.gold) == _relays(pair.found))
    yield "parent", _same(pairs, lambda pair: pair.same_parent)
    yield "nested parent", _same([pair for pair in pairs if pair.gold.within], lambda pair: pair.same_parent)
    yield from _spans("source", pairs, lambda link: link.source)
    yield from _spans("cue", pairs, lambda link: link.cue)


def _same(pairs: Sequence[Pair], same: Callable[[Pair], bool]) -> Share:
    return Share(sum(map(same, pairs)), len(pairs))


def _relays(claim: Claim) -> list[str]:
    return [link.name for link in claim.chain if link.relay]


def _said_when(pairs: Sequence[Pair]) -> Share:
    """Times of saying with their sources; each found one answers to one of the gold at most."""
    right = gold = found = 0
    for pair in pairs:
        wanted, dated = ([link for link in claim.chain if link.at] for claim in (pair.gold, pair.found))
        gold, found = gold + len(wanted), found + len(dated)
        for link in wanted:
            same = next((other for other in dated if link.same_source(other) and link.at == other.at), None)
            if same is not None:
                dated.remove(same)
                right += 1
    return Share(right, gold, found)


def _times(pairs: Sequence[Pair]) -> Share:
    both = [(Counter(pair.gold.times), Counter(pair.found.times)) for pair in pairs]
    return Share(sum((gold & found).total() for gold, found in both), sum(gold.total() for gold, _ in both),
                 sum(found.total() for _, found in both))


def _spans(name: str, pairs: Sequence[Pair], of: Callable[[Link], tuple[tuple[int, int], ...]]
           ) -> Iterator[tuple[str, Share]]:
    """The spans of own links, side by side from the end of the chain."""
    both = [(of(gold) if gold else (), of(found) if found else ()) for pair in pairs
            for gold, found in zip_longest(pair.gold.own_links, pair.found.own_links)]
    wanted, there = sum(bool(gold) for gold, _ in both), sum(bool(found) for _, found in both)
    yield f"{name} exact F1", Share(sum(bool(gold) and gold == found for gold, found in both), wanted, there)
    yield f"{name} overlap F1", Share(sum(touch(gold, found) for gold, found in both), wanted, there)
