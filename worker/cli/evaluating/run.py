"""A run over a gold file: its articles beside what was found in them, by this parser, by another, or in a file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from worker.cli.kit.progress import counted, status
from worker.errors import UsageError
from worker.evaluation import gold as golden
from worker.evaluation import reading, revision
from worker.evaluation.classes import Mistake, mistakes
from worker.evaluation.gold import GoldArticle
from worker.evaluation.judging import Comparison, compared
from worker.evaluation.reading import Read, Way


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


def articles_of(path: Path, sample: int | None) -> list[GoldArticle]:
    """The annotated articles of a file, or some of them. Raises UsageError."""
    kind, articles = golden.load(path)
    if kind == "claims":
        raise UsageError(f"{path}: claims", "a file of attributions")
    return golden.sample(articles, sample) if sample else articles


def given(articles: Sequence[GoldArticle], path: Path) -> Run:
    """What a file says was found. Raises UsageError."""
    return _run(articles, golden.predictions(path))


def parsed(articles: Sequence[GoldArticle], processes: int, way: Way) -> Run:
    """What the parser finds; with `way.noting`, mistakes tell what it looked at."""
    found = reading.read(articles, reading.alike(articles, way), cores(processes))
    reads = list(counted(found, "articles", total=len(articles)))
    comparisons = [read.beside(one) for one, read in zip(articles, reads, strict=True)]
    return Run(comparisons, reads if way.noting else None)


def before(articles: Sequence[GoldArticle], against: str, processes: int) -> Run:
    """What was found before: in the file of this name, or by the parser of this revision. Raises UsageError."""
    if Path(against).is_file():
        return given(articles, Path(against))
    sha = revision.commit(against)
    with status(f"reading {len(articles):,} articles with the parser of {sha[:10]} …"):
        return _run(articles, revision.attributions_at(sha, articles, cores(processes)))


def cores(processes: int) -> int:
    """The processes to use; 0: one a core."""
    return processes or os.cpu_count() or 1


def _run(articles: Sequence[GoldArticle], found: golden.Found) -> Run:
    return Run([compared(one.id, one.text, one.row["attributions"], found.get(one.id, [])) for one in articles])
