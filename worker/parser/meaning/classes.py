"""One character a word, by what the word can be inside the name of a source (the alphabet of phrases.py).

d determiner · g possessive pronoun · h 's · c and · , ( ) · i preposition · w who, which · P pronoun ·
T form of address · r one person's role · p a group of people · u a type of unnamed source · o a body · l a medium ·
k a document · e news, wire (before "agency") · s a state or capital · y a demonym · R O L the same as r, o, l with a
capital · z other capitalised word · # number · v verb · n other

Filled as words are met; the same for a word wherever it stands.
"""

from __future__ import annotations

import re
from typing import Final

from worker.parser.meaning import outlets, people
from worker.parser.meaning.countries import DEMONYMS, STATE_HEADS
from worker.parser.memory import Memory

_CLOSED: Final = {
    "d": """the a an this that these those some any all every each no another both several many few such most own
        other""",
    "g": "his her its their our my your whose",
    "c": "and or & but",
    "i": """of for in at from with to on by about near within under behind inside outside against over across into
        between among including per via than as during after before since throughout""",
    "w": "who which whom where when why how",
    "P": """he she it they we i you him them us me himself herself itself themselves him nobody everyone everybody
        someone somebody anyone anybody who's one""",
}
_MARKS: Final = {",": ",", "(": "(", "[": "(", ")": ")", "]": ")", "'s": "h", "’s": "h", "'": "h", "’": "h"}
_DASHES: Final = {"-": "-", "–": "-", "—": "-", "―": "-"}


def _words() -> dict[str, str]:
    table: dict[str, str] = {}
    for kind, words in (
        ("k", people.DOCUMENTS),
        ("o", people.ORGANISATIONS),
        ("l", outlets.HEADS),
        ("p", people.ROLE_PLURALS | people.GROUPS),
        ("r", people.ROLES),
        ("u", people.UNNAMED),
        ("e", outlets.NEWS - outlets.HEADS),
    ):
        table |= dict.fromkeys(words, kind)
    for kind, words_ in _CLOSED.items():
        table |= dict.fromkeys(words_.split(), kind)
    return table


LOWER: Final = _words()
# Capitals that decide by themselves; the rest of the capitals is `z`.
_CAPITALS: Final = (
    {word.capitalize(): "R" for word, kind in LOWER.items() if kind == "r"}
    | {word.capitalize(): kind for word, kind in LOWER.items() if kind in "pukcdgiwP"}
    | dict.fromkeys(("News", "Press", "Newspaper", "Radio", "Television", "TV", "Channel"), "L")
    | dict.fromkeys((word for word in STATE_HEADS if word != "The"), "s")
    | dict.fromkeys((word for name in DEMONYMS for word in name.split()), "y")
    | dict.fromkeys(people.NAME_PARTS, "O")
    | dict.fromkeys(people.TITLES, "T")
)
_UPPER: Final = dict.fromkeys((name for name in outlets.NAMES if name.islower()), "z") | {
    **dict.fromkeys(("CEO", "CFO", "COO", "MP", "MEP"), "R"),
    **dict.fromkeys(("KC", "QC"), "z"),
}
_PEOPLE: Final = re.compile("[A-Z]{2,4}s")  # MPs, NGOs


_KNOWN: Final = LOWER | _CAPITALS | _UPPER | _DASHES | _MARKS
_ADJECTIVES: Final = ("-based", "-born", "-listed", "-owned", "-led", "-backed", "-run", "-linked", "-funded", "-old")


def classify(word: str) -> str:
    """The class of a word as written."""
    found = _KNOWN.get(word)
    if found is not None:
        return found
    first = word[0]
    if word[-1] == "s" and _PEOPLE.fullmatch(word):
        return "p"
    if "-" in word and word.endswith(_ADJECTIVES):
        return "n"
    if "0" <= first <= "9":
        return "#"
    if "A" <= first <= "Z" or (first > "\x7f" and first != first.lower()):
        return "z"
    return "n"


CLASS: Final = Memory(classify)


def initial(word: str, tag: str) -> str:
    """The class of a sentence's first word, whose capital is no sign of a name."""
    kind = CLASS[word]
    if tag != "Z" and kind in "zROL" and len(word) > 1:
        return LOWER.get(word[:1].lower() + word[1:], "n" if tag in "NSJRVKFL" else kind)
    return kind


def of_words(words: tuple[str, ...], tag: str) -> str:
    """The class string of a phrase."""
    if tag and words:
        return initial(words[0], tag) + "".join(map(CLASS.__getitem__, words[1:]))
    return "".join(map(CLASS.__getitem__, words))
