"""What a common noun says of a source: its kind, and the whole phrase as its name where it holds no proper one."""

from __future__ import annotations

import re
from typing import Final

from worker.claim import Kind
from worker.parser.meaning.phrase import Phrase, Words, joined

BY_CLASS: Final[dict[str, Kind]] = {
    "r": "person",
    "R": "person",
    "T": "person",
    "u": "anonymous",
    "p": "group",
    "o": "organisation",
    "O": "organisation",
    "l": "outlet",
    "L": "outlet",
    "k": "document",
}

_PERSONAL: Final = re.compile(r"(?:ist|man|woman|ian|eur|teer|smith|ster|er|or)$")


def head_kind(words: Words, kinds: str, at: int, length: int) -> tuple[Kind, bool]:
    """The kind that the common noun at `at` gives; a noun outside the tables is judged by its ending."""
    if kinds[at] == "o" and at and kinds[at - 1] in "el" and words[at] in {"agency", "service", "group", "company"}:
        return "outlet", True
    if kinds[at] in BY_CLASS:
        return BY_CLASS[kinds[at]], True
    if kinds[at] == "e":
        return "outlet", True
    return ("person", _PERSONAL.search(words[at]) is not None) if length > 1 else ("organisation", False)


_BEHIND_NOUN: Final = frozenset(
    "familiar close aware involved present responsible loyal opposed privy near who".split()
)


def _behind_noun(word: str) -> bool:
    """An adjective or participle that stands behind its noun: *officials familiar with*, *results posted by*."""
    return word in _BEHIND_NOUN or word.endswith(("ed", "ing"))


_INNER: Final = re.compile("[iwc]")
_SOMEBODY: Final = frozenset({"one", "another", "other"})
# A time at the end of a description is not part of the name.
_BEFORE_TIME: Final = frozenset("in on since until last this next".split())
_WHEN: Final = re.compile(
    r" (?:(?:in|on|since|until) (?:\d{4}|[A-Z][a-z]+day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)|(?:last|this|next) (?:week|month|year))$",
    re.ASCII,
)


def unnamed(words: Words, kinds: str) -> Phrase:
    """The phrase itself is the name; its kind is that of its head noun."""
    if not words:
        return Phrase("", "organisation", named=False, sure=False)
    inner = _INNER.search(kinds, 1)
    stop = inner.start() if inner else len(kinds)
    at = _head(words, kinds, stop)
    kind, sure = head_kind(words, kinds, at, 1)
    if words[0].lower() in _SOMEBODY or (kinds[0] == "#" and stop == 1):
        kind, sure = "anonymous", True
    if not sure and kinds[at] == "n" and words[at][-1] == "s":
        kind = "group"
    name = joined(words)
    if len(words) > 2 and words[-2] in _BEFORE_TIME:
        name = _WHEN.sub("", name)
    return Phrase(name, kind, named=False, head=words[at].lower(), sure=sure)


def _head(words: Words, kinds: str, stop: int) -> int:
    """The last noun before token `stop`, else the last word."""
    for at in range(stop - 1, -1, -1):
        if kinds[at] in "rRTpuolLOkny" and not _behind_noun(words[at]):
            return at
    return stop - 1
