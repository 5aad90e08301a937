"""Whom an outlet cites, in full: the participle points inward, at the content of the attribution around it.

    ONA reported, citing [sources close to the owners], that [P]        ONA, then the sources
    [P], the Kompasset said, quoting [an internal memo]                 the Kompasset, then the memo

The corpus takes what is cited for a content of its own (*ONA cites the sources*); a claim wants it as the next source.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from worker.parser.attributions import Attribution
from worker.parser.document import Sentence, Spans
from worker.parser.meaning.reading import Reading, inside

_CITING: Final = frozenset({"citing", "quoting"})
# A noun phrase with what belongs to it, up to the next mark or clause.
_CITED: Final = re.compile(r"[DGJNSZ#HKFRU]*[NSZ#J](?:[IC][DGJNSZ#HKFRPU]*[NSZ#P]|[JK])*(?=[,.;:T)-]|$)")


def with_citing(reading: Reading, found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions; those of *citing X* as the inward ones that they are, where another has the content."""
    for index, sentence in enumerate(reading.sentences):
        if not _CITING.isdisjoint(sentence.words):
            for at in [at for at, word in enumerate(sentence.words) if word in _CITING]:
                found = _inward(found, index, sentence, at)
    return found


def _inward(found: tuple[Attribution, ...], index: int, sentence: Sentence, at: int) -> tuple[Attribution, ...]:
    """The attributions, with the one of the participle at token `at` instead of those that its word already has."""
    cited = _CITED.match(sentence.tags, at + 1)
    if cited is None or sentence.quoted[at] != "." or sentence.tags[at - 1 : at] not in {",", "-"}:
        return found
    start = sentence.starts[at]
    own = [one for one in found if one.sentence == index and inside(start, one.cue)]
    outer = _outer([one for one in found if one.sentence == index and one not in own], start)
    if outer is None:
        return found
    cue: Spans = ((start, sentence.ends[at]),)
    source = ((sentence.starts[cited.start()], sentence.ends[cited.end() - 1]),)
    made = replace(
        outer, source=source, cue=cue, lemma="quote" if sentence.words[at] == "quoting" else "cite", pos="verb",
        rule="inward.citing", weight=0, precision=None, within=None, addressee=(), passive=False,
        inward=True, negated=False,
    )  # fmt: skip
    kept = [one for one in found if one not in own]
    place = next((number for number, one in enumerate(kept) if one.cue > cue), len(kept))
    return (*kept[:place], made, *kept[place:])


def _outer(others: list[Attribution], start: int) -> Attribution | None:
    """The attribution whose cue stands nearest to a position outside its content, with a source of its own."""
    near = [one for one in others if one.source and one.content and not one.inward and not inside(start, one.content)]
    return min(near, key=lambda one: abs(one.cue[0][0] - start)) if near else None
