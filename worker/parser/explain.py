"""Why this attribution, and why none there: sentence by sentence, as values for whoever renders them.

For every cue that a rule matched: what each rule would make of it, which one stands, and what became of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from worker.parser import rules
from worker.parser.attributions import Attribution
from worker.parser.document import Document, Span, Spans
from worker.parser.grammar.production import Match, Range

Fate = Literal["stands", "other-rule", "other-cue", "declined"]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of tokens as the rules see it: its kind, and the word lists of its head."""

    kind: str
    span: Span
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one rule would make at one cue, and what became of it.

    `fate`: it stands; another rule stands at its cue; another cue that shares its words stands; its cue is declined.
    `winner` is the index of the attribution that stands in its place, or is it.
    """

    rule: str
    source: Spans
    cue: Spans
    content: Spans
    addressee: Spans
    fate: Fate
    winner: int | None
    why: str


@dataclass(frozen=True, slots=True)
class SentenceReport:
    """One sentence: its tokens with tags and lemmas, its groups, and every candidate, by cue."""

    sentence: int
    words: tuple[str, ...]
    tags: str
    lemmas: tuple[str, ...]
    groups: tuple[Group, ...]
    candidates: tuple[Candidate, ...]
    standing: tuple[int, ...]  # indices of the attributions whose cue is in the sentence


def explain(document: Document, attributions: Sequence[Attribution]) -> tuple[SentenceReport, ...]:
    """A report for every sentence; `attributions` are those of `attribution.attributions(document)`."""
    by_sentence: dict[int, list[Match]] = {}
    for match in (*rules.matches(document), *rules.hearsay(document)):
        by_sentence.setdefault(match.sentence, []).append(match)
    return tuple(
        _sentence(document, number, by_sentence.get(number, []), attributions)
        for number in range(len(document.sentences))
    )


def _sentence(
    document: Document, number: int, found: list[Match], attributions: Sequence[Attribution]
) -> SentenceReport:
    sentence = document.sentences[number]
    standing = tuple(index for index, one in enumerate(attributions) if one.sentence == number)
    ordered = sorted(found, key=lambda match: (match.cue, match.rule.name))
    return SentenceReport(
        sentence=number,
        words=sentence.words,
        tags=sentence.tags,
        lemmas=sentence.lemmas,
        groups=tuple(_groups(document, number)),
        candidates=tuple(_candidate(document, match, attributions, standing) for match in ordered),
        standing=standing,
    )


def _groups(document: Document, number: int) -> list[Group]:
    sentence = document.sentences[number]
    alphabet = rules.compiler().alphabet
    classes = alphabet.classes(sentence.tags, sentence.lemmas, sentence.words)
    view = rules.cascade().views(classes, sentence.quoted)[0]
    groups = []
    for place, character in enumerate(view.text):
        kind, lists = alphabet.meaning[character]
        span = (sentence.starts[view.first[place]], sentence.ends[view.first[place + 1] - 1])
        groups.append(Group(kind, span, tuple(sorted(lists))))
    return groups


def _candidate(
    document: Document, match: Match, attributions: Sequence[Attribution], standing: Sequence[int]
) -> Candidate:
    cue = _span(document, match.sentence, match.cue)
    winner, fate = _fate(match, cue, attributions, standing)
    return Candidate(
        rule=match.rule.name,
        source=(_span(document, match.sentence, match.source),) if match.source else (),
        cue=(cue,),
        content=tuple(_span(document, n, (first, end)) for n, first, end in match.content),
        addressee=(_span(document, match.sentence, match.addressee),) if match.addressee else (),
        fate=fate,
        winner=winner,
        why=_why(fate, None if winner is None else attributions[winner]),
    )


def _fate(
    match: Match, cue: Span, attributions: Sequence[Attribution], standing: Sequence[int]
) -> tuple[int | None, Fate]:
    sharing = [index for index in standing if any(a < cue[1] and cue[0] < b for a, b in attributions[index].cue)]
    for index in sharing:
        if attributions[index].rule == match.rule.name:
            return index, "stands"
    same = [index for index in sharing if attributions[index].cue[0][0] == cue[0]]
    if same:
        return same[0], "other-rule"
    return (sharing[0], "other-cue") if sharing else (None, "declined")


def _why(fate: Fate, winner: Attribution | None) -> str:
    """One line for a person."""
    if fate == "declined" or winner is None:
        return "its cue is not likely enough to attribute in this place"
    if fate == "stands":
        return _reasons(winner)
    place = "the same cue" if fate == "other-rule" else "a cue that shares its words"
    return f"{winner.rule} stands at {place}, with {winner.weight}"


def _reasons(winner: Attribution) -> str:
    """The named conditions with their weights, heaviest first."""
    heaviest = sorted(winner.reasons, key=lambda reason: (-abs(reason[1]), reason[0]))
    return f"{winner.weight}" + "".join(f" · {name} {weight:+d}" for name, weight in heaviest)


def _span(document: Document, number: int, tokens: Range) -> Span:
    sentence = document.sentences[number]
    return sentence.starts[tokens[0]], sentence.ends[tokens[1] - 1]
