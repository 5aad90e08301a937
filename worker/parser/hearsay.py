"""Attributions that claims need and the corpus convention lacks, added to those that stand.

- *P, the Gazette reported, citing the police*: `citing` points inward; its content is that of the outer attribution.
- *X, quoted by Y, said that P*: the same, with Y.
- *Y quoted X as saying that P*: two attributions with one content.
- *reportedly, allegedly*: no source; the clause around the adverb is the content.
- *P, the Gazette warned.*: a clause that a verb of reporting closes, where the weights have not taken it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from worker.parser import rules
from worker.parser.attributions import Attribution
from worker.parser.document import Document, Sentence, Spans
from worker.parser.grammar.production import Match, Piece

VERBS = frozenset("VYLKU")
# What the rules of closing.py want: a clause that begins the sentence and has a verb, then a comma, then a verb with
# nothing behind it that could be said.
LEAD_IN = frozenset("IBWA")
OF_A_CLAUSE = re.compile("[XMYLVKFUO]")
SAID_BEHIND = frozenset("TO")


def hearsay(
    document: Document, standing: tuple[Attribution, ...], without: frozenset[str] = frozenset()
) -> tuple[Attribution, ...]:
    """The attributions to add to those that stand, but for rules in `without`; `within` is left to the caller."""
    by_sentence: dict[int, list[Attribution]] = {}
    for one in standing:
        by_sentence.setdefault(one.sentence, []).append(one)
    closing = _all_made(document, trailing(document, by_sentence), by_sentence, without)
    for one in closing:  # first, since what points inward takes its content from them
        rivals = by_sentence.get(one.sentence, [])
        by_sentence[one.sentence] = [*(other for other in rivals if other.cue[0][0] != one.cue[0][0]), one]
    return (*_all_made(document, rules.hearsay(document), by_sentence, without), *closing)


def _all_made(
    document: Document, matches: Iterable[Match], standing: dict[int, list[Attribution]], without: frozenset[str]
) -> list[Attribution]:
    found = (
        _made(document, match, standing.get(match.sentence, []))
        for match in matches if match.rule.name not in without
    )
    return [one for one in found if one is not None]


def trailing(document: Document, standing: dict[int, list[Attribution]]) -> list[Match]:
    """Clauses that a verb of reporting closes, and that no standing attribution of that verb has taken."""
    found: list[Match] = []
    for index, sentence in enumerate(document.sentences):
        if "," not in sentence.tags or rules.REPORTING.isdisjoint(sentence.lemmas):
            continue
        heads = [at for at in _closing(sentence) if not _taken(sentence.starts[at], standing.get(index, []))]
        if heads:
            found += rules.trailing(document, index, heads)
    return found


def _closing(sentence: Sentence) -> list[int]:
    """The verbs of reporting that may close a clause, outside quotation marks."""
    tags, lemmas, quoted = sentence.tags, sentence.lemmas, sentence.quoted
    verb = None if quoted[0] != "." or tags[0] in LEAD_IN else OF_A_CLAUSE.search(tags)
    comma = tags.find(",", verb.start()) if verb else -1
    if comma < 0:
        return []
    return [
        at
        for at in range(comma + 1, len(tags))
        if tags[at] in VERBS and lemmas[at] in rules.REPORTING and quoted[at] == "."
        and tags[at + 1 : at + 2] not in SAID_BEHIND
    ]


def _taken(at: int, standing: list[Attribution]) -> bool:
    """Has an attribution of this verb a content before it, and one that leaves room for who is told or tells?"""
    return any(
        any(start < end < one.cue[0][0] - 1 for start, end in one.content)
        for one in standing
        if any(start <= at < end for start, end in one.cue)
    )


def _made(document: Document, match: Match, standing: list[Attribution]) -> Attribution | None:
    inward = "inward" in match.rule.flags
    content = _outer(document, match, standing) if inward else _spans(document, match.content)
    if not content:
        return None
    sentence = document.sentences[match.sentence]
    cue = (match.sentence, *match.cue)
    return Attribution(
        source=_spans(document, () if match.source is None else ((match.sentence, *match.source),)),
        cue=_spans(document, (cue,)),
        content=content,
        sentence=match.sentence,
        lemma=sentence.lemmas[match.head],
        pos=match.rule.kind,
        rule=match.rule.name,
        weight=0,
        passive="passive" in match.rule.flags,
        quoted=sentence.quoted[match.head] != ".",
        inward=inward,
        negated="E" in sentence.tags[match.cue[0] : match.cue[1]],
    )


def _outer(document: Document, match: Match, standing: list[Attribution]) -> Spans:
    """The content of the attribution that this one points inward from: the nearest before it, else behind it."""
    at = document.sentences[match.sentence].starts[match.cue[0]]
    rivals = [
        (abs(one.cue[0][0] - at), one.content)
        for one in standing
        if one.cue[0][0] != at and not _overlap(one.content, at)
    ]
    return min(rivals)[1] if rivals else ()


def _overlap(spans: Spans, at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _spans(document: Document, pieces: tuple[Piece, ...]) -> Spans:
    return tuple(
        (document.sentences[number].starts[first], document.sentences[number].ends[end - 1])
        for number, first, end in pieces
    )
