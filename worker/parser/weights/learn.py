"""Count the weights: logistic regression over named conditions, rounded to integers; writes tables/*.tsv.

    python -m worker.parser.weights.learn GOLD.jsonl [GOLD.jsonl …] [--without IDS] [--out FOLDER]

Each decision is a choice among candidates; the weight of a condition is its coefficient in a conditional logit
(McFadden 1974) with a Gaussian prior, times 100, so that a sum of 0 is an even chance for a yes-or-no decision.
A row needs support in three articles of two publishers. Fitted by L-BFGS (the extra `learn`: numpy, scipy).
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from worker.parser.weights.examples import (
    Cues,
    Example,
    GoldArticle,
    cue_examples,
    cues_by,
    examples,
    gate_examples,
    load,
    offers,
)
from worker.parser.weights.gate import OPEN, Gate
from worker.parser.weights.tables import FOLDER, read_table

PRIOR, SCALE, STEPS = 1.0, 100, 120
STRONGER = {"cue": 3.0, "content.end": 3.0}  # the decisions with most conditions: the best on held-out articles
WIRE = {"content.end": 3}  # how often an example of wire copy counts: there a content ends in other places
ARTICLES, PUBLISHERS = 3, 2
LEAST = 2  # rows that weigh less are left out
OFFERED = 2  # in thousandths: an edge that the gold takes more rarely in such a place is not weighed there
Pair = tuple[str, str]
Weights = dict[Pair, int]


def supported(found: Sequence[Example]) -> list[Pair]:
    """The conditions that stand in enough articles of enough publishers, sorted."""
    where: dict[Pair, set[Pair]] = defaultdict(set)
    for one in found:
        for condition in {condition for choice in one.choices for condition in choice}:
            seen = where[condition]
            if len(seen) < ARTICLES or len({publisher for publisher, _ in seen}) < PUBLISHERS:
                seen.add((one.publisher, one.article))
    return sorted(
        condition for condition, seen in where.items()
        if len(seen) >= ARTICLES and len({publisher for publisher, _ in seen}) >= PUBLISHERS
    )


def fit(found: Sequence[Example], prior: float = PRIOR) -> Weights:
    """The weights that make the gold's choices likely; `prior` is the inverse variance of the Gaussian prior."""
    usable = [one for one in found if one.right >= 0 and len(one.choices) > 1]
    rows = supported(usable)
    number = {condition: place for place, condition in enumerate(rows)}
    matrix, firsts, rights = _design(usable, number)
    solution = minimize(
        _Likelihood(matrix, firsts, rights, prior), np.zeros(len(rows)), jac=True, method="L-BFGS-B",
        options={"maxiter": STEPS},
    )
    whole = {row: round(float(weight) * SCALE) for row, weight in zip(rows, solution.x, strict=True)}
    return {row: weight for row, weight in whole.items() if abs(weight) >= LEAST}


def _design(found: Sequence[Example], number: dict[Pair, int]) -> tuple[Any, Any, Any]:
    """The choices as a sparse matrix, where each decision's begin, and which are the gold's."""
    lines: list[int] = []
    columns: list[int] = []
    firsts: list[int] = []
    rights: list[int] = []
    line = 0
    for one in found:
        firsts.append(line)
        rights.append(line + one.right)
        for choice in one.choices:
            held = [number[condition] for condition in choice if condition in number]
            lines += [line] * len(held)
            columns += held
            line += 1
    matrix = csr_matrix((np.ones(len(lines)), (lines, columns)), shape=(line, len(number)))
    return matrix, np.array(firsts), np.array(rights)


class _Likelihood:
    """Minus the log likelihood of the gold's choices, with its gradient."""

    def __init__(self, matrix: Any, firsts: Any, rights: Any, prior: float) -> None:
        self.prior = prior
        self.matrix, self.transposed = matrix, matrix.T.tocsr()
        self.firsts, self.rights = firsts, rights
        sizes = np.diff(np.append(firsts, matrix.shape[0]))
        self.owner = np.repeat(np.arange(len(firsts)), sizes)
        self.gold = np.asarray(matrix[rights].sum(0)).ravel()

    def __call__(self, weights: Any) -> tuple[float, Any]:
        sums = self.matrix @ weights
        most = np.maximum.reduceat(sums, self.firsts)
        chances = np.exp(sums - most[self.owner])
        whole = np.add.reduceat(chances, self.firsts)
        likelihood = (sums[self.rights] - most - np.log(whole)).sum()
        slope = self.gold - self.transposed @ (chances / whole[self.owner])
        return float(-likelihood + 0.5 * self.prior * weights @ weights), -slope + self.prior * weights


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


def write(name: str, weights: Weights, folder: Path) -> None:
    """One file a decision, sorted, so that two versions can be compared line by line."""
    lines = sorted(f"{condition}\t{value}\t{weight}\n" for (condition, value), weight in weights.items())
    (folder / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--without", type=Path, help="a file of article ids to hold out, one a line")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    left_out = frozenset(options.without.read_text(encoding="utf-8").split()) if options.without else frozenset()
    articles = [article for path in options.gold for article in load(path) if article.id not in left_out]
    options.out.mkdir(parents=True, exist_ok=True)
    for name, weights in made(articles, options.out):
        write(name, weights, options.out)
        print(f"{name}: {len(weights)} rows", flush=True)


if __name__ == "__main__":
    main()
