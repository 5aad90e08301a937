"""What a noun phrase says of a source: its name, its kind, its role, and the word that stands for it later.

    Ostland's Deputy Harbour Minister Ida Brandvik      role … Minister, name Ida Brandvik, person
    the Ostland news agency ONA                          role Ostland news agency, name ONA, outlet
    three officials close to the minister                no name; head officials, anonymous

A phrase is read from its words alone, by their classes (classes.py): equal phrases have equal readings anywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from worker.claim import Kind
from worker.parser.meaning import outlets, people
from worker.parser.meaning.classes import CLASS, LOWER, initial
from worker.parser.meaning.countries import PLACES, STATES
from worker.parser.meaning.firstnames import GENDER

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase read.

    `named`: `name` is a proper name; else it is the phrase without its determiner. `head` is the common noun that
    later stands for it ("minister", "agency"). `definite`: with *the*, *this* or a possessive, so known already.
    `owner`: the possessor's words ("its", "Holm"). `sure`: the kind is read off a word, not guessed.
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


_PLURAL_CAPS: Final = frozenset("zsyORLTpu")
CAPS: Final = frozenset("zsyORLT")
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
PARTICLES: Final = frozenset(
    "de da do dos das del della di du la le van von der den ter ten bin bint ibn al el y".split()
)
# Bodies whose common noun only describes the name before it: "the Holm union", but not "the Holm management".
LABELS: Final = frozenset(
    "union group company firm network movement militia agency cartel syndicate startup start-up app".split()
)
# "Transport Ministry", "Supreme Court" need their country to be a name.
_GENERIC: Final = frozenset(
    """Ministry Department Embassy Consulate Parliament Cabinet Government Court Army Navy Police Treasury Senate
    Assembly Foreign Defence Defense Interior Health Finance Transport Justice Education Energy Agriculture Environment
    Trade
    Economy Supreme Constitutional High Central Bank State National Air Force Council Commission Agency of and for in
    the Emergency Situations Affairs Culture Labour Labor Labour's""".split()
)
_MEMORY: dict[tuple[Words, str], Phrase] = {}
_LIMIT: Final = 50_000


def read_phrase(words: Words, tag: str = "") -> Phrase:
    """The reading of a noun phrase; `tag` is that of its first word if it begins a sentence, else empty."""
    key = (words, tag)
    found = _MEMORY.get(key)
    if found is None:
        found = _read(words, tag)
        if len(_MEMORY) >= _LIMIT:
            _MEMORY.clear()
        _MEMORY[key] = found
    return found


_TIGHT: Final = (
    *((" ’s", "’s"), (" 's", "'s"), (" ’ ", "’ "), (" ' ", "' "), (" ,", ",")),
    *(("( ", "("), (" )", ")")),
)


def joined(words: Words | list[str]) -> str:
    """Words as running text."""
    text = " ".join(words)
    for spaced, tight in _TIGHT:
        text = text.replace(spaced, tight)
    return text


def classes(words: Words, tag: str) -> str:
    """The class string of a phrase."""
    if tag and words:
        return initial(words[0], tag) + "".join([CLASS[word] for word in words[1:]])
    return "".join([CLASS[word] for word in words])


# --- the parts of a phrase ------------------------------------------------------------------------------------------

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


def _read(words: Words, tag: str) -> Phrase:
    kinds = classes(words, tag)
    words, kinds, acronym = _without_brackets(words, kinds)
    core = _CORE.match(kinds)
    end = core.end() if core else 0
    phrase = _core(words[:end], kinds[:end])
    if end < len(words):
        phrase = _with_apposition(phrase, words[:end], _segments(words[end:], kinds[end:]))
    if not phrase.named and phrase.kind in _MAY_BE_SHY and any(mark in joined(words) for mark in people.SHY):
        phrase = replace(phrase, kind="anonymous", sure=True)
    return replace(phrase, acronym=acronym) if acronym else phrase


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

_LEAD: Final = re.compile(r"[dg]*")
_VERBLESS: Final = re.compile(r"[^iwc]*")


def _core(words: Words, kinds: str) -> Phrase:
    lead = _LEAD.match(kinds)
    start = lead.end() if lead and lead.end() < len(words) else 0
    definite = start > 0 and (kinds[0] == "g" or words[0] in {"the", "The", "this", "This", "that", "That"})
    owner: Words = words[:1] if kinds[:1] == "g" else ()
    words, kinds = words[start:], kinds[start:]
    possessive = kinds.rfind("h", 0, _first_preposition(kinds) - 1)
    if possessive < 0 and kinds[-2:] == "ho" and all("A" <= word[0] <= "Z" or word == "of" for word in words[:-2]):
        possessive = len(kinds) - 2
    if possessive > 0 and not _h_inside_name(words, kinds, possessive):
        return _owned(words, kinds, possessive)
    return replace(_plain(words, kinds), definite=definite, owner=owner)


def _first_preposition(kinds: str) -> int:
    at = kinds.find("i")
    return len(kinds) if at < 0 else at


def _h_inside_name(words: Words, kinds: str, at: int) -> bool:
    """*Carriers' Union*: the possessive is part of the name."""
    plural = words[at] in {"'", "’"} and kinds[at - 1] in _PLURAL_CAPS and words[at - 1][-1:] == "s"
    capitals = "A" <= words[at - 1][0] <= "Z" and "A" <= words[at + 1][0] <= "Z"
    return (plural and capitals) or joined(words) in outlets.NAMES


def _owned(words: Words, kinds: str, at: int) -> Phrase:
    """*X's Y*: X only describes a Y that has a name of its own; else both are the name."""
    owner, right, right_kinds = words[:at], words[at + 1 :], kinds[at + 1 :]
    phrase = _plain(right, right_kinds)
    if phrase.named and not all(word in _GENERIC for word in phrase.name.split(" ")) and not _place_tail(right):
        role = joined(words[: at + 1]) + " " + phrase.role if phrase.role else None
        return replace(phrase, role=role, owner=owner)
    kind = phrase.kind if phrase.sure else "organisation"
    return Phrase(
        joined(words), kind, named=phrase.named, head=phrase.head, owner=owner, definite=True, sure=phrase.sure
    )


def _place_tail(words: Words) -> bool:
    return words[0] in _GENERIC and "in" in words


def _plain(words: Words, kinds: str) -> Phrase:
    """A phrase without determiner and possessor."""
    end = _name_end(words, kinds)
    found = _called(words, kinds) or _behind_role(words[:end], kinds[:end]) or _behind_head(words[:end], kinds[:end])
    found = found or _before_head(words[:end], kinds[:end]) or _all_caps(words[:end], kinds[:end])
    if found is None:
        return _unnamed(words, kinds)
    if end < len(words) and kinds[end] == "i" and found.role and found.kind == "person":
        return replace(found, role=found.role + " " + joined(words[end:]))
    return found


def _name_end(words: Words, kinds: str) -> int:
    """Where the head of the phrase ends: before its first preposition or conjunction, unless a body's name goes on."""
    match = _VERBLESS.match(kinds)
    end = match.end() if match else 0
    if "O" not in kinds[:end] and joined(words[:end]) not in outlets.NAMES and not _state_of(words):
        return end
    while end < len(kinds) and kinds[end] in "ic":
        after = end + 1 + (kinds[end + 1 : end + 2] == "d")
        if kinds[end] == "i" and words[end] not in {"of", "for", "on", "in"}:
            break
        run = after
        while run < len(kinds) and kinds[run] in "zsyORLTpk" and "A" <= words[run][0] <= "Z":
            run += 1
        if run == after or (kinds[end] == "c" and run == len(kinds) and "i" not in kinds[:end]):
            break
        end = run
    return end


def _state_of(words: Words) -> bool:
    return joined(words) in STATES


def _is_caps(words: Words, kinds: str) -> bool:
    """A run that can be a name: capitals, with particles and numbers inside."""
    if not words or kinds[0] == "#" or (words[0][0] >= "a" and kinds[0] != "z" and words[0] not in PARTICLES):
        return False
    for word, kind in zip(words, kinds, strict=True):
        if "a" <= word[0] <= "z" and kind != "z" and word not in PARTICLES:
            return False
        if kind not in "zsyORLTpkudrh#" and word not in PARTICLES:
            return False
    return True


def _behind_role(words: Words, kinds: str) -> Phrase | None:
    """*beekeeper Ida Brandvik*, *Harbour Minister Brandvik*, *Mr Brandvik*."""
    for at in range(len(kinds) - 2, -1, -1):
        if kinds[at] in "rRTu" and words[at] not in GENDER and _is_caps(words[at + 1 :], kinds[at + 1 :]):
            break
    else:
        return None
    name = words[at + 1 :]
    while len(name) > 1 and name[-1] in people.LETTERS:
        name = name[:-1]
    last = at
    while last >= 0 and kinds[last] == "T" and LOWER.get(words[last].lower()) is None:
        last -= 1
    role: str | None = joined(words[: at + 1])
    head = words[at].lower() if kinds[at] in "rRu" or words[at].lower() in LOWER else None
    if "O" in kinds[at + 1 :]:
        return Phrase(joined(name), "organisation", named=True, role=role, head=head)
    role = None if all(kind == "T" for kind in kinds[: at + 1]) else role
    return Phrase(joined(name), "person", named=True, role=role, head=head)


def _behind_head(words: Words, kinds: str) -> Phrase | None:
    """*dredging firm Holm Marine*, *the weekly Kompasset*, *radio station Ostland Ett*."""
    for at in range(len(kinds) - 2, -1, -1):
        rest = kinds[at + 1 :]
        if words[at] in PARTICLES or (kinds[at] == "n" and words[at].endswith(("ing", "ed"))):
            continue
        if kinds[at] in "nolke" and rest.strip("y") and _is_caps(words[at + 1 :], rest):
            break
    else:
        return None
    kind, sure = _head_kind(words, kinds, at, len(words) - at - 1)
    bare = _all_caps(words[at + 1 :], kinds[at + 1 :])
    if bare and bare.sure and bare.kind == "person" != kind:
        return bare  # *outside the court Ida Brandvik said*
    if bare and bare.sure and not sure:
        kind, sure = bare.kind, True
    name, role = joined(words[at + 1 :]), joined(words[: at + 1])
    return Phrase(name, kind, named=True, role=role, head=words[at].lower(), sure=sure)


_PERSONAL: Final = re.compile(r"(?:ist|man|woman|ian|eur|teer|smith|ster|er|or)$")


def _head_kind(words: Words, kinds: str, at: int, length: int) -> tuple[Kind, bool]:
    """The kind that the common noun at `at` gives; a noun outside the tables is judged by its ending."""
    if kinds[at] == "o" and at and kinds[at - 1] in "el" and words[at] in {"agency", "service", "group", "company"}:
        return "outlet", True
    if kinds[at] in BY_CLASS:
        return BY_CLASS[kinds[at]], True
    if kinds[at] == "e":
        return "outlet", True
    personal = _PERSONAL.search(words[at]) is not None and length > 1
    return ("person", personal) if personal or length > 1 else ("organisation", False)


_BEFORE: Final = re.compile(r"([zsyORL#-]*[zORL])([nole]*[ol])$")


def _before_head(words: Words, kinds: str) -> Phrase | None:
    """*the Kompasset website*, *the Nord-3 television channel*, *the DLO union*; not *the DLO leadership*."""
    found = _BEFORE.match(kinds)
    if found is None:
        return None
    cut = found.end(1)
    kind, _ = _head_kind(words, kinds, len(words) - 1, 1)
    if kind != "outlet" and words[-1] not in LABELS:
        return None
    if words[-1] in {"radio", "tv"}:
        return Phrase(joined(words), "outlet", named=True, head=words[-1])
    return Phrase(joined(words[:cut]), kind, named=True, role=joined(words[cut:]), head=words[-1])


def _all_caps(words: Words, kinds: str) -> Phrase | None:
    """A bare name; its kind by the tables, or guessed."""
    if not _is_caps(tuple(w for w, k in zip(words, kinds, strict=True) if k not in "icd"),
                    "".join(k for k in kinds if k not in "icd")):
        return None
    name = joined(words)
    if name in STATES:
        return Phrase(name, "state", named=True)
    if kinds[-1] == "y" and len(words) <= 2 and words[-1].endswith("s"):
        return Phrase(name, "group", named=False)
    if name in outlets.NAMES or (len(words) > 1 and words[-1] in outlets.ENDINGS) or "L" in kinds:
        return Phrase(name, "outlet", named=True)
    if all(kind in "puk" for kind in kinds) or (len(words) == 1 and kinds in {"R", "r"}):
        return None
    if "O" in kinds:
        return Phrase(name, "organisation", named=True)
    if len(words) == 1:
        word = words[0]
        shouted = len(word) > 1 and all(not "a" <= c <= "z" for c in word)
        return Phrase(name, "organisation", named=True, sure=shouted)
    if words[0] in GENDER:
        return Phrase(name, "person", named=True)
    if kinds[0] == "y" and len(words) > 2 and set(kinds[1:]) == {"z"}:
        return Phrase(joined(words[1:]), "person", named=True, role=words[0])
    if any(word in PLACES for word in words[1:]):
        return Phrase(name, "organisation", named=True, sure=False)
    return Phrase(name, "person", named=True, sure=False)


_KNOWN_AS: Final = frozenset("as called named dubbed nicknamed".split())


def _called(words: Words, kinds: str) -> Phrase | None:
    """*a group known as Red Harbour*."""
    for at in range(1, len(words) - 1):
        known = words[at] in _KNOWN_AS and (words[at] != "as" or words[at - 1] == "known")
        if known and _is_caps(words[at + 1 :], kinds[at + 1 :]):
            first = _unnamed(words[:at], kinds[:at])
            return Phrase(joined(words[at + 1 :]), first.kind, named=True, role=first.head, head=first.head)
    return None


# --- no name --------------------------------------------------------------------------------------------------------


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


def _unnamed(words: Words, kinds: str) -> Phrase:
    """The phrase itself is the name; its kind is that of its head noun."""
    stop = next((i for i, kind in enumerate(kinds) if kind in "iwc" and i), len(kinds))
    nouns = (i for i in range(stop - 1, -1, -1) if kinds[i] in "rRTpuolLOkny" and not _behind_noun(words[i]))
    at = next(nouns, stop - 1)
    kind, sure = _head_kind(words, kinds, at, 1) if words else ("organisation", False)
    head = words[at].lower() if words else None
    if words and (words[0].lower() in {"one", "another", "other"} or (kinds[0] == "#" and stop == 1)):
        kind, sure = "anonymous", True
    if kinds and not sure and words[at].endswith("s") and kinds[at] == "n":
        kind = "group"
    return Phrase(_WHEN.sub("", joined(words)), kind, named=False, head=head, sure=sure)
