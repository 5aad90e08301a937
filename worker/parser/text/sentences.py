"""Sentence ends, found in the string of shapes (forms.py): one character a token."""

from __future__ import annotations

import re

LONGEST = 600  # tokens; a longer run without an end is cut, at a semicolon or comma if there is one
CLOSERS = r"[q)]*"
END = re.compile(
    rf"""(?:
      \.+{CLOSERS}(?![a,.])            # a stop, unless a lower-case word or a mark follows
    | e\.*{CLOSERS}(?=[AFWQ])
    | [iI]{CLOSERS}(?=Q?F)             # U.S. The
    | i[q)]+(?=Q?[AF])
    | m{CLOSERS}(?=Q?[AF])             # 3 p.m. Police, but 3 p.m. Tuesday
    )""",
    re.VERBOSE,
)


def breaks(shapes: str) -> list[int]:
    """Where sentences begin in a block of shapes, the first and the length included."""
    found = [0]
    found.extend(match.end() for match in END.finditer(shapes) if match.end() < len(shapes))
    found.append(len(shapes))
    if len(shapes) > LONGEST:
        return shorten(found)
    return found


def shorten(found: list[int]) -> list[int]:
    """Cut what is longer than LONGEST."""
    result = [found[0]]
    for end in found[1:]:
        while end - result[-1] > LONGEST:
            result.append(result[-1] + LONGEST)
        result.append(end)
    return result
