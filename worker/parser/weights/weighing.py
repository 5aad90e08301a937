"""How the roles of a cue were decided: what weighs most, what comes next, and by which conditions they differ.

The questions that the parser answers (questions.py), asked once more with the reasons: for `explain`, not for speed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worker.parser.weights import content, questions, source
from worker.parser.weights.decide import Decided, back, onward, outside
from worker.parser.weights.heads import likely
from worker.parser.weights.loaded import Tables
from worker.parser.weights.questions import Asked
from worker.parser.weights.roles import Range, offered_ends, offered_firsts, offered_left
from worker.parser.weights.running import Runner
from worker.parser.weights.tables import NOTHING, Condition, Question, Table, choose, conditions

ENDS = frozenset(("extent.end", "source.right", "content.end", "content.last"))  # here a choice is the token behind
GOES_ON, STOPS = "goes on", "stops"


class Option(NamedTuple):
    """What can be chosen: a token of the sentence, a label (a side, a shape, whether a content goes on), or both."""

    label: str
    token: int | None


class Difference(NamedTuple):
    """A condition by which two options differ: what it sees at each (None: it is not asked there), and the points."""

    condition: str
    chosen: str | None
    rival: str | None
    points: int


class Weighing(NamedTuple):
    """One decision; `margin`, the sum of its differences, says by how much the chosen outweighs the next best."""

    decision: str  # the name of its table
    sentence: int  # the one that it is about
    chosen: Option
    rival: Option | None  # None: there was nothing else to choose
    margin: int
    differences: tuple[Difference, ...]  # heaviest first


def roles(tables: Tables, one: Decided, made: Sequence[Decided]) -> Iterator[Weighing]:
    """The decisions on a cue within its sentence, in their order; `made`: those on all heads of the sentence."""
    view, head, a, here = one.view, one.head, one.around, one.view.index
    first, stop = questions.cue_start(view, head, a), questions.cue_end(view, head, a)
    yield weighing("extent.start", tables.cue_start, first, here)
    yield weighing("extent.end", tables.cue_end, stop, here)
    words = choose(tables.cue_start, first), choose(tables.cue_end, stop)
    yield from source_roles(tables, source.Cue(view, words, head, a, earlier(one, made)))
    frame = content.framed(*one.cue, one.source)
    yield from content_roles(tables, Asked(view, a, frame, one.shape, beside(one, made)))


def earlier(one: Decided, made: Sequence[Decided]) -> list[Range]:
    """The sources of the likely cues before this one in its sentence."""
    return [
        other.source for other in made
        if other.head < one.head and other.source and likely(other.view, other.head, other.weight)
    ]


def beside(one: Decided, made: Sequence[Decided]) -> list[int]:
    """The heads of the likely cues beside this one."""
    return outside([other.head for other in made if likely(other.view, other.head, other.weight)], *one.cue)


def source_roles(tables: Tables, cue: source.Cue) -> Iterator[Weighing]:
    """Where the source stands, then its far edge."""
    view, a, here = cue.view, cue.around, cue.view.index
    places = [source.NONE, *source.offered_places(tables.offers(f"source.place {a.tag}"), cue)]
    options = [Option(side, None if side == "none" else at) for side, at in places]
    place = compared("source.place", tables.place, here, options, [source.place_conditions(cue, at) for at in places])
    yield place
    side, at = place.chosen
    if at is not None and side == "before":
        yield weighing("source.left", tables.left, offered_left(tables, view, questions.source_left(view, at, a)), here)
    if at is not None and side == "behind":
        yield weighing("source.right", tables.right, questions.source_right(view, at, a), here)


def content_roles(tables: Tables, asked: Asked) -> Iterator[Weighing]:
    """Where the content stands, then the edges of its pieces."""
    view, a, frame, shape, _ = asked
    here, names = view.index, content.shape_names(view, a, frame)
    yield compared(
        "content.shape", tables.shape, here, [Option(label, None) for label in content.SHAPES],
        [[(name, label) for name in names] for label in content.SHAPES],
    )
    last, start = questions.content_last(asked), questions.content_start(asked)
    if shape in ("before", "around") and last.choices:
        yield weighing("content.last", tables.last, last, here)
        yield weighing("content.first", tables.first, offered_firsts(tables, asked, choose(tables.last, last)), here)
    if shape in ("behind", "around") and start.choices:
        yield weighing("content.start", tables.start, start, here)
        yield weighing("content.end", tables.end, offered_ends(tables, asked, choose(tables.start, start)), here)


def running(tables: Tables, runner: Runner) -> Iterator[Weighing]:
    """Whether the content goes on over each of the sentences before and behind its cue's, until it does not."""
    options = [Option(STOPS, None), Option(GOES_ON, None)]
    for way in (back(tables, runner), onward(tables, runner)):
        for at, place, values in runner.steps(way.places, way.asked):
            asked = conditions(way.names, (runner.around.lemma, place), values)
            step = compared(way.decision, way.table, at, options, [[], asked])
            yield step
            if step.chosen.label == STOPS or way.taken(at)[1]:
                break


def weighing(decision: str, table: Table, asked: Question, sentence: int) -> Weighing:
    """A decision between tokens."""
    back_by = 1 if decision in ENDS else 0
    options = [Option("", at - back_by) for at in asked.choices]
    return compared(decision, table, sentence, options, [asked.conditions(at) for at in asked.choices])


def compared(
    decision: str, table: Table, sentence: int, options: Sequence[Option], asked: Sequence[list[Condition]]
) -> Weighing:
    """The option whose conditions weigh most, the first of equal ones, beside the next best."""
    weights = [sum(points(table, condition) for condition in held) for held in asked]
    order = sorted(range(len(options)), key=lambda at: (-weights[at], at))
    best = order[0]
    if len(order) == 1:
        return Weighing(decision, sentence, options[best], None, 0, ())
    rival = order[1]
    return Weighing(
        decision, sentence, options[best], options[rival], weights[best] - weights[rival],
        differences(table, asked[best], asked[rival]),
    )


def differences(table: Table, chosen: list[Condition], rival: list[Condition]) -> tuple[Difference, ...]:
    """By which conditions two options differ, heaviest first."""
    here, there = by_name(chosen), by_name(rival)
    found = []
    for key in {**here, **there}:
        name, value, other = key[0], here.get(key), there.get(key)
        gain = points(table, (name, value)) - points(table, (name, other))
        if gain:
            found.append(Difference(name, value, other, gain))
    return tuple(sorted(found, key=lambda one: (-abs(one.points), one.condition)))


def by_name(held: list[Condition]) -> dict[tuple[str, int], str]:
    """Values by condition; of several that share a name each by its number among them."""
    seen: Counter[str] = Counter()
    found = {}
    for name, value in held:
        found[name, seen[name]] = value
        seen[name] += 1
    return found


def points(table: Table, condition: tuple[str, str | None]) -> int:
    """What a condition weighs."""
    name, value = condition
    return 0 if value is None else table.rows.get(name, NOTHING).get(value, 0)
