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
from collections.abc import Container
from typing import Final

from worker.parser.document import Sentence, Span
from worker.parser.meaning.acts import DECLINE
from worker.parser.meaning.clauses import VerbGroup, main_verb
from worker.parser.meaning.drafts import Draft
from worker.parser.meaning.reading import Reading, inside, overlaps

_COPULA: Final = frozenset("be seem look appear sound feel remain become".split())
_DULL: Final = frozenset("have be seem mean look sound like want need matter remain express voice".split())
_STATES: Final = frozenset(
    """convinced divided concerned interested worried involved pleased located based needed known supposed
    disappointed""".split()
)
_DIGIT: Final = re.compile("[0-9]")
_SPEAKERS: Final = frozenset("I we We you You".split())
_DATES: Final = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September
    October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec. yesterday today tomorrow tonight""".split()
)
_IF: Final = frozenset({"if", "If"})
_UNSAID: Final = frozenset("comment respond reply".split())
_PRESENT: Final = frozenset("is are Is Are 's ’s 're ’re am".split())
_MASK: Final = "*"  # the tag of a token that belongs to somebody else's words


def own(reading: Reading, drafts: list[Draft], dated: Container[int]) -> list[Draft]:
    """The drafts of the publisher's own voice; attributions in them are put within them.

    `dated` holds the indices of the sentences that tell a time.
    """
    by_sentence = _by_sentence(reading, drafts)
    blocks = reading.document.blocks
    found: list[Draft] = []
    skip, headed = -1, False
    for index, sentence in enumerate(reading.sentences):
        if index <= skip:
            continue
        here = by_sentence.get(index)
        section = blocks[sentence.block].section
        if section != "body" and here is None:
            made, skip = _whole_block(reading, index, by_sentence, first=not headed)
        else:
            numbered = index in dated or _DIGIT.search(reading.text, sentence.start, sentence.end) is not None
            made = _alone(sentence, index, numbered) if here is None else _around(sentence, index, here, numbered)
        headed = headed or section == "headline"
        for draft in made:
            draft.own_voice = True
        found += made
    return found


def _by_sentence(reading: Reading, drafts: list[Draft]) -> dict[int, list[Draft]]:
    """The outermost drafts that have a word or a cue in each sentence."""
    found: dict[int, list[Draft]] = {}
    sentences = reading.sentences
    for draft in drafts:
        if draft.parent is not None:
            continue
        home = sentences[draft.sentence]
        found.setdefault(draft.sentence, []).append(draft)
        if draft.content[0][0] >= home.start and draft.content[-1][1] <= home.end:
            continue
        beyond: dict[int, None] = {}
        for start, end in draft.content:
            if start < home.start or end > home.end:
                beyond |= dict.fromkeys(range(reading.sentence_at(start), reading.sentence_at(end - 1) + 1))
        for index in beyond:
            if index != draft.sentence:
                found.setdefault(index, []).append(draft)
    return found


def content_of(sentence: Sentence, first: int, last: int) -> Span | None:
    """The span of tokens without a leading conjunction and the closing stop."""
    tags = sentence.tags
    while last > first and tags[last - 1] in ".:;,-" and sentence.words[last - 1] != "?":
        last -= 1
    while first < last and tags[first] in "C,;:-" and sentence.words[first] != "&":
        first += 1
    return (sentence.starts[first], sentence.ends[last - 1]) if last > first else None


def _whole_block(
    reading: Reading, index: int, taken: dict[int, list[Draft]], *, first: bool
) -> tuple[list[Draft], int]:
    """A headline or a caption: with the fragments behind its first sentence, as one claim."""
    sentences = reading.sentences
    sentence = sentences[index]
    last = index
    while last + 1 < len(sentences) and sentences[last + 1].block == sentence.block and last + 1 not in taken:
        following = sentences[last + 1]
        if following.words[-1][-1] in ".!" and main_verb(following.tags, following.words, 0, len(following.words)):
            break
        last += 1
    span = content_of(sentence, 0, len(sentence.words))
    if span is None or not (first or _tells_something(sentence)):
        return [], last
    end = content_of(sentences[last], 0, len(sentences[last].words)) if last > index else None
    return [Draft(((span[0], end[1] if end else span[1]),), index)], last


def _tells_something(sentence: Sentence) -> bool:
    """A caption or a line under the headline: a clause, a participle with its subject, or a date."""
    tags = sentence.tags
    if len(tags) < 4 or tags[0] == "W" or sentence.words[-1] == "?" or sentence.quoted[0] == "q":
        return False
    return "#" in tags or "F" in tags[1:] or main_verb(tags, sentence.words, 0, len(tags)) is not None


def _alone(sentence: Sentence, index: int, numbered: bool) -> list[Draft]:
    """A body sentence without attribution."""
    if sentence.quoted[0] == "q" and sentence.quoted.count(".") < 3:
        return []
    if not is_event(sentence, sentence.tags, 0, len(sentence.words), numbered=numbered):
        return []
    span = content_of(sentence, 0, len(sentence.words))
    return [Draft((span,), index)] if span else []


def is_event(
    sentence: Sentence, tags: str, first: int, last: int, *, numbered: bool, holds: bool = False
) -> bool:
    """Whether tokens `[first, last)` tell something that happened, is under way or has a number or a date.

    `tags` are the sentence's, or masked ones; `numbered`: the sentence has a number or a date; `holds`: an attribution
    stands in it, which is an event in itself where the verb only says when it was.
    """
    words = sentence.words
    while first < last and tags[first] in "C,;:-":
        first += 1
    if last - first < 2 or words[last - 1] == "?" or words[first] in _SPEAKERS:
        return False
    group = main_verb(tags, words, first, last)
    if group is None:
        return ":" in tags[first:last] and "#" in tags[first:last]
    if not _IF.isdisjoint(words[first : group.first]):
        return False
    whole = first == 0 and last == len(words)
    dated = numbered and (whole or any("0" <= w[0] <= "9" or w in _DATES for w in words[first:last]))
    return _happened(sentence, tags, group, dated=dated, holds=holds)


def _happened(sentence: Sentence, tags: str, group: VerbGroup, *, dated: bool, holds: bool) -> bool:
    shape = tags[group.first : group.last].replace("R", "").replace("E", "")
    lemma = sentence.lemmas[group.head]
    if _no_comment(sentence, tags, group, lemma):
        return False
    if holds and (lemma in {"come", "follow"} or shape == "Y"):
        return True
    if "M" in shape:
        return dated
    if shape.endswith("K") and shape != "K":
        state = sentence.words[group.head] in _STATES or (shape == "XK" and sentence.words[group.first] in _PRESENT)
        return not state or dated
    if shape == "L":
        return dated if lemma in _COPULA else lemma not in _DULL or dated
    if shape == "XV":
        return sentence.words[group.first] in {"did", "Did"}
    return shape in {"XXF", "XF"} or dated


def _no_comment(sentence: Sentence, tags: str, group: VerbGroup, lemma: str) -> bool:
    """*Declined to comment*, *did not respond*: nothing was said, and on nothing."""
    if lemma in DECLINE:
        return sentence.lemmas[group.last + 1 : group.last + 2] in {("comment",), ("say",), ("respond",)}
    return lemma in _UNSAID and ("E" in tags[group.first : group.last] or "never" in sentence.words)


def _around(sentence: Sentence, index: int, outer: list[Draft], numbered: bool) -> list[Draft]:
    """What the publisher says itself in a sentence with attributions: all of it, its main clause, a last clause."""
    masked = _masked(sentence, outer)
    if masked[0] != _MASK:
        made = _main_clause(sentence, masked, index, outer, numbered)
        if made:
            return made
    return _last_clause(sentence, masked, index, numbered)


def _masked(sentence: Sentence, outer: list[Draft]) -> str:
    """The tags of a sentence without those of other people's words."""
    tags, starts = sentence.tags, sentence.starts
    for draft in outer:
        for start, end in draft.content:
            if end > sentence.start and start < sentence.end:
                first = bisect_left(starts, start)
                last = bisect_left(starts, end, first)
                tags = tags[:first] + _MASK * (last - first) + tags[last:]
    return tags


def _main_clause(
    sentence: Sentence, masked: str, index: int, outer: list[Draft], numbered: bool
) -> list[Draft]:
    group = main_verb(masked, sentence.words, 0, len(masked))
    if group is None:
        return []
    head = sentence.starts[group.head]
    links = [link for draft in outer for link in draft.links]
    for link in links:
        if inside(head, link.cue) or inside(head, link.spans):
            return []
    last = _parted(sentence, outer, group)
    span = content_of(sentence, 0, last)
    if span is None:
        return []
    holds = any(span[0] <= start < span[1] for link in links for start, _ in link.cue)
    if not is_event(sentence, masked, 0, last, numbered=numbered, holds=holds):
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


def _last_clause(sentence: Sentence, masked: str, index: int, numbered: bool) -> list[Draft]:
    """*…, but the shares fell 4%*: a coordinated clause behind an attribution."""
    at, last = max(masked.rfind(",C"), masked.rfind(";C")) + 1, len(masked)
    if at == 0 or last - at < 4 or _MASK in masked[at:]:
        return []
    group = main_verb(masked, sentence.words, at + 1, last)
    span = content_of(sentence, at, last)
    if group is None or group.first <= at + 1 or span is None:
        return []
    return [Draft((span,), index)] if is_event(sentence, masked, at, last, numbered=numbered) else []


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
