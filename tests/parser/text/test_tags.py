"""The tagger against a table judged by hand, and each rule's standing in it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.parser.text.reading import document, tagged
from worker.parser.text.tag_rules import RULES, SETS
from worker.parser.text.tags import context

LINES = Path(__file__).with_name("tagged.txt").read_text(encoding="utf-8").splitlines()
TABLE = [line for line in LINES if not line.startswith("#")]


def words_of(line: str) -> list[tuple[str, str]]:
    return [(word, tag) for word, _, tag in (item.rpartition("/") for item in line.split(" "))]


def text_of(line: str) -> str:
    """The sentence as it was written: marks closed up."""
    text = " ".join(word for word, _ in words_of(line))
    for mark in (",", ".", ";", ":", "?", "'s", "n't", "'ve"):
        text = text.replace(f" {mark}", mark)
    return text.replace('" ', '"', 1)


def test_tags_agree_with_the_hand_tagged_table() -> None:
    wrong: Counter[str] = Counter()
    total = 0
    for line in TABLE:
        expected = [tag for _, tag in words_of(line)]
        found = [tag for sentence in document(text_of(line)).sentences for tag in sentence.tags]
        if len(found) != len(expected):
            wrong[text_of(line)] += 1
            continue
        total += len(expected)
        wrong.update(f"{word} {a}>{b}" for (word, a), b in zip(words_of(line), found, strict=True) if a != b)

    assert wrong.total() <= 15, wrong
    assert total > 750


VERBS = {
    "The port reports a loss.": "reports/Y",
    "He read the reports.": "reports/S",
    "Tovik claims victory.": "claims/Y",
    "Tovik's claims are false.": "claims/S",
    "Officials plan to leave.": "plan/V",
    "The plan failed.": "plan/N",
    "Troops deployed in the east were hit.": "deployed/K",
    "Troops deployed in the east.": "deployed/L",
    "The men had fled.": "fled/K",
    "She was told that he left.": "that/T",
    "She read that letter.": "that/D",
    "The letter that hurt him was hers.": "that/T",
    "He saw her leave.": "her/P",
    "He took her letter.": "her/G",
    "Before he left, she called.": "Before/B",
    "Before the war, she called.": "Before/I",
    "He wants to report it.": "to/O",
    "He went to court.": "to/I",
    "It's raining.": "'s/X",
    "Ann's leaving hurt them.": "'s/H",
    "They carried out the order.": "out/A",
}


@pytest.mark.parametrize(("text", "expected"), VERBS.items())
def test_a_word_is_told_by_its_neighbours(text: str, expected: str) -> None:
    assert expected in " ".join(tagged(text)).split(" ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volkan Ruiz said so.", "ZZLR."),
        ("Ruiz met Ann. Ruiz left.", "ZLZ."),
        ("Police Chief Ann Ruiz resigned.", "ZZZZL."),
        ("Republican senators met.", "JSL."),
        ("Republicans met.", "SL."),
    ],
)
def test_capitals_tell_names_from_first_words(text: str, expected: str) -> None:
    assert document(text).sentences[0].tags == expected


def test_rules_have_unique_names_and_known_sets() -> None:
    names = [rule.name for rule in RULES]
    used = {name for rule in RULES for part in (rule.head, *rule.places) for name in re.findall("<[a-z]+>", part)}

    assert (len(names), used) == (len(set(names)), set(SETS))


@pytest.mark.parametrize(
    ("place", "expected"),
    [("X _", "(?<=X.)"), ("_ [DG]", "(?=[DG])"), ("!P _ !R?ô", "(?<!P.)(?!R?ô)"), ("S _ O", "(?<=S.)(?=O)")],
)
def test_a_place_becomes_a_look_around(place: str, expected: str) -> None:
    assert context(place) == expected
