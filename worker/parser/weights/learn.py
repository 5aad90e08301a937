"""Count the weights: logistic regression over named conditions, rounded to integers; writes tables/*.tsv.

    python -m worker.parser.weights.learn GOLD.jsonl [--without ID-FILE] [--out FOLDER]

Each decision is a choice among candidates; the weight of a condition is its coefficient in a conditional logit
(McFadden 1974) with a Gaussian prior, times 100, so that a sum of 0 is an even chance for a yes-or-no decision.
A row needs support in three articles of two publishers. Fitted by AdaGrad (Duchi et al. 2011) in a fixed order:
the same gold gives the same tables.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from worker.parser.weights.examples import Example, GoldArticle, examples, gate_examples, load
from worker.parser.weights.tables import DECISIONS, FOLDER

EPOCHS, RATE, PRIOR, SCALE = 12, 0.25, 1.0, 100
ARTICLES, PUBLISHERS = 3, 2
LEAST = 2  # rows that weigh less are left out
Numbered = list[tuple[list[list[int]], int]]


def supported(found: Sequence[Example]) -> list[str]:
    """The conditions that stand in enough articles of enough publishers, sorted."""
    where: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in found:
        place = (one.publisher, one.article)
        for choice in one.choices:
            for condition in choice:
                seen = where[condition]
                if len(seen) < ARTICLES or len({publisher for publisher, _ in seen}) < PUBLISHERS:
                    seen.add(place)
    return sorted(
        condition for condition, seen in where.items()
        if len(seen) >= ARTICLES and len({publisher for publisher, _ in seen}) >= PUBLISHERS
    )


def numbered(found: Iterable[Example], rows: Sequence[str]) -> Numbered:
    """Examples with their conditions as numbers of rows."""
    number = {condition: place for place, condition in enumerate(rows)}
    return [
        ([[number[name] for name in choice if name in number] for choice in one.choices], one.right)
        for one in found
        if one.right >= 0 and len(one.choices) > 1
    ]


def fit(data: Numbered, rows: int) -> list[float]:
    """The coefficients that make the gold's choices likely."""
    weights, squares = [0.0] * rows, [1e-6] * rows
    shrink = PRIOR / max(1, len(data))
    order = list(range(len(data)))
    for epoch in range(EPOCHS):
        step = 7919 + 2 * epoch
        for turn in range(len(order)):
            choices, right = data[order[turn * step % len(order)]]
            _update(weights, squares, choices, right, shrink)
    return weights


def _update(weights: list[float], squares: list[float], choices: list[list[int]], right: int, shrink: float) -> None:
    totals = [sum([weights[row] for row in choice]) for choice in choices]
    most = max(totals)
    chances = [math.exp(total - most) for total in totals]
    whole = sum(chances)
    for place, choice in enumerate(choices):
        slope = chances[place] / whole - (place == right)
        if -0.002 < slope < 0.002:
            continue
        for row in choice:
            gradient = slope + shrink * weights[row]
            squares[row] += gradient * gradient
            weights[row] -= RATE * gradient / math.sqrt(squares[row])


def tables(articles: Sequence[GoldArticle]) -> dict[str, dict[str, int]]:
    """The weights of every decision; `heads` has the lemmas that may head a cue."""
    known = known_heads(articles)
    found: dict[str, list[Example]] = defaultdict(list)
    for article in articles:
        for one in examples(article, known):
            found[one.decision].append(one)
    made = {"heads": dict.fromkeys(sorted(known), 1)}
    for decision in DECISIONS:
        rows = supported(found[decision])
        weights = fit(numbered(found.pop(decision), rows), len(rows))
        whole = {row: round(weight * SCALE) for row, weight in zip(rows, weights, strict=True)}
        made[decision] = {row: weight for row, weight in whole.items() if abs(weight) >= LEAST}
        print(f"{decision}: {len(made[decision])} rows")
    return made


def write(made: dict[str, dict[str, int]], folder: Path) -> None:
    """One file a decision, sorted, so that two versions can be compared line by line."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in made.items():
        lines = (f"{condition}\t{weight}\n" for condition, weight in sorted(rows.items()))
        (folder / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--without", type=Path, help="a file of article ids to hold out, one a line")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    left_out = frozenset(options.without.read_text(encoding="utf-8").split()) if options.without else frozenset()
    write(tables([article for article in load(options.gold) if article.id not in left_out]), options.out)


if __name__ == "__main__":
    main()
