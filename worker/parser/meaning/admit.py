"""Which attributions make claims, and where one content ends because another attribution begins.

The corpus convention marks every attitude (*supporters of the plan*, *seeks a fourth term*); a claim wants a clause, a
quotation, or a thing that an act of speech can bear (*denied the report*, *offered help*).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import Final

from worker.parser.document import Spans
from worker.parser.meaning import acts
from worker.parser.meaning.contents import Said
from worker.parser.meaning.phrases import read_phrase
from worker.parser.meaning.reading import EDGES, Reading, inside, length, overlaps

# Acts whose content may be a noun phrase; of the other acts only the lemmas below.
_BEAR_THINGS: Final = frozenset(
    """confirm deny admit accuse criticise praise support warn threaten predict pledge propose request label
    fear doubt""".split()
)
_THINGS: Final = frozenset(
    """announce declare disclose put claim allege report show reveal consider see suspect believe want hope know
    question regard view deem depict reckon forecast""".split()
)
_NO_THINGS: Final = frozenset(
    "agree accept encourage push press like recognise recognize welcome celebrate back".split()
)
# What a quoted *I* or *we* does in its own mind makes no claim of its own.
_INNER: Final = frozenset("believe doubt know hope fear want predict other show praise".split())
_MEANS: Final = re.compile("[NSZJ#FKLYVU]")
_WHO: Final = re.compile("[NSZPWDG#U]")
_NOBODY: Final = frozenset("nobody no-one none you anyone anybody somebody someone it's there what".split())
_SAYING_MORE: Final = frozenset("as to of".split())  # *described it [as a gift]*, *expects it [to last]*
MOST: Final = 40  # attributions of one sentence; only hostile text has more
_JOINTS: Final = frozenset("and but or while as although".split())


def admitted(reading: Reading, items: list[Said]) -> list[Said]:
    """The attributions that make claims, their contents clipped against each other."""
    items = [item for item in items if _bears(reading, item) and _speaks(reading, item)]
    items = [item for item in items if _says_something(reading, item)]
    items = _with_subjects(reading, items)
    groups: dict[int, list[Said]] = {}
    for item in items:
        groups.setdefault(item.attribution.sentence, []).append(item)
    found: list[Said] = []
    for group in groups.values():
        found += _alone(reading, group[:MOST]) if len(group) > 1 else group
    return found


def _alone(reading: Reading, group: list[Said]) -> list[Said]:
    """The attributions of one sentence that stand beside each other."""
    return _clipped(reading, _without_borrowed(reading, _without_silenced(group)))


def _says_something(reading: Reading, item: Said) -> bool:
    """Whether a content has a word that means something: not *which*, *it was*, *however*."""
    for start, end in item.content:
        index, first, last = reading.tokens[start, end]
        if last - first > 2 or _MEANS.search(reading.sentences[index].tags, first, last):
            return True
    return False


def _bears(reading: Reading, item: Said) -> bool:
    """Whether an act can have such a content."""
    if item.silent or item.form in {"that", "quote"}:
        return True
    act = acts.ACTS.get(item.lemma)
    if item.form in {"clause", "wh"}:
        return act is not None or item.attribution.pos in {"mark", "adverb", "preposition"}
    if item.attribution.inward or item.attribution.pos in {"mark", "adverb", "preposition"}:
        return True
    if act is None:
        return False
    if item.form == "phrase" and _is_pronoun(reading, item.content):
        return False
    before = item.content[0][0] < item.cue[0][0]
    if item.form == "to" or before:
        return True
    if item.lemma in _THINGS:
        return True
    return act in _BEAR_THINGS and item.lemma not in _NO_THINGS


def _is_pronoun(reading: Reading, content: Spans) -> bool:
    """*Expects [it in May]*, *know [themselves]*: the thing that is meant stands elsewhere."""
    index, first, last = reading.tokens[content[0]]
    sentence = reading.sentences[index]
    if len(content) > 1 or sentence.tags[first : first + 1] != "P":
        return False
    return last - first == 1 or (sentence.tags[first + 1] in "IWB" and sentence.words[first + 1] not in _SAYING_MORE)


def _speaks(reading: Reading, item: Said) -> bool:
    """Whether the source can have said it: not *nobody*, not the mind of a quoted *we*, not a thing taken for one."""
    found = item.attribution
    if not found.source:
        return True
    words, tag = reading.words[found.source]
    if not words:
        return True
    index, first, last = reading.tokens[found.source[0]]
    if _WHO.search(reading.sentences[index].tags, first, last) is None:
        return False
    low = words[0].lower()
    if low in _NOBODY or (low == "no" and len(words) > 1):
        return False
    if found.pos == "mark" and read_phrase(words, tag).kind == "state":
        return False  # *Peru: …* names a topic
    if found.quoted and low in {"i", "we"} and acts.ACTS.get(item.lemma, "other") in _INNER:
        return False
    if item.form not in {"phrase", "to", "wh"} or (len(words) == 1 and low in _PRONOUNS):
        return True
    phrase = read_phrase(words, tag)
    return phrase.sure or phrase.named or phrase.definite or words[0][-1:] == "s" or found.pos != "verb"


_PRONOUNS: Final = frozenset("he she it they who which that we i one some others".split())


def _with_subjects(reading: Reading, items: list[Said]) -> list[Said]:
    """A participle behind a comma has the subject of the clause before it: *X said P, [calling] Y Z* is X's."""
    participles = [_participle(reading, item) for item in items]
    if True not in participles:
        return items
    finite: dict[int, list[Said]] = {}
    for item, participle in zip(items, participles, strict=True):
        if item.attribution.source and not participle:
            finite.setdefault(item.attribution.sentence, []).append(item)
    found = []
    for item, participle in zip(items, participles, strict=True):
        others = finite.get(item.attribution.sentence, ()) if participle else ()
        before = [other for other in others if other.cue[0][0] < item.cue[0][0]]
        if before:
            outer = max(before, key=lambda other: other.cue[0][0])
            held = item.attribution.source and inside(item.attribution.source[0][0], outer.content)
            if (held or not item.attribution.source) and not item.attribution.inward and not outer.attribution.quoted:
                changed = replace(item.attribution, source=outer.attribution.source)
                item = replace(item, attribution=changed)  # noqa: PLW2901
        found.append(item)
    return found


def _participle(reading: Reading, item: Said) -> bool:
    sentence = reading.sentences[item.attribution.sentence]
    if ",F" not in sentence.tags:
        return False
    first = bisect_left(sentence.starts, item.cue[0][0])
    return first > 1 and sentence.tags[first - 1 : first + 1] == ",F"


def _without_silenced(items: list[Said]) -> list[Said]:
    """The *say* of *declined to say* is no attribution of its own."""
    silent = [item.cue for item in items if item.silent]
    if not silent:
        return items
    return [item for item in items if item.silent or not any(overlaps(item.cue, cue) for cue in silent)]


def _without_borrowed(reading: Reading, items: list[Said]) -> list[Said]:
    """A cue in a quotation whose source stands outside is part of what is said: *said it was “[mulling] a sale”*."""
    borrowed = [item for item in items if item.attribution.quoted and _outside(reading, item)]
    if not borrowed:
        return items
    whole = [item.content for item in items if not item.attribution.quoted]
    return [item for item in items
            if item not in borrowed or not any(inside(item.cue[0][0], content) for content in whole)]


def _outside(reading: Reading, item: Said) -> bool:
    """Whether the source stands before the quotation that the cue is in."""
    at = bisect_right(reading.quote_starts, item.cue[0][0]) - 1
    return at >= 0 and bool(item.attribution.source) and item.attribution.source[0][0] < reading.quote_starts[at]


def _clipped(reading: Reading, items: list[Said]) -> list[Said]:
    """Contents end before an attribution that shares their subject, or that has themselves in its content.

        said [it was not asked] and fears [that P]       the second cue's subject stands outside the first content
        [The guild said [that P]], the Kompasset said    the inner content ends with the outer one
    """
    found = []
    clipped: dict[Spans, Spans] = {}  # what points inward (*citing X*) ends where the attribution around it does
    outer = [item for item in items if not _points_inward(item)]
    inward = [item for item in items if _points_inward(item)]
    for item in outer + inward:
        content = clipped.get(item.content) if _points_inward(item) else None
        if content is None:
            content = clipped[item.content] = _against_all(reading, item, items)
        left = item if content == item.content else replace(item, content=content)
        if content and (left is item or _says_something(reading, left)):
            found.append(left)
    return found


def _against_all(reading: Reading, item: Said, items: list[Said]) -> Spans:
    content = item.content
    for other in items:
        if other is not item and inside(other.cue[0][0], content):
            content = _against(reading, item, content, other)
    return content


def _points_inward(item: Said) -> bool:
    return item.attribution.inward


def _against(reading: Reading, item: Said, content: Spans, other: Said) -> Spans:
    source, cue = other.attribution.source, other.cue
    if other.attribution.inward:
        return _until(reading, content, cue[0][0])
    if inside(item.cue[0][0], other.content) and length(other.content) > 0:
        if item.cue[0][0] < cue[0][0]:
            return _until(reading, content, other.content[-1][1])
        return content
    borrowed = other.attribution.quoted and not item.attribution.quoted  # *said it had “[put] …”*: no cue of its own
    if source and not borrowed and not overlaps(source, content) and source[0][0] < cue[0][0]:
        return _until(reading, content, cue[0][0])
    return content


def _until(reading: Reading, content: Spans, end: int) -> Spans:
    """The content up to `end`, without the conjunction and the marks before it."""
    text = reading.text
    kept = [(start, min(stop, end)) for start, stop in content if start < end]
    if not kept:
        return ()
    start, stop = kept[-1]
    while True:
        while stop > start and text[stop - 1] in EDGES:
            stop -= 1
        word = text[start:stop].rsplit(None, 1)[-1].lower() if stop > start else ""
        if word not in _JOINTS:
            break
        stop -= len(word)
    kept[-1] = (start, stop)
    return tuple(piece for piece in kept if piece[0] < piece[1])
