"""When words were said: the time beside a cue that belongs to no content."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from worker.claim import At, Time
from worker.parser.document import Sentence
from worker.parser.meaning.drafts import Draft, DraftLink
from worker.parser.meaning.reading import Reading, inside, overlaps

_NOT_AT: Final = frozenset({"ON_OR_BEFORE", "BEFORE", "ON_OR_AFTER", "AFTER"})


def said_at(reading: Reading, times: dict[int, list[Time]], draft: Draft, siblings: list[Draft]) -> None:
    """Give each link of `draft` that has a cue its time, if its sentence tells one."""
    for link in draft.links:
        if not link.cue:
            continue
        index = reading.sentence_at(link.cue[0][0])
        found = [time for time in times.get(index, ()) if _tells(reading, time, draft, link, siblings)]
        if found:
            cue = link.cue[0][0]
            best = min(found, key=lambda time: abs(time.spans[0][0] - cue))
            value = best.value if best.type != "TIME" or best.value[-3:-2] == ":" else best.value.partition("T")[0]
            link.at = At(best.text, best.spans, value, best.mod)


def _tells(reading: Reading, time: Time, draft: Draft, link: DraftLink, siblings: list[Draft]) -> bool:
    if time.type not in {"DATE", "TIME"} or time.mod in _NOT_AT or overlaps(time.spans, draft.content):
        return False
    start = time.spans[0][0]
    if time.value.endswith("_REF"):
        return time.value == "PAST_REF" and (inside(start, link.cue) or abs(start - link.cue[0][0]) < 12)
    if draft.parent is not None and draft.parent.links and not overlaps(time.spans, draft.parent.content):
        return False
    if inside(start, link.spans):
        return link.source.kind == "document"
    others = [other for other in siblings if other is not draft.parent and not other.own_voice]
    if any(overlaps(time.spans, other.content) for other in others):
        return False
    return not _in_relative_clause(reading.sentences[reading.sentence_at(start)], start, link)


def _in_relative_clause(sentence: Sentence, start: int, link: DraftLink) -> bool:
    """Behind *who, which* before its clause has ended, unless the cue is there too."""
    at = bisect_left(sentence.starts, start)
    while at > 0 and sentence.tags[at - 1] not in ",-;":
        at -= 1
        if sentence.tags[at] == "W":
            return not sentence.starts[at] <= link.cue[0][0] < start
    return False
