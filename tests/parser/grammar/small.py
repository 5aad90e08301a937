"""A small language of four kinds and two word lists, to test the engine without our vocabulary."""

from __future__ import annotations

from worker.parser.grammar.alphabet import Alphabet, WordList
from worker.parser.grammar.compiler import Compiler

LISTS = (
    WordList("say", "V", lemmas=("say", "tell")),
    WordList("loud", "V", lemmas=("shout", "tell")),
    WordList('"that"', "VNT,", forms=("that",)),
    WordList("named", "Z", every=True),
)
GROUPS = {"NP": "NZ", "VG": "V", "QUOTE": "Q"}
SETS = {"NOUN": "N Z", "STOP": ", ."}
PHRASES = {"np": "NOUN+", "pair": "np , np", "rest": "(!STOP any)*"}


def alphabet() -> Alphabet:
    return Alphabet("NZVT,.Qq*", LISTS, GROUPS)


def compiler() -> Compiler:
    return Compiler(alphabet(), SETS, PHRASES)


def string(tags: str, words: str = "") -> str:
    """A string of classes from tags, and words that say where a list matters."""
    named = words.split() or ["x"] * len(tags)
    return alphabet().classes(tags, named, named)
