"""How long the parser takes, stage by stage, beside textblob's PatternTagger, in one process.

    python -m tests.bench.speed GOLD.jsonl

GOLD has one article a line, as for `hearsay eval`. A third of the articles warms the parser up; the others, which it
has not seen, are measured, so that what it remembers helps it no more than in a stream. In every second of those each
stage is timed by itself, in the rest the attributions as a whole. Processor time, so that other work counts little.
textblob is no dependency: `pip install textblob` first, into the same environment.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from worker import parser
from worker.article import Article
from worker.evaluation import gold
from worker.evaluation.reading import article_of
from worker.kafka.serving import settle
from worker.parser.attribution import attributions, tables
from worker.parser.attribution.naming import seen
from worker.parser.document import Document
from worker.parser.meaning.claims import claims
from worker.parser.weights.decide import decided
from worker.parser.weights.heads import heads
from worker.parser.weights.running import Reading

STAGES = ("reading", "heads", "edges", "rules", "running on, standing", "claims")


class Clock:
    """Processor seconds by name; a lap is what has passed since the one before."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.at = time.process_time()

    def lap(self, name: str = "") -> None:
        """Add the lap to that name."""
        now = time.process_time()
        self.spent[name] += now - self.at
        self.at = now


def measured(articles: Sequence[Article]) -> dict[str, float]:
    """Microseconds a token of each stage."""
    for article in articles[::3]:
        parser.parse(article)
    settle()
    clock, tokens = Clock(), [0, 0]
    for number, article in enumerate(fresh(articles)):
        apart = number % 2
        clock.lap()
        documents = parser.read_article(article)
        clock.lap("reading")
        tokens[apart] += length(documents)
        if apart:
            for document in documents:
                stages(document, clock)
        clock.lap()
        found = tuple(attributions(document) for document in documents)
        clock.lap("" if apart else "attributions")
        claims(article, documents, found)
        clock.lap("claims")
    return by_token(clock, *tokens)


def fresh(articles: Sequence[Article]) -> list[Article]:
    """The articles that warm nothing up."""
    return [article for at, article in enumerate(articles) if at % 3]


def length(documents: Sequence[Document]) -> int:
    """The tokens of documents."""
    return sum(len(sentence.tags) for document in documents for sentence in document.sentences)


def stages(document: Document, clock: Clock) -> None:
    """The first stages of the attributions, each by itself."""
    reading = Reading(document)
    clock.lap()
    found = heads(reading, tables())
    clock.lap("heads")
    judgements = decided(tables(), found)
    clock.lap("edges")
    seen(document, judgements)
    clock.lap("rules")


def by_token(clock: Clock, whole: int, apart: int) -> dict[str, float]:
    """Each stage by the tokens on which it was timed; what is left of the attributions is the last of theirs."""
    spent = clock.spent
    found = {name: spent[name] / (whole + apart) for name in ("reading", "claims")}
    found |= {name: spent[name] / apart for name in ("heads", "edges", "rules")}
    found["running on, standing"] = spent["attributions"] / whole - sum(found[name] for name in STAGES[1:4])
    return {name: found[name] * 1e6 for name in STAGES}


def tagger(articles: Sequence[Article]) -> float:
    """Microseconds a token (of ours) of PatternTagger, which splits the text into its own tokens and tags them."""
    from textblob.en.taggers import PatternTagger  # type: ignore[import-not-found, import-untyped, unused-ignore]

    tagging = PatternTagger()
    tagging.tag("It reads its lexicon first.")
    tokens = sum(length(parser.read_article(article)) for article in articles)
    clock = Clock()
    for article in articles:
        tagging.tag(article.text)
    clock.lap("tagging")
    return clock.spent["tagging"] / tokens * 1e6


def main() -> None:
    """Measure and print."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("gold", type=Path)
    articles = [article_of(one) for one in gold.load(reader.parse_args().gold)[1]]
    found = measured(articles)
    beside, whole = tagger(fresh(articles)), sum(found.values())
    for name in STAGES:
        print(f"{name:20} {found[name]:5.2f} µs a token  {100 * found[name] / whole:3.0f} %")
    print(f"{'the parser':20} {whole:5.2f} µs a token, {1e6 / whole:,.0f} tokens a second")
    print(f"{'PatternTagger.tag':20} {beside:5.2f} µs a token; the parser takes {whole / beside:.1f} times as long")


if __name__ == "__main__":
    main()
