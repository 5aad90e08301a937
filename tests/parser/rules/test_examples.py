"""Every rule finds what it says it finds, and leaves alone what it says it leaves alone."""

from __future__ import annotations

import pytest

from tests.parser.rules.marked import document_of, roles_of, unmark
from worker.parser import rules
from worker.parser.document import Document
from worker.parser.grammar.matching import Matcher
from worker.parser.grammar.production import Match, matches, token_matches
from worker.parser.grammar.rule import Rule

RULES = {rule.name: rule for rule in rules.rules()}
FINDS = [(rule.name, text) for rule in RULES.values() for text in rule.finds]
IGNORES = [(rule.name, text, winner) for rule in RULES.values() for text, winner in rule.ignores.items()]


def alone(rule: Rule, document: Document) -> list[Match]:
    """What this rule makes with no other beside it."""
    matcher = Matcher(rules.compiler(), [rule])
    find = token_matches if "tokens" in rule.flags else matches
    return [
        match
        for number, sentence in enumerate(document.sentences)
        for match in find(number, sentence, rules.cascade(), matcher)
    ]


@pytest.mark.parametrize(("name", "example"), FINDS)
def test_a_rule_finds_its_examples_by_itself(name: str, example: str) -> None:
    marked = unmark(example)
    document = document_of(marked.text)

    assert marked.roles in [roles_of(document, match) for match in alone(RULES[name], document)]


@pytest.mark.parametrize(("name", "text", "winner"), IGNORES)
def test_a_rule_leaves_alone_what_it_ignores(name: str, text: str, winner: str | None) -> None:
    document = document_of(text)

    if winner is None:
        assert alone(RULES[name], document) == []
    else:
        assert alone(RULES[winner], document) != []
