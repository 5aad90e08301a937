"""From what a rule matched to a value: roles as ranges of tokens, without the punctuation at their edges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def matches(index: int, sentence: Sentence, cascade: Cascade, matcher: Matcher) -> list[Match]:
    """Every match of every rule in a sentence, quotation by quotation."""
    classes = cascade.compiler.alphabet.classes(sentence.tags, sentence.lemmas, sentence.words)
    made: list[Match] = []
    for view in cascade.views(classes, sentence.quoted):
        places = [(at, cascade.head(classes, view, at)) for at in matcher.cues(view)]
        produce(index, sentence, view, matcher.find(view, places), made)
    return made


def matches_at(
    sentences: Sequence[Sentence], cascade: Cascade, matcher: Matcher, heads: Mapping[int, Heads]
) -> list[Match]:
    """The matches at these heads (sentence -> tokens); each step is taken for all sentences before the next one."""
    alphabet = cascade.compiler.alphabet
    asked = [(index, sentences[index], tokens) for index, tokens in heads.items()]
    classes = [alphabet.classes(sentence.tags, sentence.lemmas, sentence.words) for _, sentence, _ in asked]
    views = [
        (index, sentence, view, view.places(held), tokens if isinstance(tokens, Mapping) else ANY_SHAPE)
        for (index, sentence, tokens), text in zip(asked, classes, strict=True)
        for view, held in cascade.views_of(text, sentence.quoted, tokens)
    ]
    found = [matcher.find(view, places, shapes) for _, _, view, places, shapes in views]
    made: list[Match] = []
    for (index, sentence, view, _, _), some in zip(views, found, strict=True):
        produce(index, sentence, view, some, made)
    return made


def token_matches(index: int, sentence: Sentence, cascade: Cascade, matcher: Matcher) -> list[Match]:
    """The same for rules over tokens: every token is a group, and quotations are open."""
    view = cascade.open_view(cascade.compiler.alphabet.classes(sentence.tags, sentence.lemmas, sentence.words))
    made: list[Match] = []
    produce(index, sentence, view, matcher.find(view, [(at, at) for at in matcher.cues(view)]), made)
    return made


def produce(index: int, sentence: Sentence, view: View, found: list[Found], made: list[Match]) -> None:
    """Add what was found, its roles as token ranges; nothing where only punctuation is left of a content."""
    first, tags, size = view.first, sentence.tags, len(view.text)
    for one in found:
        cue = source = addressee = word = None
        content: list[Piece] = []
        for role, start, end in one.spans(size):
            if role == "c":
                cue = (first[start] if cue is None else cue[0], first[end])
            elif role == "k":
                word = first[start]
            elif (tokens := trimmed(tags, first[start], first[end])) is not None:
                if role == "x":
                    content.append((index, *tokens))
                elif role == "s":
                    source = tokens
                else:
                    addressee = tokens
        if cue is not None and (content or one.rule.flags & CONTENTLESS):
            head, pieces = one.head, tuple(content)
            made.append(Match(one.rule, index, head, cue, source, pieces, addressee, view, one.anchor, word))


def trimmed(tags: str, start: int, end: int) -> Range | None:
    """Without the punctuation at the edges; None if nothing is left."""
    while start < end and tags[start] in EDGES:
        start += 1
    while end > start and tags[end - 1] in EDGES:
        end -= 1
    return (start, end) if start < end else None
