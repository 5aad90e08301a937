"""Attributions become claims: the order in which the rooms of this package work, for one article.

    contents → tree (names) → continued speech → relays → own voice → times, factuality → chains → ids
"""

from __future__ import annotations

from collections import Counter
from typing import Final, cast

from worker import claim as messages
from worker.article import Article
from worker.claim import Claim, Cue, Factuality, Link, Mention, QuotationKind, Source, Time
from worker.parser.attributions import Attribution
from worker.parser.document import Document, Spans
from worker.parser.meaning import acts, calendar, committed, relays, saying, tree, voice
from worker.parser.meaning.admit import admitted
from worker.parser.meaning.contents import read_content
from worker.parser.meaning.drafts import Draft, DraftLink
from worker.parser.meaning.entities import Entities
from worker.parser.meaning.reading import Reading
from worker.parser.meaning.references import References, Resolved
from worker.parser.meaning.times import find_times

CONTENT_BYTES: Final = 65_536


def claims(
    article: Article,
    documents: tuple[Document, ...],
    attributions: tuple[tuple[Attribution, ...], ...],
    content_bytes: int = CONTENT_BYTES,
) -> tuple[Claim, ...]:
    """The claims of an article in its order; `attributions` has one tuple a document (the text, then the title)."""
    made: list[Claim] = []
    counts: Counter[tuple[str, ...]] = Counter()
    seen: set[tuple[object, ...]] = set()
    entities: Entities | None = None
    for document, found in zip(documents, attributions, strict=True):
        entities = entities if document.field == "title" and entities else Entities(document)
        work = _Work(article, document, found, entities)
        made += work.claims(len(made), counts, seen, content_bytes)
    return tuple(made)


class _Work:
    """One document on its way from attributions to claims."""

    def __init__(
        self, article: Article, document: Document, found: tuple[Attribution, ...], entities: Entities
    ) -> None:
        self.article = article
        self.reading = Reading(document)
        self.field = document.field
        self.references = References(entities, document)
        self.publisher = relays.publisher_names(article.publisher)
        self.day = day = calendar.day_of(article.published_at)
        found_times = ((index, find_times(sentence, day)) for index, sentence in enumerate(document.sentences))
        self.times = {index: times for index, times in found_times if times}
        self.drafts = self._drafts(found)

    def _drafts(self, found: tuple[Attribution, ...]) -> list[Draft]:
        reading, references = self.reading, self.references
        said = [item for attribution in found if (item := read_content(reading, attribution)) is not None]
        drafts = tree.grow(reading, references, admitted(reading, said))
        relays.find(reading, references, drafts, self.publisher)
        own = voice.own(reading, drafts)
        for draft in drafts:
            siblings = [other for other in drafts if other.sentence == draft.sentence]
            saying.said_at(reading, self.times, self.day, draft, siblings)
        everything = [*own, *drafts]
        for draft in everything:
            committed.commit(reading, draft)
        everything.sort(key=lambda draft: (draft.content[0][0], -draft.content[-1][1], _depth(draft)))
        return everything

    def claims(
        self, before: int, counts: Counter[tuple[str, ...]], seen: set[tuple[object, ...]], content_bytes: int
    ) -> list[Claim]:
        """The drafts as claims, with their ids; equal ones once."""
        wire = relays.wire(self.reading, self.publisher)
        made: list[Claim] = []
        by_generation = sorted(self.drafts, key=_depth)
        for draft in by_generation:
            self._identify(draft, counts, wire)
        for draft in self.drafts:
            section = self.reading.section(draft.sentence)
            chain = _chain(draft, wire if section == "body" else None)
            key = (section, self.reading.cut(draft.content), *((link.source.name, link.act) for link, _ in chain))
            if key in seen:
                continue
            seen.add(key)
            made.append(self._claim(draft, chain, section, before + len(made) + 1, content_bytes))
        return made

    def _identify(self, draft: Draft, counts: Counter[tuple[str, ...]], wire: DraftLink | None) -> None:
        text = self.reading.text
        joined = messages.JOINT.join([text[a:b] for a, b in draft.content])
        section = self.reading.section(draft.sentence)
        last = draft.links[-1] if draft.links else (wire if section == "body" else None)
        source = self.reading.cut(last.spans) if last and last.spans else None
        act = last.act if last else None
        key = (section, joined, source or "", act or "")
        draft.claim_id = messages.claim_id(
            self.article.id, section, joined, source=source, act=act, ordinal=counts[key]
        )
        counts[key] += 1

    def _claim(
        self, draft: Draft, chain: list[tuple[DraftLink, bool]], section: str, sequence: int, content_bytes: int
    ) -> Claim:
        reading = self.reading
        sentence = reading.sentences[reading.sentence_at(draft.content[0][0])]
        links = [link for link, _ in chain]
        facts = committed.along(links, draft.factuality)
        publisher = Link(Source(None, (), self.article.publisher, "outlet"), factuality=facts[0])
        return Claim(
            section=cast("messages.Section", section),
            field=self.field,
            sequence=sequence,
            content=messages.content(
                reading.text, draft.content, _quotation(reading, draft), (sentence.start, sentence.end), content_bytes
            ),
            leaf=draft.leaf,
            within=draft.parent.claim_id if draft.parent else None,
            own_voice=not links,
            chain=(publisher, *self._links(chain, facts[1:])),
            factuality=draft.factuality,
            claim_id=draft.claim_id,
            times=self._times(draft.content),
        )

    def _links(self, chain: list[tuple[DraftLink, bool]], facts: list[Factuality]) -> list[Link]:
        return [self._link(link, fact, inherited=old) for (link, old), fact in zip(chain, facts, strict=True)]

    def _times(self, content: Spans) -> tuple[Time, ...]:
        found: list[Time] = []
        for start, end in content:
            first, last = self.reading.sentence_at(start), self.reading.sentence_at(max(start, end - 1))
            for index in range(first, last + 1):
                found += [time for time in self.times.get(index, ()) if start <= time.spans[0][0] < end]
        return tuple(found)

    def _link(self, link: DraftLink, fact: Factuality, *, inherited: bool) -> Link:
        reading, found = self.reading, link.attribution
        cue = None
        if link.cue:
            cue = Cue(reading.cut(link.cue), link.cue, link.lemma, link.act or "other", link.lemma in acts.FACTIVE)
        return Link(
            source=_source(reading, link.source, link.spans),
            cue=cue,
            relay=link.relay,
            inherited=inherited,
            continues=link.continues.claim_id if link.continues else None,
            to=self._addressee(link),
            at=link.at,
            factuality=fact,
            rule=found.rule if found and cue else None,
            confidence=found.precision if found and cue else None,
        )

    def _addressee(self, link: DraftLink) -> Mention | None:
        if not link.to:
            return None
        words, tag = self.reading.words(link.to)
        if not words:
            return None
        resolved = self.references.resolve_quietly(words, tag, link.to[0][0])
        return Mention(self.reading.cut(link.to), link.to, resolved.name, resolved.kind)


def _depth(draft: Draft) -> int:
    depth, parent = 0, draft.parent
    while parent is not None and depth < tree.DEEPEST:
        depth, parent = depth + 1, parent.parent
    return depth


def _chain(draft: Draft, wire: DraftLink | None) -> list[tuple[DraftLink, bool]]:
    """All links behind the publisher, outermost first, with whether they are inherited."""
    chain = [(link, False) for link in draft.links]
    parent, depth = draft.parent, 0
    while parent is not None and depth < tree.DEEPEST:
        chain = [(link, True) for link in parent.links] + chain
        parent, depth = parent.parent, depth + 1
    if wire and all(link.source.name != wire.source.name for link, _ in chain):
        return [(wire, draft.parent is not None), *chain]
    return chain


def _source(reading: Reading, resolved: Resolved, spans: Spans) -> Source:
    text = reading.cut(spans) if spans else None
    entity = resolved.entity
    if entity is not None and entity.named and not resolved.members and entity.name == resolved.name:
        return Source(text, spans, entity.name, entity.kind, entity.role)  # what became known of it since
    return Source(text, spans, resolved.name, resolved.kind, resolved.role, resolved.members)


def _quotation(reading: Reading, draft: Draft) -> QuotationKind:
    """Whether the content is all quotation, partly, or none; `none` is for the publisher's own voice."""
    if not draft.links:
        return "none"
    start, end = draft.content[0][0], draft.content[-1][1]
    pieces = reading.quotes_in(start - 1, end)
    if draft.form == "quote" and pieces:
        return "direct"
    return "mixed" if pieces else "indirect"
