"""Is this token the head of a cue? The named conditions, whose integer weights sum to the answer."""

from __future__ import annotations

from worker.parser.weights.surroundings import Around, earlier_cue, object_word, subject_word
from worker.parser.weights.view import View, few, length


def names(a: Around) -> list[str]:
    """The conditions of a head, in the order of `values`."""
    lemma, part = a.lemma, a.part
    return [
        "lemma",
        lemma + " frame",
        lemma + " tag",
        lemma + " aux",
        lemma + " left",
        lemma + " quote",
        lemma + " next",
        lemma + " subject",
        lemma + " object",
        part + " frame",
        part + " frame left",
        part + " left",
        a.tag + " aux",
        a.frame + " quote",
        part + " next two",
        part + " two before",
        part + " frame subject",
        part + " subject word",
        part + " object",
        "block frame left",
        "earlier cue left",
        "at",
        part + " finites before",
        "quoted",
        part + " ending",
    ]


def values(view: View, head: int, a: Around) -> list[str]:
    """What holds at this head."""
    frame, group, pair = a.frame, a.group, view.pair
    thing = object_word(view, head)
    placed = f"{frame} {a.left}"
    return [
        a.lemma,
        frame,
        a.tag,
        a.auxiliaries,
        a.left,
        a.quote,
        view.key[head + 1],
        a.subject,
        thing,
        frame,
        placed,
        a.left,
        a.auxiliaries,
        a.quote,
        pair[head + 1],
        pair[head - 2],
        f"{frame} {a.subject}",
        subject_word(view, group),
        thing,
        ("first " if view.sentence.block == 0 else "later ") + placed,
        f"{earlier_cue(view, head)} {a.left}",
        length(head),
        few(view.finites[group]) + few(view.commas[head]),
        view.quoted[head],
        view.words[head][-3:],
    ]
