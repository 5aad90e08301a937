"""Articles as the parser reads them, in several processes: what it found, and what it looked at.

Children are started by exec, as the worker's are. Their results come in the order of the articles, so that nothing
depends on how many processes there are.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

import orjson

from worker import parser
from worker.article import Article, Limits, Retraction, decode
from worker.errors import Refusal, UsageError
from worker.evaluation.gold import GoldArticle
from worker.evaluation.judging import Comparison, compared
from worker.parser.attribution import Trial, attribution_rows, tables
from worker.parser.document import Document
from worker.parser.explain import Candidate, candidates
from worker.parser.weights.loaded import Tables
from worker.pipeline import Parsed, Record, process

CHUNK = 8  # articles a child is handed at once
_TYPE = (("content-type", b"application/json"),)
Work = TypeVar("Work")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Way:
    """How to read: without these rules; with the weights of this folder; and whether to note what was looked at."""

    without: frozenset[str] = frozenset()
    weights: Path | None = None
    noting: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """An article, read: the attributions as `extract --layer attributions` prints them.

    If it was asked for: where its sentences begin, and every token that could have headed a cue, with its weight.
    """

    id: str
    attributions: list[dict[str, Any]]
    sentences: tuple[int, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    def beside(self, gold: GoldArticle) -> Comparison:
        """The comparison with its gold."""
        return compared(self.id, gold.text, gold.row["attributions"], self.attributions)


def read(articles: Sequence[GoldArticle], ways: Sequence[Sequence[Way]], processes: int) -> Iterator[list[Read]]:
    """Every article, read in each of its ways; `processes` 1: in this one. Raises UsageError where one is refused."""
    return _spread(_read, list(zip(articles, ways, strict=True)), processes)


def read_claims(articles: Sequence[GoldArticle], processes: int) -> Iterator[list[dict[str, Any]]]:
    """The claims of every article, as the worker would write them. Raises UsageError where one is refused."""
    return _spread(_claims, articles, processes)


def _spread(each: Callable[[Work], Made], work: Sequence[Work], processes: int) -> Iterator[Made]:
    """What `each` makes of the work, in its order."""
    if processes == 1 or len(work) <= CHUNK:
        yield from map(each, work)
        return
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _child) as children:
        try:
            yield from children.map(each, work, chunksize=CHUNK)
        finally:
            children.shutdown(cancel_futures=True)


def _child() -> None:
    """Leave Ctrl-C to the parent, and end when it has ended, however that came about."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None
    Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _claims(gold: GoldArticle) -> list[dict[str, Any]]:
    outcome = process(Record(gold.id, 0, 0, 0, None, gold.value, _TYPE), Limits())
    if not isinstance(outcome, Parsed):
        raise UsageError(f"article {gold.id}: {outcome}", "a gold article is one that the worker parses")
    return [orjson.loads(event.value) for event in outcome.claims]


def _read(work: tuple[GoldArticle, Sequence[Way]]) -> list[Read]:
    gold, ways = work
    document = parser.read_article(article_of(gold))[0]
    found = []
    for way in ways:
        trial = Trial(_tables(way.weights), way.without)
        found.append(Read(gold.id, attribution_rows(document, trial), *_noted(document, way)))
    return found


def _noted(document: Document, way: Way) -> tuple[tuple[int, ...], tuple[Candidate, ...]]:
    if not way.noting:
        return (), ()
    return tuple(one.start for one in document.sentences), candidates(document, _tables(way.weights))


def article_of(gold: GoldArticle) -> Article:
    """The article as the worker would decode it. Raises UsageError where it would refuse it or read another text."""
    try:
        found = decode(None, gold.value, _TYPE, Limits())
    except Refusal as refusal:
        raise UsageError(f"article {gold.id}: {refusal}", "a gold article is one that the worker takes") from None
    assert not isinstance(found, Retraction)
    if found.text != gold.text:
        raise UsageError(f"article {gold.id}: its text is not read as it is written", "spans would be off: clean it up")
    return found


@cache
def _tables(folder: Path | None) -> Tables:
    return tables() if folder is None else Tables(folder)
