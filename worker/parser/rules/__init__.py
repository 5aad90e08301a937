"""One module a family of rules; a module dropped in here is found, and one that does not load stops the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from worker.parser.document import Document
from worker.parser.grammar.alphabet import Alphabet
from worker.parser.grammar.cascade import Cascade
from worker.parser.grammar.compiler import Compiler
from worker.parser.grammar.matching import Matcher
from worker.parser.grammar.production import Heads, Match, matches_at, token_matches
from worker.parser.grammar.production import matches as matches_in
from worker.parser.grammar.rule import Rule
from worker.parser.rules.vocabulary.groups import GROUPS, KINDS, SETS
from worker.parser.rules.vocabulary.phrases import PHRASES
from worker.parser.rules.vocabulary.words import LISTS, TAGS, word_lists

PUBLIC = ("cascade", "compiler", "families", "flagged", "hearsay", "matcher", "matches", "rules", "trailing", "vocabulary")
REPORTING = frozenset(f"{LISTS['reporting'][1]} {LISTS['telling'][1]}".split())
HEARSAY = frozenset(f"{LISTS['quoting'][1]} {LISTS['hearsay'][1]}".split())


@cache
def families() -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """Every family with its rules, sorted by name; a name given twice is an error."""
    names = sorted(module.name for module in iter_modules(__path__) if not module.ispkg)
    taken = sorted(name for name in names if name in PUBLIC)
    if taken:
        raise ValueError(f"a family of rules may not be called {', '.join(taken)}")
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
    """All rules that say where a cue is, compiled together."""
    return Matcher(compiler(), (rule for rule in rules() if rule.flags.isdisjoint(("plain", "hearsay"))))


@cache
def hearsay_matchers() -> tuple[Matcher, Matcher]:
    """The rules of hearsay: those over groups, and those over tokens."""
    members = [rule for rule in rules() if "hearsay" in rule.flags and "trailing" not in rule.flags]
    return (
        Matcher(compiler(), (rule for rule in members if "tokens" not in rule.flags)),
        Matcher(compiler(), (rule for rule in members if "tokens" in rule.flags)),
    )


def matches(document: Document, heads: Mapping[int, Heads] | None = None) -> tuple[Match, ...]:
    """What the rules would make of a document, sentence by sentence; the plain shapes are left out.

    With `heads` (sentence -> tokens), only cues with these heads: the head of a cue is its first full verb, else its last
    noun, else its adjective. Tokens may be mapped to where their content stands (before, after, around): only rules of
    that shape are tried there.
    """
    groups, all_rules = cascade(), matcher()
    if heads is not None:
        return tuple(matches_at(document.sentences, groups, all_rules, heads))
    return tuple(
        match
        for index, sentence in enumerate(document.sentences)
        for match in matches_in(index, sentence, groups, all_rules)
    )


def hearsay(document: Document) -> tuple[Match, ...]:
    """Citing and quoting inward, quoted as saying, reportedly: what claims need beside the corpus convention."""
    over_groups, over_tokens = hearsay_matchers()
    groups = cascade()
    return tuple(
        match
        for index, sentence in enumerate(document.sentences)
        if not HEARSAY.isdisjoint(sentence.lemmas)
        for match in (
            *matches_in(index, sentence, groups, over_groups),
            *token_matches(index, sentence, groups, over_tokens),
        )
    )


@cache
def flagged(flag: str) -> frozenset[str]:
    """The names of the rules that carry a flag."""
    return frozenset(rule.name for rule in rules() if flag in rule.flags)


@cache
def trailing_matcher() -> Matcher:
    """The rules of trailing cues."""
    return Matcher(compiler(), (rule for rule in rules() if "trailing" in rule.flags))


def trailing(document: Document, sentence: int, heads: Heads) -> list[Match]:
    """A clause, a comma and one of these verbs behind it: the matches of rules that need no weight."""
    return matches_at(document.sentences, cascade(), trailing_matcher(), {sentence: heads})
