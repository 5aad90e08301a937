"""Who is who within one article: every name that it gives, collected once, in both directions of the text.

    scan      noun phrases with a proper name in them, by their tags, with their brackets and appositions
    register  "Harbour Minister Ida Brandvik", later "Brandvik", are one entity: fullest name, role, kind, nouns
    mentions  where each stands, so that "the minister" and "he" find the one spoken of last (references.py)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

from worker.claim import Kind
from worker.parser.document import Document, Sentence
from worker.parser.meaning import outlets
from worker.parser.meaning.classes import CLASS
from worker.parser.meaning.firstnames import GENDER
from worker.parser.meaning.people import NAME_PARTS
from worker.parser.meaning.phrase import Phrase, Words
from worker.parser.meaning.phrases import LIMIT, READINGS
from worker.parser.memory import Memory

# A description with a name in apposition, or a noun phrase that ends in a name, with its acronym and its apposition.
_RUNS: Final = re.compile(
    r"[DG][JNSZHKF#U]{0,8}N(?:I[DG]?[JNSZ]{1,6}){0,2},[DG]?[JNSZ]{0,6}Z(?=[,.(])"
    r"|[JNSKFH#ZU]{0,12}Z(?:\([ZN]{1,2}\))?[JNSZ]{0,6}"
    r"(?:(?:,#)?,[DG]?[JNSZHKF#C]{0,8}[NZ](?:I[DG]?[JNSZ]{1,6}){0,2}(?=[,.]))?"
)
# The subject of a sentence, behind a lead-in, with its prepositional phrases and an apposition.
_LEAD_IN: Final = re.compile(r"[Qq(C-]*(?:[IBKFR][^,;XMYL]{0,40},|[BK][^,;]{0,60},|R,?)?")
_SUBJECT: Final = re.compile(
    r"[DG]?[JNSZ#HKFU]{0,12}[NSZU](?:I[DG]?[JNSZ#HU]{1,8}){0,2}(?:\([ZN]{1,3}\))?"
    r"(?:,[DG]?[JNSZ#HKF]{0,8}[NSZ](?:I[DG]?[JNSZ#H]{1,6}){0,2}(?=,))?"
)
_BEHIND_SUBJECT: Final = frozenset("XMYLV,WRE:P-")
_CALENDAR: Final = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. GMT UTC""".split()
)
_CLUBS: Final = frozenset("Rovers United City Town Athletic Wanderers Rangers County Albion Celtic Villa".split())
_FEMALE: Final = frozenset("mother wife daughter sister actress queen princess mrs ms miss dame lady baroness".split())
_MALE: Final = frozenset("father husband son brother actor king prince mr sir lord baron".split())
_SUFFIXES: Final = frozenset(
    "Inc Inc. Corp Corp. Co Co. Ltd Ltd. AG SA ASA AB Oy NV SE PLC plc LLC GmbH Group Holdings".split()
)


@dataclass(slots=True, eq=False)
class Entity:
    """One named person, body, medium, document or state of the article, as known so far."""

    name: str
    kind: Kind
    sure: bool
    role: str | None = None
    gender: str = "x"
    heads: frozenset[str] = frozenset()
    named: bool = True
    met: list[int] = field(default_factory=list)  # where it is named, sorted
    spoken: list[int] = field(default_factory=list)  # where it is a subject or a source, sorted


# A noun phrase with a name: code points of all of it and of the name alone, its reading, what stands before it.
Run = tuple[int, int, int, Phrase, str]
# Where an entity stands: code points of its name, and what stands before it.
Mention = tuple[int, int, Entity, str]


class Entities:
    """All entities of one document, with their mentions in the text's order."""

    def __init__(self, document: Document) -> None:
        self.by_alias: dict[str, list[Entity]] = {}
        self.all: list[Entity] = []
        self.mentions: list[Mention] = []
        self.starts: list[int] = []  # of the mentions, to look them up by position
        self.mentioned: list[Entity] = []  # the entity of each
        runs = [run for sentence in document.sentences if "Z" in sentence.tags for run in _runs(sentence)]
        # Registering a phrase again would add nothing.
        phrases = {id(phrase): phrase for _, _, _, phrase, _ in runs}.values()
        for phrase in phrases:
            if phrase.named and phrase.kind != "state" and (phrase.sure or phrase.name not in self.by_alias):
                self.register(phrase)
        for phrase in phrases:
            if phrase.role and phrase.kind == "person":
                self._body_in_role(phrase.role)
        self._mention(runs)

    def _mention(self, runs: list[Run]) -> None:
        for start, end, name_start, phrase, before in runs:
            entity = self.named(phrase.name, start) if phrase.named else None
            if entity is None and phrase.kind == "state":
                entity = self.register(phrase)
            if entity is not None:
                self.mentions.append((name_start, end, entity, before))
                self.mentioned.append(entity)
                self.starts.append(start)
                entity.met.append(start)

    def register(self, phrase: Phrase) -> Entity:
        """The entity of a named phrase: a new one, or one known already, which then knows more."""
        entity = self._known(phrase)
        if entity is None:
            entity = Entity(phrase.name, phrase.kind, phrase.sure, phrase.role, gender_of(phrase))
            self.all.append(entity)
        else:
            if len(phrase.name) > len(entity.name) and " " in phrase.name:
                entity.name = phrase.name
            if phrase.sure and not entity.sure:
                entity.kind, entity.sure = phrase.kind, True
            entity.role = entity.role or phrase.role
            if entity.gender == "x":
                entity.gender = gender_of(phrase)
        if phrase.head:
            entity.heads |= {phrase.head}
        for alias in _ALIASES[phrase.name, phrase.kind, phrase.acronym]:
            known = self.by_alias.setdefault(alias, [])
            if entity not in known:
                known.append(entity)
        return entity

    def _body_in_role(self, role: str) -> None:
        """*Harbour Rovers manager X* names a body too."""
        words = []
        for word in role.split(" "):
            if not "A" <= word[0] <= "Z" or CLASS[word] not in "zO":
                break
            words.append(word.capitalize() if word.isupper() and len(word) > 4 else word)
        if words and any(CLASS[word] == "z" for word in words) and " ".join(words) not in self.by_alias:
            name = " ".join(words)
            self.register(Phrase(name, "organisation", named=True, sure=len(words) > 1))

    def _known(self, phrase: Phrase) -> Entity | None:
        exact = self.by_alias.get(phrase.name)
        if exact:
            return exact[0]
        words = phrase.name.split(" ")
        if phrase.kind == "person" and len(words) > 1:
            return next((e for e in self.by_alias.get(words[-1], ()) if e.name == words[-1]), None)
        if words[-1] in _CLUBS and words[-1] in self.by_alias:
            return next((e for e in self.by_alias[words[-1]] if e.name == words[-1]), None)
        if phrase.kind in {"organisation", "outlet"} and len(words) > 1:
            return next((e for e in self.by_alias.get(words[0], ()) if e.name == words[0] and e.kind != "person"), None)
        return None

    def named(self, name: str, position: int) -> Entity | None:
        """The entity that a name means at `position`: of several the one met last before it."""
        found = self.by_alias.get(name) or self.by_alias.get(name.upper())
        if not found:
            return None
        if len(found) == 1 or not self.mentions:
            return found[0]
        for at in range(bisect_left(self.starts, position) - 1, -1, -1):
            if self.mentioned[at] in found:
                return self.mentioned[at]
        return found[0]


def gender_of(phrase: Phrase) -> str:
    """f, m, or x where nothing tells."""
    head = phrase.head or ""
    if head.endswith("woman") or head in _FEMALE:
        return "f"
    if head.endswith("man") or head in _MALE:
        return "m"
    return GENDER.get(phrase.name.split(" ", 1)[0], "x") if phrase.kind == "person" else "x"


def _aliases(named: tuple[str, Kind, str | None]) -> list[str]:
    """The short forms by which an article goes on with a name."""
    name, kind, acronym = named
    words = name.split(" ")
    found = [name]
    if acronym:
        found.append(acronym)
    if len(words) == 1:
        return found
    if kind == "person":
        found.append(words[-1])
        if words[0] not in GENDER or "-" in words[-1]:
            found.append(words[0])
        return found
    initials = "".join(word[0] for word in words if "A" <= word[0] <= "Z")
    found += [initials] if len(initials) > 2 else []
    found += [words[-1]] if words[-1] in _CLUBS else []
    if words[-1] in _SUFFIXES or kind == "outlet" or words[0] not in outlets.NAMES:
        found.append(words[0])
    return found


_ALIASES: Final = Memory(_aliases, LIMIT)


def _whole_name(tags: str, words: Words, first: int, last: int) -> int:
    """*University of Ostrum*: where a body's name goes on behind its preposition, or with *plc*, at token `last`."""
    if words[last] == "plc":
        return last + 1
    if NAME_PARTS.isdisjoint(words[first:last]):
        return last
    while last + 1 < len(tags) and words[last] in {"of", "for"}:
        end = last + 1 + (tags[last + 1] == "D")
        if tags[end : end + 1] != "Z":
            break
        while tags[end : end + 1] in {"Z", "C"} and (tags[end] == "Z" or tags[end + 1 : end + 2] == "Z"):
            end += 1
        last = end
    return last


def subject_of(sentence: Sentence) -> tuple[int, int] | None:
    """The token range of the noun phrase that a sentence begins with, behind its lead-in."""
    tags = sentence.tags
    lead = _LEAD_IN.match(tags)
    behind = lead.end() if lead else 0
    for start in (behind, 0) if behind else (0,):
        found = _SUBJECT.match(tags, start)
        if found and tags[found.end() : found.end() + 1] in _BEHIND_SUBJECT:
            return found.span()
    return None


def _runs(sentence: Sentence) -> list[Run]:
    """The noun phrases of a sentence that hold a name."""
    tags, words, starts = sentence.tags, sentence.words, sentence.starts
    found: list[Run] = []
    for match in _RUNS.finditer(tags):
        first, last = match.span()
        if first and tags[first - 1] == "I" and tags[first] not in "DG":
            comma = tags.find(",", first, last)
            last = comma if comma >= 0 else last
        if words[last - 1] in _CALENDAR or words[first] in _CALENDAR:
            continue
        if last < len(words) and (tags[last] == "I" or words[last] == "plc"):
            last = _whole_name(tags, words, first, last)
        phrase = READINGS[words[first:last], tags[0] if first == 0 else ""]
        before = words[first - 1] if first else ""
        found.append((starts[first], sentence.ends[last - 1], starts[first + phrase.first], phrase, before))
    return found
