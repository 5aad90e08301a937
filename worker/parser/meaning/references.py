"""Whom a source phrase means: a name's entity, the one a role stands for, the one a pronoun goes back to."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from worker.claim import Kind, Member
from worker.parser.document import Document, Sentence
from worker.parser.meaning.descriptions import (
    BODIES,
    COMPANY,
    EMPTY,
    FAMILY,
    MEMBERS,
    TRAITS,
    agrees,
    could_be,
    following,
    last_before,
    latest,
    only,
)
from worker.parser.meaning.entities import Entities, Entity, subject_of
from worker.parser.meaning.phrase import Phrase, Words, joined
from worker.parser.meaning.phrases import read_phrase

_HE: Final = frozenset("he him himself".split())
_SHE: Final = frozenset("she her herself".split())
_IT: Final = frozenset("it itself this".split())
_THEY: Final = frozenset("they them themselves some many others most both several".split())
_I: Final = frozenset("i me myself".split())
_WE: Final = frozenset("we us ourselves".split())
FIRST_PERSON: Final = _I | _WE
PRONOUNS: Final = _HE | _SHE | _IT | _THEY | _I | _WE

_KIND_OF_PRONOUN: Final[dict[str, Kind]] = {
    **dict.fromkeys(_THEY | _WE, "group"),
    **dict.fromkeys(_IT, "organisation"),
}

_BACK: Final = 5_000  # code points in which a document was introduced
_REACH: Final = 60  # mentions looked back over
_POSSESSIVE: Final = re.compile("[’']s?")


@dataclass(slots=True, eq=False)
class Resolved:
    """A source as the article knows it."""

    name: str
    kind: Kind
    role: str | None = None
    members: tuple[Member, ...] = ()
    entity: Entity | None = None


class References:
    """Resolves source phrases in the text's order; each resolved source becomes what later pronouns go back to."""

    def __init__(self, entities: Entities, document: Document) -> None:
        self.entities = entities
        self.text = document.text
        self.salient: list[tuple[int, int]] = []  # (position, index into self.known), sorted
        self.known: list[Entity] = []
        self.by_head: dict[str, list[Entity]] = {}
        for entity in entities.all:
            self._index(entity)
        for sentence in document.sentences:
            self._notice_subject(sentence)

    def notice(self, position: int, entity: Entity) -> None:
        """From `position` on, `entity` is being spoken of."""
        salient, spoken = self.salient, entity.spoken
        if salient and position < salient[-1][0]:
            insort(salient, (position, len(self.known)))
        else:
            salient.append((position, len(self.known)))
        self.known.append(entity)
        if not spoken and not entity.met:
            self._index(entity)
        if spoken and position < spoken[-1]:
            insort(spoken, position)
        else:
            spoken.append(position)

    def _index(self, entity: Entity) -> None:
        for head in sorted(entity.heads) if entity.heads else ():
            self.by_head.setdefault(head, []).append(entity)

    def _near(self, position: int) -> list[Entity]:
        """Whoever is named or spoken of around a position and can be a body, each once."""
        at, spoken = bisect_left(self.entities.starts, position), bisect_left(self.salient, (position, -1))
        near = self.entities.mentioned[max(0, at - _REACH) : at + _REACH]
        near += [self.known[index] for _, index in self.salient[max(0, spoken - _REACH) : spoken]]
        return [entity for entity in dict.fromkeys(near) if entity.kind in BODIES or not entity.sure]

    def _notice_subject(self, sentence: Sentence) -> None:
        """What a sentence begins with is spoken of from there on, named or not."""
        found = subject_of(sentence)
        if found is None:
            return
        first, last = found
        start = sentence.starts[first]
        phrase = read_phrase(sentence.words[first:last], sentence.tags[0] if first == 0 else "")
        entity = self._named(phrase, start) if phrase.named else self._described(phrase, start)
        if entity is None and phrase.sure:
            entity = Entity(phrase.name, phrase.kind, sure=True, role=phrase.role, named=phrase.named)
        if entity is not None:
            self.notice(start, entity)

    def last(self, position: int, fits: Callable[[Entity], bool], *, reach: int = 12) -> Entity | None:
        """The entity spoken of last before `position` that `fits`."""
        at = bisect_left(self.salient, (position, -1))
        for _, index in reversed(self.salient[max(0, at - reach) : at]):
            entity = self.known[index]
            if fits(entity):
                return entity
        return None

    def resolve(
        self,
        words: Words,
        tag: str,
        position: int,
        speaker: Resolved | None = None,
        *,
        headline: bool = False,
        aside: bool = False,
    ) -> Resolved:
        """The entity behind a phrase that stands at `position`; `speaker` is whose words it stands in.

        In a `headline` a bare role is somebody whom the text names: *minister says*. Somebody unnamed in an `aside`
        (*asked by a reporter*) is not whom later pronouns go back to.
        """
        low = words[0].lower() if len(words) == 1 else ""
        if low in PRONOUNS:
            return self._pronoun(low, position, speaker)
        pair = self._pair(words, tag, position) if "and" in words else None
        if pair is not None:
            return pair
        phrase = read_phrase(words, tag)
        known = self.entities.by_alias.get(words[0]) if len(words) == 1 else None
        if known:
            entity = self.entities.named(words[0], position)
        elif phrase.named:
            entity = self._named(phrase, position)
        else:
            entity = self._described(phrase, position, headline=headline)
        resolved = of(entity) if entity else self._new(phrase, position, speaker)
        if aside and entity is None:
            return resolved
        self.notice(position, resolved.entity or Entity(resolved.name, resolved.kind, sure=True, named=False))
        return resolved

    def _pair(self, words: Words, tag: str, position: int) -> Resolved | None:
        """*Norway and the Red Cross*: one source of two names, of the first one's kind."""
        at = words.index("and")
        if not 0 < at < len(words) - 1:
            return None
        left, right = read_phrase(words[:at], tag), read_phrase(words[at + 1 :])
        apart = words[at + 1] in {"the", "The"} and "," not in words
        if not (left.named and right.named and (apart or (left.sure and right.sure and "of" not in words[:at]))):
            return None
        both = [self._named(each, position) or Entity(each.name, each.kind, sure=True) for each in (left, right)]
        members = tuple(Member(entity.name, entity.kind) for entity in both)
        return Resolved(f"{both[0].name} and {both[1].name}", both[0].kind, members=members)

    def only_named(self, source: Resolved) -> bool:
        """Whether the article says nothing of somebody but a name, once, that is no known person's or body's."""
        entity = source.entity
        if entity is None or not entity.named or entity.sure or entity.role or entity.heads:
            return False
        return sum(other is entity for other in self.entities.mentioned) <= 2

    def resolve_quietly(self, words: Words, tag: str, position: int) -> Resolved:
        """As `resolve`, for someone who is not speaking: later pronouns do not go back to them."""
        if len(words) == 1 and words[0].lower() in PRONOUNS:
            return Resolved(words[0].lower(), "person")
        phrase = read_phrase(words, tag)
        entity = self._named(phrase, position) if phrase.named else self._described(phrase, position)
        return of(entity) if entity else Resolved(phrase.name, phrase.kind, phrase.role)

    # --- pronouns ---------------------------------------------------------------------------------------------------

    def _pronoun(self, low: str, position: int, speaker: Resolved | None) -> Resolved:
        if low in _I and speaker:
            return speaker
        if low in _WE and speaker:
            return self._body_of(speaker) or speaker
        entity = self._antecedent(low, position)
        if entity is None:
            return Resolved(low, _KIND_OF_PRONOUN.get(low, "person"))
        if low in _HE and entity.gender == "x":
            entity.gender = "m"
        elif low in _SHE and entity.gender == "x":
            entity.gender = "f"
        self.notice(position, entity)
        return of(entity)

    def _antecedent(self, low: str, position: int) -> Entity | None:
        if low in _HE or low in _SHE:
            other = "f" if low in _HE else "m"
            found = self.last(position, lambda e: e.kind in {"person", "anonymous"} and e.gender != other)
            found = found or self._met(position, other)
            return found or self.last(position, lambda e: not e.sure and e.named)
        if low in _IT:
            bodies = {"organisation", "outlet", "document", "state"}
            return self.last(position, lambda e: e.kind in bodies)
        return self.last(position, lambda e: e.kind in {"group", "anonymous"}) or self.last(
            position, lambda e: e.kind == "organisation"
        )

    def _met(self, position: int, other: str) -> Entity | None:
        """The person named last before `position`, subject or not."""
        at = bisect_left(self.entities.starts, position)
        for entity in reversed(self.entities.mentioned[max(0, at - _REACH) : at]):
            if entity.kind == "person" and entity.sure and entity.gender != other:
                return entity
        return None

    def _body_of(self, speaker: Resolved) -> Resolved | None:
        """*We* in the mouth of someone whose role names a body: "head of Holm", "Holm spokesman"."""
        role = speaker.role or ""
        if speaker.kind != "person" or not role:
            return None
        for entity in self.entities.all:
            first = entity.name.split(" ")[0]
            if entity.kind == "organisation" and entity.named and first in _POSSESSIVE.sub("", role).split(" "):
                return of(entity)
        return None

    # --- names and descriptions -------------------------------------------------------------------------------------

    def _named(self, phrase: Phrase, position: int) -> Entity | None:
        found = self.entities.named(phrase.name, position)
        if found is None and phrase.kind in {"person", "outlet"}:
            found = self.entities.register(phrase)
            self._index(found)
        return found

    def _described(self, phrase: Phrase, position: int, *, headline: bool = False) -> Entity | None:
        """*The minister*, *the company*, *deputy foreign minister* in a headline; not *a spokesman*."""
        head = phrase.head
        bare = headline and not phrase.definite and phrase.kind in {"person", "organisation", "outlet"}
        if phrase.owner:
            return self._formal(phrase)
        if head is None or phrase.kind == "group" or " of " in phrase.name:
            return None
        if not (phrase.definite or bare):
            return None
        found = self._by_head(head, phrase, position) or self._by_trait(head, phrase, position)
        if found is None and head == "team":
            return self.last(position, lambda e: e.kind == "group")
        if found is None and phrase.kind == "document":
            return self._introduced(head, position)
        return found

    def _formal(self, phrase: Phrase) -> Entity | None:
        """*Ostland's central bank* where the article names the Central Bank of Ostland, or the Central Bank."""
        owner = joined(phrase.owner)
        _, possessive, what = phrase.name.partition(owner)[2].partition(" ")
        name = " ".join([word.capitalize() for word in what.split(" ")])
        found = self.entities.by_alias.get(f"{name} of {owner}") or self.entities.by_alias.get(name)
        return found[0] if possessive and found and " " in name and found[0].kind != "person" else None

    def _introduced(self, head: str, position: int) -> Entity | None:
        """*The report*, introduced before as *a preliminary report*."""
        if not head.isascii() or not head.isalpha():
            return None
        text = self.text[max(0, position - _BACK) : position]
        if f" {head}" not in text:
            return None
        before = re.findall(rf"\b[Aa]n? ((?:[a-z0-9-]+ ){{1,2}}{head})\b", text, re.ASCII)
        return Entity(before[-1], "document", sure=True, named=False, heads=frozenset({head})) if before else None

    def _by_head(self, head: str, phrase: Phrase, position: int) -> Entity | None:
        """The entity of that common noun met last before `position`, else the next one behind it."""
        family = FAMILY.get(head) or frozenset({head})
        modifiers = [word for word in phrase.name.split(" ")[:-1] if word not in EMPTY]
        headed = [e for word in MEMBERS.get(family, (head,)) for e in self.by_head.get(word, ())[-_REACH:]]
        told = [e for e in headed if agrees(e, modifiers, family)]
        forward = not phrase.definite or not self.entities.starts or self.entities.starts[0] >= position
        found = latest(told, position, "spoken", "met") or (following(told, position) if forward else None)
        if found is None:
            likely = [e for e in self._near(position) if could_be(e, head, family) and agrees(e, modifiers, family)]
            found = latest(likely, position, "spoken") or latest(likely, position, "met")
            found = found or (following(likely, position) if forward else None)
        if found is None:
            known = self.by_head.get(head, ())[-_REACH:]
            return only([e for e in known if last_before(e.met, position) >= 0], modifiers)
        if not found.sure and family is COMPANY:
            found.kind, found.sure = "organisation", True
        return found

    def _by_trait(self, head: str, phrase: Phrase, position: int) -> Entity | None:
        aged = "-year-old" in phrase.name or phrase.name.startswith("former ") or phrase.name.startswith("ex-")
        if not phrase.definite or not (head in TRAITS or aged) or " of " in phrase.name:
            return None
        found = self.last(position, lambda e: e.kind == "person" and e.named, reach=8 if aged else 4)
        return found or (self._met(position, "") if aged else None)

    def _new(self, phrase: Phrase, position: int, speaker: Resolved | None) -> Resolved:
        name = phrase.name
        if phrase.owner and phrase.owner[0].lower() in {"his", "her", "its"} and phrase.head == "office":
            owner = self._pronoun("he" if phrase.owner[0].lower() == "his" else "she", position, speaker)
            name = f"{owner.name}'s {name}"
        entity = Entity(name, phrase.kind, phrase.sure, role=phrase.role, named=phrase.named)
        if phrase.head:
            entity.heads = frozenset({phrase.head})
        return Resolved(name, phrase.kind, phrase.role, entity=entity)


def of(entity: Entity) -> Resolved:
    """An entity as a source."""
    return Resolved(entity.name, entity.kind, entity.role, entity=entity)
