"""A file of annotated articles, one a line.

Each line is an article as `hearsay extract` reads it, with what people found in it beside the text: `attributions`,
each `{"source", "cue", "content"}` of `[start, end)` code points into `text`, in pieces, a role may be empty; or
`claims`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import orjson

from worker.errors import UsageError

Kind = Literal["attributions", "claims"]
Found = dict[str, list[dict[str, Any]]]  # attributions by article id
_FORM = 'one article a line: {"id", "text", "attributions" or "claims"}'


class GoldArticle(NamedTuple):
    """An article with its annotations; `value` is its line, as a record of articles.raw would be."""

    id: str
    publisher: str
    text: str
    value: bytes
    row: dict[str, Any]


def load(path: Path) -> tuple[Kind, list[GoldArticle]]:
    """What the file annotates, and its articles in their order. Raises UsageError."""
    articles: list[GoldArticle] = []
    kinds: set[Kind] = set()
    for number, line in lines(path):
        where = f"{path}:{number}"
        row = _object(line, where)
        kind: Kind = "claims" if "claims" in row else "attributions"
        missing = [name for name in ("id", "text", kind) if name not in row]
        if missing:
            raise UsageError(f"{where}: no {missing[0]}", _FORM)
        kinds.add(kind)
        articles.append(GoldArticle(row["id"], row.get("publisher") or "", row["text"], line, row))
    if not articles:
        raise UsageError(f"{path}: no article", _FORM)
    if len(kinds) > 1:
        raise UsageError(f"{path}: attributions in some lines, claims in others", _FORM)
    return kinds.pop(), articles


def sample(articles: Sequence[GoldArticle], number: int) -> list[GoldArticle]:
    """So many articles at even distances through the file: always the same ones. All, if it has no more."""
    size = len(articles)
    return list(articles) if number >= size else [articles[at * size // number] for at in range(number)]


def predictions(path: Path) -> Found:
    """Attributions by article, as `hearsay extract --layer attributions` wrote them. Raises UsageError."""
    found: Found = {}
    for number, line in lines(path):
        row = _object(line, f"{path}:{number}")
        if "id" not in row or "attributions" not in row:
            raise UsageError(f"{path}:{number}: no attributions of an article",
                             "hearsay extract --layer attributions FILE… > before.jsonl")
        found[row["id"]] = row["attributions"]
    return found


def claims(path: Path) -> Found:
    """Claims by article, as `hearsay extract` wrote them. Raises UsageError."""
    found: Found = {}
    for number, line in lines(path):
        row = _object(line, f"{path}:{number}")
        if "claim_id" not in row:
            raise UsageError(f"{path}:{number}: no claim", "hearsay extract FILE… > before.jsonl")
        found.setdefault(row["article"]["id"], []).append(row)
    return found


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, numbered from 1. Raises UsageError."""
    try:
        with path.open("rb") as stream:
            yield from ((number, line.strip()) for number, line in enumerate(stream, 1) if line.strip())
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", _FORM) from None


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise UsageError(f"{where}: no JSON: {error.msg}", _FORM) from None
    if not isinstance(row, dict):
        raise UsageError(f"{where}: no JSON object", _FORM)
    return row
