"""Examples of the second look: what the parser makes of an article that its weights have not seen, beside the gold.

How far a cue with its roles is right is told in shares: half for the triple (cue, source and content overlap with those
of one attribution of the gold), a sixth for each role that the gold has exactly so. As in the scorer, marks at the
edges do not count: words are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from worker.parser.attribution import Trial, considered
from worker.parser.attribution.standing import Company, conditions, doubted
from worker.parser.learning.examples import EDGES, NO, Example, Gold, GoldArticle
from worker.parser.weights.decide import Decided
from worker.parser.weights.loaded import Tables
from worker.parser.weights.running import Piece, Reading

TRIPLE, ROLE = 3, 1
WHOLE = TRIPLE + 3 * ROLE
Words = frozenset[tuple[int, int]]  # sentence and token


class Roles(NamedTuple):
    """The words of one attribution's roles."""

    source: Words
    cue: Words
    content: Words


def role_examples(article: GoldArticle, tables: Tables) -> Iterator[Example]:
    """Each cue whose roles these weights have decided: stand or fall, each so many times as it is right or wrong."""
    reading = article.reading
    gold = [of_gold(reading, one) for one in article.gold]
    found = considered(reading.document, Trial(tables))
    company = Company([one.decided for one in found])
    for named in filter(doubted, found):
        one = named.decided
        choices = [conditions(company, reading.document, named), NO]
        right = worth(of_decision(reading, one), gold)
        for choice, times in enumerate((right, WHOLE - right)):
            yield Example("standing", choices, choice, article.id, article.publisher, times, one.weight // 2)


def worth(one: Roles, gold: Iterable[Roles]) -> int:
    """How far it is right, of WHOLE."""
    gold = list(gold)
    whole = any(one.cue & other.cue and all(map(_meet, one, other)) for other in gold)
    exact = [bool(words) and any(words == other[role] for other in gold) for role, words in enumerate(one)]
    return TRIPLE * whole + ROLE * sum(exact)


def _meet(one: Words, other: Words) -> bool:
    return bool(one & other) or one == other


def of_gold(reading: Reading, one: Gold) -> Roles:
    """The words of an attribution of the gold."""
    return Roles(_words(reading, one.source), _words(reading, [(one.sentence, *one.cue)]), _words(reading, one.content))


def of_decision(reading: Reading, one: Decided) -> Roles:
    """The words of a decision."""
    index = one.view.index
    source = [(index, *one.source)] if one.source else []
    return Roles(_words(reading, source), _words(reading, [(index, *one.cue)]), _words(reading, one.content))


def _words(reading: Reading, pieces: Iterable[Piece]) -> Words:
    """The tokens of pieces but for the marks; these where there is nothing else."""
    sentences = reading.document.sentences
    every = [(index, at) for index, first, end in pieces for at in range(first, end)]
    return frozenset([(index, at) for index, at in every if sentences[index].words[at].strip(EDGES)] or every)
