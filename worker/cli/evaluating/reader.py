"""The articles of a gold file, and what is found in them: by this parser, by another revision, or as a file says."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from worker.cli.kit.progress import counted, status
from worker.errors import UsageError
from worker.evaluation import gold as golden
from worker.evaluation import reading, revision, runs
from worker.evaluation.ablation import Removal
from worker.evaluation.claims import Paired, paired
from worker.evaluation.gold import GoldArticle
from worker.evaluation.reading import Way
from worker.evaluation.runs import Run


class Reader(NamedTuple):
    """The articles, and how they are read."""

    articles: list[GoldArticle]
    held_out: Path | None
    processes: int

    def ways(self, *, noting: bool = False) -> list[Way]:
        """How each is read; `noting`: mistakes will say what the parser looked at."""
        return runs.ways_of(self.articles, Way(noting=noting), self.held_out)

    def watch(self, reads: Iterable[Any]) -> Iterable[Any]:
        """Count articles on standard error while they go by."""
        return counted(reads, "articles", total=len(self.articles))

    def run(self, predictions: Path | None, *, noting: bool = False) -> Run:
        """The articles beside what is found in them, or what a file says was found."""
        if predictions:
            return runs.given(self.articles, golden.predictions(predictions))
        return runs.parsed(self.articles, self.ways(noting=noting), self.processes, self.watch)

    def paired(self, predictions: Path | None) -> list[Paired]:
        """The claims of the articles beside those that are annotated."""
        if predictions:
            found = golden.claims(predictions)
            return [paired(one.row, found.get(one.id, [])) for one in self.articles]
        rows = self.watch(reading.read_claims(self.articles, self.processes))
        return [paired(one.row, claims) for one, claims in zip(self.articles, rows, strict=True)]

    def before(self, against: str) -> Run:
        """What was found before: in the file of this name, or by the parser of this revision."""
        if Path(against).is_file():
            return runs.given(self.articles, golden.predictions(Path(against)))
        if self.held_out:
            raise UsageError("--held-out beside a revision, which reads with weights of its own", "--compare FILE")
        sha = revision.commit(against)
        with status(f"reading {len(self.articles):,} articles with the parser of {sha[:10]} …"):
            return runs.given(self.articles, revision.attributions_at(sha, self.articles, self.processes))

    def ablated(self, by: str) -> tuple[Run, list[Removal]]:
        """The run, and one without each family or rule."""
        return runs.ablated(self.articles, self.ways(), by, self.processes, self.watch)
