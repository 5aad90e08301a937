"""Count how often each rule is right at each lemma, from gold articles; writes counts.tsv beside this file.

    python -m worker.parser.weights.count GOLD.jsonl [--without PUBLISHER …]

A match counts if its head lies in a gold cue, or in no gold content (the gold marks no attribution inside another's
content). A row is kept where its cues stand in three articles of two publishers, or where it was seen ten times.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from worker.parser import rules
from worker.parser.document import Document
from worker.parser.grammar.production import Match
from worker.parser.weights.table import lemma_of
from worker.parser.text.read import read, split_blocks

Row = dict[str, Any]
Key = tuple[str, str]


class Tally:
    """Matches of one rule at one lemma."""

    def __init__(self) -> None:
        self.seen = self.cue = self.exact = 0
        self.articles: set[str] = set()
        self.publishers: set[str] = set()

    def add(self, article: Row, *, cue: bool, exact: bool) -> None:
        """One match."""
        self.seen += 1
        self.cue += cue
        self.exact += exact
        if cue:
            self.articles.add(article["id"])
            self.publishers.add(article["publisher"])

    @property
    def supported(self) -> bool:
        """Is the row worth a line of the table?"""
        return self.seen >= 10 or (len(self.articles) >= 3 and len(self.publishers) >= 2)


class Gold:
    """Where the cues and contents of one article stand, character by character."""

    def __init__(self, article: Row) -> None:
        self.cue: dict[int, int] = {}
        self.inside: set[int] = set()
        self.rows = article["attributions"]
        for number, row in enumerate(self.rows):
            self.cue.update((place, number) for start, end in row["cue"] for place in range(start, end))
            self.inside.update(place for start, end in row["content"] for place in range(start, end))

    def judge(self, document: Document, match: Match) -> tuple[bool, bool] | None:
        """Has it a gold cue, has it the gold's content edges in its sentence; None if it does not count."""
        sentence = document.sentences[match.sentence]
        at = sentence.starts[match.head]
        number = self.cue.get(at)
        if number is None:
            return None if at in self.inside else (False, False)
        row = self.rows[number]
        start, end = match.cue
        cue = (sentence.starts[start], sentence.ends[end - 1])
        exact = _ends(row["content"], sentence.start, sentence.end) == _edges(sentence, match)
        return True, exact and _near(cue, row["cue"])


def _near(cue: tuple[int, int], gold: list[list[int]]) -> bool:
    return bool(gold) and abs(cue[0] - gold[0][0]) <= 1 and abs(cue[1] - gold[-1][1]) <= 1


def _ends(content: list[list[int]], start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of the gold that touch the sentence, cut at it."""
    return [(max(a, start) // 3, min(b, end) // 3) for a, b in content if a < end and b > start]


def _edges(sentence: Any, match: Match) -> list[tuple[int, int]]:
    return [(sentence.starts[a] // 3, sentence.ends[b - 1] // 3) for _, a, b in match.content]


def tally(articles: Iterator[Row]) -> dict[Key, Tally]:
    """Counts of every rule at every lemma, and of every rule ("*")."""
    counts: dict[Key, Tally] = defaultdict(Tally)
    for article in articles:
        document = read(article["text"], split_blocks(article["text"]), "text")
        gold = Gold(article)
        for match in rules.matches(document):
            verdict = None if match.depth else gold.judge(document, match)
            if verdict is None:
                continue
            lemma = lemma_of(document, match)
            for key in ((match.rule.name, lemma), (match.rule.name, "*")):
                counts[key].add(article, cue=verdict[0], exact=verdict[1])
    return counts


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--without", nargs="*", default=[], help="publishers to hold out")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("counts.tsv"))
    options = parser.parse_args()
    with options.gold.open(encoding="utf-8") as lines:
        counts = tally(row for row in map(json.loads, lines) if row["publisher"] not in options.without)
    rows = ["# rule\tlemma\tseen\tcue\texact"]
    rows += [
        f"{rule}\t{lemma}\t{tally.seen}\t{tally.cue}\t{tally.exact}"
        for (rule, lemma), tally in sorted(counts.items())
        if tally.supported
    ]
    options.out.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
