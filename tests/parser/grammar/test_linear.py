"""No pattern takes more than linear time on runs of its own classes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from tests.parser.linear import FLOOR, LONGER, TOLERANCE, least
from worker.parser import rules
from worker.parser.grammar.matching import Matcher
from worker.parser.grammar.rule import Rule
from worker.parser.grammar.syntax import Characters, Choice, Look, Node, Repeat, Role, Sequence

RULES = rules.rules()
SMALL = 400  # code points


def atoms(node: Node) -> Iterator[str]:
    match node:
        case Characters(text):
            yield text
        case Sequence(parts):
            for part in parts:
                yield from atoms(part)
        case Choice(options):
            for option in options:
                yield from atoms(option)
        case Repeat(part, _, _) | Role(_, part) | Look(part, _):
            yield from atoms(part)


def runs(sets: list[str], length: int) -> list[str]:
    """Strings of one class, of two in turn, and of any: all of the pattern's own."""
    dice = random.Random(7)
    letters = [text[0] for text in sets]
    one = [letter * length for letter in letters]
    two = [(dice.choice(letters) + dice.choice(letters)) * (length // 2) for _ in range(12)]
    mixed = ["".join(dice.choice(dice.choice(sets)) for _ in range(length)) for _ in range(6)]
    return one + two + mixed


def slowest(run: Callable[[str], object], texts: list[str]) -> float:
    return max(least(run, text) for text in texts)


def assert_linear(run: Callable[[str], object], sets: list[str]) -> None:
    short, long = (slowest(run, runs(sets, length)) for length in (SMALL, SMALL * LONGER))

    assert long < max(short, FLOOR) * LONGER * TOLERANCE


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_s_sides_take_linear_time(rule: Rule) -> None:
    compiler = rules.compiler()
    sets = sorted(set(atoms(compiler.expand(rule.pattern))))
    sides = Matcher(compiler, [rule]).sides

    def run(text: str) -> object:
        return [side.match(text, at) for side in sides for at in (0, 1, 2, 3)]

    assert_linear(run, sets)


def test_cutting_a_sentence_into_groups_takes_linear_time() -> None:
    cascade, alphabet = rules.cascade(), rules.compiler().alphabet
    sets = [alphabet.select([tag]) for tag in alphabet.tags]

    assert_linear(lambda text: cascade.views(text, "." * len(text)), sets)


def test_matching_every_rule_takes_linear_time() -> None:
    cascade, matcher, alphabet = rules.cascade(), rules.matcher(), rules.compiler().alphabet
    sets = [alphabet.select([tag]) for tag in alphabet.tags]

    def run(text: str) -> object:
        views = cascade.views(text, "." * len(text))
        return [matcher.find(view, [(at, at) for at in matcher.cues(view)]) for view in views]

    assert_linear(run, sets)
