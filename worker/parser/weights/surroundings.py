"""What stands around a possible cue: the frame behind it, the group it belongs to, its subject, its object.

The frames are those of the corpus study: the surface right behind the head, after adverbs and days of the week.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from worker.parser.weights.view import View

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
BE = frozenset("be is are was were been being 're am 's".split())
HAVE = frozenset("have has had having 've".split())
SIMPLE = {"T": "that", "O": "to", "F": "ing", "K": "participle", "C": "conjunction", ".": "end"}
SIMPLE.update(dict.fromkeys("Qq", "quote") | dict.fromkeys("-;()", "mark") | dict.fromkeys("XMYLV", "verb"))
NEAR_QUOTE = 9
PHRASE = 14


class Around(NamedTuple):
    """The surroundings of a head, each a short name."""

    lemma: str  # say/v
    part: str  # v, n, or the tag
    tag: str
    group: int  # first token of the verb group
    frame: str
    left: str
    auxiliaries: str
    quote: str  # a quotation closes shortly before: "after quote", else "no quote"


def around(view: View, head: int) -> Around:
    """All that the decisions ask about a head's surroundings, computed once."""
    tag = view.tags[head]
    part = "v" if tag in "VYLKF" else "n" if tag in "NS" else tag
    group = group_start(view, head)
    return Around(
        view.lemma(head), part, tag, group, frame(view, head), left(view, group), auxiliaries(view, group, head),
        quote_before(view, head),
    )


def group_start(view: View, head: int) -> int:
    """The first auxiliary, modal, negation or adverb of the head's group."""
    tags = view.tags
    while head and tags[head - 1] in "XMER":
        head -= 1
    return head


def frame(view: View, head: int) -> str:
    """What follows the head: that, to, wh, quote, clause, np, np-that …, p-of, comma, end."""
    tags, words, n = view.tags, view.words, view.n
    at = head + 1
    while at < n and (tags[at] in "RA" or words[at] in DAYS):
        at += 1
    if at >= n:
        return "end"
    tag = tags[at]
    if tag in ",:":
        quote = at + 1 < n and tags[at + 1] in "Qq"
        return ("comma" if tag == "," else "colon") + ("-quote" if quote else "")
    if tag == "W" or words[at] in ("if", "whether"):
        return "wh"
    if tag in "IB":
        return "p-" + words[at]
    return SIMPLE.get(tag) or phrase_frame(view, at)


def phrase_frame(view: View, at: int) -> str:
    """A noun phrase follows: with a finite verb it is a clause; else what comes behind it."""
    tags, words = view.tags, view.words
    for place in range(at, min(view.n, at + PHRASE)):
        tag = tags[place]
        if tag in "XMYL" or (tag == "V" and place > at and tags[place - 1] in "SPZW"):
            return "clause" if place > at else "verb"
        if tag in "TOQq":
            return {"T": "np-that", "O": "np-to"}.get(tag, "np-quote")
        if words[place] == "as":
            return "np-as"
        if tag in ",.;:-()BW":
            break
    return "adjective" if tags[at] == "J" else "np"


def left(view: View, group: int) -> str:
    """What stands before the group: a tag, a comma (with a quotation mark), a function word."""
    if group == 0:
        return "^"
    tag = view.tags[group - 1]
    if tag == ",":
        return ",quote" if group > 1 and view.tags[group - 2] in "Qq" else ","
    return view.words[group - 1] if tag in "IBCOT" else tag


def auxiliaries(view: View, group: int, head: int) -> str:
    """The kinds of auxiliary in the group: be, have, do, modal, not; "-" for none."""
    if group == head:
        return "-"
    found = []
    for word, tag in zip(view.words[group:head], view.tags[group:head], strict=True):
        if tag == "X":
            found.append("be" if word in BE else "have" if word in HAVE else "do")
        elif tag in "ME":
            found.append("modal" if tag == "M" else "not")
    return "+".join(sorted(set(found))) or "-"


def quote_before(view: View, head: int) -> str:
    """Whether a quotation mark stands within nine tokens before the head."""
    return "after quote" if view.marks[head] > view.marks[max(0, head - NEAR_QUOTE)] else "no quote"


def subject_word(view: View, group: int) -> str:
    """The word of the subject's head: a lemma, a function word or a tag."""
    if group == 0:
        return "^"
    tag = view.tags[group - 1]
    return view.lemmas[group - 1] if tag in "NS" else view.key[group - 1]


def object_word(view: View, head: int) -> str:
    """The lemma of the noun that follows, over determiners and adjectives; else the tag that is there."""
    tags, n = view.tags, view.n
    at, end = head + 1, min(view.n, head + 7)
    while at < end and tags[at] in "RAIDGJ#H":
        at += 1
    if at >= n:
        return "$"
    while at + 1 < n and tags[at] in "NSUJF" and tags[at + 1] in "NSU":
        at += 1
    return view.lemmas[at] if tags[at] in "NSU" else tags[at]


def earlier_cue(view: View, head: int) -> str:
    """How a reporting verb earlier in the sentence is parted from this head: commas, marks, a *that*."""
    at = bisect_left(view.reporting, head) - 1
    if at < 0:
        return "-"
    place = view.reporting[at]
    commas = min(2, view.commas[head] - view.commas[place])
    marks = min(1, view.marks[head] - view.marks[place])
    return f"c{commas}q{marks}{'T' if 'T' in view.tags[place:head] else '-'}"
