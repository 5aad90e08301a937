"""How often a rule is right at a lemma, counted from the training gold (count.py): the reasons of a decision.

A rate is in thousandths. That of a rare pair leans on the rate of its rule: it counts as if the rule's rate had been
seen LEAN times more.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from worker.parser.document import Document
from worker.parser.grammar.production import Match

LEAN = 4


class Count(NamedTuple):
    """Of a rule's matches at a lemma: how many, how many have a gold cue, how many the gold content too."""

    seen: int
    cue: int
    exact: int


NEVER = Count(0, 0, 0)


@cache
def counts() -> dict[tuple[str, str], Count]:
    """(rule, lemma) -> count; the lemma "*" sums a rule."""
    table: dict[tuple[str, str], Count] = {}
    text = files("worker.parser.weights").joinpath("counts.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            rule, lemma, seen, cue, exact = line.split("\t")
            table[rule, lemma] = Count(int(seen), int(cue), int(exact))
    return table


def lemma_of(document: Document, match: Match) -> str:
    """What a match is counted under: the lemma of the cue's head, with the preposition where the rule names one."""
    sentence = document.sentences[match.sentence]
    lemma = sentence.lemmas[match.head]
    return lemma if match.word is None else f"{lemma} {sentence.words[match.word].lower()}"


def rates(rule: str, lemma: str) -> tuple[int, int]:
    """Thousandths of the matches that have a gold cue, and that have cue and content exact."""
    table = counts()
    whole, pair = table.get((rule, "*"), NEVER), table.get((rule, lemma), NEVER)
    return _lean(pair.cue, pair.seen, whole.cue, whole.seen), _lean(pair.exact, pair.seen, whole.exact, whole.seen)


def _lean(hits: int, seen: int, all_hits: int, all_seen: int) -> int:
    prior = 1000 * all_hits // all_seen if all_seen else 500
    return (1000 * hits + LEAN * prior) // (seen + LEAN)
