"""The proper name in a phrase without determiner and possessor, and what the words around it make of it.

    beekeeper Ida Brandvik             behind a role
    dredging firm Holm Marine          behind the common noun of a body
    the Kompasset website              before it
    a group known as Red Harbour       behind *known as*
    Ida Brandvik, Holm Marine          bare
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from worker.parser.meaning import outlets, people
from worker.parser.meaning.classes import LOWER
from worker.parser.meaning.countries import PLACES, STATES
from worker.parser.meaning.firstnames import GENDER
from worker.parser.meaning.nouns import head_kind, unnamed
from worker.parser.meaning.phrase import Phrase, Words, joined

PARTICLES: Final = frozenset(
    "de da do dos das del della di du la le van von der den ter ten bin bint ibn al el y".split()
)
# Bodies whose common noun only describes the name before it: "the Holm union", but not "the Holm management".
LABELS: Final = frozenset(
    "union group company firm network movement militia agency cartel syndicate startup start-up app".split()
)


_VERBLESS: Final = re.compile(r"[^iwc]*")
_IN_NAMES: Final = "zsyORLTpkudrh#"  # the classes of words that a name can have, but for its particles
_MAY_NAME: Final = re.compile(f"[{_IN_NAMES}]")


def plain(words: Words, kinds: str) -> Phrase:
    """A phrase without determiner and possessor."""
    if _nameless(words, kinds):
        return unnamed(words, kinds)
    end = _name_end(words, kinds)
    core, core_kinds = (words[:end], kinds[:end]) if end < len(words) else (words, kinds)
    found = _called(words, kinds) or _behind_role(core, core_kinds) or _behind_head(core, core_kinds)
    found = found or _before_head(core, core_kinds) or _all_caps(core, core_kinds)
    if found is None:
        return unnamed(words, kinds)
    if end < len(words) and kinds[end] == "i" and found.role and found.kind == "person":
        return replace(found, role=found.role + " " + joined(words[end:]))
    return found


def _nameless(words: Words, kinds: str) -> bool:
    """Whether no word can be of a name, by its class or since all are small."""
    if not PARTICLES.isdisjoint(words):
        return False
    return _MAY_NAME.search(kinds) is None or ("z" not in kinds and "h" not in kinds and "".join(words).islower())


def _name_end(words: Words, kinds: str) -> int:
    """Where the head of the phrase ends: before its first preposition or conjunction, unless a body's name goes on."""
    match = _VERBLESS.match(kinds)
    end = match.end() if match else 0
    if end == len(kinds):
        return end
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
        if "a" <= word[0] <= "z" and kind not in "zO" and word not in PARTICLES:
            return False
        if kind not in _IN_NAMES and word not in PARTICLES:
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
        if kinds[at] not in "nolke" or words[at] in PARTICLES:
            continue
        rest = kinds[at + 1 :]
        if kinds[at] == "n" and words[at].endswith(("ing", "ed")):
            continue
        if rest.strip("y") and _is_caps(words[at + 1 :], rest):
            break
    else:
        return None
    kind, sure = head_kind(words, kinds, at, len(words) - at - 1)
    bare = _all_caps(words[at + 1 :], kinds[at + 1 :])
    if bare and bare.sure and bare.kind == "person" != kind:
        return bare  # *outside the court Ida Brandvik said*
    if bare and bare.sure and not sure:
        kind, sure = bare.kind, True
    name, role = joined(words[at + 1 :]), joined(words[: at + 1])
    return Phrase(name, kind, named=True, role=role, head=words[at].lower(), sure=sure)




_BEFORE: Final = re.compile(r"([zsyORL#-]*[zORL])([nole]*[ol])$")


def _before_head(words: Words, kinds: str) -> Phrase | None:
    """*the Kompasset website*, *the Nord-3 television channel*, *the DLO union*; not *the DLO leadership*."""
    found = _BEFORE.match(kinds)
    if found is None:
        return None
    cut = found.end(1)
    kind, _ = head_kind(words, kinds, len(words) - 1, 1)
    if kind != "outlet" and words[-1] not in LABELS:
        return None
    if words[-1] in {"radio", "tv"}:
        return Phrase(joined(words), "outlet", named=True, head=words[-1])
    return Phrase(joined(words[:cut]), kind, named=True, role=joined(words[cut:]), head=words[-1])


_FUNCTION: Final = re.compile("[icd]")
_SMALL: Final = re.compile("[a-z]")


def _all_caps(words: Words, kinds: str) -> Phrase | None:
    """A bare name; its kind by the tables, or guessed."""
    if not _is_caps(*_without_function_words(words, kinds)):
        return None
    name = joined(words)
    if name in STATES:
        return Phrase(name, "state", named=True)
    if kinds[-1] == "y" and len(words) <= 2 and words[-1].endswith("s"):
        return Phrase(name, "group", named=False)
    if "L" in kinds or _is_outlet(words, name):
        return Phrase(name, "outlet", named=True)
    if all(kind in "puk" for kind in kinds) or (len(words) == 1 and kinds in {"R", "r"}):
        return None
    if "O" in kinds:
        return Phrase(name, "organisation", named=True)
    if kinds[0] == "y" and len(words) > 2 and words[0] not in GENDER and not kinds[1:].strip("z"):
        return Phrase(joined(words[1:]), "person", named=True, role=words[0])
    return _guessed(words, name)


def capitals(words: Words) -> Phrase:
    """A bare name of words of which nothing is known but their capitals."""
    name = joined(words)
    if name in STATES:
        return Phrase(name, "state", named=True)
    return Phrase(name, "outlet", named=True) if _is_outlet(words, name) else _guessed(words, name)


def _is_outlet(words: Words, name: str) -> bool:
    return name in outlets.NAMES or (len(words) > 1 and words[-1] in outlets.ENDINGS)


def _guessed(words: Words, name: str) -> Phrase:
    if len(words) == 1:
        shouted = len(name) > 1 and _SMALL.search(name) is None
        return Phrase(name, "organisation", named=True, sure=shouted)
    if words[0] in GENDER:
        return Phrase(name, "person", named=True)
    if not PLACES.keys().isdisjoint(words[1:]):
        return Phrase(name, "organisation", named=True, sure=False)
    return Phrase(name, "person", named=True, sure=False)


def _without_function_words(words: Words, kinds: str) -> tuple[Words, str]:
    if _FUNCTION.search(kinds) is None:
        return words, kinds
    kept = [(word, kind) for word, kind in zip(words, kinds, strict=True) if kind not in "icd"]
    return tuple([word for word, _ in kept]), "".join([kind for _, kind in kept])


_KNOWN_AS: Final = frozenset("as called named dubbed nicknamed".split())


def _called(words: Words, kinds: str) -> Phrase | None:
    """*a group known as Red Harbour*."""
    if _KNOWN_AS.isdisjoint(words):
        return None
    for at in range(1, len(words) - 1):
        known = words[at] in _KNOWN_AS and (words[at] != "as" or words[at - 1] == "known")
        if known and _is_caps(words[at + 1 :], kinds[at + 1 :]):
            first = unnamed(words[:at], kinds[:at])
            return Phrase(joined(words[at + 1 :]), first.kind, named=True, role=first.head, head=first.head)
    return None
