from __future__ import annotations

import pytest

from tests.parser.grammar.small import compiler, string
from worker.parser.grammar.syntax import PatternError, read


def matched(pattern: str, tags: str, words: str = "") -> int:
    """How many tokens the pattern takes from the start; -1 if it does not match."""
    made = compiler()
    found = made.compile(made.expand(pattern)).expression.match(string(tags, words))
    return found.end() if found else -1


@pytest.mark.parametrize(
    ("pattern", "tags", "taken"),
    [
        ("N V", "NVN", 2),
        ("N V", "VN", -1),
        ("(N | V) ,", "V,", 2),
        ("N? V", "V", 1),
        ("N* V", "NNNV", 4),
        ("N+ V", "V", -1),
        ("N{2,3}", "NNNN", 3),
        ("NOUN NOUN", "NZ", 2),
        ("np V", "NZV", 3),
        ("pair", "N,NZ", 4),
        ("rest", "NVT,N", 3),
        ("N !V any", "NV", -1),
        ("N !V any", "NZ", 2),
        ("N &V", "NV", 1),
        ("N (!(, V) any)* ,", "NN,N,V", 5),
        ("N $", "N", 1),
        ("N $", "NV", -1),
    ],
)
def test_signs_of_the_pattern_language(pattern: str, tags: str, taken: int) -> None:
    assert matched(pattern, tags) == taken


def test_an_atom_can_ask_for_a_word_list_or_a_word() -> None:
    assert matched("V@say", "V", "say") == 1
    assert matched("V@say", "V", "walk") == -1
    assert matched("@say", "V", "tell") == 1
    assert matched('N "that"', "NT", "x that") == 2


def test_a_repeat_without_end_gives_nothing_back() -> None:
    assert matched("any* N", "VVN") == -1


def test_the_left_side_of_a_cue_is_matched_on_the_reversed_string() -> None:
    made = compiler()
    side = made.compile(made.expand("[s NOUN+] V* ,"), reverse=True)
    found = side.expression.match(string("TNZV,")[::-1])

    assert found is not None
    assert side.roles == ("s",)
    assert found.span(1) == (2, 4)  # from the right: the comma, the verb, then the two nouns


def test_looking_ahead_left_of_the_cue_looks_towards_the_cue() -> None:
    made = compiler()
    side = made.compile(made.expand("N &V"), reverse=True).expression

    assert side.match(string("NV")[::-1], 1)
    assert not side.match(string("N,")[::-1], 1)


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("(N?)*", "can be empty"),
        ("(N+)*", "a repeat of a repeat"),
        ("N (", "is not closed"),
        ("[s N", "is not closed"),
        ("N )", "unexpected"),
        ("N %", "cannot read"),
        ("NOUNS", "no such kind"),
        ("V@whisper", "no such kind or word list"),
    ],
)
def test_a_pattern_that_cannot_be_is_an_error_at_once(pattern: str, complaint: str) -> None:
    made = compiler()

    with pytest.raises(ValueError, match=complaint):
        made.compile(made.expand(pattern))


def test_a_phrase_made_of_itself_is_an_error() -> None:
    made = compiler()
    made.phrases["loop"] = "N loop"

    with pytest.raises(PatternError, match="made of itself"):
        made.expand("loop")


def test_left_of_the_cue_only_one_atom_can_be_looked_for() -> None:
    made = compiler()

    with pytest.raises(PatternError, match="take one atom"):
        made.compile(made.expand("!(N V) any"), reverse=True)


def test_what_a_match_can_begin_with() -> None:
    made = compiler()

    assert made.first(made.expand("N? V")) == frozenset(made.characters("N") + made.characters("V"))
    assert made.first(made.expand("N?")) is None
    assert made.first(made.expand("^ N")) is None


def test_reading_keeps_the_order_of_the_pattern() -> None:
    assert read("a b | c") == read("(a b) | (c)")
