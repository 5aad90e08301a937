"""Where in a value the fault lies: the JSON pointer of a refusal, or the line and column it names, as a place in bytes.

A pointer to what is missing leads to the innermost value that is there.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

_PLACE = re.compile(r"at line ([0-9]+) column ([0-9]+)")
_BYTE = re.compile(r"\bbyte ([0-9]+) is no ")
_SPACE = re.compile(r"[ \t\n\r]*")
_BOM = "\ufeff"


class Fault(NamedTuple):
    """Characters `start` to `end` of the text; line and column count from 1. `whole`: the place itself was found."""

    line: int
    column: int
    start: int
    end: int
    whole: bool


def text_of(value: bytes) -> str | None:
    """The value as text, a Schema-Registry prefix stepped over; None where it is no UTF-8."""
    body = value[5:] if value[:1] == b"\0" and len(value) > 5 else value
    try:
        return body.decode()
    except UnicodeDecodeError:
        return None


def fault(text: str, pointer: str | None, message: str) -> Fault | None:
    """The place in the text, as far as the refusal names one."""
    if pointer:
        span = _pointed(text, [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]])
        return _fault(text, *span) if span else None
    if found := _PLACE.search(message):
        start = _offset(text, int(found[1]), int(found[2]))
        return _fault(text, start, min(start + 1, len(text)), True)
    return None


def bad_byte(value: bytes, message: str) -> int | None:
    """The byte that is no UTF-8, if that is what the message says."""
    found = _BYTE.search(message)
    return int(found[1]) if found and int(found[1]) < len(value) else None


def _fault(text: str, start: int, end: int, whole: bool) -> Fault:
    line = text.count("\n", 0, start) + 1
    return Fault(line, start - (text.rfind("\n", 0, start) + 1) + 1, start, end, whole)


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return min(start + column - 1, len(text))


def _pointed(text: str, parts: list[str]) -> tuple[int, int, bool] | None:
    """The span of the value that the parts lead to, or of the innermost on the way that is there."""
    decoder = json.JSONDecoder()
    at = _past_space(text, len(_BOM) if text.startswith(_BOM) else 0)
    try:
        _, end = decoder.raw_decode(text, at)
        for part in parts:
            inner = _member(text, at, part, decoder)
            if inner is None:
                return at, end, False
            at, end = inner
    except (json.JSONDecodeError, RecursionError):
        return None
    return at, end, True


def _member(text: str, at: int, name: str, decoder: json.JSONDecoder) -> tuple[int, int] | None:
    """The span of a member of the object or array that begins at `at`; of a name that stands twice, the last one."""
    if text[at] not in "{[":
        return None
    of_object, found, number = text[at] == "{", None, 0
    at = _past_space(text, at + 1)
    while text[at] not in "}]":
        key = str(number)
        if of_object:
            key, at = decoder.raw_decode(text, at)
            at = _past_space(text, _past_space(text, at) + 1)  # the colon
        _, end = decoder.raw_decode(text, at)
        if key == name:
            found = (at, end)
        at = _past_space(text, end)
        if text[at] == ",":
            at = _past_space(text, at + 1)
        number += 1
    return found


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
