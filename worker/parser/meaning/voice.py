"""The publisher's own voice: which sentences without a source, and which parts of sentences with one, are claims.

    The move came after X reported P            the whole sentence; the attribution is within it
    Corvo cut its forecast, blaming the euro    "Corvo cut its forecast"; the participle is parted from it
    “P,” he said.                               nothing is left
A body sentence counts only where it tells an event, a number or a date; a headline and a caption always do.
"""

from __future__ import annotations

import re
from typing import Final

from worker.parser.document import Sentence, Span
from worker.parser.meaning.clauses import VerbGroup, main_verb
from worker.parser.meaning.drafts import Draft
from worker.parser.meaning.reading import Reading, inside, overlaps

_SUBORDINATE: Final = frozenset("WB")
_COPULA: Final = frozenset("be seem look appear sound feel remain become".split())
_DULL: Final = frozenset("have be seem mean look sound like want need matter remain".split())
_CALENDAR: Final = re.compile(
    r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|June|July|August|September|October"
    r"|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.|yesterday|today|tomorrow|tonight)$", re.ASCII
)
_PRONOUN_VOICE: Final = frozenset("i we you my our your me us".split())
_STOPS: Final = ".!"


def own(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts of the publisher's own voice; attributions in them are put within them."""
    by_sentence = _by_sentence(reading, drafts)
    found: list[Draft] = []
    skip = -1
    for index, sentence in enumerate(reading.sentences):
        if index <= skip:
            continue
        here = by_sentence.get(index)
        draft: Draft | None
        section = reading.section(index)
        if section != "body" and not here:
            draft, skip = _whole_block(reading, index, by_sentence)
        elif here:
            draft = _around(reading, index, here)
        else:
            draft = _alone(sentence, index)
        if draft is not None:
            draft.own_voice = True
            found.append(draft)
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


def _whole_block(reading: Reading, index: int, taken: dict[int, list[Draft]]) -> tuple[Draft | None, int]:
    """A headline or a caption: with the fragments behind its first sentence, as one claim."""
    sentences = reading.sentences
    sentence = sentences[index]
    last = index
    while last + 1 < len(sentences) and sentences[last + 1].block == sentence.block and last + 1 not in taken:
        following = sentences[last + 1]
        if following.words[-1][-1] in _STOPS and main_verb(following, 0, len(following.words)) is not None:
            break
        last += 1
    span = content_of(sentence, 0, len(sentence.words))
    if span is None:
        return None, last
    end = content_of(sentences[last], 0, len(sentences[last].words)) if last > index else None
    return Draft(((span[0], end[1] if end else span[1]),), index), last


def _alone(sentence: Sentence, index: int) -> Draft | None:
    """A body sentence without attribution."""
    if "q" in sentence.quoted[:1] and sentence.quoted.count(".") < 3:
        return None
    if not is_event(sentence, 0, len(sentence.words)):
        return None
    span = content_of(sentence, 0, len(sentence.words))
    return Draft((span,), index) if span else None


def is_event(sentence: Sentence, first: int, last: int) -> bool:
    """Whether tokens `[first, last)` tell something that happened, is under way or has a number or a date."""
    words, tags = sentence.words, sentence.tags
    if words[last - 1] == "?" or last - first < 4 or words[first].lower() in _PRONOUN_VOICE:
        return any(tag == "#" for tag in tags[first:last]) and words[last - 1] != "?" and ":" in tags[first:last]
    group = main_verb(sentence, first, last)
    if group is None:
        return False
    if any(word.lower() == "if" for word in words[first : group.first]):
        return False
    dated = any(tag == "#" or _CALENDAR.match(word) is not None
                for tag, word in zip(tags[first:last], words[first:last], strict=True))
    return _happened(sentence, group, dated=dated)


def _happened(sentence: Sentence, group: VerbGroup, *, dated: bool) -> bool:
    tags, words = sentence.tags, sentence.words
    shape = tags[group.first : group.last].replace("R", "").replace("E", "")
    lemma = sentence.lemmas[group.head]
    if "M" in shape:
        return dated
    if shape.endswith("K") and shape != "K":
        return True
    if shape == "L" and lemma not in _COPULA:
        return lemma not in _DULL or dated
    if shape.startswith("X") and shape.endswith("F"):
        return (words[group.first].lower() in {"are", "is", "were", "was"} and dated) or tags[group.first - 1] == "S"
    return dated


def _around(reading: Reading, index: int, here: list[Draft]) -> Draft | None:
    """What the publisher says itself in a sentence with attributions: all of it, its main clause, or nothing."""
    sentence = reading.sentences[index]
    outer = [draft for draft in here if draft.parent is None]
    group = main_verb(sentence, 0, len(sentence.words))
    if group is None or not outer:
        return None
    start = sentence.starts[group.head]
    for draft in outer:
        spans = draft.content + tuple(span for link in draft.links for span in link.cue + link.spans)
        if inside(start, spans):
            return None
    if any(draft.sentence == index and draft.links and _parenthetical(sentence, draft) for draft in outer):
        return None
    last = _parted(sentence, outer, group)
    if not is_event(sentence, 0, last):
        return None
    span = content_of(sentence, 0, last)
    if span is None:
        return None
    draft = Draft((span,), index)
    for other in outer:
        cue = next((link.cue for link in other.links if link.cue), None)
        if cue and inside(cue[0][0], draft.content):
            other.parent = draft
            draft.leaf = False
    if draft.leaf and any(overlaps(draft.content, other.content) for other in outer):
        return None
    return draft


def _parenthetical(sentence: Sentence, draft: Draft) -> bool:
    """An attribution that takes the sentence itself as its content, from its start."""
    return draft.content[0][0] <= sentence.starts[0] + 2


def _parted(sentence: Sentence, outer: list[Draft], group: VerbGroup) -> int:
    """Where the publisher's clause ends: before a participial or coordinated attribution behind it."""
    tags = sentence.tags
    last = len(sentence.words)
    for draft in outer:
        for link in draft.links:
            if not link.cue:
                continue
            at = next((i for i, start in enumerate(sentence.starts) if start >= link.cue[0][0]), last)
            if at <= group.last:
                continue
            if (tags[at : at + 1] == "F" and at and tags[at - 1] == ",") or (at > 1 and tags[at - 1] == "C"):
                last = min(last, at - 1)
    return last
