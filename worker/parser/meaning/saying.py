"""When words were said: the time beside a cue that belongs to no content.

    Speaking on Thursday, she said P             before the cue: counts
    he told ONA on Wednesday that P              behind it, no other cue between: counts
    it admitted P in February but disputed Q     not for the second cue
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from datetime import date as Day  # noqa: N812  (the module has a `date` of its own)
from typing import Final

from worker.claim import At, Time
from worker.parser.document import Sentence
from worker.parser.meaning import calendar
from worker.parser.meaning.drafts import Draft, DraftLink
from worker.parser.meaning.reading import Reading, inside, overlaps
from worker.parser.memory import Memory

_NOT_AT: Final = frozenset({"ON_OR_BEFORE", "BEFORE", "ON_OR_AFTER", "AFTER"})
_NEAR: Final = 30  # code points between a cue inside another content and its time


def date(reading: Reading, times: dict[int, list[Time]], published: Day | None, drafts: list[Draft]) -> None:
    """Give every link its time of saying, where the sentence of its cue tells one."""
    if published is None or not times:
        return
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.sentence in times:
            by_sentence.setdefault(draft.sentence, []).append(draft)
    past: Memory[int, list[Time]] = Memory(
        lambda index: [time for time in times.get(index, ()) if _past(time, published)]
    )
    for siblings in by_sentence.values():
        for draft in siblings:
            said_at(reading, past, draft, siblings)


def said_at(reading: Reading, times: Mapping[int, list[Time]], draft: Draft, siblings: list[Draft]) -> None:
    """Give each link of `draft` that has a cue its time, if its sentence tells one."""
    for link in draft.links:
        if not link.cue or (link.attribution is not None and link.attribution.inward):
            continue
        index = reading.sentence_at(link.cue[0][0])
        found = [time for time in times[index] if _tells(reading.sentences[index], time, draft, link, siblings)]
        if found:
            cue = link.cue[0][0]
            best = min(found, key=lambda time: abs(time.spans[0][0] - cue))
            part = best.type == "TIME" and best.value[-3:-2] != ":"  # "on Monday morning": the day
            value = best.value.partition("T")[0] if part else best.value
            link.at = At(best.text, best.spans, value, best.mod)


def _past(time: Time, published: Day) -> bool:
    """Nothing was said after the day of publication."""
    if time.type not in {"DATE", "TIME"} or time.mod in _NOT_AT:
        return False
    if time.value.endswith("_REF"):
        return time.value == "PAST_REF"
    if "-W" in time.value:
        return time.value <= (calendar.week(published, 0) or "")
    if time.value[:7].count("-") == 1 and time.value[5:7].isdigit():
        return time.value[:10] <= published.isoformat()
    return time.value[:4] <= f"{published.year:04d}"


def _tells(sentence: Sentence, time: Time, draft: Draft, link: DraftLink, siblings: list[Draft]) -> bool:
    start, cue = time.spans[0][0], link.cue[0][0]
    if overlaps(time.spans, draft.content):
        return False
    if time.value == "PAST_REF":
        return inside(start, link.cue) or abs(start - cue) < 12
    if inside(start, link.spans):
        return link.source.kind == "document"
    parent = draft.parent
    if parent is not None and (parent.own_voice or overlaps(time.spans, parent.content)):
        return abs(start - link.cue[-1][1]) < _NEAR or -_NEAR < start - cue < 0
    if parent is not None and parent.links:
        return False
    if any(overlaps(time.spans, other.content) for other in siblings):
        return False
    return _same_clause(sentence, start, link, siblings)


def _same_clause(sentence: Sentence, start: int, link: DraftLink, siblings: list[Draft]) -> bool:
    """Whether the time and the cue belong together: no other clause opens between, no other cue has it first."""
    cue = link.cue[0][0]
    first, last = bisect_left(sentence.starts, min(start, cue)), bisect_left(sentence.starts, max(start, cue))
    tags = sentence.tags[first:last]
    if ";" in tags or "B" in tags or "W" in tags[1:]:
        return False
    at = bisect_left(sentence.starts, cue)
    participle = sentence.tags[at : at + 1] == "F"
    others = [other.cue[0][0] for draft in siblings for other in draft.links if other.cue and other is not link]
    if start > cue:
        return not any(cue < other < start for other in others)
    return participle or not any(other < start for other in others)
