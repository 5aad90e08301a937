"""One token, one character of a private alphabet, so that a sentence is a string and patterns run at C speed.

A character stands for a kind (a tag, or a kind of group) and for the word lists that the token, or the head of the
group, is in. Characters lie in U+E000–F8FF: outside the BMP a set costs many times more in `re`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import getitem

from worker.parser.memory import Memory
from worker.parser.text.forms import fold

FIRST, LAST = 0xE000, 0xF8FF
MEMO = 16_384  # words remembered under a tag, of some forty; beyond it they start over, which changes nothing but speed
Features = frozenset[str]


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that rules name together, for the tags where the list holds.

    `lemmas` are looked up by lemma. `forms` are looked up by the lower-case form, which then stands for its lemma too:
    a form that is in any list is also in those of the lemma that looks the same, and in no other. `every`: all words
    with these tags.
    """

    name: str
    tags: str
    lemmas: Sequence[str] = ()
    forms: Sequence[str] = ()
    every: bool = False


class _Known(dict[str, str]):
    """The characters of words under one tag, as they were met; "" for one that is not known yet."""

    def __missing__(self, word: str) -> str:
        return ""


class Alphabet:
    """Kinds × word lists as characters; `groups` maps a kind of group to the tags of its head."""

    def __init__(self, tags: str, lists: Iterable[WordList], groups: Mapping[str, str]) -> None:
        self.tags = tags
        self.groups = dict(groups)
        self._by_form: dict[str, set[tuple[str, str]]] = {}
        self._by_lemma: dict[str, set[tuple[str, str]]] = {}
        self._always: dict[str, set[str]] = {tag: set() for tag in tags}
        self.lists = frozenset(self._enter(lists))
        for form, entries in self._by_form.items():
            entries.update(self._by_lemma.get(form, ()))
        self._characters: dict[tuple[str, Features], str] = {}
        self._enumerate()
        self._listless = {tag: self._characters[tag, self._of(tag, ())] for tag in tags}  # most words are in no list
        self._of_kind: dict[str, list[tuple[Features, str]]] = {}
        for (kind, features), character in self._characters.items():
            self._of_kind.setdefault(kind, []).append((features, character))
        self.meaning = {character: key for key, character in self._characters.items()}
        self.promote = {kind: self._promotions(kind, heads) for kind, heads in self.groups.items()}
        self._memo: Memory[str, _Known] = Memory(lambda _: _Known())

    def _enter(self, lists: Iterable[WordList]) -> Iterable[str]:
        for words in lists:
            entries = {(tag, words.name) for tag in words.tags}
            for tag in words.tags if words.every else "":
                self._always[tag].add(words.name)
            for lemma in words.lemmas:
                self._by_lemma.setdefault(lemma, set()).update(entries)
            for form in words.forms:
                self._by_form.setdefault(form, set()).update(entries)
            yield words.name

    def _enumerate(self) -> None:
        seen: dict[str, set[Features]] = {tag: {self._of(tag, ())} for tag in self.tags}
        for entries in (*self._by_form.values(), *self._by_lemma.values()):
            for tag in self.tags:
                seen[tag].add(self._of(tag, entries))
        for kind, heads in self.groups.items():
            seen[kind] = {features for tag in heads for features in seen[tag]}
        keys = [(kind, features) for kind in seen for features in sorted(seen[kind], key=sorted)]
        if len(keys) > LAST - FIRST + 1:
            raise ValueError(f"{len(keys)} classes of tokens, {LAST - FIRST + 1} is the most: merge word lists")
        self._characters = {key: chr(FIRST + place) for place, key in enumerate(keys)}

    def _promotions(self, kind: str, heads: str) -> dict[str, str]:
        return {
            character: self._characters[kind, features]
            for (tag, features), character in self._characters.items()
            if tag in heads
        }

    def features(self, tag: str, lemma: str, form: str) -> Features:
        """The lists that this token is in."""
        return self._of(tag, self._entries(lemma, form))

    def _entries(self, lemma: str, form: str) -> Iterable[tuple[str, str]]:
        return self._by_form.get(form) or self._by_lemma.get(lemma) or ()

    def _of(self, tag: str, entries: Iterable[tuple[str, str]]) -> Features:
        return frozenset(name for where, name in entries if where == tag) | self._always[tag]

    def character(self, tag: str, lemma: str, word: str) -> str:
        """The class of a token; a tag that the alphabet does not know is that of a token of no kind, "*"."""
        known = tag if tag in self.tags else "*"
        entries = self._entries(lemma, fold(word))
        return self._characters[known, self._of(known, entries)] if entries else self._listless[known]

    def classes(self, tags: str, lemmas: Sequence[str], words: Sequence[str]) -> str:
        """A sentence as a string, one character a token; a word has one lemma under a tag."""
        found = list(map(getitem, map(self._memo.__getitem__, tags), words))
        if "" in found:
            for place, character in enumerate(found):
                if not character:
                    found[place] = self._remember(tags[place], lemmas[place], words[place])
        return "".join(found)

    def _remember(self, tag: str, lemma: str, word: str) -> str:
        known = self._memo[tag]
        if len(known) >= MEMO:
            known.clear()
        known[word] = found = self.character(tag, lemma, word)
        return found

    def select(self, kinds: Iterable[str], name: str | None = None) -> str:
        """Every character of these kinds (and of that word list), in order."""
        wanted = frozenset(kinds)
        unknown = sorted(wanted.difference(self._of_kind))
        if unknown or (name is not None and name not in self.lists):
            raise ValueError(f"no such kind or word list: {', '.join(unknown) or name}")
        return "".join(
            character
            for kind, members in self._of_kind.items()
            if kind in wanted
            for features, character in members
            if name is None or name in features
        )

    @property
    def kinds(self) -> tuple[str, ...]:
        """Tags, then kinds of groups."""
        return (*self.tags, *self.groups)

    def __len__(self) -> int:
        return len(self._characters)

