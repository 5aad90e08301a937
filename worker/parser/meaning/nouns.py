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
    personal = _PERSONAL.search(words[at]) is not None and length > 1
    return ("person", personal) if personal or length > 1 else ("organisation", False)


_BEHIND_NOUN: Final = frozenset(
    "familiar close aware involved present responsible loyal opposed privy near who".split()
)


def _behind_noun(word: str) -> bool:
    """An adjective or participle that stands behind its noun: *officials familiar with*, *results posted by*."""
    return word in _BEHIND_NOUN or word.endswith(("ed", "ing"))


# A time at the end of a description is not part of the name.
_WHEN: Final = re.compile(
    r" (?:(?:in|on|since|until) (?:\d{4}|[A-Z][a-z]+day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)|(?:last|this|next) (?:week|month|year))$",
    re.ASCII,
)


def unnamed(words: Words, kinds: str) -> Phrase:
    """The phrase itself is the name; its kind is that of its head noun."""
    stop = next((i for i, kind in enumerate(kinds) if kind in "iwc" and i), len(kinds))
    nouns = (i for i in range(stop - 1, -1, -1) if kinds[i] in "rRTpuolLOkny" and not _behind_noun(words[i]))
    at = next(nouns, stop - 1)
    kind, sure = head_kind(words, kinds, at, 1) if words else ("organisation", False)
    head = words[at].lower() if words else None
    if words and (words[0].lower() in {"one", "another", "other"} or (kinds[0] == "#" and stop == 1)):
        kind, sure = "anonymous", True
    if kinds and not sure and words[at].endswith("s") and kinds[at] == "n":
        kind = "group"
    return Phrase(_WHEN.sub("", joined(words)), kind, named=False, head=head, sure=sure)
