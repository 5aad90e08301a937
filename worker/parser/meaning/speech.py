"""Speech that goes on without a cue: the second quotation of a paragraph, a paragraph that is all quotation.

    “We won,” she said. “Nobody helped.”        the second is a claim that continues the first
    “And we shall win again.”                   so is a paragraph of nothing but quotation behind it
"""

from __future__ import annotations

from typing import Final

from worker.parser.document import Span, Spans
from worker.parser.meaning.drafts import Draft, DraftLink
from worker.parser.meaning.reading import Reading, overlaps

_OUTSIDE: Final = frozenset(",.:;-()Qq")


def continued(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts of continued speech, one a paragraph and source in force."""
    covered = sorted(piece for draft in drafts for piece in draft.content)
    speakers = _speakers(drafts)
    found: list[Draft] = []
    voice: Draft | None = None
    block = -1
    closed = -1  # the last block whose end the voice in force reached
    for index, sentence in enumerate(reading.sentences):
        if reading.section(index) != "body":
            voice = None
            continue
        if sentence.block != block:
            if closed != block:
                voice = None
            block, growing = sentence.block, None
        pieces = _free_quotes(reading, index, covered)
        if index in speakers:
            voice, growing = speakers[index], None
            closed = block
        elif pieces and voice is not None:
            growing = _go_on(found, growing, voice, pieces, index)
            closed = block
        elif not _all_quoted(reading, index):
            growing = None
            if closed == block:
                closed = -1
            voice = voice if pieces else None
    return found


def _speakers(drafts: list[Draft]) -> dict[int, Draft]:
    """The voice that each sentence leaves in force: its last outermost attribution with somebody who can speak."""
    found: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda draft: draft.links[-1].cue or draft.content):
        link = draft.links[-1]
        if draft.parent is None and link.act != "silent" and link.source.kind != "document":
            found[draft.sentence] = draft
    return found


def _free_quotes(reading: Reading, index: int, covered: list[Span]) -> list[Span]:
    """The quotations of a sentence that is nothing else, where no attribution has them."""
    sentence = reading.sentences[index]
    if not _all_quoted(reading, index):
        return []
    piece = (sentence.start, sentence.end)
    return [] if overlaps((piece,), tuple(covered)) else [piece]


def _all_quoted(reading: Reading, index: int) -> bool:
    """Whether a sentence is quotation but for its stops, as long as a sentence is."""
    sentence = reading.sentences[index]
    outside = [tag for tag, quoted in zip(sentence.tags, sentence.quoted, strict=True) if quoted == "."]
    return "q" in sentence.quoted and all(tag in _OUTSIDE for tag in outside) and len(sentence.words) > 3


def _go_on(found: list[Draft], growing: Draft | None, voice: Draft, pieces: list[Span], index: int) -> Draft:
    """The claim of this paragraph's continued speech, one sentence longer."""
    if growing is not None:
        start, _ = growing.content[0]
        growing.content = ((start, pieces[-1][1]),)
        return growing
    last = voice.links[-1]
    links = [DraftLink(link.source, (), relay=True) for link in voice.links if link.relay]
    links.append(DraftLink(last.source, (), continues=voice, attribution=last.attribution))
    content: Spans = ((pieces[0][0], pieces[-1][1]),)
    draft = Draft(content, index, links, form="quote")
    found.append(draft)
    return draft
