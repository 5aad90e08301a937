"""Time is linear in the text, whatever the text is."""

from __future__ import annotations

import time

import pytest

from tests.parser.text.reading import document

HOSTILE = {
    "one word": "a",
    "one long sentence": "the mayor of Liro who said that ",
    "quotes": '"',
    "single quotes": "' ",
    "opening marks": "“ ",
    "mixed marks": "“‘\"' ",
    "newlines": "\n",
    "blank lines": "a\n\n",
    "spaces": " ",
    "digits": "1",
    "numbers": "1,1.1-",
    "brackets": "([{",
    "initials": "J. ",
    "dotted letters": "a.",
    "stops": ". ",
    "dots": ".",
    "hyphens": "a-",
    "apostrophes": "a'",
    "contractions": "n't",
    "plans": "plans ",
    "participles": "said and ",
    "commas": ", Ann claims",
    "that": "that ",
    "capitals": "Ann ",
    "questions": "“Why?” Ann ",
    "links": "http://",
    "signs": "@#",
    "astral": "\U0001f600",
    "unknown words": "",  # made below: each one new
}


def hostile(unit: str, size: int) -> str:
    if unit:
        return (unit * (size // len(unit) + 1))[:size]
    return " ".join(f"q{number:x}z" for number in range(size // 7))


def seconds(text: str) -> float:
    begun = time.process_time()
    document(text)
    return time.process_time() - begun


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    """Eight times the text takes at most twenty times the time; quadratic would be sixty-four."""
    small, large = hostile(unit, 25_000), hostile(unit, 200_000)
    seconds(small)

    assert min(seconds(large) for _ in range(2)) < 20 * max(min(seconds(small) for _ in range(3)), 0.004)
