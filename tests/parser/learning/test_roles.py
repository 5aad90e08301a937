"""How far what the parser finds is right, as the second look learns it."""

from __future__ import annotations

import pytest

from tests.parser.text.reading import document
from worker.parser.attribution import tables
from worker.parser.learning.examples import GoldArticle, aligned
from worker.parser.learning.roles import WHOLE, Roles, of_gold, role_examples, worth
from worker.parser.weights.running import Reading

SAID = "The harbour board said that the pier, old as it is, would stay closed."


def words(*tokens: int) -> frozenset[tuple[int, int]]:
    return frozenset((0, token) for token in tokens)


GOLD = Roles(words(0, 1), words(2), words(3, 4, 5))


@pytest.mark.parametrize(
    ("found", "shares"),
    [
        (GOLD, WHOLE),
        (GOLD._replace(content=words(4, 5, 6)), 5),
        (GOLD._replace(source=words(8)), 2),
        (GOLD._replace(source=words()), 2),
        (GOLD._replace(cue=words(9)), 2),
        (Roles(words(1), words(2, 3), words(5)), 3),
        (Roles(words(7), words(8), words(9)), 0),
    ],
    ids=["all", "content overlaps", "another source", "no source", "another cue", "all overlap", "nothing"],
)
def test_half_is_for_the_triple_and_a_sixth_for_each_role_that_is_exact(found: Roles, shares: int) -> None:
    assert worth(found, [GOLD, Roles(words(20), words(21), words(22))]) == shares


def test_two_empty_sources_agree_but_none_is_exact() -> None:
    without = GOLD._replace(source=words())

    assert worth(without, [without]) == WHOLE - 1


def test_marks_do_not_count_as_words() -> None:
    reading = Reading(document(SAID))
    content = [SAID.index("the pier"), SAID.index(".")]
    one = aligned(reading, {"source": [[0, 17]], "cue": [[18, 22]], "content": [content]})

    assert one is not None
    roles = of_gold(reading, one)
    assert {reading.document.sentences[0].words[at] for _, at in roles.content}.isdisjoint({",", "."})
    assert len(roles.source) == 3


def test_a_cue_stands_in_as_many_of_its_examples_as_it_has_shares_right() -> None:
    reading = Reading(document(SAID))
    row = {"source": [[0, 17]], "cue": [[18, 22]], "content": [[SAID.index("the pier"), SAID.index(", old")]]}
    one = aligned(reading, row)
    assert one is not None

    stand, fall = role_examples(GoldArticle("a-1", "The Gazette", reading, (one,), wire=False), tables())

    assert (stand.right, fall.right) == (0, 1)
    assert (stand.times, fall.times) == (WHOLE - 1, 1)  # all but the content's end
    assert stand.base == fall.base > 0
