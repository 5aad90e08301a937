"""Is this token the head of a cue? The named conditions, whose integer weights sum to the answer."""

from __future__ import annotations

from worker.parser.weights.surroundings import Around, earlier_cue, object_word, subject_word
from worker.parser.weights.tables import Condition, Context, Facet, Facets, Look
from worker.parser.weights.view import View, few, length

HEAD = Facets(
    Facet(
        lambda lemma: [
            "lemma", lemma + " frame", lemma + " tag", lemma + " aux", lemma + " left", lemma + " quote",
            lemma + " subject",
        ],
        lambda lemma, frame, tag, aux, left, quote, subject: [lemma, frame, tag, aux, left, quote, subject],
    ),
    Facet(lambda lemma: [lemma + " next"], lambda key: [key]),
    Facet(lambda lemma: [lemma + " object"], lambda thing: [thing]),
    Facet(
        lambda part, tag, frame: [
            part + " frame", part + " frame left", part + " left", tag + " aux", frame + " quote",
            part + " frame subject",
        ],
        lambda frame, left, aux, quote, subject: [frame, f"{frame} {left}", left, aux, quote, f"{frame} {subject}"],
    ),
    Facet(
        lambda: ["block frame left", "earlier cue left", "quoted"],
        lambda block, frame, left, earlier, quoted: [f"{block} {frame} {left}", f"{earlier} {left}", quoted],
    ),
    Facet(
        lambda part: ["at", part + " finites before"],
        lambda at, finites, commas: [at, few(finites) + few(commas)],
    ),
    Facet(lambda part: [part + " next two"], lambda pair: [pair]),
    Facet(lambda part: [part + " two before"], lambda pair: [pair]),
    Facet(lambda part: [part + " subject word"], lambda word: [word]),
    Facet(lambda part: [part + " object"], lambda thing: [thing]),
    Facet(lambda part: [part + " ending"], lambda ending: [ending]),
)


def contexts(a: Around) -> tuple[Context, ...]:
    """What the names of the conditions on a head are made of."""
    lemma, part = (a.lemma,), (a.part,)
    return lemma, lemma, lemma, (a.part, a.tag, a.frame), (), part, part, part, part, part, part


def looks(view: View, head: int, a: Around) -> tuple[Look, ...]:
    """What is looked at around this head."""
    frame, group = a.frame, a.group
    thing = (object_word(view, head),)
    block = "first" if view.sentence.block == 0 else "later"
    return (
        (a.lemma, frame, a.tag, a.auxiliaries, a.left, a.quote, a.subject),
        (view.key[head + 1],),
        thing,
        (frame, a.left, a.auxiliaries, a.quote, a.subject),
        (block, frame, a.left, earlier_cue(view, head), view.quoted[head]),
        (length(head), min(3, view.finites[group]), min(3, view.commas[head])),
        (view.pair[head + 1],),
        (view.pair[head - 2],),
        (subject_word(view, group),),
        thing,
        (view.words[head][-3:],),
    )


def conditions(view: View, head: int, a: Around) -> list[Condition]:
    """Every named condition that holds at this head."""
    return HEAD.conditions(contexts(a), looks(view, head, a))
