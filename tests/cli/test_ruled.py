"""Marks stand below the characters that they are about, on every line that has some of them."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from worker.cli.explaining.ruled import Below, Mark, broken, ruled

SAID = "The harbour board said that the old pier would stay closed."
MARKS = [Mark(0, 17, "source"), Mark(18, 22, "cue"), Mark(23, 58, "content")]


def drawn(text: str, width: int, *rows: list[Mark] | Below) -> list[str]:
    return [line.plain for line in ruled(text, width, rows)]


def test_marks_stand_below_what_they_are_about() -> None:
    assert drawn(SAID, 80, MARKS) == [
        "The harbour board said that the old pier would stay closed.",
        "└──── source ───┘ └cu┘ └──────────── content ────────────┘",
    ]


def test_a_mark_goes_on_below_the_next_line() -> None:
    assert drawn(SAID, 32, MARKS) == [
        "The harbour board said that the",
        "└──── source ───┘ └cu┘ └conten─",
        "old pier would stay closed.",
        "──────── content ────────┘",
    ]


def test_tags_stand_below_the_first_character_of_their_words() -> None:
    assert drawn("The board said", 80, Below([(0, "D"), (4, "N"), (10, "L")])) == ["The board said", "D   N     L   "]


def test_wide_characters_take_two_cells() -> None:
    assert drawn("水は said", 80, [Mark(3, 7, "cue")])[1] == "     └cu┘"


def test_control_characters_keep_their_place_and_do_nothing() -> None:
    assert drawn("a\x1b[2Jb said", 80, [Mark(7, 11, "cue")]) == ["a [2Jb said", "       └cu┘"]


@pytest.mark.parametrize("width", [1, 2, 7, 30])
@pytest.mark.parametrize("text", [SAID, "x" * 50, "", " ", "水は安全です" * 9, "a  b " * 20])
def test_every_word_is_on_some_line_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = broken(text, width)

    assert "".join(text[start:end] for start, end in lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(text[start:end]) <= max(width, 2) for start, end in lines)
