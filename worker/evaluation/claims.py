"""Claims that people annotated and claims that were found, paired by their contents.

The claims of an article are paired one to one, greedily, the best overlap of their contents first: at least half of the
letters and digits that either has (Jaccard); of equal overlaps the pair with chains of the same length. A pair is a hit
where both claims are attributed, or both the publisher's own. It is right where the contents share four fifths, and the
whole chain of names and the polarity are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from worker.evaluation.judging import Pieces

PAIRED, RIGHT = 0.5, 0.8
EDGES = " \t\n\u00a0\"“”„«»‘’'`.,;:!?-–—()[]…"
_TITLES = re.compile(
    r"^(?:(?:the|an?|mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|(?:vice[- ])?president|"
    r"(?:deputy |prime |foreign |defence |defense |finance |interior |health )*minister|general|gen|colonel|col|major|"
    r"captain|capt|lieutenant|lt|sergeant|det|ch|insp|inspector|pc|senator|sen|representative|rep|cllr|councillor|"
    r"governor|gov|mayor|judge|justice(?! department| ministry)|king|queen|prince|princess|pope|rev|reverend|sheikh|"
    r"chancellor)\b\.?\s+(?!of\b|for\b))+")
Row = Mapping[str, Any]
Near = tuple[float, bool, int, int]  # minus what two contents have in common, chains of other lengths, which two


@dataclass(frozen=True, slots=True)
class Link:
    """One source of a chain; `name` is made plain, without case, article, title and 's."""

    name: str
    kind: str
    act: str | None
    at: str | None
    relay: bool
    inherited: bool
    source: Pieces
    cue: Pieces

    def same_source(self, found: Link) -> bool:
        """Of a gold link and a found one: the same name, or unnamed and with no words in the gold."""
        return self.name == found.name or (not self.source and self.kind == found.kind == "anonymous")


@dataclass(frozen=True)
class Claim:
    """One claim, as far as it is compared; `letters` are the offsets of its content's letters and digits."""

    key: str
    within: str | None
    section: str
    content: Pieces
    letters: frozenset[int]
    chain: tuple[Link, ...]
    leaf: bool
    certainty: str
    polarity: str
    times: tuple[str, ...]
    rule: str = ""

    @property
    def own_voice(self) -> bool:
        """Whether the publisher says it itself."""
        return len(self.chain) <= 1

    @cached_property
    def own_links(self) -> list[Link]:
        """The links that this claim adds to the one that holds it, innermost first."""
        return [link for link in self.chain[:0:-1] if not link.inherited]


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and the one found for it."""

    gold: Claim
    found: Claim
    jaccard: float
    same_parent: bool

    @property
    def hit(self) -> bool:
        """Whether both are attributed, or neither."""
        return self.gold.own_voice == self.found.own_voice

    @property
    def same_chain(self) -> bool:
        """Whether the names are the same from the publisher to the origin."""
        gold, found = self.gold.chain, self.found.chain
        return len(gold) == len(found) and all(x.same_source(y) for x, y in zip(gold, found, strict=True))

    @property
    def right(self) -> bool:
        """Whether content, chain and polarity are right."""
        return self.jaccard >= RIGHT and self.same_chain and self.gold.polarity == self.found.polarity


@dataclass(frozen=True, slots=True)
class Paired:
    """All claims of one article; those found in its title have no place in its text, and are only counted."""

    id: str
    text: str
    gold: tuple[Claim, ...]
    found: tuple[Claim, ...]
    pairs: tuple[Pair, ...]
    noisy: int  # found claims that touch what is no part of the article
    in_title: int


def paired(article: Row, found: Sequence[Row]) -> Paired:
    """An annotated article (`text`, `claims`, `noise`) beside the claims of the topic that were found in it."""
    text = article["text"]
    noise = _letters(text, article.get("noise") or [])
    gold = tuple(_gold(text, row) for row in article["claims"])
    here = tuple(_found(text, row) for row in found if row["field"] != "title")
    return Paired(article["id"], text, gold, here, _pairs(gold, here),
                  sum(not noise.isdisjoint(one.letters) for one in here), len(found) - len(here))


def plain(name: str | None) -> str:
    """A name for comparing."""
    words = re.sub(r"\s+", " ", (name or "").casefold().strip(EDGES))
    words = re.sub(r"(?<=s)['’]$|['’]s$", "", words)
    return _TITLES.sub("", words) or words


def _pairs(gold: Sequence[Claim], found: Sequence[Claim]) -> tuple[Pair, ...]:
    near = sorted(
        (-common, len(one.chain) != len(other.chain), i, j)
        for i, one in enumerate(gold) for j, other in enumerate(found)
        if (common := _jaccard(one.letters, other.letters)) >= PAIRED)
    chosen = [(gold[i], found[j], -nearness) for nearness, _, i, j in one_to_one(near)]
    partners: set[tuple[str | None, str | None]] = {(None, None), *((one.key, other.key) for one, other, _ in chosen)}
    return tuple(Pair(one, other, common, (one.within, other.within) in partners) for one, other, common in chosen)


def one_to_one(near: Iterable[Near]) -> list[Near]:
    """The pairs, best first, of which neither side is in a better one."""
    chosen: list[Near] = []
    left, right = set[int](), set[int]()
    for one in near:
        *_, i, j = one
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            chosen.append(one)
    return chosen


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _gold(text: str, row: Row) -> Claim:
    chain = tuple(
        Link(plain(link["name"]), link["kind"], link["act"], link["at"], bool(link["relay"]), bool(link["inherited"]),
             _trimmed(text, link["source"]), _trimmed(text, link["cue"])) for link in row["chain"])
    return Claim(row["key"], row["within"], row["section"], _content(text, row["content"]),
                 _letters(text, row["content"]), chain, row["leaf"], row["certainty"], row["polarity"],
                 tuple(time["value"] for time in row["times"]))


def _found(text: str, row: Row) -> Claim:
    spans, factuality = row["content"]["spans"], row["factuality"]
    return Claim(row["claim_id"], row["within"], row["section"], _content(text, spans), _letters(text, spans),
                 tuple(_link(text, link) for link in row["chain"]), row["leaf"], factuality["certainty"],
                 factuality["polarity"], tuple(time["value"] for time in row["times"]), row["chain"][-1]["rule"] or "")


def _link(text: str, row: Row) -> Link:
    source, cue, at = row["source"], row["cue"] or {}, row["at"] or {}
    return Link(plain(source["name"]), source["kind"], cue.get("act"), at.get("value"), row["relay"], row["inherited"],
                _trimmed(text, source["spans"]), _trimmed(text, cue.get("spans") or []))


def _content(text: str, spans: Iterable[Sequence[int]]) -> Pieces:
    """Trimmed, and without a first "that"."""
    pieces = list(_trimmed(text, spans))
    if pieces and (that := re.match(r"that\b", text[slice(*pieces[0])], re.IGNORECASE)):
        pieces[0] = _strip(text, pieces[0][0] + that.end(), pieces[0][1])
    return tuple(span for span in pieces if span[0] < span[1])


def _trimmed(text: str, spans: Iterable[Sequence[int]]) -> Pieces:
    """Without marks and space at the edges; pieces with nothing but those between them are one; a mark alone stays."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((start, end) for start, end in spans):
        begin = joined.pop()[0] if joined and not text[joined[-1][1]:start].strip(EDGES) else start
        joined.append((begin, end))
    return tuple(span for span in (_strip(text, *span) for span in joined) if span[0] < span[1]) or tuple(joined)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def _letters(text: str, spans: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end) if text[at:at + 1].isalnum())
