"""Sentences become attributions: source, cue and content in the convention of the corpus (PolNeAR).

- matches: every rule at every cue
- judged: one a cue; what crosses competes
- quotations run on over their sentences
- spans of characters, nested ones marked
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from worker.parser import rules
from worker.parser.attributions import Attribution
from worker.parser.document import Document, Span, Spans
from worker.parser.grammar.production import Match, Piece, Range
from worker.parser.weights.table import lemma_of, rates

ACCEPT = 500


def attributions(document: Document) -> tuple[Attribution, ...]:
    """All attributions of a document, in the order of their cues; nested ones say in which they are."""
    return nested(tuple(attribution(document, match) for match in judge(document, rules.matches(document))))


def judge(document: Document, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """One match a cue, and none against another: see the module's picture."""
    best: dict[tuple[int, int], tuple[tuple[int, int], Match]] = {}
    for match in matches:
        cue, exact = rates(match.rule.name, lemma_of(document, match))
        if cue < ACCEPT:
            continue
        key = (match.sentence, match.head)
        if key not in best or best[key][0] < (exact, cue):
            best[key] = ((exact, cue), match)
    return tuple(best[key][1] for key in sorted(best))


def attribution(document: Document, match: Match) -> Attribution:
    """A match as spans of characters."""
    sentence = document.sentences[match.sentence]
    lemma = sentence.lemmas[match.head]
    cue, _ = rates(match.rule.name, lemma_of(document, match))
    group = sentence.tags[match.cue[0] : match.cue[1]]
    return Attribution(
        source=_spans(document, match.sentence, match.source),
        cue=_spans(document, match.sentence, match.cue),
        content=content_spans(document, run_on(document, match)),
        sentence=match.sentence,
        lemma=lemma,
        pos=match.rule.kind,  # type: ignore[arg-type]
        rule=match.rule.name,
        weight=cue,
        addressee=_spans(document, match.sentence, match.addressee),
        passive="passive" in match.rule.flags,
        quoted=match.depth > 0,
        inward="inward" in match.rule.flags,
        negated="E" in group,
    )


def run_on(document: Document, match: Match) -> tuple[Piece, ...]:
    """The content's pieces, with the sentences over which its quotations run on before and after."""
    if match.depth:
        return match.content
    pieces = list(match.content)
    sentences = document.sentences
    number, first, end = pieces[0]
    if first == 0 and sentences[number].quoted[0] != ".":
        before = number - 1
        opened = _opened(document, sentences[number].starts[0])
        while before >= 0 and opened is not None and sentences[before].end > opened:
            whole = sentences[before]
            at = next((i for i, start in enumerate(whole.starts) if start >= opened), 0)
            pieces.insert(0, (before, at, len(whole.words)))
            before -= 1
    number, first, end = pieces[-1]
    pieces += _goes_on(document, match, number, end)
    return tuple(pieces)


def _opened(document: Document, place: int) -> int | None:
    for quotation in document.quotations:
        if quotation.depth == 0 and quotation.start < place < quotation.end:
            return quotation.start
    return None


def _goes_on(document: Document, match: Match, number: int, end: int) -> list[Piece]:
    """The next sentences of the same quotation, and of the one that opens right behind the cue's sentence."""
    sentences = document.sentences
    block = sentences[number].block
    more: list[Piece] = []
    sentence = sentences[number]
    open_end = end == len(sentence.words) and sentence.quoted[-1] != "."
    opens = "runs-on" in match.rule.flags
    after = number + 1
    while after < len(sentences) and sentences[after].block == block:
        following = sentences[after]
        if following.quoted[0] == ".":
            break
        inside = _opened(document, following.starts[0]) is not None
        if not (opens or (open_end and inside)):
            break
        stop = next((i for i, q in enumerate(following.quoted) if q == "."), len(following.words))
        more.append((after, 0, stop))
        if stop < len(following.words) - 1:
            break
        after += 1
    return more


def content_spans(document: Document, pieces: tuple[Piece, ...]) -> Spans:
    """Pieces as spans of characters; pieces that follow one another without a gap are one."""
    spans: list[Span] = []
    last: tuple[int, int] | None = None
    for number, first, end in pieces:
        sentence = document.sentences[number]
        start = sentence.starts[first]
        joined = last is not None and first == 0 and number == last[0] + 1 and _closes(document, last)
        if joined and spans:
            spans[-1] = (spans[-1][0], sentence.ends[end - 1])
        else:
            spans.append((start, sentence.ends[end - 1]))
        last = (number, end)
    return tuple(spans)


def _closes(document: Document, last: tuple[int, int]) -> bool:
    number, end = last
    return all(tag in ".q" for tag in document.sentences[number].tags[end:])


def nested(found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Mark each attribution whose cue lies in another's content with the innermost such."""
    contents = sorted((start, end, number) for number, one in enumerate(found) for start, end in one.content)
    marked = list(found)
    begun: list[tuple[int, int, int]] = []
    place = 0
    for at, number in sorted((one.cue[0][0], number) for number, one in enumerate(found)):
        while place < len(contents) and contents[place][0] <= at:
            begun.append(contents[place])
            place += 1
        begun = [piece for piece in begun if piece[1] > at]
        holders = [(_size(found[holder].content), holder) for _, _, holder in begun if holder != number]
        if holders:
            marked[number] = replace(found[number], within=min(holders)[1])
    return tuple(marked)


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _spans(document: Document, number: int, tokens: Range | None) -> Spans:
    if tokens is None:
        return ()
    sentence = document.sentences[number]
    return ((sentence.starts[tokens[0]], sentence.ends[tokens[1] - 1]),)


def attribution_rows(document: Document) -> list[dict[str, Any]]:
    """What `extract --layer attributions` prints: one mapping an attribution.

    A cue inside quotation marks is never outermost for the corpus: where no other attribution holds it, `within` is
    its own index.
    """
    found = attributions(document)
    return [
        {
            "source": one.source,
            "cue": one.cue,
            "content": one.content,
            "within": index if one.within is None and one.quoted else one.within,
            "rule": one.rule,
            "weight": one.weight,
        }
        for index, one in enumerate(found)
    ]
