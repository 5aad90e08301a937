"""What the parser looked at in a document, and what it weighs: every head, and every decision on its roles."""

from __future__ import annotations

from typing import NamedTuple

from worker.parser.attribution import Trial, ruled
from worker.parser.attribution.assembly import span, spans
from worker.parser.attribution.naming import Named
from worker.parser.attribution.standing import Company, conditions, doubted
from worker.parser.document import Document, Sentence, Span, Spans
from worker.parser.weights import cue, weighing
from worker.parser.weights.decide import Decided, decided
from worker.parser.weights.heads import cues_of, heads
from worker.parser.weights.loaded import Tables
from worker.parser.weights.running import Reading, Runner
from worker.parser.weights.surroundings import around
from worker.parser.weights.tables import Reasons
from worker.parser.weights.weighing import Difference


class Option(NamedTuple):
    """What can be chosen: a word of the text (code points), a label (a side, a shape, whether it goes on), or both."""

    label: str
    word: Span | None


class Decision(NamedTuple):
    """One decision on a role: the chosen outweighs the next best (None: there was none) by the sum of the differences.

    `decision` is the name of its table; `sentence` where the sentence that it is about begins.
    """

    decision: str
    sentence: int
    chosen: Option
    rival: Option | None
    margin: int
    differences: tuple[Difference, ...]


class Considered(NamedTuple):
    """A head whose roles were worth deciding: as the weights alone have it, and as its rule names and corrects it."""

    named: Named
    made: Decided


class Looked:
    """What each head of a document weighs, and why: with its roles, or alone where they were not worth deciding."""

    def __init__(self, document: Document, weights: Tables) -> None:
        self.document, self.reading, self.weights = document, Reading(document), weights
        found = heads(self.reading, weights)
        self._cued = frozenset(cues_of(found))
        judgements = decided(weights, found)
        whole = ruled(self.reading, Trial(weights), found, judgements)
        self._company = Company([one.decided for one in whole])
        self._sentences: dict[int, dict[int, Considered]] = {}
        for named, made in zip(whole, judgements, strict=True):
            self._sentences.setdefault(made.view.index, {})[made.head] = Considered(named, made)

    def named(self, sentence: int) -> list[Named]:
        """What was considered in a sentence, in order."""
        return [one.named for one in self._sentences.get(sentence, {}).values()]

    def _at(self, sentence: int, head: int) -> Considered | None:
        return self._sentences.get(sentence, {}).get(head)

    def weight(self, sentence: int, head: int) -> int:
        """The sum."""
        return sum(points for _, points in self.reasons(sentence, head))

    def reasons(self, sentence: int, head: int) -> Reasons:
        """The named conditions that have a weight, heaviest first; half the head's weight counts with its roles."""
        one = self._at(sentence, head)
        if one is not None and doubted(one.named):
            found = self.weights.standing.reasons(conditions(self._company, self.document, one.named))
            return (("half the head's", one.named.decided.weight // 2), *found)
        view = self.reading.view(sentence)
        return self.weights.cue.reasons(cue.conditions(view, head, around(view, head)))

    def decisions(self, sentence: int, head: int) -> tuple[Decision, ...]:
        """How the roles of a head were decided, and whether its content runs on; none where that was not worth it."""
        beside = self._sentences.get(sentence, {})
        if head not in beside:
            return ()
        one, made = beside[head].named.decided, [other.made for other in beside.values()]
        runner = Runner(self.reading, one.view, one.around, one.shape, one.pieces, self._cued)
        return tuple(map(self._told, (
            *weighing.roles(self.weights, beside[head].made, made), *weighing.running(self.weights, runner),
        )))

    def knows(self, sentence: int, head: int) -> str | None:
        """The role that the rule at a head knows better than the weights do, if it has another view of it."""
        one = self._at(sentence, head)
        if one is None:
            return None
        ruled_so, made = one.named.decided, one.made
        if ruled_so.pieces != made.pieces:
            return "content"
        return None if (ruled_so.cue, ruled_so.source) == (made.cue, made.source) else "source"

    def cue(self, sentence: int, head: int) -> Span | None:
        """The words of the cue with this head; None where its roles were not worth deciding."""
        one = self._at(sentence, head)
        return None if one is None else span(one.made.view.sentence, *one.named.decided.cue)

    def content(self, sentence: int, head: int) -> Spans:
        """The content as it was decided, before any other cut it."""
        return spans(self.document, self._sentences[sentence][head].named.decided.content)

    def _told(self, one: weighing.Weighing) -> Decision:
        sentence = self.document.sentences[one.sentence]
        rival = None if one.rival is None else _option(sentence, one.rival)
        return Decision(
            one.decision, sentence.start, _option(sentence, one.chosen), rival, one.margin, one.differences
        )


def _option(sentence: Sentence, one: weighing.Option) -> Option:
    at = one.token
    return Option(one.label, None if at is None else span(sentence, at, at + 1))
