"""Lemmas by tag and form, memorised."""

from __future__ import annotations

from collections.abc import Iterable
from operator import getitem
from typing import Final

from worker.parser.memory import Memory
from worker.parser.text.forms import LONGEST, TEXTS, fold
from worker.parser.text.lexicon import lemma

LIMIT = 16_384  # forms remembered under a tag; beyond it they start over
INFLECTED = frozenset("NSVYLKFXUJMEDR")


class Lemmas(dict[str, str]):
    """Form to lemma under one tag, filled as they are met; a name is its own lemma."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag

    def __missing__(self, form: str) -> str:
        tag = self.tag
        found = form if tag == "Z" else lemma(fold(form), tag) if tag in INFLECTED else fold(form)
        if len(form) <= LONGEST:
            if len(self) >= LIMIT:
                self.clear()
            self[form] = found = TEXTS[found]
        return found


LEMMAS: Final[Memory[str, Lemmas]] = Memory(Lemmas)


def lemmas_of(words: Iterable[str], tags: str) -> tuple[str, ...]:
    """The lemma of each word under its tag."""
    return tuple(map(getitem, map(LEMMAS.__getitem__, tags), words))
