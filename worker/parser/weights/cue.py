"""Is this token the head of a cue? The named conditions, whose integer weights sum to the answer."""

from __future__ import annotations

from worker.parser.weights.surroundings import Around, earlier_cue, object_word, subject_word
from worker.parser.weights.tables import Condition, Held, Table, Values
from worker.parser.weights.view import View, few, length


def names_of_lemma(lemma: str) -> list[str]:
    """The conditions that look at one lemma alone."""
    return [
        "lemma", lemma + " frame", lemma + " tag", lemma + " aux", lemma + " left", lemma + " quote",
        lemma + " subject", lemma + " next", lemma + " object",
    ]


def names(part: str, tag: str, frame: str) -> list[str]:
    """The other conditions."""
    return [
        part + " frame", part + " frame left", part + " left", tag + " aux", frame + " quote",
        part + " frame subject", "block frame left", "earlier cue left", "quoted", "at", part + " finites before",
        part + " next two", part + " two before", part + " subject word", part + " object", part + " ending",
    ]


def held(table: Table, a: Around) -> Held:
    """Their rows."""
    return table.held(names_of_lemma, a.lemma) + table.held(names, a.part, a.tag, a.frame)


def values(view: View, head: int, a: Around) -> Values:
    """What they see around this head."""
    frame, left, auxiliaries, subject = a.frame, a.left, a.auxiliaries, a.subject
    key, thing = view.key, object_word(view, head)
    block = "first" if view.sentence.block == 0 else "later"
    return (
        a.lemma, frame, a.tag, auxiliaries, left, a.quote, subject, key[head + 1], thing,
        frame, f"{frame} {left}", left, auxiliaries, a.quote, f"{frame} {subject}", f"{block} {frame} {left}",
        f"{earlier_cue(view, head)} {left}", view.quoted[head], length(head),
        few(view.finites[a.group]) + few(view.commas[head]), view.pair[head + 1], view.pair[head - 2],
        subject_word(view, a.group), thing, view.words[head][-3:],
    )


def conditions(view: View, head: int, a: Around) -> list[Condition]:
    """Every named condition that holds at this head."""
    every = [*names_of_lemma(a.lemma), *names(a.part, a.tag, a.frame)]
    return list(zip(every, values(view, head, a), strict=True))
