"""Attributions of one document become a tree of drafts: one node a content, its links outermost first.

    [[The guild said] that P], ONA said        P is within "The guild said that P"
    P, ONA reported, citing the guild          one content, two links: ONA, then (inward) the guild
    The aide, quoted by Nord Press, said P       one content, two links: Nord Press, then the aide
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import itemgetter
from typing import Final

from worker.parser.attributions import Attribution
from worker.parser.document import Spans
from worker.parser.meaning.acts import act_of
from worker.parser.meaning.contents import Said
from worker.parser.meaning.drafts import Draft, DraftLink
from worker.parser.meaning.reading import Reading, bare, inside, length
from worker.parser.meaning.references import FIRST_PERSON, PRONOUNS, References, Resolved
from worker.parser.meaning.speech import continued

NOBODY: Final = Resolved("anonymous", "anonymous")
_RELATIVE: Final = frozenset("who which that".split())
_PHRASE: Final = frozenset("NSZJ#HDGKU")
DEEPEST: Final = 20  # claims within claims; hostile text has no deeper ones
Words = tuple[str, ...]


def grow(reading: Reading, references: References, said: list[Said]) -> list[Draft]:
    """The drafts of all attributions and of the speech that goes on from them, in the order of their contents."""
    groups: dict[tuple[int, int], list[Said]] = {}
    for item in said:
        groups.setdefault(bare(reading.text, item.content), []).append(item)
    grown = [_draft(items) for items in groups.values()]
    cued = [(draft, items[-1].attribution) for draft, items in grown]
    grown += [(draft, []) for draft in continued(reading, cued, _Witnesses(reading, references))]
    _nest(grown)
    _link(reading, references, grown)
    drafts = [draft for draft, _ in grown]
    drafts.sort(key=lambda draft: (draft.content[0][0], -length(draft.content)))
    return drafts


class _Witnesses:
    """Tells whether a source is a person whom the article gives a name and no office."""

    def __init__(self, reading: Reading, references: References) -> None:
        self.reading, self.references = reading, references

    def __call__(self, found: Attribution) -> bool:
        words, tag = self.reading.words[found.source]
        if not words or words[0].lower() in PRONOUNS:
            return False
        source = self.references.resolve_quietly(words, tag, found.source[0][0])
        entity = source.entity
        return entity is not None and entity.named and entity.kind == "person" and entity.role is None


def _draft(items: list[Said]) -> tuple[Draft, list[Said]]:
    if len(items) > 1:
        items = sorted(items, key=_order)
    return Draft(items[0].content, items[0].attribution.sentence, form=items[0].form), items


def _order(item: Said) -> tuple[int, bool, int]:
    """Outer links first: a trailing *, ONA said* is further out than the cue before the content."""
    cue = item.cue[0][0]
    return rank(item.attribution), cue < item.content[0][0], cue


def rank(found: Attribution) -> int:
    """Which of the links on one content is further out."""
    if found.lemma == "quote" and found.passive:
        return 0
    if found.inward:
        return 2
    return 3 if found.pos == "adverb" else 1


def _nest(grown: list[tuple[Draft, list[Said]]]) -> None:
    """Each draft is within the smallest content, larger than its own, that holds its cue."""
    by_start = sorted([draft for draft, _ in grown], key=lambda draft: draft.content[0][0])
    starts = [draft.content[0][0] for draft in by_start]
    furthest = list(accumulate([draft.content[-1][1] for draft in by_start], max))
    for draft, items in grown:
        if not items:
            continue
        cue = items[0].cue[0][0]
        last = bisect_right(starts, cue)
        if last == 0 or furthest[last - 1] <= cue:
            continue  # no content that begins before the cue goes on over it
        size = length(draft.content)
        holders = [other for other in by_start[max(0, last - DEEPEST) : last] if inside(cue, other.content)]
        larger = [other for other in holders if length(other.content) > size]
        if larger:
            draft.parent = min(larger, key=lambda other: (length(other.content), other.content))
            draft.parent.leaf = False


def _link(reading: Reading, references: References, grown: list[tuple[Draft, list[Said]]]) -> None:
    """Resolve the sources in the text's order, and hang the links on their drafts."""
    places = [(_place(item), draft, item) for draft, items in grown for item in items]
    places.sort(key=itemgetter(0))
    links = _Links(reading, references, {id(draft): items for draft, items in grown})
    for _, draft, item in places:
        links.link(draft, item, 0)
    for draft, items in grown:
        draft.links = [links.made[id(item)] for item in items]
    for draft, _ in grown:
        if draft.continues is not None:
            last = draft.continues.links[-1]
            draft.links = [DraftLink(last.source, (), continues=draft.continues, attribution=last.attribution)]


class _Links:
    """The link of each item, made once."""

    def __init__(self, reading: Reading, references: References, first: dict[int, list[Said]]) -> None:
        self.reading, self.references, self.first = reading, references, first  # a draft's items, by the draft
        self.made: dict[int, DraftLink] = {}

    def link(self, draft: Draft, item: Said, depth: int) -> DraftLink:
        known = self.made.get(id(item))
        if known is not None:
            return known
        speaker = None
        if draft.parent is not None and depth < DEEPEST:
            words, _ = self.reading.words[item.attribution.source]
            if words and words[0].lower() in FIRST_PERSON:
                holder = draft.parent.continues or draft.parent
                speaker = self.link(holder, self.first[id(holder)][-1], depth + 1).source
        found = self.made[id(item)] = _one(self.reading, self.references, item, speaker)
        return found


def _place(item: Said) -> int:
    return (item.attribution.source or item.cue)[0][0]


def _one(reading: Reading, references: References, item: Said, speaker: Resolved | None) -> DraftLink:
    found = item.attribution
    before = item.content[0][0]
    mark = found.pos == "mark"
    source = resolve(reading, references, found.source, speaker, before, aside=found.passive, bare=mark)
    cue = reading.words[item.cue][0] if item.lemma == "quote" else ()
    words = reading.words[item.content][0] if item.form == "to" else ()
    act = act_of(
        item.lemma,
        source.kind,
        silent=item.silent,
        form=item.form,
        passive=found.passive,
        sourced=bool(found.source),
        last=cue[-1].lower() if cue else "",
        content=words,
    )
    return DraftLink(source, found.source, act, item.cue, found.lemma, to=found.addressee, attribution=found)


def resolve(
    reading: Reading,
    references: References,
    spans: Spans,
    speaker: Resolved | None,
    before: int,
    *,
    aside: bool = False,
    bare: bool = False,
) -> Resolved:
    """A source phrase resolved; *who* and *which* go back to the noun phrase before them.

    In *P, it said* the pronoun goes back beyond P: `before` is where P begins.
    """
    words, tag = reading.words[spans]
    if not words:
        return NOBODY
    start = spans[0][0]
    if len(words) == 1:
        low = words[0].lower()
        if low in PRONOUNS:
            return references.resolve(words, tag, min(start, before), speaker, aside=aside)
        if low in _RELATIVE:
            words, tag = antecedent(reading, start)
    headline = bare or reading.section(reading.tokens[spans[0]][0]) == "headline"
    if not words:
        return NOBODY
    return references.resolve(words, tag, start, speaker, headline=headline, aside=aside)


def antecedent(reading: Reading, position: int) -> tuple[Words, str]:
    """The noun phrase that ends right before a relative pronoun."""
    sentence = reading.sentences[reading.sentence_at(position)]
    end = bisect_left(sentence.starts, position)
    while end > 0 and sentence.tags[end - 1] in ",-)":
        end -= 1
    first = end
    while first > 0 and sentence.tags[first - 1] in _PHRASE:
        first -= 1
        if sentence.tags[first] in "DG":
            break
    return sentence.words[first:end], sentence.tags[0] if first == 0 else ""
