"""The main verb group of a stretch of tokens, by tags: what a sentence or a content commits to hangs on it.

    The firm , which was sold , [has not said] whether it will stay
              └── skipped ──┘                  └──── after it ────┘
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(slots=True)
class VerbGroup:
    """Token indices `[first, last)` within the sentence; `head` is its last verb."""

    first: int
    last: int
    head: int


# What comes next: a clause that is not the main one, opened by *who, that, as* or a subject right behind a noun
# (*the story he told*), or a finite verb; a base form is finite behind its subject. All begin in one set of tags, so
# that the search goes over the others at once; what a tag means is looked up behind it.
_NEXT: Final = re.compile(
    r"[WTBPXMYLVRED](?:(?P<opened>(?<=[WTB])|(?<=[NS]P))|(?P<verb>(?<=[XMYL])|(?<=[SZPNW)q#]V))"
    r"|(?P<later>(?<=[SZPNW)q#][RED])[RED]{0,2}V))"
)
_FINITE: Final = re.compile(r"[XMYL]|(?<=[SZPNW)q#])V")
_GROUP: Final = re.compile(r"[XM]P?(?:[RE]{0,3}[XMKFV])*|[YLV]")
_BEFORE_CLAUSE: Final = frozenset("Qq(C:-BFK")
_LEAD_IN: Final = re.compile(r"[Qq(C:-]*(?:(?:B|[FK](?![XMYL]))[^,]*,)?")


def main_verb(tags: str, words: tuple[str, ...], first: int, last: int) -> VerbGroup | None:
    """The first finite verb group of tokens `[first, last)` that stands in no subordinate clause."""
    at = first
    if tags[first : first + 1] in _BEFORE_CLAUSE and (lead := _LEAD_IN.match(tags, first, last)):
        at = lead.end()
    while True:
        found = _NEXT.search(tags, at, last)
        if found is None:
            return _behind_apposition(tags, first, last)
        if found.lastgroup != "opened":
            return verb_group(tags, found.end() - 1, last)
        at = found.end()
        if found.start() == first or words[found.start()].endswith(("self", "selves")):
            continue
        verb = _FINITE.search(tags, at, last)
        if verb is None:
            return None
        at = verb_group(tags, verb.start(), last).last


def verb_group(tags: str, at: int, last: int) -> VerbGroup:
    """The verb group that begins at token `at`."""
    found = _GROUP.match(tags, at, last)
    end = found.end() if found else at + 1
    if tags[end - 1] == "P":
        end -= 1
    return VerbGroup(at, end, end - 1)


_APPOSITION: Final = re.compile(r"[NSZ],[^XMYL]{0,30}[NSZ],(V)")


def _behind_apposition(tags: str, first: int, last: int) -> VerbGroup | None:
    """*The striker, a former trainee, hit the bar*: a base form that is a past one, behind an apposition."""
    found = _APPOSITION.search(tags, first, last)
    return verb_group(tags, found.start(1), last) if found else None
