"""Sentences become attributions: source, cue and content in the convention of the corpus (PolNeAR).

    heads        the gate, then the weights, say which tokens head a cue                 weights.heads
    roles        for each, the weights choose its words, its source, its content's edges weights.decide
    rules        every rule at every head; the one that agrees best names it, and a few
                 know one role better than the weights do                                naming
    running on   quotations go on over sentences                                         weights.decide
    standing     a second look at all roles together says which of them stand            standing
    conflict     contents that cross are cut, cues inside contents are nested            nesting
    hearsay      what claims need and the corpus lacks: citing, reportedly               parser.hearsay
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from worker.parser.attribution.assembly import assembled
from worker.parser.attribution.naming import Named, named, seen
from worker.parser.attribution.nesting import cut, nested, with_inner
from worker.parser.attribution.standing import standing
from worker.parser.attributions import Attribution
from worker.parser.document import Document
from worker.parser.hearsay import hearsay
from worker.parser.weights.decide import Decided, decided, run_on
from worker.parser.weights.heads import ACCEPT, Head, cues_of, heads
from worker.parser.weights.loaded import Tables
from worker.parser.weights.running import Reading

__all__ = ("Trial", "attribution_rows", "attributions", "considered", "judged", "ruled", "tables")


@cache
def tables() -> Tables:
    """The committed tables, read when first asked for."""
    return Tables()


class Trial(NamedTuple):
    """What a measurement changes: weights of another folder, or rules (by name) that are left out."""

    weights: Tables
    without: frozenset[str] = frozenset()


def attributions(document: Document, trial: Trial | None = None) -> tuple[Attribution, ...]:
    """All attributions of a document, in the order of their cues; nested ones say in which they are."""
    trial = trial or Trial(tables())
    return _completed(document, judged(document, trial), trial)


def _completed(document: Document, stand: Sequence[Named], trial: Trial) -> tuple[Attribution, ...]:
    """What stands, with hearsay, nested."""
    found = tuple(assembled(document, one) for one in stand)
    added = hearsay(document, found, trial.without)
    if added:
        replaced = {one.cue[0][0] for one in added if not one.inward}
        kept = (one for one in found if one.cue[0][0] not in replaced)
        found = tuple(sorted((*kept, *added), key=lambda one: (one.cue, one.rule)))
    return measured(nested(found))


def measured(found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The same; a rule's precision was not measured on what stands for claims alone and in no other's content."""
    for one in found:
        if one.weight <= ACCEPT and one.within is None:
            one.precision = None
    return found


def judged(document: Document, trial: Trial) -> list[Named]:
    """What stands, as tokens: one decision a cue with the rule that names it; crossing contents are cut."""
    stood = standing(trial.weights.standing, document, considered(document, trial))
    whole = cut([one.decided for one in stood])
    return [_with(one, decision) for one, decision in zip(stood, whole, strict=True)]


def considered(document: Document, trial: Trial) -> list[Named]:
    """Every cue whose roles were worth deciding, before it is asked whether it stands."""
    reading = Reading(document)
    found = heads(reading, trial.weights)
    return ruled(reading, trial, found, decided(trial.weights, found))


def ruled(reading: Reading, trial: Trial, found: Sequence[Head], judgements: list[Decided]) -> list[Named]:
    """What was decided on these heads, each with the rule that names it, run on over the sentences around it."""
    cued = frozenset(cues_of(found))
    matches = seen(reading.document, judgements, trial.without)
    rules = [named(one, matches) for one in judgements]
    return [_with(one, run_on(reading, trial.weights, one.decided, cued)) for one in rules]


def _with(one: Named, decision: Decided) -> Named:
    """The same name with this decision; most are as they were."""
    return one if decision is one.decided else one._replace(decided=decision)


def attribution_rows(document: Document, trial: Trial | None = None) -> list[dict[str, Any]]:
    """What `extract --layer attributions` prints: one mapping an attribution.

    What its roles outvote is there only inside another's content. A cue inside quotation marks, or one that points
    inward, is never outermost for the corpus: where no other attribution holds it, `within` is its own index.
    """
    trial = trial or Trial(tables())
    stand = judged(document, trial)
    outer = _completed(document, [one for one in stand if one.decided.weight > ACCEPT], trial)
    inner = [assembled(document, one) for one in stand if one.likely and one.decided.weight <= ACCEPT]
    found = with_inner(outer, inner)
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
