"""Files as records: JSON, JSON Lines, text, HTML, ninjs, or standard input, each article as the bytes that it is.

Nothing is decoded here: `worker.article.decode` does that, for a file as for a record of Kafka.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path

import orjson

from worker.envelope import Headers
from worker.errors import UsageError

STANDARD_INPUT = "-"
INDEX = "index.json"  # of a folder: [{"file", "key", "content_type"}], in the order to read
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


@dataclass(frozen=True, slots=True)
class File:
    """What to read; an index of its folder may give it a key and a content type."""

    path: str
    key: bytes | None = None
    content_type: str | None = None


def files(paths: Sequence[str]) -> tuple[File, ...]:
    """The files to read; a folder stands for those in it that can be articles, or for those of its index.json.

    Raises UsageError if one is missing.
    """
    found: list[File] = []
    for path in paths:
        if path != STANDARD_INPUT and Path(path).is_dir():
            found += _in_folder(Path(path))
        elif path != STANDARD_INPUT and not Path(path).is_file():
            raise UsageError(f"{path}: no such file", "a file, a folder, or - for standard input")
        else:
            found.append(_alone(path))
    return tuple(found)


def records(found: Iterable[File]) -> Iterator[Input]:
    """The articles of the files in their order, read as they are asked for. Raises UsageError."""
    for file in found:
        try:
            with _opened(file.path) as stream:
                yield from _articles(file, stream)
        except OSError as error:
            raise UsageError(f"{file.path}: {error.strerror}") from None


def lines(paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The lines of the files that are not blank, each with its place, read as they are asked for. Raises UsageError."""
    for path in paths:
        try:
            with _opened(path) as stream:
                yield from ((f"{path}:{number}", text) for number, text in enumerate(stream, 1) if text.strip())
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror}") from None


def _in_folder(folder: Path) -> list[File]:
    index = folder / INDEX
    if index.is_file():
        return [File(str(folder / row["file"]), row["key"].encode(), row["content_type"])
                for row in orjson.loads(index.read_bytes())]
    found = [_alone(str(file)) for file in sorted(folder.iterdir()) if file.suffix.lower() in TYPES]
    if not found:
        raise UsageError(f"{folder}: no article in this folder", f"files end in {', '.join(TYPES)}")
    return found


def _alone(path: str) -> File:
    name = Path(path)
    lines = path == STANDARD_INPUT or name.suffix.lower() in LINES
    return File(path, None if lines else name.name.encode(), TYPES.get(name.suffix.lower()))


@contextmanager
def _opened(path: str) -> Iterator[BufferedReader]:
    if path == STANDARD_INPUT:
        with open(sys.stdin.fileno(), "rb", closefd=False) as stream:
            yield stream
    else:
        with Path(path).open("rb") as stream:
            yield stream


def _articles(file: File, stream: BufferedReader) -> Iterator[Input]:
    headers = (("content-type", file.content_type.encode()),) if file.content_type else ()
    first = stream.readline()
    in_lines = Path(file.path).suffix.lower() in LINES
    if in_lines or (file.content_type in (None, "application/json") and _is_object(first)):
        yield from _lines(file, first, stream, headers)
    else:
        yield Input(file.path, file.key, first + stream.read(), headers)


def _is_object(line: bytes) -> bool:
    """Whether the line is a whole JSON object by its looks: then the file is JSON Lines, if only of one line."""
    line = line.removeprefix(_BOM).strip()
    return line.startswith(b"{") and line.endswith(b"}")


def _lines(file: File, first: bytes, rest: BufferedReader, headers: Headers) -> Iterator[Input]:
    """Each line that is not blank. A file of one line is that article; of standard input no line waits for the next."""
    alone = file.path != STANDARD_INPUT and not rest.peek(1)
    line, number = first, 1
    while line:
        name, key = (file.path, file.key) if alone else (f"{file.path}:{number}", None)
        if line.strip():
            yield Input(name, key, line.rstrip(b"\r\n"), headers)
        line, number = rest.readline(), number + 1


def keyed(article: Input) -> Input:
    """The article with the key that its topic wants: its own id, where it has one, holds its revisions together."""
    try:
        body = orjson.loads(article.value)
    except orjson.JSONDecodeError:
        return article
    own = body.get("id") if isinstance(body, dict) else None
    return replace(article, key=own.encode()) if isinstance(own, str) and own else article
