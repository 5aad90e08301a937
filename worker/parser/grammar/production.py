"""From what a rule matched to a value: roles as ranges of tokens, without the punctuation at their edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from worker.parser.document import Sentence
from worker.parser.grammar.cascade import Cascade, View
from worker.parser.grammar.matching import ANY_SHAPE, Found, Matcher
from worker.parser.grammar.rule import Rule

Heads = Sequence[int] | Mapping[int, str]  # head tokens; as a mapping, with where the content of each stands
Range = tuple[int, int]  # tokens of one sentence, [first, end)
Piece = tuple[int, int, int]  # sentence, first token, end
EDGES = frozenset(",.;:-")
CONTENTLESS = frozenset({"next", "inward"})  # the content stands elsewhere


class Match(NamedTuple):
    """What one rule would make at one cue; all numbers are tokens of the sentence, ends are exclusive."""

    rule: Rule
    sentence: int  # index into Document.sentences
    head: int
    cue: Range
    source: Range | None
    content: tuple[Piece, ...]
    addressee: Range | None
    view: View  # the groups of the sentence or quotation in which the rule matched
    anchor: int  # the cue's group in the view
    word: int | None = None  # the token that decides beside the head: the preposition of "point to"

    @property
    def depth(self) -> int:
        """How many quotation marks stand around the cue: 0, 1, 2."""
        return self.view.depth


def matches(
    index: int, sentence: Sentence, cascade: Cascade, matcher: Matcher, heads: Heads | None = None
) -> Iterator[Match]:
    """Every match of every rule in a sentence, quotation by quotation; with `heads`, at these tokens alone."""
    classes = cascade.compiler.alphabet.classes(sentence.tags, sentence.lemmas, sentence.words)
    if heads is None:
        for view in cascade.views(classes, sentence.quoted):
            places = [(at, cascade.head(classes, view, at)) for at in matcher.cues(view)]
            yield from _found(index, sentence, view, matcher.find(view, places))
    else:
        shapes = heads if isinstance(heads, Mapping) else ANY_SHAPE
        for view, held in cascade.views_of(classes, sentence.quoted, heads):
            yield from _found(index, sentence, view, matcher.find(view, view.places(held), shapes))


def token_matches(index: int, sentence: Sentence, cascade: Cascade, matcher: Matcher) -> Iterator[Match]:
    """The same for rules over tokens: every token is a group, and quotations are open."""
    view = cascade.open_view(cascade.compiler.alphabet.classes(sentence.tags, sentence.lemmas, sentence.words))
    yield from _found(index, sentence, view, matcher.find(view, [(at, at) for at in matcher.cues(view)]))


def _found(index: int, sentence: Sentence, view: View, found: list[Found]) -> Iterator[Match]:
    for one in found:
        match = produce(index, sentence, view, one)
        if match is not None:
            yield match


def produce(index: int, sentence: Sentence, view: View, found: Found) -> Match | None:
    """The roles of a match as token ranges; None if nothing but punctuation is left of its content."""
    cue = source = addressee = word = None
    content: list[Piece] = []
    first, tags = view.first, sentence.tags
    for role, start, end in found.spans(len(view.text)):
        if role == "c":
            cue = (first[start] if cue is None else cue[0], first[end])
        elif role == "k":
            word = first[start]
        else:
            tokens = trimmed(tags, first[start], first[end])
            if tokens is None:
                continue
            if role == "x":
                content.append((index, *tokens))
            elif role == "s":
                source = tokens
            else:
                addressee = tokens
    if cue is None or not (content or found.rule.flags & CONTENTLESS):
        return None
    return Match(found.rule, index, found.head, cue, source, tuple(content), addressee, view, found.anchor, word)


def trimmed(tags: str, start: int, end: int) -> Range | None:
    """Without the punctuation at the edges; None if nothing is left."""
    while start < end and tags[start] in EDGES:
        start += 1
    while end > start and tags[end - 1] in EDGES:
        end -= 1
    return (start, end) if start < end else None
