"""Lemmas by form and tag, memorised."""

from __future__ import annotations

from sys import intern

from worker.parser.text.forms import LIMIT, LONGEST, fold
from worker.parser.text.lexicon import lemma

INFLECTED = frozenset("NSVYLKFXUJMEDR")


class Lemmas(dict[tuple[str, str], str]):
    """(form, tag) to lemma, filled as they are met; a name is its own lemma."""

    def __missing__(self, key: tuple[str, str]) -> str:
        form, tag = key
        found = form if tag == "Z" else lemma(fold(form), tag) if tag in INFLECTED else fold(form)
        if len(form) <= LONGEST:
            if len(self) >= LIMIT:
                self.clear()
            self[key] = found = intern(found)
        return found
