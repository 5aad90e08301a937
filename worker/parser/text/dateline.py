"""Where a report says it was written, and for whom: "OSLO, May 3 (Reuters) - ", "LIMA. /TASS/. ", "(Bloomberg) -- "."""

from __future__ import annotations

import re
from typing import NamedTuple

from worker.parser.document import Block, Span
from worker.parser.text.letters import LOW, UP

_CAPS = rf"[{UP}][{UP}.'’-]+"
_PLACE = rf"{_CAPS}(?:[ /](?:{_CAPS}|[{UP}]\.?)){{0,4}}"
_TITLED = rf"[{UP}][{LOW}.'’-]+(?:[ -](?:[{UP}][{LOW}.'’-]+|de|del|la|le|el|al|upon|on|am|da|do|of|the)){{0,4}}"
_WORD = rf"(?:[{UP}][{UP}{LOW}.'’-]*|[0-9]{{1,4}})"
_MORE = rf"(?:[,.] ?{_WORD}(?: (?:{_WORD}|of|and)){{0,3}}){{0,3}}"
_AGENCY = rf"[(\[](?P<agency>[{UP}0-9][^()\[\]\n]{{1,39}})[)\]]"
_DASH = "(?:--?|[–—―]{1,2})"
_OPENS = rf"[{UP}0-9\"“„«‘'’(\[$€£¥]"
_FORMS = (
    rf"(?P<place>{_PLACE}){_MORE}\.? ?{_AGENCY} ?{_DASH} ?",
    rf"(?P<place>{_PLACE}){_MORE}\.? ?/(?P<agency>[{UP}][^/\n]{{1,29}})/\. ?(?:{_DASH} ?)?",
    rf"(?P<place>{_PLACE}){_MORE}(?: {_DASH} |[—―] ?)(?={_OPENS})",
    rf"(?P<place>{_TITLED}){_MORE}\.? ?{_AGENCY} ?{_DASH} ?",
    rf"{_AGENCY} ?{_DASH} ?(?={_OPENS})",
)
_DATELINES = tuple(re.compile(form, re.ASCII) for form in _FORMS)
LONGEST = 120
_MARK = re.compile(r" -|—|–|―|--|/\.|\)-")  # without one there is no dateline, and none goes on behind its first
DOTS = 8  # before that mark; each more multiplies the ways to read a row of initials


class Dateline(NamedTuple):
    """`span` is the whole of it with its dash; `place` and `agency` are as written, with their spans, or None."""

    span: Span
    place: str | None
    place_span: Span | None
    agency: str | None
    agency_span: Span | None


def dateline_at(text: str, start: int, end: int) -> Dateline | None:
    """The dateline with which the paragraph `[start, end)` begins; it never is the whole paragraph."""
    last = min(end, start + LONGEST)
    mark = _MARK.search(text, start, last)
    if mark is None or text.count(".", start, mark.start()) > DOTS:
        return None
    for form in _DATELINES:
        found = form.match(text, start, last)
        if found and found.end() < end:
            return _dateline(found)
    return None


def dateline(text: str, blocks: tuple[Block, ...]) -> Dateline | None:
    """The article's dateline: that of its first body paragraph that has one. Blocks begin after theirs."""
    for block in blocks:
        if block.section != "body":
            continue
        start = max(text.rfind(end, 0, block.start) for end in ("\n", "\r", "\u2028", "\u2029")) + 1
        while start < block.start and text[start] in " \t\u00a0":
            start += 1
        if start < block.start <= start + LONGEST and (found := dateline_at(text, start, block.end)):
            return found
    return None


def _dateline(found: re.Match[str]) -> Dateline:
    groups = found.groupdict()
    place, agency = groups.get("place"), groups.get("agency")
    return Dateline(found.span(), place, found.span("place") if place else None,
                    agency, found.span("agency") if agency else None)
