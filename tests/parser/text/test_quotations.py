"""Quotation marks and the regions between them."""

from __future__ import annotations

import pytest

from tests.parser.text.reading import document, quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "no" and "never".', ['"no"', '"never"']),
        ("She said “no” and „nie“ and «non» and ''no''.", ["“no”", "„nie“", "«non»", "''no''"]),
        ("She said 'no', then ‘never’.", ["'no'", "‘never’"]),
        ("The workers' rights don't end in Venn's mines.", []),
        ("The workers’ rights don’t end in Venn’s mines.", []),
        ("He said 'the workers' rights plan isn't dead' again.", ["'the workers' rights plan isn't dead'"]),
        ("‘The workers’ plan is dead,’ he said.", ["‘The workers’ plan is dead,’"]),
        ('"He said \'no\' twice," she said.', ['"He said \'no\' twice,"', "'no'"]),
        ("“He said ‘no’ twice,” she said.", ["“He said ‘no’ twice,”", "‘no’"]),
        ("A 6\" pipe and a 5'10\" man.", []),
        ("Back in the '90s and ‘80s.", []),
        ("“We won,“ she said, but “lost“ money on Venn‘s mines.", ["“We won,“", "“lost“"]),
        ('She said: "We won. They lost."', ['"We won. They lost."']),
        ("He said (“no”) and “yes”—twice.", ["“no”", "“yes”"]),
    ],
)
def test_regions(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize(("left", "right"), ["“”", '""', ("''", "''")])
def test_a_speech_reopened_in_each_paragraph_runs_on(left: str, right: str) -> None:
    text = f"{left}We won.\n\n{left}They lost.\n\n{left}So be it,{right} she said."

    assert [(q.opened_before, q.left_open) for q in document(text).quotations] == [
        (False, True),
        (True, True),
        (True, False),
    ]


@pytest.mark.parametrize("mark", ['"', "“"])
def test_a_mark_left_open_ends_with_its_block(mark: str) -> None:
    text = f"She said {mark}We won.\n\nThe mayor left.\n\nNobody knew."

    assert [(text[q.start : q.end], q.left_open) for q in document(text).quotations] == [(f"{mark}We won.", False)]


def test_a_curly_speech_may_close_in_the_next_block_without_a_new_mark() -> None:
    text = "“We won.\n\nThey lost,” she said."

    assert quotations(text) == ["“We won.", "They lost,”"]


def test_a_straight_mark_never_runs_over_a_block() -> None:
    text = 'She said "We won.\n\nThey lost," she said.'

    assert quotations(text) == ['"We won.']


def test_a_stray_closing_mark_quotes_nothing() -> None:
    assert quotations("We won,” she said. “They lost.”") == ["“They lost.”"]


def test_depth_counts_from_the_outermost() -> None:
    found = document("“He said ‘she said “no” to me’ again.”").quotations

    assert [(q.mark, q.depth) for q in found] == [('"', 0), ("'", 1), ('"', 2)]
