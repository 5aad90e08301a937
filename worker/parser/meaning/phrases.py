"""What a noun phrase says of a source: its name, its kind, its role, and the word that stands for it later.

    Ostland's Deputy Harbour Minister Ida Brandvik      role … Minister, name Ida Brandvik, person
    the Ostland news agency ONA                          role Ostland news agency, name ONA, outlet
    three officials close to the minister                no name; head officials, anonymous

A phrase is read from its words alone, by their classes (classes.py): equal phrases have equal readings anywhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from worker.parser.meaning import outlets, people
from worker.parser.meaning.classes import of_words
from worker.parser.meaning.names import capitals, plain
from worker.parser.meaning.phrase import Phrase, Words, joined
from worker.parser.memory import Memory

_PLURAL_CAPS: Final = frozenset("zsyORLTpu")
# "Transport Ministry", "Supreme Court" need their country to be a name.
_GENERIC: Final = frozenset(
    """Ministry Department Embassy Consulate Parliament Cabinet Government Court Army Navy Police Treasury Senate
    Assembly Foreign Defence Defense Interior Health Finance Transport Justice Education Energy Agriculture Environment
    Trade
    Economy Supreme Constitutional High Central Bank State National Air Force Council Commission Agency of and for in
    the Emergency Situations Affairs Culture Labour Labor Labour's""".split()
)
_JOURNALISM: Final = frozenset("report story version account article coverage reporting".split())
LIMIT: Final = 50_000


def read_phrase(words: Words, tag: str = "") -> Phrase:
    """The reading of a noun phrase; `tag` is that of its first word if it begins a sentence, else empty."""
    return READINGS[words, tag]


_BRACKET: Final = re.compile(r"\([^()]*\)?")


def _without_brackets(words: Words, kinds: str) -> tuple[Words, str, str | None]:
    """The phrase without what stands in brackets, and the acronym that stood there."""
    acronym = None
    while (found := _BRACKET.search(kinds)) is not None:
        inner = words[found.start() + 1 : found.end() - 1]
        short = joined(inner) if 0 < len(inner) <= 2 else ""
        if short and short[0].isascii() and sum("A" <= c <= "Z" for c in short) >= 2:
            acronym = short
        words = words[: found.start()] + words[found.end() :]
        kinds = kinds[: found.start()] + kinds[found.end() :]
    return words, kinds, acronym


_MAY_BE_SHY: Final = frozenset({"person", "group", "anonymous"})
_CORE: Final = re.compile(r"[^,w-]*")


def _read(key: tuple[Words, str]) -> Phrase:
    words, tag = key
    kinds = of_words(words, tag)
    if kinds and not kinds.strip("z"):
        return capitals(words)  # of names, two of five are capitalised words and nothing else
    phrase = _whole(words, kinds)
    length = phrase.name.count(" ") + 1
    if length < len(words) and phrase.name.endswith(words[-1]) and phrase.name.rsplit(" ", 1)[-1] == words[-1]:
        phrase.first = len(words) - length
    return phrase


def _whole(words: Words, kinds: str) -> Phrase:
    """The reading of a phrase with what stands in brackets and behind its commas."""
    acronym = None
    if "(" in kinds:
        words, kinds, acronym = _without_brackets(words, kinds)
    core = _CORE.match(kinds)
    end = core.end() if core else 0
    if end < len(words):
        phrase = _with_apposition(
            _core(words[:end], kinds[:end]), words[:end], _segments(words[end:], kinds[end:])
        )
    else:
        phrase = _core(words, kinds)
    if not phrase.named and phrase.kind in _MAY_BE_SHY and _is_shy(joined(words)):
        phrase = replace(phrase, kind="anonymous", sure=True)
    return replace(phrase, acronym=acronym) if acronym else phrase


def _is_shy(text: str) -> bool:
    """Whether a description says that the source means to stay unnamed."""
    return any(map(text.__contains__, people.SHY))


def _segments(words: Words, kinds: str) -> list[tuple[Words, str]]:
    """What stands between commas behind the core, without ages, places and relative clauses."""
    found: list[tuple[Words, str]] = []
    start = 0
    for at in [*[i for i, kind in enumerate(kinds) if kind == ","], len(kinds)]:
        part = kinds[start:at]
        if part and part[0] not in "wi#" and "w" not in part[:2]:
            found.append((words[start:at], part))
        start = at + 1
    return found


def _with_apposition(phrase: Phrase, core: Words, segments: list[tuple[Words, str]]) -> Phrase:
    """A name behind a description, or a description behind a name."""
    for words, kinds in segments:
        other = _core(words, kinds)
        if not phrase.named and other.named and (other.role is None or other.sure):
            sure = phrase.sure and phrase.kind not in {"anonymous", "group"}
            kind = phrase.kind if sure else other.kind
            if phrase.head in {"owner", "operator"} and not other.sure:
                kind = "organisation"
            role = phrase.name if phrase.owner == () or not phrase.definite else joined(core)
            role = _role(role, other.role)
            return replace(other, kind=kind, role=role, head=phrase.head, sure=True, owner=phrase.owner)
        if phrase.named and not other.named:
            kind = other.kind if other.sure and not phrase.sure else phrase.kind
            kind = "person" if kind in {"anonymous", "group"} else kind
            if phrase.role is None:
                return replace(phrase, role=other.name, kind=kind, head=other.head or phrase.head, sure=True)
            return phrase
    return phrase


def _role(outer: str, inner: str | None) -> str:
    return f"{outer}, {inner}" if inner else outer


# --- the core -------------------------------------------------------------------------------------------------------

_DEFINITE: Final = frozenset("the The this This that That".split())


def _core(words: Words, kinds: str) -> Phrase:
    definite, owner = False, words[:0]
    if kinds[:1] in {"d", "g"}:
        start = len(kinds) - len(kinds.lstrip("dg"))
        start = start if start < len(words) else 0
        definite = start > 0 and (kinds[0] == "g" or words[0] in _DEFINITE)
        owner = words[:1] if kinds[0] == "g" else ()
        words, kinds = words[start:], kinds[start:]
    if "h" in kinds:
        possessive = _possessive(words, kinds)
        if possessive > 0 and not _h_inside_name(words, kinds, possessive):
            return _owned(words, kinds, possessive)
    phrase = plain(words, kinds)
    phrase.definite, phrase.owner = definite, owner
    return phrase


def _possessive(words: Words, kinds: str) -> int:
    """Where the *'s* stands that parts a possessor from what is named, or -1."""
    found = kinds.rfind("h", 0, _first_preposition(kinds) - 1)
    if found < 0 and kinds[-2:] == "ho" and all("A" <= word[0] <= "Z" or word == "of" for word in words[:-2]):
        return len(kinds) - 2
    return found


def _first_preposition(kinds: str) -> int:
    at = kinds.find("i")
    return len(kinds) if at < 0 else at


def _h_inside_name(words: Words, kinds: str, at: int) -> bool:
    """*Carriers' Union*: the possessive is part of the name."""
    plural = words[at] in {"'", "’"} and kinds[at - 1] in _PLURAL_CAPS and words[at - 1][-1:] == "s"
    capitals = "A" <= words[at - 1][0] <= "Z" and "A" <= words[at + 1][0] <= "Z"
    return (plural and capitals) or joined(words) in outlets.NAMES


def _owned(words: Words, kinds: str, at: int) -> Phrase:
    """*X's Y*: X only describes a Y that has a name of its own; else both are the name.

    *The Kompasset's version of the story* speaks for the Kompasset.
    """
    owner, right, right_kinds = words[:at], words[at + 1 :], kinds[at + 1 :]
    phrase = plain(right, right_kinds)
    if phrase.head in _JOURNALISM and joined(owner) in outlets.NAMES:
        return plain(owner, kinds[:at])
    if phrase.named and not all(word in _GENERIC for word in phrase.name.split(" ")) and not _place_tail(right):
        role = joined(words[: at + 1]) + " " + phrase.role if phrase.role else None
        return replace(phrase, role=role, owner=owner)
    kind = phrase.kind if phrase.sure else "organisation"
    return Phrase(
        joined(words), kind, named=phrase.named, head=phrase.head, owner=owner, definite=True, sure=phrase.sure
    )


def _place_tail(words: Words) -> bool:
    return words[0] in _GENERIC and "in" in words


READINGS: Final = Memory(_read, LIMIT)  # by words and tag, as `read_phrase` has them
