"""One module a family of rules; a module dropped in here is found, and one that does not load stops the program."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from worker.parser.document import Document
from worker.parser.grammar.alphabet import Alphabet
from worker.parser.grammar.cascade import Cascade
from worker.parser.grammar.compiler import Compiler
from worker.parser.grammar.matching import Matcher
from worker.parser.grammar.production import Match
from worker.parser.grammar.production import matches as matches_in
from worker.parser.grammar.rule import Rule
from worker.parser.rules.vocabulary.groups import GROUPS, KINDS, SETS
from worker.parser.rules.vocabulary.phrases import PHRASES
from worker.parser.rules.vocabulary.words import TAGS, word_lists


@cache
def families() -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """Every family with its rules, sorted by name; a name given twice is an error."""
    names = sorted(module.name for module in iter_modules(__path__) if not module.ispkg)
    found = tuple((name, tuple(import_module(f"{__name__}.{name}").RULES)) for name in names)
    all_names = [rule.name for _, rules in found for rule in rules]
    twice = sorted({name for name in all_names if all_names.count(name) > 1})
    if twice:
        raise ValueError(f"rules with the same name: {', '.join(twice)}")
    return found


def rules() -> tuple[Rule, ...]:
    """All rules, family by family."""
    return tuple(rule for _, members in families() for rule in members)


@cache
def compiler() -> Compiler:
    """The alphabet of our word lists with our sets and phrases."""
    return Compiler(Alphabet(TAGS, word_lists(), KINDS), SETS, PHRASES)


@cache
def cascade() -> Cascade:
    """Tokens to groups."""
    return Cascade(compiler(), GROUPS, "QUOTE")


@cache
def matcher() -> Matcher:
    """All rules, compiled together."""
    return Matcher(compiler(), rules())


def matches(document: Document) -> tuple[Match, ...]:
    """What every rule would make of a document, sentence by sentence."""
    groups, all_rules = cascade(), matcher()
    return tuple(
        match
        for index, sentence in enumerate(document.sentences)
        for match in matches_in(index, sentence, groups, all_rules)
    )
