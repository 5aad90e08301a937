"""What the parser looked at in a document, and what it weighs: every head, and every decision on its roles."""

from __future__ import annotations

from typing import NamedTuple

from worker.parser.attribution import Trial, considered
from worker.parser.attribution.naming import Named
from worker.parser.attribution.standing import Company, conditions, doubted
from worker.parser.document import Document, Sentence, Span
from worker.parser.weights import cue, weighing
from worker.parser.weights.decide import decided
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

    `decision` is the name of its table; `sentence` the start of the sentence that it is about.
    """

    decision: str
    sentence: int
    chosen: Option
    rival: Option | None
    margin: int
    differences: tuple[Difference, ...]


class Looked:
    """What each head of a document weighs, and why: with its roles, or alone where they were not worth deciding."""

    def __init__(self, document: Document, weights: Tables) -> None:
        self.document, self.reading, self.weights = document, Reading(document), weights
        found = heads(self.reading, weights)
        self._cued = frozenset(cues_of(found))
        self._made = decided(weights, found)
        whole = considered(document, Trial(weights))
        self._company = Company([one.decided for one in whole])
        self._at = {
            (one.view.index, one.head): (named, one) for named, one in zip(whole, self._made, strict=True)
        }

    def named(self, sentence: int) -> list[Named]:
        """What was considered in a sentence, in order."""
        return [named for (number, _), (named, _) in self._at.items() if number == sentence]

    def weight(self, sentence: int, head: int) -> int:
        """The sum."""
        return sum(points for _, points in self.reasons(sentence, head))

    def reasons(self, sentence: int, head: int) -> Reasons:
        """The named conditions that have a weight, heaviest first; half the head's weight counts with its roles."""
        named, _ = self._at.get((sentence, head), (None, None))
        if named is not None and doubted(named):
            found = self.weights.standing.reasons(conditions(self._company, self.document, named))
            return (("half the head's", named.decided.weight // 2), *found)
        view = self.reading.view(sentence)
        return self.weights.cue.reasons(cue.conditions(view, head, around(view, head)))

    def decisions(self, sentence: int, head: int) -> tuple[Decision, ...]:
        """How the roles of a head were decided, and whether its content runs on; none where that was not worth it."""
        named, made = self._at.get((sentence, head), (None, None))
        if named is None or made is None:
            return ()
        one = named.decided
        runner = Runner(self.reading, one.view, one.around, one.shape, one.pieces, self._cued)
        return tuple(map(self._told, (
            *weighing.roles(self.weights, made, self._made), *weighing.running(self.weights, runner),
        )))

    def knows(self, sentence: int, head: int) -> str | None:
        """The role that the rule at a head knows better than the weights do, if it has another view of it."""
        named, made = self._at.get((sentence, head), (None, None))
        if named is None or made is None or (named.decided.source, named.decided.pieces) == (made.source, made.pieces):
            return None
        return "source" if named.decided.source != made.source else "content"

    def _told(self, one: weighing.Weighing) -> Decision:
        sentence = self.document.sentences[one.sentence]
        rival = None if one.rival is None else _option(sentence, one.rival)
        return Decision(
            one.decision, sentence.start, _option(sentence, one.chosen), rival, one.margin, one.differences
        )


def _option(sentence: Sentence, one: weighing.Option) -> Option:
    at = one.token
    return Option(one.label, None if at is None else (sentence.starts[at], sentence.ends[at]))
