"""From classes to tags: rules over the string of a whole article, one character a token, sentences parted by a newline.

Tags (Sentence.tags), one ASCII character a token:
N noun singular · S noun plural · Z proper noun · J adjective · R adverb · D determiner · G possessive pronoun ·
P personal pronoun · W wh-word · T *that* as complementizer or relative · I preposition · B subordinator ·
O infinitival *to* · C and, but, or · X have, be, do as auxiliary or copula · M modal · V base or non-3rd present ·
Y 3rd singular present · L past tense · K past participle · F -ing form · U undecided noun or verb · E negation ·
A particle · # number · H possessive 's · Q opening quote · q closing quote · , · . (. ! ? …) · : · ; · ( · ) ·
- dash · * other

Classes that a word enters with, while undecided (see build_lexicon.py, lexicon_closed.py):
n u v noun or base verb: mostly noun, even, mostly verb · m s y the same for plural noun, 3rd singular ·
ñ as s, before *to* · k past or participle · ò the same of a verb of speech · d that or adjective · t that or noun ·
b base, past, participle or noun (*cut*) · c base or participle · f -ing or noun · h -ing or adjective ·
j adjective or noun · o adjective or verb · p adjective, noun or verb · r adjective or adverb ·
ö first, last, early · ï more, most · à that · á to · â her · ã his · ä 's · å as, before, after · õ like ·
æ up, out · û back · ó on, in · ô by · ç this · ú some, many · ü each · þ how, when · ù let ·
è have · é has · ê had · ë having · ì do · í does · î did · Ð do, as an auxiliary

The rules are in tag_rules.py; here they are compiled and applied, in order, each to the whole string: what a rule
decides, those after it see.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from worker.parser.text.tag_rules import RULES, SETS, Rule

ATOM = re.compile(r"(\(\?[=!](?:\[[^]]*\]|[^()\[])*\)|\[[^]]*\]|\\.|[^?{])(?:(\?)|\{([0-9]+),([0-9]+)\})?")
Step = Callable[[str], str]


def expand(pattern: str) -> str:
    """Write the named sets out."""
    for name, chars in SETS.items():
        pattern = pattern.replace(name, chars)
    return pattern


def widths(behind: str) -> list[str]:
    """What stands behind, written out for each width that its `?` and `{1,3}` allow: a look-behind has one width."""
    variants = [""]
    for atom, optional, low, high in ATOM.findall(behind):
        least, most = (int(low), int(high)) if high else (0 if optional else 1, 1)
        variants = [variant + atom * times for variant in variants for times in range(least, most + 1)]
    return variants


def context(where: str) -> str:
    """The regular expression of one place: `behind _ ahead`, either of which may be left out or begin with `!`."""
    behind, _, ahead = (part.strip(" ") for part in where.partition("_"))
    pattern = ""
    if behind.startswith("!"):
        pattern += f"(?<!{behind[1:]}.)"
    elif behind:
        looks = [f"(?<={variant}.)" for variant in widths(behind)]
        pattern += looks[0] if len(looks) == 1 else f"(?:{'|'.join(looks)})"
    if ahead:
        pattern += f"(?!{ahead[1:]})" if ahead.startswith("!") else f"(?={ahead})"
    return pattern


def steps(rules: tuple[Rule, ...]) -> list[Step]:
    """The rules compiled; neighbours with one head and one tag become one search.

    Class by class, the token to decide is matched first and the places are looked at from there: so the search runs at
    the speed of finding one character. A rule for all places is a plain replacement.
    """
    result: list[Step] = []
    for (head, tag), same in groupby(rules, key=lambda rule: (expand(rule.head), rule.tag)):
        places = [expand(place) for rule in same for place in rule.places]
        if not places:
            result += [replacing(char, tag) for char in head]
        elif head:
            result += [deciding(char, f"{char}(?:{'|'.join(map(context, places))})", tag) for char in head]
        else:
            result += [searching(place, rf"\1{tag}") for place in places]
    return result


def searching(pattern: str, replacement: str) -> Step:
    """Replace by a regular expression."""
    compiled = re.compile(pattern)
    return lambda classes: compiled.sub(replacement, classes)


def deciding(char: str, pattern: str, tag: str) -> Step:
    """The same for one class, which many texts are without."""
    compiled = re.compile(pattern)
    return lambda classes: compiled.sub(tag, classes) if char in classes else classes


def replacing(char: str, tag: str) -> Step:
    """Replace one character wherever it stands."""
    return lambda classes: classes.replace(char, tag)


STEPS = tuple(steps(RULES))


def decide(classes: str) -> str:
    """Replace every class by a tag; `classes` begins and ends with a newline."""
    for step in STEPS:
        classes = step(classes)
    return classes
