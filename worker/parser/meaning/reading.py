"""A document with the look-ups that the meaning rooms share: characters to tokens, spans to text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from worker.parser.document import Document, Sentence, Span, Spans

# What may stand at the edge of a content without being part of it.
EDGES: Final = " \t\n\r\u00a0,;:-–—"
MARKS: Final = "\"“”„«»‘’'"
_OPEN: Final = EDGES + MARKS
_CLOSE: Final = EDGES + MARKS + "."
_JOINTS: Final = frozenset({"but", "and", "yet"})  # they join sentences, and are in no source's name


Tokens = tuple[int, int, int]  # a sentence's index, and token indices `[first, last)` in it


class Reading:
    """One document, indexed."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.sentences = document.sentences
        self.starts = [sentence.start for sentence in document.sentences]
        self.quotes = [quotation for quotation in document.quotations if quotation.depth == 0]
        self.quote_spans = [(quotation.start, quotation.end) for quotation in self.quotes]
        self.quote_starts = [quotation.start for quotation in self.quotes]
        self.tokens = _Tokens(self.sentences, self.starts)
        self.words = _PhraseWords(self.sentences, self.tokens)

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that holds a position, or of the one before it."""
        return _holding(self.starts, position)

    def cut(self, spans: Spans) -> str:
        """The text of spans, joined by single spaces."""
        if len(spans) == 1:
            start, end = spans[0]
            return self.text[start:end]
        return " ".join([self.text[start:end] for start, end in spans])

    def block(self, sentence: int) -> int:
        """The index of the block of a sentence."""
        return self.sentences[sentence].block

    def section(self, sentence: int) -> str:
        """The section of a sentence."""
        return self.document.blocks[self.sentences[sentence].block].section

    def quotes_in(self, start: int, end: int) -> list[Span]:
        """The outermost quotations that begin inside `[start, end)`."""
        first = bisect_left(self.quote_starts, start)
        last = bisect_left(self.quote_starts, end, first)
        return self.quote_spans[first:last]


def _holding(starts: list[int], position: int) -> int:
    return bisect_right(starts, position, 1) - 1


class _Tokens(dict[Span, Tokens]):
    """The tokens of each `(start, end)` in the sentence where it starts, found when first asked for.

    Every room asks for the same sources and contents.
    """

    def __init__(self, sentences: tuple[Sentence, ...], starts: list[int]) -> None:
        super().__init__()
        self.sentences, self.sentence_starts = sentences, starts

    def __missing__(self, span: Span) -> Tokens:
        start, end = span
        index = _holding(self.sentence_starts, start)
        sentence = self.sentences[index]
        if start >= sentence.end and index + 1 < len(self.sentences):
            index += 1
            sentence = self.sentences[index]
        first = bisect_left(sentence.starts, start)
        found = self[span] = (index, first, bisect_left(sentence.starts, end, first))
        return found


class _PhraseWords(dict[Spans, tuple[tuple[str, ...], str]]):
    """The words of each source phrase, and the tag of the first if it begins its sentence."""

    def __init__(self, sentences: tuple[Sentence, ...], tokens: _Tokens) -> None:
        super().__init__()
        self.sentences, self.tokens = sentences, tokens

    def __missing__(self, spans: Spans) -> tuple[tuple[str, ...], str]:
        found = self[spans] = self._find(spans)
        return found

    def _find(self, spans: Spans) -> tuple[tuple[str, ...], str]:
        words: tuple[str, ...] = ()
        tag = ""
        if len(spans) == 1:
            index, first, last = self.tokens[spans[0]]
            sentence = self.sentences[index]
            tags = sentence.tags
            if last - first > 1 and tags[first] == "C" and sentence.words[first].lower() in _JOINTS:
                return sentence.words[first + 1 : last], ""
            opens = first == 0 or tags[first - 1] in "Qq:("
            return sentence.words[first:last], tags[first : first + 1] if opens else ""
        for span in spans:
            index, first, last = self.tokens[span]
            sentence = self.sentences[index]
            if not words and (first == 0 or sentence.tags[first - 1] in "Qq:("):
                tag = sentence.tags[first : first + 1]
            words += sentence.words[first:last]
        return words, tag


def inside(position: int, spans: Spans) -> bool:
    """Whether a position lies in one of the spans."""
    for start, end in spans:  # noqa: SIM110  (any() costs three times as much here, and this is asked most)
        if start <= position < end:
            return True
    return False


def overlaps(spans: Spans, others: Spans) -> bool:
    """Whether two spans share a character."""
    for a, b in spans:
        for c, d in others:
            if a < d and c < b:
                return True
    return False


def length(spans: Spans) -> int:
    """Code points of spans together."""
    if len(spans) == 1:
        start, end = spans[0]
        return end - start
    return sum([end - start for start, end in spans])


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space, commas and dashes at its edges."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def bare(text: str, spans: Spans) -> tuple[int, int]:
    """Where a content begins and ends without *that*, quotation marks and stops: equal contents agree in it."""
    start, end = spans[0][0], spans[-1][1]
    while start < end and text[start] in _OPEN:
        start += 1
    while end > start and text[end - 1] in _CLOSE:
        end -= 1
    if text[start : start + 5].lower() == "that ":
        start += 5
    return start, end


