"""Every rule finds what it says it finds, alone and among all, and leaves alone what it says it leaves alone."""

from __future__ import annotations

import pytest

from tests.parser.rules.marked import document_of, roles_of, unmark
from worker.parser import rules
from worker.parser.attribution.naming import named, seen
from worker.parser.document import Document
from worker.parser.grammar.matching import Matcher
from worker.parser.grammar.production import Match, matches, token_matches
from worker.parser.grammar.rule import Rule
from worker.parser.weights.decide import Decided, Sure
from worker.parser.weights.running import Reading
from worker.parser.weights.surroundings import around

RULES = {rule.name: rule for rule in rules.rules()}
FINDS = [(rule.name, text) for rule in RULES.values() for text in rule.finds]
IGNORES = [(rule.name, text, winner) for rule in RULES.values() for text, winner in rule.ignores.items()]
NAMING = [(name, text) for name, text in FINDS if RULES[name].flags.isdisjoint(("plain", "hearsay"))]
SURE = Sure(0, "-", 0, 0)
SHAPES = {(True, False): "before", (False, True): "behind", (True, True): "around"}


def alone(rule: Rule, document: Document) -> list[Match]:
    """What this rule makes with no other beside it."""
    matcher = Matcher(rules.compiler(), [rule])
    find = token_matches if "tokens" in rule.flags else matches
    return [
        match
        for number, sentence in enumerate(document.sentences)
        for match in find(number, sentence, rules.cascade(), matcher)
    ]


def decision(document: Document, match: Match) -> Decided:
    """The match's roles as if the weights had decided them."""
    view, pieces = Reading(document).view(match.sentence), tuple((first, end) for _, first, end in match.content)
    sides = any(first < match.cue[0] for first, _ in pieces), any(first >= match.cue[0] for first, _ in pieces)
    surroundings = around(view, match.head)
    return Decided(
        view, surroundings, match.head, 0, match.cue, match.source, SHAPES[sides], pieces, match.content, SURE
    )


def name_of(document: Document, match: Match) -> str:
    """The rule that names such a decision, of all that match at its head."""
    decided = decision(document, match)
    return named(decided, seen(document, [decided])).rule


@pytest.mark.parametrize(("name", "example"), FINDS)
def test_a_rule_finds_its_examples_by_itself(name: str, example: str) -> None:
    marked = unmark(example)
    document = document_of(marked.text)

    assert marked.roles in [roles_of(document, match) for match in alone(RULES[name], document)]


@pytest.mark.parametrize(("name", "example"), NAMING)
def test_among_all_rules_an_example_bears_its_rule_s_name(name: str, example: str) -> None:
    marked = unmark(example)
    document = document_of(marked.text)
    (match,) = [one for one in alone(RULES[name], document) if roles_of(document, one) == marked.roles]

    assert name_of(document, match) == name


@pytest.mark.parametrize(("name", "text", "winner"), IGNORES)
def test_a_rule_leaves_alone_what_it_ignores(name: str, text: str, winner: str | None) -> None:
    document = document_of(text)
    if winner is None:
        assert alone(RULES[name], document) == []
        return
    found = alone(RULES[winner], document)

    assert {name_of(document, match) for match in found} == {winner}
