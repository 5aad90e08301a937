"""Why this attribution, and why none there: sentence by sentence, as values for whoever renders them.

For every cue that a rule matched: what each rule would make of it, which one stands, and what became of the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from worker.parser import rules
from worker.parser.attribution import Trial, considered, tables
from worker.parser.attribution.standing import Company, conditions, doubted
from worker.parser.attributions import Attribution
from worker.parser.document import Document, Span, Spans
from worker.parser.grammar.production import Match, Range
from worker.parser.weights import cue
from worker.parser.weights.heads import ACCEPT
from worker.parser.weights.heads import candidates as heads_to_weigh
from worker.parser.weights.loaded import Tables
from worker.parser.weights.running import Reading
from worker.parser.weights.surroundings import around
from worker.parser.weights.tables import Reasons


@dataclass(frozen=True, slots=True)
class Group:
    """A group of tokens as the rules see it: its kind, and the word lists of its head."""

    kind: str
    span: Span
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What one rule would make at one cue, and what became of it.

    `weight` is what the named conditions (`reasons`) sum to: those of the cue with its roles, where these were worth
    deciding and it is neither quoted nor inward, else those of its head alone. `made` is the index of its attribution
    if it stands; `lost_to` is the rule that stands at its cue, or at a cue that shares its words; neither: the cue is
    declined.
    """

    rule: str
    cue: Spans
    source: Spans
    content: Spans
    addressee: Spans
    weight: int
    reasons: tuple[tuple[str, int], ...]
    made: int | None
    lost_to: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One sentence: its groups, every try by cue, and which attributions have their cue in it."""

    sentence: int
    groups: tuple[Group, ...]
    tries: tuple[Tried, ...]
    standing: tuple[int, ...]


class Candidate(NamedTuple):
    """A token that could head a cue, and the sum of its weights; code points."""

    start: int
    end: int
    weight: int


def explain(document: Document, attributions: Sequence[Attribution]) -> tuple[Explained, ...]:
    """A report for every sentence; `attributions` are those of `attribution.attributions(document)`."""
    by_sentence: dict[int, list[Match]] = {}
    for match in (*rules.matches(document), *rules.hearsay(document)):
        by_sentence.setdefault(match.sentence, []).append(match)
    standing: dict[int, list[int]] = {}
    for index, one in enumerate(attributions):
        standing.setdefault(one.sentence, []).append(index)
    looked = Looked(document, tables())
    return tuple(
        _sentence(looked, number, by_sentence.get(number, []), (attributions, standing.get(number, [])))
        for number in range(len(document.sentences))
    )


class Looked:
    """What each head of a document weighs, and why: with its roles, or alone where they were not worth deciding."""

    def __init__(self, document: Document, weights: Tables) -> None:
        self.document, self.reading, self.weights = document, Reading(document), weights
        self._considered = considered(document, Trial(weights))
        self._company = Company([one.decided for one in self._considered])
        self._named = {(one.decided.view.index, one.decided.head): one for one in self._considered if doubted(one)}

    def weight(self, sentence: int, head: int) -> int:
        """The sum."""
        return sum(points for _, points in self.reasons(sentence, head))

    def reasons(self, sentence: int, head: int) -> Reasons:
        """The named conditions that have a weight, heaviest first; half the head's weight counts with its roles."""
        named = self._named.get((sentence, head))
        if named is not None:
            found = self.weights.standing.reasons(conditions(self._company, self.document, named))
            return (("half the head's", named.decided.weight // 2), *found)
        view = self.reading.view(sentence)
        return self.weights.cue.reasons(cue.conditions(view, head, around(view, head)))


def candidates(document: Document, weights: Tables) -> tuple[Candidate, ...]:
    """Every token of a document that could head a cue, with what its named conditions weigh."""
    looked = Looked(document, weights)
    found = []
    for number, head in heads_to_weigh(looked.reading, weights.gate):
        sentence = document.sentences[number]
        found.append(Candidate(sentence.starts[head], sentence.ends[head], looked.weight(number, head)))
    return tuple(found)


def _sentence(
    looked: Looked, number: int, found: list[Match], stood: tuple[Sequence[Attribution], list[int]]
) -> Explained:
    attributions, standing = stood
    ordered = sorted(found, key=lambda match: (match.cue, match.rule.name))
    return Explained(
        sentence=number,
        groups=tuple(_groups(looked.document, number)),
        tries=tuple(_tried(looked, match, attributions, standing) for match in ordered),
        standing=tuple(standing),
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


def _tried(looked: Looked, match: Match, attributions: Sequence[Attribution], standing: Sequence[int]) -> Tried:
    document = looked.document
    at = _span(document, match.sentence, match.cue)
    sharing = [index for index in standing if any(a < at[1] and at[0] < b for a, b in attributions[index].cue)]
    made = next((index for index in sharing if attributions[index].rule == match.rule.name), None)
    winner = attributions[sharing[0]] if sharing and made is None else None
    hearsay = "hearsay" in match.rule.flags
    reasons = () if hearsay else looked.reasons(match.sentence, match.head)
    weight = sum(points for _, points in reasons)
    return Tried(
        rule=match.rule.name,
        cue=(at,),
        source=(_span(document, match.sentence, match.source),) if match.source else (),
        content=tuple(_span(document, n, (first, end)) for n, first, end in match.content),
        addressee=(_span(document, match.sentence, match.addressee),) if match.addressee else (),
        weight=weight,
        reasons=reasons,
        made=made,
        lost_to=None if winner is None else winner.rule,
        why="stands by its words alone" if hearsay and made is not None else _why(at, weight, made is not None, winner),
    )


def _why(at: Span, weight: int, made: bool, winner: Attribution | None) -> str:
    """One phrase for a person."""
    if made and weight <= ACCEPT:
        return f"stands for claims alone: {weight} ≤ {ACCEPT}, but a likely cue by itself, or a verb of speech"
    if made:
        return f"stands with {weight}, above {ACCEPT}"
    if winner is None:
        return f"no cue here: {weight} ≤ {ACCEPT}" if weight <= ACCEPT else "no cue here: not a word that heads one"
    same = winner.cue[0][0] == at[0]
    return f"{winner.rule} agrees better, same cue" if same else f"{winner.rule} has a cue that shares its words"


def _span(document: Document, number: int, tokens: Range) -> Span:
    sentence = document.sentences[number]
    return sentence.starts[tokens[0]], sentence.ends[tokens[1] - 1]
