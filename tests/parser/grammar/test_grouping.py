from __future__ import annotations

from itertools import product

import pytest

from tests.parser.grammar.small import compiler, string
from worker.parser.grammar.grouping import SWALLOWED, Group, Grouping
from worker.parser.grammar.syntax import PatternError

GROUPS = (Group("QUOTE", "Q (!q any){1,3} q", across=True), Group("VG", "V T? !Z"), Group("NP", "Z{0,3} NOUN"))


def test_a_text_in_parts_is_grouped_as_the_whole_is() -> None:
    grouping = Grouping(compiler(), GROUPS)
    texts = [string("".join(tags)) for tags in product("NZVT,Qq", repeat=4)]

    assert [grouping.grouped(text) for text in texts] == [grouping.run(text) for text in texts]


def test_a_group_stands_in_its_first_token() -> None:
    grouped = Grouping(compiler(), GROUPS).grouped(string("ZN,V"))

    assert [character == SWALLOWED for character in grouped] == [False, True, False, False]


def test_a_group_that_asks_for_an_edge_is_refused() -> None:
    with pytest.raises(PatternError, match="edge"):
        Grouping(compiler(), (Group("NP", "Z NOUN $"),))
