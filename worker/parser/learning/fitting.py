"""Weights that make the gold's choices likely: a conditional logit over named conditions, rounded to integers.

Each decision is a choice among candidates; the weight of a condition is its coefficient in a conditional logit
(McFadden 1974) with a Gaussian prior, times 100, so that a sum of 0 is an even chance for a yes-or-no decision.
A row needs support in three articles of two publishers. Fitted by L-BFGS (the extra `learn`: numpy, scipy).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from worker.parser.learning.examples import Example

PRIOR, SCALE, STEPS = 1.0, 100, 500  # steps: more than it takes
ARTICLES, PUBLISHERS = 3, 2
LEAST = 2  # rows that weigh less are left out
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
    usable = [one for one in found if one.right >= 0 and one.times and len(one.choices) > 1]
    rows = supported(usable)
    number = {condition: place for place, condition in enumerate(rows)}
    solution = minimize(
        _Likelihood(usable, number, prior), np.zeros(len(rows)), jac=True, method="L-BFGS-B",
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

    def __init__(self, found: Sequence[Example], number: dict[Pair, int], prior: float) -> None:
        self.prior = prior
        matrix, self.firsts, self.rights = _design(found, number)
        self.matrix, self.transposed = matrix, matrix.T.tocsr()
        self.owner = np.repeat(np.arange(len(found)), [len(one.choices) for one in found])
        self.times = np.array([one.times for one in found], dtype=float)
        self.base = np.zeros(matrix.shape[0])
        self.base[self.firsts] = [one.base / SCALE for one in found]
        self.gold = self.transposed[:, self.rights] @ self.times

    def __call__(self, weights: Any) -> tuple[float, Any]:
        sums = self.matrix @ weights + self.base
        most = np.maximum.reduceat(sums, self.firsts)
        chances = np.exp(sums - most[self.owner])
        whole = np.add.reduceat(chances, self.firsts)
        likelihood = self.times @ (sums[self.rights] - most - np.log(whole))
        slope = self.gold - self.transposed @ (chances / whole[self.owner] * self.times[self.owner])
        return float(-likelihood + 0.5 * self.prior * weights @ weights), -slope + self.prior * weights
