"""The reading of a noun phrase, as a value, and words as running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from worker.claim import Kind

Words = tuple[str, ...]


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase read.

    `named`: `name` is a proper name; else it is the phrase without its determiner. `head` is the common noun that
    later stands for it ("minister", "agency"). `definite`: with *the*, *this* or a possessive, so known already.
    `owner`: the possessor's words ("its", "Holm"). `sure`: the kind is read off a word, not guessed. `first` is the
    word that the name begins with, where both end with the same word.
    """

    name: str
    kind: Kind
    named: bool
    role: str | None = None
    head: str | None = None
    definite: bool = False
    acronym: str | None = None
    owner: Words = ()
    sure: bool = True
    first: int = 0


_TIGHT: Final = (
    *((" ’s", "’s"), (" 's", "'s"), (" ’ ", "’ "), (" ' ", "' "), (" ,", ",")),
    *(("( ", "("), (" )", ")")),
)
_LOOSE: Final = re.compile("[’',()]")


def joined(words: Words | list[str]) -> str:
    """Words as running text."""
    text = " ".join(words)
    if _LOOSE.search(text) is None:
        return text
    for spaced, tight in _TIGHT:
        text = text.replace(spaced, tight)
    return text
