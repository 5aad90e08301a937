"""The two sides of a diff: claims by article, from files of claims, from articles parsed now, or from the topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from worker.article import Limits
from worker.errors import UsageError
from worker.pipeline import Parsed, Record, process
from worker.replay.diff import Diff
from worker.replay.pairing import Row

Key = tuple[str, str]  # article id, SHA-256 of its record
Side = dict[Key, list[bytes]]  # claims as JSON


def of_file(path: Path) -> Side:
    """The claims of a JSON Lines file by article. Raises UsageError for a line that is no claim."""
    side: Side = defaultdict(list)
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}", "JSON Lines, as `hearsay extract` writes them") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            side[_key(line, f"{path}:{number}")].append(line)
    return side


def _key(line: bytes, where: str) -> Key:
    try:
        article = orjson.loads(line)["article"]
        return article["id"], article["sha256"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        raise UsageError(f"{where}: no claim", "JSON Lines, as `hearsay extract` writes them") from None


def parsed(records: Iterable[Record]) -> Iterator[tuple[Record, list[bytes]]]:
    """Each article with its claims by this parser; those that it refuses, skips or retracts have none."""
    for record in records:
        outcome = process(record, Limits())
        yield record, [event.value for event in outcome.claims] if isinstance(outcome, Parsed) else []


def of_articles(records: Iterable[Record]) -> Side:
    """The claims of articles by this parser."""
    side: Side = {}
    for _, claims in parsed(records):
        if claims:
            side.setdefault(_key(claims[0], "this parser"), claims)
    return side


def compare(diff: Diff, before: Side, after: Side) -> Diff:
    """Fill the diff; an article that stands on one side alone was added or removed whole."""
    for key in dict.fromkeys((*before, *after)):
        diff.article(_rows(before.get(key, [])), _rows(after.get(key, [])))
    return diff


def _rows(claims: Iterable[bytes]) -> list[Row]:
    """Each claim once: what was written again under the same id replaces what was there."""
    return list({row["claim_id"]: row for row in map(orjson.loads, claims)}.values())
