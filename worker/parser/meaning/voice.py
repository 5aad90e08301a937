"""The publisher's own voice: which sentences without a source, and which parts of sentences with one, are claims.

    The move came after X reported P                 the whole sentence; the attribution is within it
    Holm cut its forecast, blaming the euro         "Holm cut its forecast"; the participle is parted from it
    Few expected a loss, but the shares fell 4%      "the shares fell 4%"
    “P,” he said.                                    nothing is left
A body sentence counts only where it tells an event, a number or a date; a headline and a caption nearly always do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from worker.parser.document import Sentence, Span
from worker.parser.meaning.clauses import VerbGroup, main_verb
from worker.parser.meaning.drafts import Draft
from worker.parser.meaning.reading import Reading, inside, overlaps

_COPULA: Final = frozenset("be seem look appear sound feel remain become".split())
_DULL: Final = frozenset("have be seem mean look sound like want need matter remain express voice".split())
_STATES: Final = frozenset(
    """convinced divided concerned interested worried involved pleased located based needed known supposed
    disappointed""".split()
)
_CALENDAR: Final = re.compile(
    r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|June|July|August|September|October"
    r"|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.|yesterday|today|tomorrow|tonight)$", re.ASCII
)
_SPEAKERS: Final = frozenset("i we you".split())
_MASK: Final = "*"  # the tag of a token that belongs to somebody else's words


def own(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts of the publisher's own voice; attributions in them are put within them."""
    by_sentence = _by_sentence(reading, drafts)
    found: list[Draft] = []
    skip, headed = -1, False
    for index, sentence in enumerate(reading.sentences):
        if index <= skip:
            continue
        here = by_sentence.get(index)
        section = reading.section(index)
        made: list[Draft]
        if section != "body" and not here:
            draft, skip = _whole_block(reading, index, by_sentence, first=not headed)
            made = [draft] if draft else []
        elif here:
            made = _around(sentence, index, here)
        else:
            made = _alone(sentence, index)
        headed = headed or section == "headline"
        for draft in made:
            draft.own_voice = True
        found += made
    return found


def _by_sentence(reading: Reading, drafts: list[Draft]) -> dict[int, list[Draft]]:
    """The drafts that have a word or a cue in each sentence."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        indices = {draft.sentence: None}
        for start, end in draft.content:
            indices |= dict.fromkeys(range(reading.sentence_at(start), reading.sentence_at(max(start, end - 1)) + 1))
        for index in indices:
            found.setdefault(index, []).append(draft)
    return found


def content_of(sentence: Sentence, first: int, last: int) -> Span | None:
    """The span of tokens without a leading conjunction and the closing stop."""
    tags = sentence.tags
    while last > first and tags[last - 1] in ".:;,-" and sentence.words[last - 1] != "?":
        last -= 1
    while first < last and (tags[first] in "C,;:-" and sentence.words[first] != "&"):
        first += 1
    return (sentence.starts[first], sentence.ends[last - 1]) if last > first else None


def _whole_block(
    reading: Reading, index: int, taken: dict[int, list[Draft]], *, first: bool
) -> tuple[Draft | None, int]:
    """A headline or a caption: with the fragments behind its first sentence, as one claim."""
    sentences = reading.sentences
    sentence = sentences[index]
    last = index
    while last + 1 < len(sentences) and sentences[last + 1].block == sentence.block and last + 1 not in taken:
        following = sentences[last + 1]
        if following.words[-1][-1] in ".!" and main_verb(following, 0, len(following.words)) is not None:
            break
        last += 1
    span = content_of(sentence, 0, len(sentence.words))
    if span is None or not (first or _tells_something(sentence)):
        return None, last
    end = content_of(sentences[last], 0, len(sentences[last].words)) if last > index else None
    return Draft(((span[0], end[1] if end else span[1]),), index), last


def _tells_something(sentence: Sentence) -> bool:
    """A caption or a line under the headline: a clause, a participle with its subject, or a date."""
    tags = sentence.tags
    if len(tags) < 4 or tags[0] == "W" or sentence.words[-1] == "?" or "q" in sentence.quoted[:1]:
        return False
    return "#" in tags or "F" in tags[1:] or main_verb(sentence, 0, len(tags)) is not None


def _alone(sentence: Sentence, index: int) -> list[Draft]:
    """A body sentence without attribution."""
    if "q" in sentence.quoted[:1] and sentence.quoted.count(".") < 3:
        return []
    if not is_event(sentence, 0, len(sentence.words)):
        return []
    span = content_of(sentence, 0, len(sentence.words))
    return [Draft((span,), index)] if span else []


def is_event(sentence: Sentence, first: int, last: int, *, holds: bool = False) -> bool:
    """Whether tokens `[first, last)` tell something that happened, is under way or has a number or a date.

    `holds`: an attribution stands in them, which is an event in itself where the verb only says when it was.
    """
    words, tags = sentence.words, sentence.tags
    while first < last and tags[first] in "C,;:-":
        first += 1
    if last - first < 2 or words[last - 1] == "?" or words[first].lower() in _SPEAKERS:
        return False
    group = main_verb(sentence, first, last)
    if group is None:
        return ":" in tags[first:last] and "#" in tags[first:last]
    if any(word.lower() == "if" for word in words[first : group.first]):
        return False
    dated = any(
        tag == "#" or "0" <= word[0] <= "9" or _CALENDAR.match(word) is not None
        for tag, word in zip(tags[first:last], words[first:last], strict=True)
    )
    return _happened(sentence, group, dated=dated, holds=holds)


def _happened(sentence: Sentence, group: VerbGroup, *, dated: bool, holds: bool) -> bool:
    shape = sentence.tags[group.first : group.last].replace("R", "").replace("E", "")
    lemma = sentence.lemmas[group.head]
    if holds and (lemma in {"come", "follow"} or shape == "Y"):
        return True
    if "M" in shape:
        return dated
    if shape.endswith("K") and shape != "K":
        return sentence.words[group.head].lower() not in _STATES or dated
    if shape == "L":
        return dated if lemma in _COPULA else lemma not in _DULL or dated
    if shape == "XV":
        return sentence.words[group.first].lower() == "did"
    return shape == "XXF" or dated


def _around(sentence: Sentence, index: int, here: list[Draft]) -> list[Draft]:
    """What the publisher says itself in a sentence with attributions: all of it, its main clause, a last clause."""
    outer = [draft for draft in here if draft.parent is None]
    masked = _masked(sentence, outer)
    last = len(sentence.words)
    made = _main_clause(sentence, masked, index, outer)
    if not made:
        made = _last_clause(sentence, masked, index, last)
    return made


def _masked(sentence: Sentence, outer: list[Draft]) -> Sentence:
    """The sentence with the words of others taken out of its tags."""
    spans = tuple(sorted(span for draft in outer for span in draft.content))
    tags = "".join(
        [_MASK if inside(start, spans) else tag for start, tag in zip(sentence.starts, sentence.tags, strict=True)]
    )
    return replace(sentence, tags=tags)


def _main_clause(sentence: Sentence, masked: Sentence, index: int, outer: list[Draft]) -> list[Draft]:
    group = main_verb(masked, 0, len(masked.words))
    if group is None or masked.tags[0] == _MASK:
        return []
    head = sentence.starts[group.head]
    cues = tuple(span for draft in outer for link in draft.links for span in link.cue)
    if inside(head, cues) or any(inside(head, link.spans) for draft in outer for link in draft.links):
        return []
    last = _parted(sentence, outer, group)
    span = content_of(sentence, 0, last)
    if span is None or not is_event(masked, 0, last, holds=any(span[0] <= cue[0] < span[1] for cue in cues)):
        return []
    draft = Draft((span,), index)
    for other in outer:
        cue = next((link.cue for link in other.links if link.cue), None)
        if cue and inside(cue[0][0], draft.content):
            other.parent = draft
            draft.leaf = False
    if draft.leaf and any(overlaps(draft.content, other.content) for other in outer):
        return []
    return [draft]


def _last_clause(sentence: Sentence, masked: Sentence, index: int, last: int) -> list[Draft]:
    """*…, but the shares fell 4%*: a coordinated clause behind an attribution."""
    for at in range(last - 3, 0, -1):
        if masked.tags[at] == "C" and masked.tags[at - 1] in ",;" and _MASK not in masked.tags[at:]:
            group = main_verb(masked, at + 1, last)
            span = content_of(sentence, at, last)
            if group is not None and group.first > at + 1 and span and is_event(masked, at, last):
                return [Draft((span,), index)]
            return []
    return []


def _parted(sentence: Sentence, outer: list[Draft], group: VerbGroup) -> int:
    """Where the publisher's clause ends: before a participial or coordinated attribution behind it."""
    tags = sentence.tags
    last = len(sentence.words)
    for draft in outer:
        for link in draft.links:
            if not link.cue:
                continue
            cue = bisect_left(sentence.starts, link.cue[0][0])
            if cue <= group.last:
                continue
            source = bisect_left(sentence.starts, link.spans[0][0]) if link.spans else cue
            at = min(cue, source) if source > group.last else cue
            if tags[cue : cue + 1] == "F" and tags[cue - 1] == ",":
                last = min(last, cue - 1)
            elif (joint := _conjunction(tags, at, group.last)) is not None:
                last = min(last, joint)
    return last


def _conjunction(tags: str, at: int, first: int) -> int | None:
    """The *and, but* that opens the clause at token `at`, with at most a phrase of time or place between."""
    if tags[at - 1] == "C":
        return at - 1
    comma = tags.rfind(",", first, at)
    opened = comma >= 0 and tags[comma + 1 : comma + 2] == "C" and tags[comma + 2 : comma + 3] == "I"
    return comma + 1 if opened else None
