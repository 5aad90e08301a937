from __future__ import annotations

import pytest

from tests.parser.grammar.small import GROUPS, LISTS, alphabet
from worker.parser.grammar.alphabet import FIRST, LAST, Alphabet, WordList


def test_a_token_is_one_character_of_the_private_use_area() -> None:
    classes = alphabet().classes("NVN", ["mayor", "say", "word"], ["mayor", "said", "word"])

    assert len(classes) == 3
    assert all(FIRST <= ord(character) <= LAST for character in classes)


def test_a_sentence_of_which_some_words_are_known_is_read_as_one_of_which_none_is() -> None:
    letters, fresh = alphabet(), alphabet()
    letters.classes("NV", ["mayor", "say"], ["mayor", "said"])

    sentence = ("NVN", ["mayor", "tell", "word"], ["mayor", "told", "word"])
    assert letters.classes(*sentence) == fresh.classes(*sentence)


def test_a_word_is_in_a_list_by_its_lemma_and_only_under_the_list_s_tags() -> None:
    letters = alphabet()

    assert letters.features("V", "say", "says") == {"say"}
    assert letters.features("N", "say", "say") == frozenset()


def test_a_word_can_be_in_two_lists() -> None:
    assert alphabet().features("V", "tell", "told") == {"say", "loud"}


def test_a_form_counts_in_place_of_its_lemma() -> None:
    letters = Alphabet("V", (WordList("do", "V", lemmas=("do",)), WordList("done", "V", forms=("done",))), {})

    assert letters.features("V", "do", "done") == {"done"}
    assert letters.features("V", "do", "did") == {"do"}


def test_every_word_of_a_tag_can_be_in_a_list() -> None:
    assert alphabet().features("Z", "ilves", "Ilves") == {"named"}


def test_an_unknown_tag_is_that_of_a_token_of_no_kind() -> None:
    letters = alphabet()

    assert letters.character("@", "x", "x") == letters.character("*", "x", "x")


def test_a_group_keeps_the_lists_of_its_head() -> None:
    letters = alphabet()
    head = letters.character("V", "say", "said")

    assert letters.meaning[letters.promote["VG"][head]] == ("VG", frozenset({"say"}))


def test_selecting_an_unknown_kind_or_list_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such kind or word list: XX"):
        alphabet().select(["XX"])
    with pytest.raises(ValueError, match="no such kind or word list: shouting"):
        alphabet().select(["V"], "shouting")


def test_more_classes_than_the_area_holds_are_an_error() -> None:
    lists = [WordList(f"l{bit}", "N", lemmas=[f"w{n}" for n in range(8192) if n >> bit & 1]) for bit in range(13)]

    with pytest.raises(ValueError, match="merge word lists"):
        Alphabet("NV", lists, {})


def test_the_same_lists_give_the_same_characters() -> None:
    one, other = alphabet(), Alphabet("NZVT,.Qq*", LISTS, GROUPS)

    assert one.meaning == other.meaning
