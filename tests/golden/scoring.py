"""How good are the claims found in an article, beside those that a person wrote down?

Claims are paired one to one by their contents, best first. A pair is right where the contents share four fifths of
their letters and the chain of names, the last act, the certainty and the polarity are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.golden.annotated import Scored, found, golden
from tests.golden.seeds import BY_NAME
from worker.evaluation.claims import one_to_one

SAME = 0.8


@dataclass(frozen=True, slots=True)
class Score:
    """One article: counts, and a line to read for each claim that is not right."""

    right: int
    golden: int
    found: int
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def f1(self) -> int:
        """Whole percent, rounded down."""
        return 200 * self.right // (self.golden + self.found) if self.golden + self.found else 100

    def __str__(self) -> str:
        return f"F1 {self.f1:3}: {self.right} right of {self.golden} golden and {self.found} found"

    def report(self) -> str:
        """Every claim that was missed, is wrong in part, or is too much."""
        return "\n".join([str(self), *(f"missed  {line}" for line in self.missed),
                          *(f"wrong   {line}" for line in self.wrong), *(f"extra   {line}" for line in self.extra)])


def scored(name: str) -> Score:
    """The score of the article called `name`."""
    seed = BY_NAME[name]
    article = seed.article()
    return score(golden(name).claims(article), [found(row, article) for row in seed.claims()])


def score(wanted: Sequence[Scored], got: Sequence[Scored]) -> Score:
    """The score of the claims that were found, beside the wanted ones."""
    pairs = paired(wanted, got)
    differences = [(wanted[i], difference(wanted[i], got[j])) for i, j in pairs]
    missed = sorted(set(range(len(wanted))) - {i for i, _ in pairs})
    extra = sorted(set(range(len(got))) - {j for _, j in pairs})
    return Score(sum(not why for _, why in differences), len(wanted), len(got),
                 tuple(shown(wanted[i]) for i in missed),
                 tuple(f"{shown(one)}: {why}" for one, why in differences if why),
                 tuple(shown(got[j]) for j in extra))


def paired(wanted: Sequence[Scored], got: Sequence[Scored]) -> list[tuple[int, int]]:
    """Indices of the claims that have the same content, each claim at most once; on ties, chains of the same length."""
    near = [(-both, len(one.names) != len(other.names), i, j)
            for i, one in enumerate(wanted) for j, other in enumerate(got) if (both := common(one, other)) >= SAME]
    return sorted((i, j) for *_, i, j in one_to_one(sorted(near)))


def common(one: Scored, other: Scored) -> float:
    """The share of letters that two contents have in common (Jaccard)."""
    both = one.letters | other.letters
    return len(one.letters & other.letters) / len(both) if both else 0.0


def difference(one: Scored, other: Scored) -> str:
    """What is not the same, in words; empty where all is."""
    sides = (("chain", " → ".join(one.names), " → ".join(other.names)), ("act", one.act, other.act),
             ("certainty", one.certainty, other.certainty), ("polarity", one.polarity, other.polarity))
    return ", ".join(f"{name} {got!r} for {want!r}" for name, want, got in sides if want != got)


def shown(one: Scored) -> str:
    """A claim in one line of at most some 120 characters."""
    text = " ".join(one.text.split())
    source = " → ".join(one.names[1:]) or "own voice"
    return f"{one.key[:8]:8} [{source}] {text if len(text) <= 90 else text[:89] + '…'}"
