"""The files of seeds/golden (their form: its README): claims with words as their places; read and checked here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from tests.golden.seeds import BY_NAME, Row, Seed
from worker import contract
from worker.article import Article

Span = tuple[int, int]
FOLDER = contract.SEEDS / "golden"


@dataclass(frozen=True, slots=True)
class Scored:
    """A claim, golden or found, as far as it is scored; `letters` are (field, offset) of the content's letters."""

    key: str
    letters: frozenset[tuple[str, int]]
    names: tuple[str, ...]
    act: str | None
    certainty: str
    polarity: str
    text: str


@dataclass(frozen=True, slots=True)
class Golden:
    """All that a person wrote down of one article; in `rows` each chain is whole."""

    seed: Seed
    floor: int
    noise: tuple[str, ...]
    rows: tuple[Row, ...]

    def claims(self, article: Article) -> list[Scored]:
        """The claims with their words found in the article. Raises AssertionError for words that are not there."""
        return [_scored(row, article) for row in self.rows]


class _PlainLoader(yaml.SafeLoader):
    """Dates and numbers stay text: a TIMEX3 value is never a Python date."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if not tag.endswith((":timestamp", ":int", ":float"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def golden(name: str) -> Golden:
    """The golden claims of the article called `name`."""
    row = yaml.load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=_PlainLoader)
    assert row["article"] == BY_NAME[name].file
    return Golden(BY_NAME[name], int(row["floor"]), tuple(row["noise"]), tuple(_whole(row["claims"])))


def _whole(rows: list[Row]) -> Iterable[Row]:
    """The claims with inherited links written out; a claim stands after the one that it lies within."""
    chains: dict[str, list[Row]] = {}
    for row in rows:
        outer = chains[row["within"]] if row["within"] else []
        chains[row["key"]] = [outer[depth] | link if link.get("inherited") else link
                              for depth, link in enumerate(row["chain"])]
        yield row | {"chain": chains[row["key"]]}


def _scored(row: Row, article: Article) -> Scored:
    field = row.get("field", "text")
    text = field_of(article, field)
    spans = [place(text, piece) for piece in row["content"]]
    last = row["chain"][-1]
    return Scored(row["key"], letters(field, text, spans), tuple(plain(link["name"]) for link in row["chain"]),
                  last.get("act"), row["certainty"], row["polarity"],
                  " … ".join(text[start:end] for start, end in spans))


def found(row: Row, article: Article) -> Scored:
    """A claim of the topic in the shape of a golden one."""
    text, cue, fact = field_of(article, row["field"]), row["chain"][-1]["cue"], row["factuality"]
    return Scored(row["claim_id"], letters(row["field"], text, row["content"]["spans"]),
                  tuple(plain(link["source"]["name"]) for link in row["chain"]), cue and cue["act"],
                  fact["certainty"], fact["polarity"], row["content"]["text"])


def field_of(article: Article, field: str) -> str:
    """The text or the title, which spans index."""
    text = article.title if field == "title" else article.text
    assert text is not None
    return text


def places(text: str, words: str) -> list[Span]:
    """Where the words stand, however the lines are broken: as whole words, or failing that at all."""
    found_at = [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words.split())), text)]
    return [span for span in found_at if not any(_inside_word(text, edge) for edge in span)] or found_at


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def place(text: str, written: str) -> Span:
    """The span of "words", which stand there once, or of "words@2", their second occurrence."""
    numbered = re.fullmatch(r"(.+)@(\d+)", written, re.DOTALL)
    words = numbered[1] if numbered else written
    at = places(text, words)
    assert at, f"not in the text: {words!r}"
    assert len(at) == 1 or numbered, f"{words!r} occurs {len(at)} times, say which"
    return at[int(numbered[2]) - 1 if numbered else 0]


def letters(field: str, text: str, spans: Iterable[Sequence[int]]) -> frozenset[tuple[str, int]]:
    """The letters and digits of the spans: quotation marks and points at the edges are taste."""
    return frozenset((field, at) for start, end in spans for at in range(start, end) if text[at:at + 1].isalnum())


def plain(name: Any) -> str:
    """A name for comparing: without case and article."""
    return re.sub(r"^(?:the|an?) ", "", (name or "").lower())


def noise(name: str, article: Article) -> frozenset[tuple[str, int]]:
    """The letters of the article that must stay silent; of a page, those that its extraction let through."""
    spans: list[Span] = []
    for piece in golden(name).noise:
        spans += [place(article.text, piece)] if re.search(r"@\d+$", piece) else places(article.text, piece)
    return letters("text", article.text, spans)
