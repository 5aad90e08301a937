"""Speech that goes on without a cue: the second quotation of a paragraph, a paragraph that is all quotation.

    “We won,” she said. “Nobody helped.”        the second is a claim that continues the first
    “And we shall win again.”                   so is a paragraph of nothing but quotation behind it
"""

from __future__ import annotations

from typing import Final

from worker.parser.attributions import Attribution
from worker.parser.document import Span
from worker.parser.meaning.drafts import Draft
from worker.parser.meaning.reading import Reading, overlaps

_OUTSIDE: Final = frozenset(",.:;-()Qq")
_STOPS: Final = frozenset(".!?…,")
_SHORTEST: Final = 3  # tokens, marks included
Voices = dict[int, Draft]


def continued(reading: Reading, grown: list[tuple[Draft, Attribution]]) -> list[Draft]:
    """The drafts of continued speech, one a paragraph and source in force; what is cued inside quotations is theirs."""
    outside = [(draft, last) for draft, last in grown if not last.quoted]
    covered = tuple(sorted(piece for draft, _ in outside for piece in draft.content))
    voices = _voices(outside)
    found: list[Draft] = []
    voice: Draft | None = None
    growing: Draft | None = None
    block, closed = -1, -1  # `closed`: the block whose last sentence was somebody's words
    for index, sentence in enumerate(reading.sentences):
        if sentence.block != block:
            voice = voice if closed == block and reading.section(index) == "body" else None
            block, growing = sentence.block, None
        if index in voices:
            voice, growing, closed = voices[index], None, block
        elif voice is not None and _goes_on(reading, index, covered):
            growing = _grown(found, growing, voice, (sentence.start, sentence.end), index)
            closed = block
        elif not overlaps(((sentence.start, sentence.end),), covered):
            voice, growing, closed = None, None, -1
    return found


def _voices(outside: list[tuple[Draft, Attribution]]) -> Voices:
    """The voice that each sentence leaves in force: its last attribution with somebody who can speak."""
    found: Voices = {}
    for draft, last in sorted(outside, key=lambda item: item[1].cue):
        if last.source and last.pos != "noun":
            found[draft.sentence] = draft
    return found


def _goes_on(reading: Reading, index: int, covered: tuple[Span, ...]) -> bool:
    """Whether a sentence is quotation and nothing else, said in full, and no attribution has it."""
    sentence = reading.sentences[index]
    if len(sentence.words) < _SHORTEST or "." not in sentence.tags[-2:] + sentence.tags[-1:]:
        return False
    outside = [tag for tag, quoted in zip(sentence.tags, sentence.quoted, strict=True) if quoted == "."]
    if "q" not in sentence.quoted or any(tag not in _OUTSIDE for tag in outside):
        return False
    return not overlaps(((sentence.start, sentence.end),), covered)


def _grown(found: list[Draft], growing: Draft | None, voice: Draft, span: Span, index: int) -> Draft:
    """The claim of this paragraph's continued speech, one sentence longer."""
    if growing is not None:
        growing.content = ((growing.content[0][0], span[1]),)
        return growing
    draft = Draft((span,), index, form="quote", continues=voice)
    found.append(draft)
    return draft
