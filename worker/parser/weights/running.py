"""Over which other sentences a content runs: quotations that go on behind the cue's sentence, or began before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from worker.parser.document import Document, Quotation, Sentence
from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import Values
from worker.parser.weights.view import MARKS, View

Piece = tuple[int, int, int]  # sentence, first token, end
MOST = 40  # sentences, each way
CLOSING = ".,qQ"


def forward_names(lemma: str, place: str) -> list[str]:
    """The conditions on going on over the next sentence; `place`: how that one stands to the one before it."""
    return ["any", *[place] * 8, lemma, "first word"]


def backward_names(lemma: str, place: str) -> list[str]:
    """The conditions on having begun in the sentence before."""
    return ["any", *[place] * 7, lemma]


class Reading:
    """A document with its views, and how its sentences stand to quotations, made when they are asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._views: dict[int, View] = {}
        self._onward: dict[int, str] = {}

    def view(self, index: int) -> View:
        """The view of a sentence."""
        found = self._views.get(index)
        if found is None:
            found = self._views[index] = View(self.document.sentences[index], index)
        return found

    @cached_property
    def regions(self) -> tuple[Quotation, ...]:
        """The outermost quotations, in order."""
        return tuple(sorted((q for q in self.document.quotations if q.depth == 0), key=lambda region: region.start))

    @cached_property
    def _region_starts(self) -> list[int]:
        return [region.start for region in self.regions]

    def region(self, place: int) -> Quotation | None:
        """The outermost quotation around a code point."""
        at = bisect_right(self._region_starts, place) - 1
        return self.regions[at] if at >= 0 and place < self.regions[at].end else None

    def opening(self, sentence: Sentence) -> str:
        """How a sentence stands to quotations: opens one at its start, goes on in one (and has words behind it)."""
        region = self.region(sentence.start)
        if region is None:
            return "unquoted"
        rest = region.end < sentence.end and any(
            end > region.end and tag not in CLOSING for end, tag in zip(sentence.ends, sentence.tags, strict=True)
        )
        return ("opens" if region.start == sentence.start else "goes on") + (" and closes" if rest else "")

    def onward(self, at: int) -> str:
        """How a sentence stands to the one before it: block, opening, and whether one quotation holds both."""
        found = self._onward.get(at)
        if found is None:
            before, following = self.document.sentences[at - 1 : at + 1]
            region = self.region(before.end - 1)
            same = "same block" if following.block == before.block else "next block"
            held = "held" if region is not None and region.end > following.start else "free"
            found = self._onward[at] = f"{same} {self.opening(following)} {held}"
        return found


def quoted_pieces(view: View, pieces: Sequence[tuple[int, int]]) -> str:
    """Whether a piece holds or touches a quotation."""
    for first, end in pieces:
        low, high = max(0, first - 1), min(view.n, end + 1)
        if view.marks[high] > view.marks[low] or view.quoted[low:high].strip("."):
            return "quote"
    return "plain"


class Runner:
    """The content of one cue in its sentence, about to run on: what each step is asked."""

    __slots__ = ("around", "cued", "pieces", "quote", "reading", "sentences", "shape", "view")

    def __init__(
        self, reading: Reading, view: View, around: Around, shape: str, pieces: Sequence[tuple[int, int]],
        cued: frozenset[int],
    ) -> None:
        self.reading, self.view, self.around, self.shape, self.pieces = reading, view, around, shape, pieces
        self.sentences = reading.document.sentences
        self.cued = cued  # sentences that have a cue of their own
        self.quote = quoted_pieces(view, pieces)

    def steps(
        self, places: range, asked: Callable[[int, int], tuple[str, Values]]
    ) -> Iterator[tuple[int, str, Values]]:
        """The sentences at these places, one after the other, as far as they are near.

        Each with how it stands to the one before it, and what the conditions see: `forward` or `backward`.
        """
        block = self.view.sentence.block
        for steps, at in enumerate(places):
            if abs(self.sentences[at].block - block) > 1:
                return
            yield at, *asked(at, steps)

    def forward(self, at: int, steps: int) -> tuple[str, Values]:
        """How the next sentence stands to the one before it, and what the conditions see if the content goes on."""
        view, place = self.view, self.reading.onward(at)
        shape, quote = self.shape, self.quote
        own = "own cue" if at in self.cued else "-"
        colon = "colon" if view.tags[-1] == ":" else "-"
        tail = "tail" if self.pieces and self.pieces[-1][1] >= view.n - 3 else "middle"
        end = "closed" if view.tags[-1] == "q" else "open"
        following = self.sentences[at]
        first = MARKS.get(following.tags[0]) or following.words[0].lower()
        return place, (
            "", "", shape, f"{shape} {quote} {tail}", own, f"{colon} {shape}", f"{shape} {quote} {own}",
            f"{shape} {quote} {end}", f"{shape} {quote} {own} {min(steps, 2)}", place, first,
        )

    def backward(self, at: int, steps: int) -> tuple[str, Values]:
        """How the sentence before stands to the next one, and what the conditions see if the content began there."""
        shape, reading = self.shape, self.reading
        earlier, behind = self.sentences[at], self.sentences[at + 1]
        region = reading.region(behind.start)
        held = "held" if region is not None and region.start < behind.start else "free"
        same = "same block" if earlier.block == self.view.sentence.block else "block before"
        whole = "whole" if self.pieces and self.pieces[0][0] <= 1 else "part"
        place = f"{same} {held} {whole}"
        quote = "quote" if self.pieces and self.view.quoted[self.pieces[0][0]] != "." else "plain"
        ending = "ends quoted" if reading.region(earlier.end - 1) is not None else "ends plain"
        own = "own cue" if at in self.cued else "-"
        begins = "begins there" if region is not None and region.start >= earlier.start else "-"
        opening = reading.opening(earlier)
        return place, (
            "", "", f"{shape} {quote}", f"{opening} {quote} {shape}", f"{ending} {opening}", own,
            f"{min(steps, 3)} steps", f"{begins} {quote}", place,
        )

    def taken(self, at: int) -> tuple[Piece, bool]:
        """The part of a following sentence that belongs to the content, and whether the content ends with it."""
        following = self.sentences[at]
        region, ends = self.reading.region(following.start), following.ends
        if region is None or region.end >= following.end:
            return (at, 0, len(ends)), False
        stop = bisect_right(ends, region.end)
        if not following.tags[stop:].strip(CLOSING):
            return (at, 0, len(ends)), False
        return (at, 0, max(1, stop)), True

    def begun(self, at: int) -> tuple[Piece, bool]:
        """The part of an earlier sentence that belongs to the content, and whether the content begins there."""
        earlier = self.sentences[at]
        region, starts = self.reading.region(self.sentences[at + 1].start), earlier.starts
        if region is not None and region.start >= earlier.start:
            first = bisect_left(starts, region.start)
            return (at, first if first < len(starts) else 0, len(starts)), True
        return (at, 0, len(starts)), False
