"""A sentence explained: its words with their tags, what the rules made of it, what lost to what, the claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from worker.claim import Claim
from worker.cli.explaining.ruled import Below, Mark, ruled
from worker.cli.explaining.told import brief
from worker.cli.explaining.weighed import weighed
from worker.cli.kit.console import harmless
from worker.parser.attributions import Attribution
from worker.parser.document import Document, Sentence, Spans
from worker.parser.explain import Tried

_STYLES = {"source": "cyan", "cue": "yellow", "content": "green", "to": "magenta"}


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence with everything that was made of it; `number` counts from 1 over the article."""

    number: int
    document: Document
    sentence: Sentence
    attributions: Sequence[Attribution]  # of the document
    tries: Sequence[Tried]
    claims: Sequence[Claim]  # whose content stands in the sentence

    def lines(self, width: int, *, whole: bool) -> Iterator[Text]:
        """What there is to say; `whole`: and how the roles of what stands were decided."""
        sentence = self.sentence
        section = self.document.blocks[sentence.block].section
        where = f"{section}, {self.document.field} {sentence.start}–{sentence.end}"
        yield Text(f"sentence {self.number}  {where}", style="dim")
        tags = Below([(start - sentence.start, tag) for start, tag in zip(sentence.starts, sentence.tags, strict=True)])
        text = self.document.text[sentence.start:sentence.end]
        yield from ruled(text, width, [tags, *self._rows()])
        for one in self.tries:
            yield _tried(one, self.document.text)
            if whole:
                yield from weighed(one, self.document.text)
        for claim in self.claims:
            yield from brief(claim, width)
        if not self.claims:
            why = "" if self.tries else ": no rule matched here, and the outlet tells no event in its own voice"
            yield Text(f"  no claim begins here{why}", style="dim")

    def _rows(self) -> Iterator[list[Mark]]:
        """One row for each attribution that has a part here."""
        for attribution in self.attributions:
            roles = (("source", attribution.source), ("cue", attribution.cue), ("content", attribution.content),
                     ("to", attribution.addressee))
            row = [mark for role, spans in roles for mark in self._marks(role, spans)]
            if row:
                yield row

    def _marks(self, role: str, spans: Spans) -> Iterator[Mark]:
        first, last = self.sentence.start, self.sentence.end
        for start, end in spans:
            if start < last and end > first:
                yield Mark(max(start, first) - first, min(end, last) - first, role, _STYLES[role])


def _tried(tried: Tried, text: str) -> Text:
    """What became of what a rule would make: `✓` it stands, `✗` why it does not."""
    stands = tried.made is not None
    cue = " … ".join(harmless(text[start:end]) for start, end in tried.cue)
    reasons = " ".join(f"· {name} {weight:+d}" for name, weight in tried.reasons)
    line = Text(f"  {'✓' if stands else '✗'} {tried.rule:<20} ", style="" if stands else "dim")
    line.append(f"“{cue}”", style=_STYLES["cue"])
    lost = f"lost to {tried.lost_to}" if tried.lost_to else ""
    return line.append("".join(f"  {part}" for part in (lost, tried.why, reasons) if part), style="dim")
