"""The tables of all decisions, counted from gold articles one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from worker.parser.learning.examples import (
    Cues,
    Example,
    GoldArticle,
    cue_examples,
    cues_by,
    examples,
    gate_examples,
    offers,
)
from worker.parser.learning.fitting import ARTICLES, PRIOR, Pair, Weights, fit
from worker.parser.weights.gate import OPEN, Gate
from worker.parser.weights.tables import read_table

STRONGER = {"cue": 3.0, "content.end": 3.0}  # the decisions with most conditions: the best on held-out articles
WIRE = {"content.end": 3}  # how often an example of wire copy counts: there a content ends in other places
OFFERED = 2  # in thousandths: an edge that the gold takes more rarely in such a place is not weighed there


def offered(articles: Iterable[GoldArticle]) -> Weights:
    """The kinds of place where the gold ever has an edge, with its share in thousandths."""
    counts: dict[Pair, list[int]] = defaultdict(lambda: [0, 0])
    for article in articles:
        for name, value, right in offers(article):
            counts[name, value][0] += 1
            counts[name, value][1] += right
    return {
        place: 1000 * taken // seen
        for place, (seen, taken) in counts.items()
        if taken >= ARTICLES and 1000 * taken >= OFFERED * seen
    }


def made(articles: Sequence[GoldArticle], folder: Path) -> Iterator[tuple[str, Weights]]:
    """Every table with its name; the gate's is written first, since the others are counted behind it."""
    yield "offers", offered(articles)
    yield "gate", fit([one for article in articles for one in gate_examples(article)])
    gate = Gate(read_table("gate", folder).rows, OPEN)
    heads = {article.id: list(cue_examples(article, gate)) for article in articles}
    yield "cue", fit(_joined(heads, articles), STRONGER["cue"])
    cues = unseen(articles, gate, heads)
    found: dict[str, list[Example]] = defaultdict(list)
    for article in articles:
        for one in examples(article, cues[article.id]):
            found[one.decision] += [one] * (WIRE.get(one.decision, 1) if article.wire else 1)
    for decision in sorted(found):
        yield decision, fit(found.pop(decision), STRONGER.get(decision, PRIOR))


def unseen(articles: Sequence[GoldArticle], gate: Gate, heads: dict[str, list[Example]]) -> dict[str, Cues]:
    """The cues of each article, found by weights that were counted from the other half of the articles.

    The edges of a content are weighed by what other cues its sentence has: by those that the parser would find.
    """
    found: dict[str, Cues] = {}
    halves = articles[::2], articles[1::2]
    for half, other in (halves, halves[::-1]):
        weights = fit(_joined(heads, other), STRONGER["cue"])
        found |= {article.id: cues_by(article, gate, weights) for article in half}
    return found


def _joined(heads: dict[str, list[Example]], articles: Sequence[GoldArticle]) -> list[Example]:
    return [one for article in articles for one in heads[article.id]]
