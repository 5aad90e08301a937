from __future__ import annotations

import pytest

from tests.parser.grammar.small import compiler, string
from worker.parser.grammar.cascade import Cascade, View
from worker.parser.grammar.grouping import Group
from worker.parser.grammar.syntax import PatternError

GROUPS = (Group("NP", "Z{0,3} NOUN"), Group("VG", "V T?"))


def cascade() -> Cascade:
    return Cascade(compiler(), GROUPS, "QUOTE")


def kinds(view: View) -> list[str]:
    meaning = compiler().alphabet.meaning
    return [meaning[character][0] for character in view.text]


def test_groups_are_one_character_and_keep_their_tokens() -> None:
    (view,) = cascade().views(string("ZNVT,N"), "......")

    assert kinds(view) == ["NP", "VG", ",", "NP"]
    assert view.first == [0, 2, 4, 5, 6]
    assert [cascade().head(string("ZNVT,N"), view, place) for place in range(4)] == [1, 2, 4, 5]
    assert view.backward == view.text[::-1]


def test_a_quotation_is_closed_outside_and_a_view_of_its_own_inside() -> None:
    outside, inside = cascade().views(string("NVQNVqN"), "..qqqq.")

    assert kinds(outside) == ["NP", "VG", "QUOTE", "NP"]
    assert outside.first == [0, 1, 2, 6, 7]
    assert kinds(inside) == ["Q", "NP", "VG", "q"]
    assert (inside.first, inside.depth) == ([2, 3, 4, 5, 6], 1)


def test_a_deeper_quotation_is_closed_in_the_one_around_it() -> None:
    views = cascade().views(string("QVQNqq"), "qqQQQq")

    assert [kinds(view) for view in views] == [["QUOTE"], ["Q", "VG", "QUOTE", "q"], ["Q", "NP", "q"]]
    assert [view.depth for view in views] == [0, 1, 2]


def test_a_comma_that_closes_a_quotation_stands_behind_it() -> None:
    outside, _ = cascade().views(string("QN,qNV"), "qqqq..")

    assert kinds(outside) == ["QUOTE", ",", "NP", "VG"]
    assert outside.first == [0, 2, 4, 5, 6]


def test_given_tokens_are_found_in_their_groups() -> None:
    (view,) = cascade().views(string("ZZNV,"), ".....")

    assert view.places([2, 3]) == [(0, 2), (1, 3)]
    assert view.places([1]) == [(0, 1)]  # inside the noun group, before its head
    assert view.places([9]) == []


def test_only_the_views_that_hold_the_given_tokens_are_made() -> None:
    found = cascade().views_of(string("NVQNVqN"), "..qqqq.", [1, 4])

    assert [(kinds(view), held) for view, held in found] == [
        (["NP", "VG", "QUOTE", "NP"], [1]),
        (["Q", "NP", "VG", "q"], [4]),
    ]


def test_a_group_cannot_be_empty() -> None:
    with pytest.raises(PatternError, match="can be empty"):
        Cascade(compiler(), (Group("NP", "N?"),), "QUOTE")
