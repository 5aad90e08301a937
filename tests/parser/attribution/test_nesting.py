"""One policy for what stands in what's way: contents that cross are cut, cues in contents are nested."""

from __future__ import annotations

import pytest

from tests.parser.text.reading import document
from worker.parser.attribution.nesting import cut, with_inner
from worker.parser.attributions import Attribution
from worker.parser.document import Span
from worker.parser.weights.decide import Decided, Sure
from worker.parser.weights.heads import ACCEPT
from worker.parser.weights.running import Reading
from worker.parser.weights.surroundings import around

TEXT = "Gulls rest , Ilves said he warned them ."
#       0     1    2 3     4    5  6      7    8
VIEW = Reading(document(TEXT)).view(0)


def decision(head: int, weight: int, content: tuple[int, int], shape: str, source: tuple[int, int]) -> Decided:
    return Decided(
        VIEW, around(VIEW, head), head, weight, (head, head + 1), source, shape, (content,), ((0, *content),),
        Sure(0, "-", 0, 0),
    )


def said(weight: int, shape: str = "behind") -> Decided:
    return decision(4, weight, (5, 8), shape, (3, 4))


def warned(weight: int, shape: str = "behind") -> Decided:
    return decision(6, weight, (0, 5), shape, (5, 6))


def contents(found: list[Decided]) -> dict[int, tuple[tuple[int, int, int], ...]]:
    return {one.head: one.content for one in cut(found)}


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_contents_that_hold_each_other_s_cue_the_lighter_is_cut(turned: bool) -> None:
    pair = [said(100), warned(50)]

    assert contents(pair[::-1] if turned else pair) == {4: ((0, 5, 8),), 6: ((0, 0, 3),)}


def test_a_content_before_its_cue_is_the_outer_one_whatever_it_weighs() -> None:
    assert contents([said(100), warned(50, "before")])[6] == ((0, 0, 5),)


def test_what_stands_for_claims_alone_cuts_nothing_that_stands_for_the_corpus() -> None:
    assert contents([said(ACCEPT + 1), warned(ACCEPT, "before")]) == {4: ((0, 5, 8),), 6: ((0, 0, 3),)}


@pytest.mark.parametrize("weight", [50, 150])
def test_what_lies_in_a_content_does_not_hold_the_words_of_its_source_whatever_it_weighs(weight: int) -> None:
    """*Ilves said he warned*: *Ilves*, who says so, is nothing that *he* warned of."""
    assert contents([said(100), decision(6, weight, (3, 4), "before", (5, 6))])[6] == ()
    assert contents([said(ACCEPT), decision(6, weight, (3, 4), "before", (5, 6))])[6] == ((0, 3, 4),)


def attribution(cue: int, content: Span, within: int | None = None) -> Attribution:
    return Attribution(
        source=(), cue=((cue, cue + 1),), content=(content,), sentence=0, lemma="say", pos="verb", rule="verb.that",
        weight=0, within=within,
    )


def test_an_inner_cue_is_held_by_the_innermost_that_stands_and_holds_none() -> None:
    outer, middle = attribution(0, (2, 100)), attribution(8, (10, 60), within=0)
    inner, deeper, outside = attribution(20, (22, 50)), attribution(30, (32, 40)), attribution(200, (202, 210))

    found = with_inner((outer, middle), [deeper, inner, outside])

    assert [(one.cue[0][0], one.within) for one in found] == [(0, None), (8, 0), (20, 1), (30, 1)]
