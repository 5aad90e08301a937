"""A run over a gold file: its articles beside what was found in them, by this parser, by another, or in a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from worker.evaluation import ablation, folds, reading
from worker.evaluation.ablation import Removal
from worker.evaluation.classes import Mistake, mistakes
from worker.evaluation.gold import Found, GoldArticle
from worker.evaluation.judging import Comparison, compared
from worker.evaluation.reading import Read, Way
from worker.evaluation.scores import Scores

Watch = Callable[[Iterable[list[Read]]], Iterable[list[Read]]]  # passes articles on, and may tell how many went by


class Run(NamedTuple):
    """Articles beside their gold, and what the parser looked at in each, where it was to note it."""

    comparisons: list[Comparison]
    reads: list[Read] | None = None

    def mistakes(self) -> Iterator[Mistake]:
        """Those of all articles, in their order."""
        for number, one in enumerate(self.comparisons):
            if self.reads is None:
                yield from mistakes(one)
            else:
                read = self.reads[number]
                yield from mistakes(one, read.sentences, read.candidates)


def given(articles: Iterable[GoldArticle], found: Found) -> Run:
    """Articles beside attributions that are there already."""
    return Run([compared(one.id, one.text, one.row["attributions"], found.get(one.id, [])) for one in articles])


def ways_of(articles: Sequence[GoldArticle], way: Way, held_out: Path | None = None) -> list[Way]:
    """How to read each article: all in this way; with `held_out`, each by weights that have not seen its publisher."""
    if held_out is None:
        return [way] * len(articles)
    return [replace(way, weights=tables) for tables in folds.tables_of(articles, held_out)]


def parsed(articles: Sequence[GoldArticle], ways: Sequence[Way], processes: int, watch: Watch = iter) -> Run:
    """What the parser finds; with `noting`, mistakes tell what it looked at."""
    reads = [read for (read,) in watch(reading.read(articles, [[way] for way in ways], processes))]
    comparisons = [read.beside(one) for one, read in zip(articles, reads, strict=True)]
    return Run(comparisons, reads if any(way.noting for way in ways) else None)


def ablated(articles: Sequence[GoldArticle], ways: Sequence[Way], by: str, processes: int, watch: Watch = iter
            ) -> tuple[Run, list[Removal]]:
    """The whole run, and one without each family or rule; an article is read once, and parsed as often as needed."""
    removed = ablation.groups(by)
    whole: list[Comparison] = []
    sums = [(Scores(), Counter[bool]()) for _ in removed]
    reads = watch(reading.read(articles, [ablation.ways(removed, way) for way in ways], processes))
    for one, (read, *others) in zip(articles, reads, strict=True):
        whole.append(read.beside(one))
        for (scores, changed), other in zip(sums, others, strict=True):
            scores.add(other.beside(one))
            changed[_bare(other) != _bare(read)] += 1
    return Run(whole), [Removal(name, scores, changed[True])
                        for name, (scores, changed) in zip(removed, sums, strict=True)]


def _bare(read: Read) -> list[tuple[object, ...]]:
    return [tuple(row[name] for name in ("source", "cue", "content", "within")) for row in read.attributions]
