"""Files as records: JSON, JSON Lines, text, HTML, ninjs, or standard input, each article as the bytes that it is.

Nothing is decoded here: `worker.article.decode` does that, for a file as for a record of Kafka.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from worker.article import Headers
from worker.errors import UsageError

STANDARD_INPUT = "-"
LINES = (".jsonl", ".ndjson")
TYPES = {".txt": "text/plain", ".text": "text/plain", ".html": "text/html", ".htm": "text/html",
         ".json": "application/json", **dict.fromkeys(LINES, "application/json")}
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Input:
    """One article of a file; `name` is the file, with the line where a file holds many."""

    name: str
    key: bytes | None
    value: bytes
    headers: Headers


def files(paths: Sequence[str]) -> tuple[str, ...]:
    """The files to read; a folder stands for those in it that can be articles. Raises UsageError if one is missing."""
    found: list[str] = []
    for path in paths:
        if path != STANDARD_INPUT and Path(path).is_dir():
            found += sorted(str(file) for file in Path(path).iterdir() if file.suffix in TYPES)
        elif path != STANDARD_INPUT and not Path(path).is_file():
            raise UsageError(f"{path}: no such file", "a file, a folder, or - for standard input")
        else:
            found.append(path)
    return tuple(found)


def records(paths: Sequence[str]) -> Iterator[Input]:
    """The articles of the files in their order, read as they are asked for. Raises UsageError."""
    for path in paths:
        try:
            with _opened(path) as stream:
                yield from _articles(path, stream)
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror}") from None


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == STANDARD_INPUT:
        yield sys.stdin.buffer
    else:
        with Path(path).open("rb") as stream:
            yield stream


def _articles(path: str, stream: BinaryIO) -> Iterator[Input]:
    suffix = Path(path).suffix.lower()
    declared = TYPES.get(suffix)
    headers = (("content-type", declared.encode()),) if declared else ()
    first = stream.readline()
    if suffix in LINES or (declared in (None, "application/json") and _is_object(first)):
        yield from _lines(path, first, stream, headers)
    else:
        key = None if path == STANDARD_INPUT else Path(path).name.encode()
        yield Input(path, key, first + stream.read(), headers)


def _is_object(line: bytes) -> bool:
    """Whether the line is a whole JSON object by its looks: then the file is JSON Lines, if only of one line."""
    line = line.removeprefix(_BOM).strip()
    return line.startswith(b"{") and line.endswith(b"}")


def _lines(path: str, first: bytes, rest: BinaryIO, headers: Headers) -> Iterator[Input]:
    line, number = first, 1
    while line:
        if line.strip():
            yield Input(f"{path}:{number}", None, line.rstrip(b"\r\n"), headers)
        line, number = rest.readline(), number + 1
