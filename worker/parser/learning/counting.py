"""The tables of all decisions, counted from gold articles one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from worker.parser.learning.dealing import dealt
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
from worker.parser.learning.roles import WHOLE, role_examples
from worker.parser.weights.gate import OPEN, Gate
from worker.parser.weights.loaded import Tables
from worker.parser.weights.tables import read_table

STRONGER = {"cue": 3.0, "content.end": 3.0}  # the decisions with most conditions: the best on held-out articles
SECOND = 10.0 * WHOLE  # the same for the second look, of which each example counts so often
STANDS = 60  # a cue with its roles stands though it is so much more likely wrong: the best on held-out articles
FOLDS = 3  # of publishers, for the second look
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
    """Every table with its name, each written into `folder` before the next is asked for."""
    yield from single(articles, folder)
    weights = fit(list(refolded(articles)), SECOND)
    weights["any", ""] = weights.get(("any", ""), 0) + STANDS
    yield "standing", weights


def refolded(articles: Sequence[GoldArticle]) -> Iterator[Example]:
    """Examples of the second look: each article of the corpus is read with weights that have not seen its publisher.

    Wire copy, annotated as claims, is learnt from in every fold.
    """
    corpus = [article for article in articles if not article.wire]
    for held in dealt([article.publisher for article in corpus], FOLDS):
        with TemporaryDirectory() as name:
            folder = Path(name)
            write("standing", {}, folder)  # the parser reads it; whether a cue stands is not asked here
            for table, weights in single([one for one in articles if one.wire or one.publisher not in held], folder):
                write(table, weights, folder)
            tables = Tables(folder)
        for article in corpus:
            if article.publisher in held:
                yield from role_examples(article, tables)


def write(name: str, weights: Weights, folder: Path) -> None:
    """One file a decision, sorted, so that two versions can be compared line by line."""
    lines = sorted(f"{condition}\t{value}\t{weight}\n" for (condition, value), weight in weights.items())
    (folder / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")


def single(articles: Sequence[GoldArticle], folder: Path) -> Iterator[tuple[str, Weights]]:
    """The tables of what is decided one by one; the gate's is written first, since the others are counted behind it."""
    yield "offers", offered(articles)
    yield "gate", fit([one for article in articles for one in gate_examples(article)])
    gate = Gate(read_table("gate", folder).rows, OPEN)
    heads = {article.id: list(cue_examples(article, gate)) for article in articles}
    yield "cue", fit(_joined(heads, articles), STRONGER["cue"])
    cues = unseen(articles, gate, heads)
    found: dict[str, list[Example]] = defaultdict(list)
    for article in articles:
        for one in examples(article, cues[article.id]):
            times = WIRE.get(one.decision, 1) if article.wire else 1
            found[one.decision].append(one._replace(times=times))
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
