"""The lexicon's table, its closed classes and its lemmas."""

from __future__ import annotations

import time

import pytest

from worker.parser.text import build_lexicon
from worker.parser.text.lexicon import TABLE, entries, lemma, suffix_class, word_class
from worker.parser.text.lexicon_closed import CAPITALS, CLASSES, closed

LINES = TABLE.read_text(encoding="utf-8").splitlines()
ENTERED = frozenset("NSZJRFVYLKDXPEIBCMGW") | frozenset("nuvmsyñkòdtbcfhjoprö")


def test_the_table_is_sorted_without_doubles() -> None:
    assert sorted(set(LINES)) == LINES
    assert len({line.split("\t")[0] for line in LINES}) == len(LINES) > 100_000


def test_every_class_of_the_table_is_in_the_legend() -> None:
    assert {line.split("\t")[1] for line in LINES} <= ENTERED


def test_the_table_is_small_and_loads_fast() -> None:
    """The promise is 150 ms; a loaded machine gets five times that."""
    entries.cache_clear()
    begun = time.perf_counter()
    entries()

    assert time.perf_counter() - begun < 0.75
    assert TABLE.stat().st_size < 3_000_000


def test_a_closed_word_has_one_class() -> None:
    words = [word for table in (CLASSES, CAPITALS) for line in table.values() for word in line.split()]

    assert sorted(words) == sorted(closed())


@pytest.mark.parametrize(
    ("form", "tag", "expected"),
    [
        ("said", "L", "say"),
        ("wrote", "L", "write"),
        ("tweeted", "L", "tweet"),
        ("tweeting", "F", "tweet"),
        ("claims", "Y", "claim"),
        ("claims", "S", "claim"),
        ("left", "L", "leave"),
        ("left", "R", "left"),
        ("found", "K", "find"),
        ("leaves", "S", "leaf"),
        ("leaves", "Y", "leave"),
        ("countries", "S", "country"),
        ("women", "S", "woman"),
        ("'re", "X", "be"),
        ("has", "X", "have"),
        ("according", "F", "according"),
        ("blorks", "S", "blork"),
        ("people", "S", "people"),
    ],
)
def test_lemmas(form: str, tag: str, expected: str) -> None:
    assert lemma(form, tag) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [("blorkly", "R"), ("blorking", "F"), ("blorked", "k"), ("blorkous", "J"), ("blork", "N"), ("blorks", "S")],
)
def test_an_unknown_word_goes_by_its_ending(form: str, expected: str) -> None:
    assert suffix_class(form) == expected


@pytest.mark.parametrize(
    ("form", "expected"), [("state-run", "J"), ("co-founder", "N"), ("one-off", "J"), ("xq-zzv", None)]
)
def test_a_hyphenated_word_goes_by_its_last_part(form: str, expected: str | None) -> None:
    assert word_class(form) == expected


def test_the_builder_weighs_candidates() -> None:
    """A reading that another outweighs forty times is dropped; three grades of noun against verb."""
    assert build_lexicon.prune({"N": (900, "say"), "V": (1, "say")}) == {"N": 900}
    assert [build_lexicon.classify({"N": n, "V": v}) for n, v in ((9, 1), (3, 2), (1, 9))] == ["n", "u", "v"]
    assert build_lexicon.classify({"L": 5, "K": 5}) == "k"
    assert (build_lexicon.regular_plural("city"), build_lexicon.regular_plural("wish")) == ("cities", "wishes")
    assert build_lexicon.regular_verb("tie")[:3] == ["tied", "tied", "tiing"]
