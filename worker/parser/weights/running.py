"""Over which other sentences a content runs: quotations that go on behind the cue's sentence, or began before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from worker.parser.document import Document, Quotation
from worker.parser.weights.surroundings import Around
from worker.parser.weights.tables import Context, Facet, Facets, Look
from worker.parser.weights.view import View

Piece = tuple[int, int, int]  # sentence, first token, end
MOST = 40  # sentences, each way
CLOSING = ".,qQ"


FORWARD = Facets(
    Facet(
        lambda place: ["any", *[place] * 8],
        lambda shape, quote, tail, own, colon, end, steps: [
            "", "", shape, f"{shape} {quote} {tail}", own, f"{colon} {shape}", f"{shape} {quote} {own}",
            f"{shape} {quote} {end}", f"{shape} {quote} {own} {steps}",
        ],
    ),
    Facet(lambda lemma: [lemma], lambda place: [place]),
    Facet(lambda: ["first word"], lambda word: [word]),
)
BACKWARD = Facets(
    Facet(
        lambda place: ["any", *[place] * 7],
        lambda shape, quote, opening, ending, own, steps, begins: [
            "", "", f"{shape} {quote}", f"{opening} {quote} {shape}", f"{ending} {opening}", own, f"{steps} steps",
            f"{begins} {quote}",
        ],
    ),
    Facet(lambda lemma: [lemma], lambda place: [place]),
)
Weighed = tuple[tuple[Context, ...], tuple[Look, ...]]


class Reading:
    """A document with its views, made when they are asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._views: dict[int, View] = {}

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

    def opening(self, view: View) -> str:
        """How a sentence stands to quotations: opens one at its start, goes on in one (and has words behind it)."""
        region = self.region(view.sentence.start)
        if region is None:
            return "unquoted"
        ends = view.sentence.ends
        rest = region.end < view.sentence.end and any(
            end > region.end and tag not in CLOSING for end, tag in zip(ends, view.tags, strict=True)
        )
        return ("opens" if region.start == view.sentence.start else "goes on") + (" and closes" if rest else "")


def quoted_pieces(view: View, pieces: Sequence[tuple[int, int]]) -> str:
    """Whether a piece holds or touches a quotation."""
    for first, end in pieces:
        low, high = max(0, first - 1), min(view.n, end + 1)
        if view.marks[high] > view.marks[low] or view.quoted[low:high].strip("."):
            return "quote"
    return "plain"


class Runner:
    """The content of one cue in its sentence, about to run on: what each step is asked."""

    __slots__ = ("around", "cued", "pieces", "quote", "reading", "shape", "view")

    def __init__(
        self, reading: Reading, view: View, around: Around, shape: str, pieces: Sequence[tuple[int, int]],
        cued: frozenset[int],
    ) -> None:
        self.reading, self.view, self.around, self.shape, self.pieces = reading, view, around, shape, pieces
        self.cued = cued  # sentences that have a cue of their own
        self.quote = quoted_pieces(view, pieces)

    def forward(self, following: View, steps: int) -> Weighed:
        """What is looked at if the content goes on over the next sentence, with the contexts of the names."""
        view, shape, reading = self.view, self.shape, self.reading
        before = reading.view(following.index - 1)
        region = reading.region(before.sentence.end - 1)
        same = "same block" if following.sentence.block == before.sentence.block else "next block"
        held = "held" if region is not None and region.end > following.sentence.start else "free"
        place = f"{same} {reading.opening(following)} {held}"
        own = "own cue" if following.index in self.cued else "-"
        colon = "colon" if view.tags[-1] == ":" else "-"
        tail = "tail" if self.pieces and self.pieces[-1][1] >= view.n - 3 else "middle"
        end = "closed" if view.tags[-1] == "q" else "open"
        return ((place,), (self.around.lemma,), ()), (
            (shape, self.quote, tail, own, colon, end, min(steps, 2)), (place,), (following.words[0],),
        )

    def backward(self, earlier: View, steps: int) -> Weighed:
        """What is looked at if the content began in the sentence before, with the contexts of the names."""
        shape, reading = self.shape, self.reading
        behind = reading.view(earlier.index + 1)
        region = reading.region(behind.sentence.start)
        held = "held" if region is not None and region.start < behind.sentence.start else "free"
        same = "same block" if earlier.sentence.block == self.view.sentence.block else "block before"
        whole = "whole" if self.pieces and self.pieces[0][0] <= 1 else "part"
        place = f"{same} {held} {whole}"
        quote = "quote" if self.pieces and self.view.quoted[self.pieces[0][0]] != "." else "plain"
        ending = "ends quoted" if reading.region(earlier.sentence.end - 1) is not None else "ends plain"
        own = "own cue" if earlier.index in self.cued else "-"
        begins = "begins there" if region is not None and region.start >= earlier.sentence.start else "-"
        look = (shape, quote, reading.opening(earlier), ending, own, min(steps, 3), begins)
        return ((place,), (self.around.lemma,)), (look, (place,))

    def taken(self, following: View) -> tuple[Piece, bool]:
        """The part of a following sentence that belongs to the content, and whether the content ends with it."""
        region = self.reading.region(following.sentence.start)
        if region is None or region.end >= following.sentence.end:
            return (following.index, 0, following.n), False
        ends = following.sentence.ends
        stop = next((at for at in range(following.n) if ends[at] > region.end), following.n)
        if not following.tags[stop:].strip(CLOSING):
            return (following.index, 0, following.n), False
        return (following.index, 0, max(1, stop)), True

    def begun(self, earlier: View) -> tuple[Piece, bool]:
        """The part of an earlier sentence that belongs to the content, and whether the content begins there."""
        behind = self.reading.view(earlier.index + 1)
        region = self.reading.region(behind.sentence.start)
        if region is not None and region.start >= earlier.sentence.start:
            starts = earlier.sentence.starts
            first = next((at for at in range(earlier.n) if starts[at] >= region.start), 0)
            return (earlier.index, first, earlier.n), True
        return (earlier.index, 0, earlier.n), False
