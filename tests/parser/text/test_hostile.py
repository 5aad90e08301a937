"""Time is linear in the text, whatever the text is."""

from __future__ import annotations

from itertools import count, islice

import pytest

from tests.parser.linear import assert_linear
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
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    assert_linear(document, unit, 8_000)


def test_words_that_are_all_new_take_linear_time() -> None:
    """The text is made from what it is asked for: a unit would come again. No run meets the words of another."""
    numbers = count()

    def run(text: str) -> object:
        return document(" ".join(f"q{number:x}z" for number in islice(numbers, len(text) // 7)))

    assert_linear(run, " ", 40_000)
