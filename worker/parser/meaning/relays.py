"""Media that pass words on without a cue of their own: *told ONA*, *in an interview with Radio Ostland*, *on Fox News*.

*Told reporters*, *told parliament*, *wrote on X*, *seen by AFP* name none; nor does being told by the publisher itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from worker.parser.document import Sentence, Span, Spans
from worker.parser.meaning import outlets
from worker.parser.meaning.drafts import Draft, DraftLink
from worker.parser.meaning.reading import Reading, inside, overlaps
from worker.parser.meaning.references import References, Resolved

_CARRIED: Final = frozenset(
    """carried published broadcast aired posted printed released relayed reported shown streamed polled
    interviewed""".split()
)
_TALK: Final = frozenset(
    """interview interviews comments comment remarks remark statement statements speech broadcast programme program
    article column op-ed essay conversation podcast appearance letter show""".split()
)
_CALENDAR: Final = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_TELL: Final = frozenset("tell confirm say speak reveal disclose".split())
# A sentence with none of these words has no relay.
_TOLD: Final = frozenset("told tell tells telling".split())
_WITH: Final = frozenset("with for to in".split())
_HINTS: Final = _TOLD | _WITH | {"by", "on"}
# A noun phrase by tags, from its determiner on.
_PHRASE: Final = re.compile(r"[DG]?[JNSZ#HU]+")
# Where everybody may write for themselves: no medium passes it on.
_PLATFORMS: Final = frozenset(
    """X Twitter Facebook Instagram Telegram TikTok YouTube WhatsApp LinkedIn Weibo Threads Reddit Snapchat Signal VK
    Bluesky Mastodon WeChat Substack Medium Truth Social""".split()
)
_WHEN: Final = frozenset("last this next earlier early late".split())
_RELATIVE: Final = frozenset("who which that".split())
_NO_MEDIA: Final = frozenset({"organisation", "person"})
_THE: Final = frozenset({"the", "The"})
_BROADCAST: Final = frozenset("television radio tv channel".split())


def find(reading: Reading, references: References, drafts: list[Draft], publisher: frozenset[str]) -> None:
    """Put relays before the links that came through them; `publisher` holds the names that the publisher goes by."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.continues is None:
            by_sentence.setdefault(draft.sentence, []).append(draft)
    for index, group in by_sentence.items():
        if _HINTS.isdisjoint(reading.sentences[index].words):
            continue
        for span, place in _candidates(reading, index):
            source = _medium(reading, references, span, place=place)
            if source is None or source.name.lower() in publisher:
                continue
            for draft in _passed_on(reading.sentences[index], group, span):
                if all(link.source.name != source.name for link in draft.links):
                    draft.links.insert(0, DraftLink(source, (span,), relay=True))


    for draft in drafts:
        if draft.continues is not None:
            passed = [DraftLink(link.source, (), relay=True) for link in draft.continues.links if link.relay]
            draft.links = passed + draft.links


def _candidates(reading: Reading, index: int) -> list[tuple[Span, str]]:
    """Noun phrases that stand where a relay stands, with "medium" where nothing else stands, "told" behind *told*."""
    sentence = reading.sentences[index]
    tags, words = sentence.tags, sentence.words
    found = []
    for at in [at for at, word in enumerate(words) if word in _HINTS]:
        place = _place(sentence, at, words[at])
        phrase = _PHRASE.match(tags, at + 1) if place else None
        if phrase is None or place is None:
            continue
        first, last = phrase.span()
        if last - first > 1:
            last = next((end for end in range(first + 1, last) if words[end].lower() in _WHEN), last)
        if words[last - 1] in _CALENDAR or (place == "air" and not _of_the_air(words[first:last])):
            continue
        found.append(((sentence.starts[first], sentence.ends[last - 1]), "medium" if place == "air" else place))
    return found


def _place(sentence: Sentence, at: int, word: str) -> str | None:
    """What kind of place a word opens for the phrase behind it, or None."""
    if word == "on":
        return "air"
    if word in _TOLD or (word == "to" and at and sentence.lemmas[at - 1] in _TELL):
        return "told"
    behind = sentence.words[at - 1].lower() if at else ""
    if word == "by":
        return "medium" if behind in _CARRIED else None
    return "talk" if word in _WITH and behind in _TALK else None


def _of_the_air(words: tuple[str, ...]) -> bool:
    name = " ".join([word for word in words if word not in _THE])
    return name in outlets.NAMES or not _BROADCAST.isdisjoint(map(str.lower, words))


def _passed_on(sentence: Sentence, group: list[Draft], span: Span) -> list[Draft]:
    """The drafts whose words came that way: those of the source that speaks nearest to the phrase, in its clause."""
    within = [draft for draft in group if inside(span[0], draft.content)]
    deepest = min(within, key=lambda draft: draft.content[0][1] - draft.content[0][0]) if within else None
    start, end = _clause(sentence, span)
    near = [
        (abs(link.cue[0][0] - span[0]), draft, link)
        for draft in group
        if draft.parent is deepest or (draft.parent is not None and draft.parent.own_voice)
        for link in draft.links
        if link.cue
        and start <= link.cue[0][0] < end
        and reading_word(sentence, link.spans) not in _RELATIVE
        and not overlaps((span,), draft.content + link.spans + link.cue)
    ]
    if not near:
        return []
    _, _, nearest = min(near, key=lambda item: item[0])
    return [draft for _, draft, link in near if link.source.name == nearest.source.name]


def reading_word(sentence: Sentence, spans: Spans) -> str:
    """The only word of a source, or nothing."""
    if len(spans) != 1:
        return ""
    at = bisect_left(sentence.starts, spans[0][0])
    whole = sentence.ends[at : at + 1] == (spans[0][1],)
    return sentence.words[at] if whole else ""


def _clause(sentence: Sentence, span: Span) -> Span:
    """The stretch between semicolons in which a span stands."""
    marks = [start for start, tag in zip(sentence.starts, sentence.tags, strict=True) if tag == ";"]
    before = [mark for mark in marks if mark <= span[0]]
    behind = [mark for mark in marks if mark > span[0]]
    return (before[-1] if before else sentence.start), (behind[0] if behind else sentence.end)


def _medium(reading: Reading, references: References, span: Span, *, place: str) -> Resolved | None:
    """The medium that a phrase names, or None if it names something else.

    What carries comments is one; what is told things is one if the article says nothing of it but its name.
    """
    words, tag = reading.words[(span,)]
    if not words or words[0].lower() in {"this", "our"}:
        return None
    source = references.resolve_quietly(words, tag, span[0])
    carries = place == "medium" and source.kind == "organisation"
    if carries or (place == "told" and source.kind in _NO_MEDIA and references.only_named(source)):
        return Resolved(source.name, "outlet")
    return source if source.kind == "outlet" and source.name not in _PLATFORMS else None


def wire(reading: Reading, publisher: frozenset[str]) -> DraftLink | None:
    """The agency of the dateline's credit, if it is not the publisher."""
    document = reading.document
    if not document.wire or document.wire_span is None:
        return None
    name = full_name(reading.text, document.wire)
    if name.lower() in publisher or document.wire.lower() in publisher:
        return None
    return DraftLink(Resolved(name, "outlet"), (document.wire_span,), relay=True)


def full_name(text: str, name: str) -> str:
    """The long form of an agency's initials, where the article gives it."""
    full = outlets.FULL.get(name)
    return full if full and full in text else name


def publisher_names(publisher: str | None) -> frozenset[str]:
    """What the publisher may be called in its own text, in lower case."""
    if not publisher:
        return frozenset()
    name = publisher.strip()
    short = name.removeprefix("The ").removeprefix("the ")
    found = {name, short, short.removesuffix(" News"), short.removesuffix(" Europe"), short.split(" ")[-1]}
    found |= {full for initials, full in outlets.FULL.items() if initials == short}
    found |= {initials for initials, full in outlets.FULL.items() if full == short}
    return frozenset(item.lower() for item in found if item)
