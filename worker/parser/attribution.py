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
from worker.parser.document import Document, Quotation, Span, Spans
from worker.parser.grammar.production import Match, Piece, Range
from worker.parser.hearsay import hearsay
from worker.parser.weights.table import lemma_of, rates

ACCEPT = 500


def attributions(document: Document) -> tuple[Attribution, ...]:
    """All attributions of a document, in the order of their cues; nested ones say in which they are."""
    standing = tuple(attribution(document, match) for match in judge(document, rules.matches(document)))
    added = hearsay(document, standing)
    if added:
        replaced = {one.cue[0][0] for one in added if not one.inward}
        kept = (one for one in standing if one.cue[0][0] not in replaced)
        standing = tuple(sorted((*kept, *added), key=lambda one: (one.cue, one.rule)))
    return nested(standing)


def judge(document: Document, matches: tuple[Match, ...]) -> tuple[Match, ...]:
    r"""The matches that stand: those that are likely, and of those that compete the heaviest.

    Nested matches both stand, crossing ones compete:

        cue A ─ content A ─────────────          stands, and so does B:
                          cue B ─ content B      B's cue lies in A's content, and not A's in B's

        content A … cue B … content B … cue A    both stand: content B is cut where content A ends

        [cue A [cue B]]                          compete: their cues share a token

    Heavier is: the sum of weights, then the longer content, then the one further left, then the rule's name.
    """
    ranked = sorted(
        (rank, match) for match in matches if (rank := _rank(document, match)) is not None
    )
    standing: dict[int, list[Match]] = {}
    for _, match in ranked:
        rivals = standing.setdefault(match.sentence, [])
        if not any(_compete(match, other) for other in rivals):
            rivals.append(match)
    return tuple(
        _cut(match, standing[number])
        for number in sorted(standing)
        for match in sorted(standing[number], key=lambda match: match.cue)
    )


def _rank(document: Document, match: Match) -> tuple[int, int, int, int, str] | None:
    """Smaller is heavier; None: not likely enough to stand."""
    cue, exact = rates(match.rule.name, lemma_of(document, match))
    if cue < ACCEPT:
        return None
    length = sum(end - first for _, first, end in match.content)
    return -exact, -cue, -length, match.cue[0], match.rule.name


def _compete(one: Match, other: Match) -> bool:
    return one.head == other.head or (one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1])


def _cut(match: Match, standing: list[Match]) -> Match:
    """A content that runs over the end of the one that holds its cue, cut there."""
    for holder in standing:
        for _, first, end in holder.content:
            inside = first <= match.cue[0] and match.cue[1] <= end
            if inside and any(a < holder.cue[0] < b for _, a, b in match.content):
                pieces = tuple((n, a, min(b, end)) for n, a, b in match.content if first <= a < end)
                return match._replace(content=pieces) if pieces else match
    return match


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
        pos=match.rule.kind,
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
    if match.depth or not match.content:
        return match.content
    number, first, _ = match.content[0]
    _, _, end = match.content[-1]
    before = _came_before(document, number, first)
    after = _goes_on(document, number, end, opens="runs-on" in match.rule.flags)
    return (*before, *match.content, *after)


def _quotation(document: Document, place: int) -> Quotation | None:
    """The outermost quotation around a character."""
    for quotation in document.quotations:
        if quotation.depth == 0 and quotation.start <= place < quotation.end:
            return quotation
    return None


def _came_before(document: Document, number: int, first: int) -> list[Piece]:
    """The earlier sentences of a quotation that is open where the content begins."""
    sentence = document.sentences[number]
    if first or sentence.quoted[0] == ".":
        return []
    quotation = _quotation(document, sentence.starts[0])
    pieces: list[Piece] = []
    number -= 1
    while number >= 0 and quotation is not None and document.sentences[number].end > quotation.start:
        earlier = document.sentences[number]
        at = next((i for i, start in enumerate(earlier.starts) if start >= quotation.start), 0)
        pieces.insert(0, (number, at, len(earlier.words)))
        number -= 1
    return pieces


def _goes_on(document: Document, number: int, end: int, *, opens: bool) -> list[Piece]:
    """The next sentences of a quotation that is open where the content ends, and of the one right behind the cue."""
    sentences = document.sentences
    sentence = sentences[number]
    quotation = _quotation(document, sentence.starts[end - 1])
    left_open = quotation.end if quotation is not None and quotation.end > sentence.end else 0
    pieces: list[Piece] = []
    if left_open:
        pieces += [(number, end, len(sentence.words))] if end < len(sentence.words) else []
    for after in range(number + 1, len(sentences)):
        following = sentences[after]
        if following.quoted[0] == "." or following.block != sentence.block:
            break
        if following.start >= left_open and not opens:
            break
        stop = next((i for i, mark in enumerate(following.quoted) if mark == "."), len(following.words))
        pieces.append((after, 0, stop))
        if stop < len(following.words) - 1:
            break
    return pieces


def content_spans(document: Document, pieces: tuple[Piece, ...]) -> Spans:
    """Pieces as spans of characters; pieces that follow one another without a gap are one."""
    spans: list[Span] = []
    last: tuple[int, int] | None = None
    for number, first, end in pieces:
        sentence = document.sentences[number]
        start = sentence.starts[first]
        joined = last is not None and (
            (number, first) == last or (first == 0 and number == last[0] + 1 and _closes(document, last))
        )
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

    A cue inside quotation marks, and one that points inward, is never outermost for the corpus: where no other
    attribution holds it, `within` is its own index.
    """
    found = attributions(document)
    return [
        {
            "source": one.source,
            "cue": one.cue,
            "content": one.content,
            "within": index if one.within is None and (one.quoted or one.inward) else one.within,
            "rule": one.rule,
            "weight": one.weight,
        }
        for index, one in enumerate(found)
    ]
