"""Why this attribution, and why none there: sentence by sentence, as values for whoever renders them.

For every cue that a rule matched or whose roles were decided: what would be made of it, and what became of that.
For what stands also how its roles were decided: what was chosen, the next best, and what made the difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from worker.parser import rules
from worker.parser.attribution import tables
from worker.parser.attribution.assembly import span
from worker.parser.attributions import Attribution
from worker.parser.document import Document, Span, Spans
from worker.parser.grammar.production import Match, Range
from worker.parser.hearsay import trailing
from worker.parser.looking import Decision, Looked
from worker.parser.weights.heads import ACCEPT, QUOTED
from worker.parser.weights.heads import candidates as heads_to_weigh
from worker.parser.weights.loaded import Tables
from worker.parser.weights.running import Piece


@dataclass(frozen=True, slots=True)
class Group:
    """A group of tokens as the rules see it: its kind, and the word lists of its head."""

    kind: str
    span: Span
    lists: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What one rule (or the weights, as a plain shape) would make at one cue, and what became of it.

    `weight` is what the named conditions (`reasons`) sum to: those of the cue with its roles, where these were worth
    deciding and it is neither quoted nor inward, else those of its head alone. `made` is the index of its attribution
    if it stands; `lost_to` is the rule that stands at its cue, or at a cue that shares its words; neither: the cue is
    declined. `decisions` are those on the roles of what stands by its weight; `knows` is the role, if there is one,
    that its rule knows better; `cut` says that its content is less than was decided, since it crossed another one.
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
    decisions: tuple[Decision, ...] = ()
    knows: str | None = None
    cut: bool = False


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
    standing: dict[int, list[int]] = {}
    for index, one in enumerate(attributions):
        standing.setdefault(one.sentence, []).append(index)
    by_sentence: dict[int, list[Match]] = {}
    for match in (*rules.matches(document), *rules.hearsay(document), *_closing(document, attributions)):
        by_sentence.setdefault(match.sentence, []).append(match)
    looked = Looked(document, tables())
    return tuple(
        _sentence(looked, number, by_sentence.get(number, []), (attributions, standing.get(number, [])))
        for number in range(len(document.sentences))
    )


def _closing(document: Document, attributions: Sequence[Attribution]) -> list[Match]:
    """What the rules of closing cues would make where no other attribution has taken the cue."""
    others: dict[int, list[Attribution]] = {}
    for one in attributions:
        if one.rule not in rules.flagged("trailing"):
            others.setdefault(one.sentence, []).append(one)
    return trailing(document, others)


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
    matched = {match.head for match in found}
    seen = sorted([*map(_seen, found), *_plain(looked, number)], key=lambda one: (one.cue, one.rule))
    tried = ((one, _tried(looked, one, attributions, standing)) for one in seen)
    return Explained(
        sentence=number,
        groups=tuple(_groups(looked.document, number)),
        tries=tuple(told for one, told in tried if not one.plain or told.made is not None or one.head not in matched),
        standing=tuple(standing),
    )


class Seen(NamedTuple):
    """What a rule would make at a head, in tokens; a plain shape is what the weights made there."""

    rule: str
    plain: bool
    hearsay: bool
    sentence: int
    head: int
    cue: Range
    source: Range | None
    content: tuple[Piece, ...]
    addressee: Range | None


def _seen(match: Match) -> Seen:
    rule = match.rule
    return Seen(
        rule.name, False, "hearsay" in rule.flags, match.sentence, match.head, match.cue, match.source, match.content,
        match.addressee,
    )


def _plain(looked: Looked, number: int) -> Iterator[Seen]:
    """The plain shapes of the heads in a sentence with which no rule agrees well enough."""
    for one in looked.named(number):
        made = one.decided
        if one.match is None:
            yield Seen(one.rule, True, False, number, made.head, made.cue, made.source, made.content, None)


def _groups(document: Document, number: int) -> list[Group]:
    sentence = document.sentences[number]
    alphabet = rules.compiler().alphabet
    classes = alphabet.classes(sentence.tags, sentence.lemmas, sentence.words)
    view = rules.cascade().views(classes, sentence.quoted)[0]
    groups = []
    for place, character in enumerate(view.text):
        kind, lists = alphabet.meaning[character]
        words = span(sentence, view.first[place], view.first[place + 1])
        groups.append(Group(kind, words, tuple(sorted(lists))))
    return groups


def _tried(looked: Looked, one: Seen, attributions: Sequence[Attribution], standing: Sequence[int]) -> Tried:
    sentences = looked.document.sentences
    sentence = sentences[one.sentence]
    at = span(sentence, *one.cue)
    sharing = [index for index in standing if any(a < at[1] and at[0] < b for a, b in attributions[index].cue)]
    own = looked.cue(one.sentence, one.head)
    here = sharing if one.hearsay else [index for index in sharing if attributions[index].cue[0] == own]
    made = next((index for index in here if attributions[index].rule == one.rule), None)
    winner = attributions[(here or sharing)[0]] if sharing and made is None else None
    reasons = () if one.hearsay else looked.reasons(one.sentence, one.head)
    weight = sum(points for _, points in reasons)
    told = made is not None and not one.hearsay
    return Tried(
        rule=one.rule,
        cue=(at,),
        source=(span(sentence, *one.source),) if one.source else (),
        content=tuple(span(sentences[index], first, end) for index, first, end in one.content),
        addressee=(span(sentence, *one.addressee),) if one.addressee else (),
        weight=weight,
        reasons=reasons,
        made=made,
        lost_to=None if winner is None else winner.rule,
        why=_stands(one, weight) if made is not None
        else _declined(weight, quoted=sentence.quoted[one.head] != ".") if winner is None
        else _lost(at, winner),
        decisions=looked.decisions(one.sentence, one.head) if told else (),
        knows=looked.knows(one.sentence, one.head) if told else None,
        cut=made is not None and told and looked.content(one.sentence, one.head) != attributions[made].content,
    )


def _stands(one: Seen, weight: int) -> str:
    """Why a try stands, in a phrase for a person."""
    if one.hearsay:
        return "stands by its words alone"
    if weight <= ACCEPT:
        return f"stands for claims alone: {weight} ≤ {ACCEPT}, but a likely cue by itself, or a verb of speech"
    return f"stands with {weight}, above {ACCEPT}"


def _declined(weight: int, *, quoted: bool) -> str:
    """Why nothing stands at its cue."""
    least, where = (QUOTED, ", within quotation marks") if quoted else (ACCEPT, "")
    return f"no cue here: {weight} ≤ {least}{where}" if weight <= least else "no cue here: not a word that heads one"


def _lost(at: Span, winner: Attribution) -> str:
    """Why another stands there."""
    if winner.cue[0][0] != at[0]:
        return f"{winner.rule} has a cue that shares its words"
    if winner.rule in rules.flagged("hearsay"):
        return f"{winner.rule} takes its place, by its words alone"
    if winner.rule in rules.flagged("plain"):
        return "agrees too little with what was decided"
    return f"{winner.rule} agrees better, same cue"
