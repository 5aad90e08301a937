"""Attributions become claims: the order in which the rooms of this package work, for one article.

    contents → tree (names) → continued speech → relays → own voice → times, factuality → chains → ids
"""

from __future__ import annotations

from typing import Final

from worker import claim as messages
from worker.article import Article
from worker.claim import Claim, Cue, Factuality, Link, Mention, Quantity, QuotationKind, Source, Time
from worker.identity import claim_id
from worker.parser.attributions import Attribution
from worker.parser.document import Document, Section, Spans
from worker.parser.meaning import acts, calendar, committed, relays, saying, tree, voice
from worker.parser.meaning.admit import admitted
from worker.parser.meaning.citing import with_citing
from worker.parser.meaning.colons import with_colons
from worker.parser.meaning.contents import read_content
from worker.parser.meaning.drafts import Draft, DraftLink
from worker.parser.meaning.entities import Entities
from worker.parser.meaning.places import places_and_mentions
from worker.parser.meaning.quantities import find_quantities
from worker.parser.meaning.reading import Reading
from worker.parser.meaning.references import References, Resolved
from worker.parser.meaning.spotted import Spotted
from worker.parser.meaning.times import find_times
from worker.parser.memory import Memory

CONTENT_BYTES: Final = 65_536
Chain = list[tuple[DraftLink, bool]]  # with whether the link is inherited
Voices = tuple[tuple[str, str | None], ...]  # names and acts of a chain


def claims(
    article: Article,
    documents: tuple[Document, ...],
    attributions: tuple[tuple[Attribution, ...], ...],
    content_bytes: int = CONTENT_BYTES,
) -> tuple[Claim, ...]:
    """The claims of an article in its order; `attributions` has one tuple a document (the text, then the title)."""
    made: list[Claim] = []
    ids = _Ids(article.id)
    entities: Entities | None = None
    for document, found in zip(documents, attributions, strict=True):
        entities = entities if document.field == "title" and entities else Entities(document)
        work = _Work(article, document, found, entities)
        made += work.claims(len(made), ids, content_bytes)
    return tuple(made)


class _Ids:
    """The ids of one article's claims; counts what is equal but for its chain, and knows what is wholly equal."""

    def __init__(self, article: str) -> None:
        self.article = article
        self.counts: dict[tuple[str, str, str | None, str | None], int] = {}
        self.first: dict[tuple[str, str], tuple[Chain, str]] = {}
        self.chains: dict[tuple[str, str], dict[Voices, str]] = {}  # of the texts that came twice, with their ids

    def new(self, section: str, text: str, source: str | None, act: str | None) -> str:
        key = (section, text, source, act)
        ordinal = self.counts.get(key, 0)
        self.counts[key] = ordinal + 1
        return claim_id(self.article, section, text, source=source, act=act, ordinal=ordinal)

    def earlier(self, section: str, text: str, chain: Chain, own: str) -> str | None:
        """The id of the claim before it that is wholly equal; None if it is new."""
        key = (section, text)
        first, its_id = self.first.setdefault(key, (chain, own))
        if first is chain:
            return None
        equal = self.chains.setdefault(key, {_voices(first): its_id}).setdefault(_voices(chain), own)
        return None if equal == own else equal


def _voices(chain: Chain) -> Voices:
    return tuple([(link.source.name, link.act) for link, _ in chain])


class _Work:
    """One document on its way from attributions to claims."""

    def __init__(
        self, article: Article, document: Document, found: tuple[Attribution, ...], entities: Entities
    ) -> None:
        self.reading = Reading(document)
        self.field = document.field
        self.references = References(entities, document)
        self.names = relays.publisher_names(article.publisher)
        publisher = Source(None, (), article.publisher, "outlet")
        self.publisher: Memory[Factuality, Link] = Memory(lambda fact: Link(publisher, factuality=fact))
        self.wire = relays.wire(self.reading, self.names)
        day = calendar.day_of(article.published_at)
        text = document.text
        self.by_sentence: dict[int, list[Time]] = {}
        quantities: list[Quantity] = []
        for index, sentence in enumerate(document.sentences):
            times = find_times(text, sentence, day)
            if times:
                self.by_sentence[index] = times
            if "#" in sentence.tags:
                quantities += find_quantities(text, sentence, times)
        self.times = Spotted([time for times in self.by_sentence.values() for time in times])
        self.quantities = Spotted(quantities)
        drafts = self._attributed(found)
        own = voice.own(self.reading, drafts, self.by_sentence)
        saying.date(self.reading, self.by_sentence, day, drafts)
        self.drafts = [*own, *drafts]
        for draft in self.drafts:
            committed.commit(self.reading, draft)
        self.drafts.sort(key=lambda draft: (draft.content[0][0], -draft.content[-1][1], draft.generation))
        named = entities if document.field == "text" else Entities(document)
        places, mentions = places_and_mentions(text, named)
        self.places, self.mentions = Spotted(places), Spotted(mentions)

    def _attributed(self, found: tuple[Attribution, ...]) -> list[Draft]:
        found = with_citing(self.reading, with_colons(self.reading, found))
        said = [item for attribution in found if (item := read_content(self.reading, attribution)) is not None]
        drafts = tree.grow(self.reading, self.references, admitted(self.reading, said))
        relays.find(self.reading, self.references, drafts, self.names)
        return drafts

    def claims(self, before: int, ids: _Ids, content_bytes: int) -> list[Claim]:
        """The drafts as claims, with their ids; equal ones once."""
        text, blocks, sentences = self.reading.text, self.reading.document.blocks, self.reading.sentences
        chains: list[Chain] = []
        for draft in self.drafts:
            section = draft.section = blocks[sentences[draft.sentence].block].section
            draft.text = messages.joined(text, draft.content)
            chain = self._chain(draft, section)
            chains.append(chain)
            last = chain[-1][0] if chain else None
            source = self.reading.cut(last.spans) if last and last.spans else None
            draft.claim_id = ids.new(section, draft.text, source, last.act if last else None)
        kept = []
        for draft, chain in zip(self.drafts, chains, strict=True):
            equal = ids.earlier(draft.section, draft.text, chain, draft.claim_id)
            if equal is None:
                kept.append((draft, chain))
            else:
                draft.claim_id = equal  # what is within it names the one that is there
        numbered = enumerate(kept, before + 1)
        return [self._claim(draft, chain, sequence, content_bytes) for sequence, (draft, chain) in numbered]

    def _chain(self, draft: Draft, section: Section) -> Chain:
        """All links behind the publisher, outermost first; the wire of the dateline is one on every body claim."""
        chain = [(link, False) for link in draft.links]
        parent, depth = draft.parent, 0
        while parent is not None and depth < tree.DEEPEST:
            chain[:0] = [(link, True) for link in parent.links]
            parent, depth = parent.parent, depth + 1
        wire = self.wire
        if wire is not None and section == "body" and all(link.source.name != wire.source.name for link, _ in chain):
            chain.insert(0, (wire, draft.parent is not None))
        return chain

    def _claim(self, draft: Draft, chain: Chain, sequence: int, content_bytes: int) -> Claim:
        reading = self.reading
        at = draft.content[0][0]
        home = reading.sentences[draft.sentence]
        if not home.start <= at < home.end:
            home = reading.sentences[reading.sentence_at(at)]
        place = (home.start, home.end)
        facts = committed.along(chain, draft.factuality)
        links = [self.publisher[facts[0]]]
        for at, (link, inherited) in enumerate(chain):
            links.append(self._link(link, inherited, facts[at + 1]))
        return Claim(
            draft.section,
            self.field,
            sequence,
            messages.content(reading.text, draft.content, _quotation(reading, draft), place, content_bytes),
            draft.leaf,
            draft.parent.claim_id if draft.parent else None,
            not chain,
            tuple(links),
            draft.factuality,
            draft.claim_id,
            self.times.inside(draft.content),
            self.quantities.inside(draft.content),
            self.places.inside(draft.content),
            self.mentions.inside(draft.content),
        )

    def _link(self, link: DraftLink, inherited: bool, fact: Factuality) -> Link:
        reading, found = self.reading, link.attribution
        cue = rule = confidence = None
        if link.cue:
            cue = Cue(reading.cut(link.cue), link.cue, link.lemma, link.act or "other", link.lemma in acts.FACTIVE)
            if found is not None:
                rule, confidence = found.rule, found.precision
        return Link(
            _source(reading, link.source, link.spans),
            cue,
            link.relay,
            inherited,
            link.continues.claim_id if link.continues else None,
            self._addressee(link) if link.to else None,
            link.at,
            fact,
            rule,
            confidence,
        )

    def _addressee(self, link: DraftLink) -> Mention | None:
        words, tag = self.reading.words[link.to]
        if not words:
            return None
        resolved = self.references.resolve_quietly(words, tag, link.to[0][0])
        return Mention(self.reading.cut(link.to), link.to, resolved.name, resolved.kind)


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
    if not reading.quotes:
        return "indirect"
    quoted = bool(reading.quotes_in(draft.content[0][0] - 1, draft.content[-1][1]))
    if draft.form == "quote" and quoted:
        return "direct"
    return "mixed" if quoted else "indirect"
