"""Speech that goes on without a cue: the second quotation of a paragraph, a paragraph that is all quotation.

    “We won,” she said. “Nobody helped.”        the second is a claim that continues the first
    “And we shall win again.”                   so is a paragraph of nothing but quotation behind it
    She had slept in the boat.                  so is what a witness goes on to tell without marks, a claim a sentence
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from worker.parser.attributions import Attribution
from worker.parser.document import Sentence, Span
from worker.parser.meaning.drafts import Draft
from worker.parser.meaning.reading import Reading

_OUTSIDE: Final = frozenset(",.:;-()Qq")
_THIRD: Final = frozenset("He She They His Her Their Both".split())
_SHORTEST: Final = 3  # tokens, marks included


def continued(
    reading: Reading, grown: list[tuple[Draft, Attribution]], witness: Callable[[Attribution], bool]
) -> list[Draft]:
    """The drafts of continued speech, one a paragraph and source in force; what is cued inside quotations is theirs.

    `witness` says whether a source is somebody without an office, whose story goes on unquoted.
    """
    outside = [(draft, last) for draft, last in grown if not last.quoted]
    covered = _Covered([piece for draft, _ in outside for piece in draft.content])
    voices = _voices(outside)
    last_of = {id(draft): last for draft, last in outside}
    blocks = reading.document.blocks
    found: list[Draft] = []
    voice: Draft | None = None
    growing: Draft | None = None
    block, closed = -1, -1  # `closed`: the block whose last sentence was somebody's words
    for index, sentence in enumerate(reading.sentences):
        if sentence.block != block:
            voice = voice if closed == block and blocks[sentence.block].section == "body" else None
            block, growing = sentence.block, None
        if index in voices:
            voice, growing, closed = voices[index], None, block
        elif voice is None:
            continue
        elif _all_quoted(sentence) and not covered.touch(sentence.start, sentence.end):
            growing = _grown(found, growing, voice, (sentence.start, sentence.end), index)
            closed = block
        elif covered.touch(sentence.start, sentence.end):
            continue
        elif _free(sentence) and voice.form == "quote" and closed == block and witness(last_of[id(voice)]):
            found.append(Draft((_without_stop(sentence),), index, form="clause", continues=voice))
            growing = None
        else:
            voice, growing, closed = None, None, -1
    return found


def _free(sentence: Sentence) -> bool:
    """A sentence about whom the voice has just spoken of: *She had slept in the boat.*"""
    return sentence.words[0] in _THIRD and "q" not in sentence.quoted and sentence.words[-1] == "."


def _without_stop(sentence: Sentence) -> Span:
    return sentence.start, sentence.ends[-2] if len(sentence.ends) > 1 else sentence.end


class _Covered:
    """The pieces that attributions have, to be asked by span."""

    def __init__(self, pieces: list[Span]) -> None:
        pieces.sort()
        self.starts = [start for start, _ in pieces]
        self.ends: list[int] = []  # the furthest end of the pieces up to each
        furthest = 0
        for _, end in pieces:
            furthest = max(furthest, end)
            self.ends.append(furthest)

    def touch(self, start: int, end: int) -> bool:
        at = bisect_left(self.starts, end)
        return at > 0 and self.ends[at - 1] > start


def _voices(outside: list[tuple[Draft, Attribution]]) -> dict[int, Draft]:
    """The voice that each sentence leaves in force: its last attribution with somebody who can speak."""
    found: dict[int, Draft] = {}
    for draft, last in sorted(outside, key=lambda item: item[1].cue):
        if last.source and last.pos != "noun":
            found[draft.sentence] = draft
    return found


def _all_quoted(sentence: Sentence) -> bool:
    """Whether a sentence is quotation and nothing else, said in full."""
    if "q" not in sentence.quoted or len(sentence.words) < _SHORTEST or "." not in sentence.tags[-2:]:
        return False
    if "." not in sentence.quoted:
        return True
    outside = [tag for tag, quoted in zip(sentence.tags, sentence.quoted, strict=True) if quoted == "."]
    return all(tag in _OUTSIDE for tag in outside)


def _grown(found: list[Draft], growing: Draft | None, voice: Draft, span: Span, index: int) -> Draft:
    """The claim of this paragraph's continued speech, one sentence longer."""
    if growing is not None:
        growing.content = ((growing.content[0][0], span[1]),)
        return growing
    draft = Draft((span,), index, form="quote", continues=voice)
    found.append(draft)
    return draft
