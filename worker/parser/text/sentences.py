"""Sentence ends, found in the string of shapes (forms.py): one character a token."""

from __future__ import annotations

import re

LONGEST = 600  # tokens; a longer run without an end is cut
END = re.compile(  # what may end a sentence is taken first: so the search runs at the speed of finding it
    r"""[.?eiInm](?:
      (?<=[.?])[.?e]*[q)]*(?![a,.?q]|[(][a,])  # a stop, unless a lower-case word or a mark follows
    | (?<=e)[.?e]*[q)]*(?=Q*[AFW])
    | (?<=[iI])[q)]*(?=[Q(]*F)                 # the U.S. The
    | (?<=i)q+(?=Q*[AF]) | (?<=aI)(?=[AF])     # vitamin C. Smith
    | (?<=n)(?!d)                              # No. He
    | (?<=m)[q)]*(?=[Q(]*[AF])                 # 3 p.m. Police, but 3 p.m. Tuesday
    )""",
    re.VERBOSE,
)
ASKED = re.compile("[At]{1,4}")  # "Why?" Ann Smith asked
SPEECH = "òyYk"


def breaks(shapes: str, classes: str, first: int, last: int) -> list[int]:
    """Where sentences begin in the block [first, last) of shapes, with both ends."""
    found = [first]
    for match in END.finditer(shapes, first, last):
        end = match.end()
        question = shapes[end - 1] == "q" and shapes[match.start()] in "?e"
        if end < last and not (question and asked(shapes, classes, end)):
            found.append(end)
    found.append(last)
    return shorten(found) if last - first > LONGEST else found


def asked(shapes: str, classes: str, end: int) -> bool:
    """Whether a name and a verb of speech follow a quoted question: the sentence goes on."""
    name = ASKED.match(shapes, end)
    return name is not None and classes[name.end() : name.end() + 1] in SPEECH


def shorten(found: list[int]) -> list[int]:
    """Cut what is longer than LONGEST."""
    result = [found[0]]
    for end in found[1:]:
        while end - result[-1] > LONGEST:
            result.append(result[-1] + LONGEST)
        result.append(end)
    return result
