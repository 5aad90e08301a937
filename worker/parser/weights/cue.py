"""Is this token the head of a cue? The named conditions, whose integer weights sum to the answer."""

from __future__ import annotations

from worker.parser.weights.surroundings import Around, earlier_cue, object_word, subject_word
from worker.parser.weights.tables import Condition, Held, Table, Values
from worker.parser.weights.view import View, length


def names_of_lemma(lemma: str) -> list[str]:
    """The conditions that look at one lemma alone."""
    return [
        "lemma", lemma + " frame", lemma + " tag", lemma + " aux", lemma + " quote", lemma + " next", lemma + " object",
    ]


def names(part: str, tag: str, frame: str) -> list[str]:
    """The other conditions."""
    return [
        part + " frame", tag + " aux", frame + " quote", "earlier cue left", "quoted", "at", part + " next two",
        part + " two before", part + " subject word", part + " object",
    ]


def held(table: Table, a: Around) -> Held:
    """Their rows."""
    return table.held(names_of_lemma, a.lemma) + table.held(names, a.part, a.tag, a.frame)


def values(view: View, head: int, a: Around) -> Values:
    """What they see around this head."""
    thing = object_word(view, head)
    return (
        a.lemma, a.frame, a.tag, a.auxiliaries, a.quote, view.key[head + 1], thing, a.frame, a.auxiliaries, a.quote,
        f"{earlier_cue(view, head)} {a.left}", view.quoted[head], length(head), view.pair[head + 1],
        view.pair[head - 2], subject_word(view, a.group), thing,
    )


def conditions(view: View, head: int, a: Around) -> list[Condition]:
    """Every named condition that holds at this head."""
    every = [*names_of_lemma(a.lemma), *names(a.part, a.tag, a.frame)]
    return list(zip(every, values(view, head, a), strict=True))
