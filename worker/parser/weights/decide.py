"""From a cue's head to its three roles: each edge is the candidate whose named conditions weigh most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worker.parser.weights import content, content_before, content_behind, cue, extent, source, speech
from worker.parser.weights.gate import Gate
from worker.parser.weights.loaded import Tables
from worker.parser.weights.running import MOST, Piece, Reading, Runner, backward_names, forward_names
from worker.parser.weights.surroundings import Around, around
from worker.parser.weights.tables import ALONE, choose, chosen
from worker.parser.weights.tables import weight as weigh
from worker.parser.weights.view import View

Range = tuple[int, int]
# Within quotation marks, where the corpus tells of few cues and never of what is none: found on wire copy.
QUOTED = 150
NO_CUES: Sequence[int] = ()
NO_SOURCES: Sequence[Range] = ()
ACCEPT = -5  # the least weight of a cue: the best on held-out articles of the training gold
WEIGHED = -60  # a head that weighs more has its roles decided, and may yet stand by them (attribution/standing.py)


class Sure(NamedTuple):
    """By how much the choices of a cue's roles outweigh the next best ones."""

    place: int  # of the source
    rival: str  # the side of the next best place; "-" if there is none
    source: int  # its far edge
    content: int  # its far edge; of two pieces the less sure one


class Decided(NamedTuple):
    """One cue with its roles; tokens of its sentence but for `content`, ends exclusive."""

    view: View
    around: Around
    head: int
    weight: int
    cue: Range
    source: Range | None
    shape: str
    pieces: tuple[Range, ...]  # in the cue's own sentence
    content: tuple[Piece, ...]  # with the sentences over which it runs
    sure: Sure


class Head(NamedTuple):
    """An accepted head."""

    view: View
    at: int
    around: Around
    weight: int


def heads(reading: Reading, tables: Tables) -> list[Head]:
    """The heads of a document whose roles are worth deciding, with their weights."""
    found = []
    for index, at in candidates(reading, tables.gate):
        view = reading.view(index)
        a = around(view, at)
        weight = weigh(cue.held(tables.cue, a), cue.values(view, at, a))
        if weight > (WEIGHED if view.quoted[at] == "." else QUOTED) or (weight > speech.LEAST and spoken(view, at, a)):
            found.append(Head(view, at, a, weight))
    return found


def cues_of(found: Sequence[Head]) -> dict[int, list[int]]:
    """The heads that stand for the corpus, outside quotation marks, by sentence: other cues' contents end at them."""
    by_sentence: dict[int, list[int]] = {}
    for one in found:
        if one.weight > ACCEPT and one.view.quoted[one.at] == ".":
            by_sentence.setdefault(one.view.index, []).append(one.at)
    return by_sentence


def spoken(view: View, head: int, a: Around) -> bool:
    """Whether a verb of speech stands outside quotation marks (speech.py)."""
    return view.quoted[head] == "." and a.tag in speech.TAGS and view.lemmas[head] in speech.VERBS


def candidates(reading: Reading, gate: Gate) -> Iterator[tuple[int, int]]:
    """The tokens that pass the gate: sentence and token."""
    block = -1
    for index, sentence in enumerate(reading.document.sentences):
        first, block = sentence.block != block, sentence.block
        for at in gate.heads(sentence, first=first):
            yield index, at


def decided(tables: Tables, found: Sequence[Head]) -> list[Decided]:
    """Every accepted head with its roles."""
    cues = cues_of(found)
    made: list[Decided] = []
    sources: dict[int, list[Range]] = {}
    for head in found:
        index = head.view.index
        one = decide(tables, head, cues.get(index, NO_CUES), sources.get(index, NO_SOURCES))
        if one.source and one.weight > ACCEPT and one.view.quoted[one.head] == ".":
            sources.setdefault(index, []).append(one.source)
        made.append(one)
    return made


def decide(tables: Tables, one: Head, cues: Sequence[int], earlier: Sequence[Range]) -> Decided:
    """Cue, source and content of an accepted head; the content within the cue's sentence so far.

    `cues` are the heads of its sentence's cues, `earlier` the sources of those before it.
    """
    view, head, a, weight = one
    start = first_of_cue(tables, view, head, a)
    end = end_of_cue(tables, view, head, a)
    start, said_by, sure = source_of(tables, source.Cue(view, (start, end), head, a, earlier))
    frame = content.framed(start, end, said_by)
    shape = tables.shape.value(content.shape_names(view, a, frame), content.SHAPES)
    cues = [at for at in cues if not start <= at < end]
    found = []
    if shape in ("before", "around"):
        found.append(piece_before(tables, view, a, frame, shape, cues))
    if shape in ("behind", "around"):
        found.append(piece_behind(tables, view, a, frame, shape, cues))
    pieces = tuple([piece for piece, _ in found if piece])
    own = tuple([(view.index, first, stop) for first, stop in pieces])
    sure = sure._replace(content=min([margin for _, margin in found], default=ALONE))
    return Decided(view, a, head, weight, (start, end), said_by, shape, pieces, own, sure)


def first_of_cue(tables: Tables, view: View, head: int, a: Around) -> int:
    """The first token of the cue's words."""
    choices = extent.starts(view, head)
    if len(choices) == 1:
        return head
    held = tables.cue_start.held(extent.start_names, a.lemma, a.tag)
    return choose(held, choices, lambda at: extent.start_values(view, head, at))


def end_of_cue(tables: Tables, view: View, head: int, a: Around) -> int:
    """Where the cue's words end."""
    choices = extent.ends(view, head)
    if len(choices) == 1:
        return head + 1
    held = tables.cue_end.held(extent.end_names, a.lemma, a.part, a.auxiliaries)
    return choose(held, choices, lambda at: extent.end_values(view, head, at))


def source_of(tables: Tables, one: source.Cue) -> tuple[int, Range | None, Sure]:
    """The source; a possessor inside the cue's words moves the cue's start behind it."""
    view, (start, _), head, a, _ = one
    (side, at), margin, rival = source.choose_place(tables.place, tables.offers(f"source.place {a.tag}"), one)
    if side == "none":
        return start, None, Sure(margin, rival, ALONE, ALONE)
    if side == "inside":
        return min(at + 1, head), (at, at + 1), Sure(margin, rival, ALONE, ALONE)
    if side == "before":
        offered, key = tables.offers("source.left"), view.key
        edges = [edge for edge in source.left_edges(view, at) if edge in (0, at) or key[edge - 1] in offered]
        held = tables.left.held(source.left_names, source.kind(view, at), a.tag)
        edge, far = chosen(held, edges, lambda edge: source.left_values(view, edge, at))
        return start, (edge, at + 1), Sure(margin, rival, far, ALONE)
    held = tables.right.held(source.right_names, view.key[at], a.lemma, a.quote)
    stop, far = chosen(held, source.right_edges(view, at), lambda edge: source.right_values(view, at, edge))
    return start, (at, stop), Sure(margin, rival, far, ALONE)


def piece_behind(
    tables: Tables, view: View, a: Around, frame: content.Frame, shape: str, cues: Sequence[int]
) -> tuple[Range | None, int]:
    """The piece behind the cue, and how sure its end is; it ends before a source that stands behind it."""
    choices = content_behind.starts(view, frame)
    if not choices:
        return None, ALONE
    start = choices[0]
    if len(choices) > 1:
        held = tables.start.held(content_behind.start_names, a.lemma, a.frame, frame.side, view.key[frame.end])
        start = choose(held, choices, lambda at: content_behind.start_values(view, frame, at))
    kind = content_behind.kind_of(view, a, start)
    offered, key = tables.offers("content.end " + kind), view.key
    *stops, whole = content_behind.ends(view, start)
    stops = [*(at for at in stops if key[at] in offered), whole]
    if frame.side == "behind" and frame.source and start < frame.source[0]:
        stops = [at for at in stops if at <= frame.source[0]] or stops
    if len(stops) == 1:
        return (start, stops[0]), ALONE
    held = tables.end.held(content_behind.end_names, a.lemma, a.tag, kind, shape)
    stop, margin = chosen(held, stops, lambda at: content_behind.end_values(view, frame, start, at, cues))
    return (start, stop), margin


def piece_before(
    tables: Tables, view: View, a: Around, frame: content.Frame, shape: str, cues: Sequence[int]
) -> tuple[Range | None, int]:
    """The piece before the cue and its source, and how sure its first token is."""
    choices = content_before.lasts(view, frame)
    if not choices:
        return None, ALONE
    front = view.key[frame.low - 1]
    held = tables.last.held(content_before.last_names, a.lemma, front, shape, frame.side)
    end = choose(held, choices, lambda at: content_before.last_values(view, frame, at))
    offered, key = tables.offers("content.first"), view.key
    *firsts, opening = content_before.firsts(view, end)
    firsts = [*(at for at in firsts if key[at - 1] in offered), opening]
    if len(firsts) == 1:
        return (opening, end), ALONE
    held = tables.first.held(content_before.first_names, a.lemma, a.frame, a.auxiliaries, shape, frame.side)
    first, margin = chosen(held, firsts, lambda at: content_before.first_values(view, at, end, cues))
    return (first, end), margin


def run_on(reading: Reading, tables: Tables, one: Decided, cued: frozenset[int]) -> Decided:
    """The content with the sentences over which it runs on."""
    runner = Runner(reading, one.view, one.around, one.shape, one.pieces, cued)
    before = _before(reading, tables, runner) if one.shape in ("before", "around", "elsewhere") else []
    behind = _behind(reading, tables, runner)
    return one._replace(content=(*before, *one.content, *behind)) if before or behind else one


def _behind(reading: Reading, tables: Tables, runner: Runner) -> list[Piece]:
    sentences, block = reading.document.sentences, runner.view.sentence.block
    found: list[Piece] = []
    at = runner.view.index + 1
    while at < len(sentences) and sentences[at].block - block <= 1 and len(found) < MOST:
        place, values = runner.forward(at, len(found))
        if weigh(tables.forward.held(forward_names, runner.around.lemma, place), values) <= 0:
            break
        piece, last = runner.taken(at)
        found.append(piece)
        if last:
            break
        at += 1
    return found


def _before(reading: Reading, tables: Tables, runner: Runner) -> list[Piece]:
    sentences, block = reading.document.sentences, runner.view.sentence.block
    found: list[Piece] = []
    at = runner.view.index - 1
    while at >= 0 and block - sentences[at].block <= 1 and len(found) < MOST:
        place, values = runner.backward(at, len(found))
        if weigh(tables.backward.held(backward_names, runner.around.lemma, place), values) <= 0:
            break
        piece, first = runner.begun(at)
        found.insert(0, piece)
        if first:
            break
        at -= 1
    return found
