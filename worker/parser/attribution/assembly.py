"""A decision becomes an attribution: tokens become code points, pieces that touch become one."""

from __future__ import annotations

from typing import Literal

from worker.parser.attribution.naming import Named
from worker.parser.attribution.precision import precision
from worker.parser.attributions import Attribution, Quoted
from worker.parser.document import Document, Sentence, Span, Spans
from worker.parser.weights.decide import Decided
from worker.parser.weights.heads import ACCEPT
from worker.parser.weights.running import Piece

Part = Literal["verb", "noun", "adjective", "adverb", "preposition", "mark"]
PARTS: dict[str, Part] = {
    "v": "verb", "U": "verb", "n": "noun", "Z": "noun", "J": "adjective", "R": "adverb", "I": "preposition",
    ":": "mark",
}
BETWEEN = frozenset(" \t\n\r\u00a0.,!?…\"'“”‘’`«»„")


def assembled(document: Document, one: Named) -> Attribution:
    """The attribution of a decision; `within` is not known yet."""
    decided, match = one.decided, one.match
    view, around = decided.view, decided.around
    sentence = view.sentence
    quoted = view.quoted[decided.head] != "."
    return Attribution(
        source=() if decided.source is None else (span(sentence, *decided.source),),
        cue=(span(sentence, *decided.cue),),
        content=spans(document, decided.content),
        sentence=view.index,
        lemma=view.lemmas[decided.head] if around.part != ":" else ":",
        pos=PARTS.get(around.part, "verb"),
        rule=one.rule,
        weight=decided.weight,
        precision=precision(one.rule) if decided.weight > ACCEPT or one.likely else None,
        addressee=() if match is None or match.addressee is None else (span(sentence, *match.addressee),),
        quotation=quotation(decided, document, quoted=quoted),
        passive=around.tag in "KL" and "be" in around.auxiliaries.split("+"),
        quoted=quoted,
        inward=match is not None and "inward" in match.rule.flags,
        negated="E" in view.tags[decided.cue[0] : decided.cue[1]],
    )


def span(sentence: Sentence, first: int, end: int) -> Span:
    """A run of tokens as code points."""
    return sentence.starts[first], sentence.ends[end - 1]


def spans(document: Document, pieces: tuple[Piece, ...]) -> Spans:
    """Pieces as code points; those with nothing but space and closing or opening marks between them are one."""
    text, sentences = document.text, document.sentences
    if len(pieces) == 1:
        index, first, end = pieces[0]
        return (span(sentences[index], first, end),)
    placed = [span(sentences[index], first, end) for index, first, end in pieces]
    found: list[Span] = []
    for start, end in sorted(placed):
        if found and start - found[-1][1] < 40 and _touch(text[found[-1][1] : start]):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _touch(between: str) -> bool:
    return "\n\n" not in between and BETWEEN.issuperset(between)


def quotation(decided: Decided, document: Document, *, quoted: bool) -> Quoted:
    """Whether the content is quoted: direct (all of it, or the cue itself stands in marks), mixed (some), indirect."""
    flags = "".join([document.sentences[index].quoted[first:end] for index, first, end in decided.content])
    if not flags:
        return "none"
    outside = 0 if quoted else flags.count(".")
    return "indirect" if outside == len(flags) else "direct" if outside == 0 else "mixed"
