"""The main verb group of a stretch of tokens, by tags: what a sentence or a content commits to hangs on it.

    The firm , which was sold , [has not said] whether it will stay
              └── skipped ──┘                  └──── after it ────┘
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from worker.parser.document import Sentence


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Token indices `[first, last)` within the sentence; `head` is its last verb."""

    first: int
    last: int
    head: int


_OPENS: Final = frozenset("WTB")
_FINITE: Final = frozenset("XMYL")
_SUBJECT_END: Final = frozenset("SZPNW)q#")


def main_verb(sentence: Sentence, first: int, last: int) -> VerbGroup | None:
    """The first finite verb group of tokens `[first, last)` that stands in no subordinate clause."""
    tags = sentence.tags
    at = _past_lead_in(tags, first, last)
    waiting = 0
    while at < last:
        tag = tags[at]
        if tag == "P" and at > first and tags[at - 1] in "NS" and not sentence.words[at].endswith(("self", "selves")):
            waiting += 1
        elif tag in _OPENS and at > first:
            if tag == "B" and waiting == 0 and at > first + 1:
                at = _comma_after(tags, at, last)
                continue
            waiting += 1
        elif tag == "W" and at == first:
            pass
        elif tag in _FINITE or (tag == "V" and _is_finite(tags, at, first)):
            group = verb_group(sentence, at, last)
            if waiting == 0:
                return group
            waiting -= 1
            at = group.last - 1
        at += 1
    return None


def verb_group(sentence: Sentence, at: int, last: int) -> VerbGroup:
    """The verb group that begins at token `at`."""
    tags = sentence.tags
    end = at + 1
    head = at
    look = end
    while look < last:
        tag = tags[look]
        if tag in "XM" or (tag in "KFV" and tags[head] in "XM"):
            head = look
            end = look + 1
        elif tag not in "RE" and not (tag == "P" and head == at and tags[at] in "XM"):
            break
        look += 1
        if tags[head] not in "XM":
            break
    return VerbGroup(at, end, head)


def _is_finite(tags: str, at: int, first: int) -> bool:
    """A base form with a subject before it, or at the start of a request."""
    look = at - 1
    while look > first and tags[look] in "RED":
        look -= 1
    if look > first + 2 and tags[look] == "," and tags.rfind(",", first, look) > 0:
        look -= 1  # behind an apposition
    return tags[look : look + 1] in _SUBJECT_END if look >= first and look < at else False


def _past_lead_in(tags: str, first: int, last: int) -> int:
    """Where the main clause begins: behind a subordinate or participial clause that opens the sentence."""
    at = first
    while at < last and tags[at] in "Qq(C-:":
        at += 1
    if at < last and (tags[at] == "B" or (tags[at] in "FK" and tags[at + 1 : at + 2] not in "XMYL")):
        comma = tags.find(",", at, last)
        return comma + 1 if comma >= 0 else at
    return at


def _comma_after(tags: str, at: int, last: int) -> int:
    comma = tags.find(",", at, last)
    return comma + 1 if comma >= 0 else last
