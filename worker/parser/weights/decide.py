"""From a cue's head to its three roles: each edge is the candidate whose named conditions weigh most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from worker.parser.weights import content, content_before, content_behind, cue, extent, source, speech
from worker.parser.weights.gate import Gate
from worker.parser.weights.loaded import Tables
from worker.parser.weights.running import BACKWARD, FORWARD, MOST, Piece, Reading, Runner
from worker.parser.weights.surroundings import Around, around
from worker.parser.weights.tables import choose, total
from worker.parser.weights.view import View

Range = tuple[int, int]
# Within quotation marks, where the corpus tells of few cues and never of what is none: found on wire copy.
QUOTED = 150
NO_CUES: Sequence[int] = ()
NO_SOURCES: Sequence[Range] = ()
ACCEPT = -5  # the least weight of a cue: the best on held-out articles of the training gold


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


class Head(NamedTuple):
    """An accepted head."""

    view: View
    at: int
    around: Around
    weight: int


def heads(reading: Reading, tables: Tables) -> list[Head]:
    """The accepted heads of a document, with their weights."""
    found = []
    for index, at in candidates(reading, tables.gate):
        view = reading.view(index)
        a = around(view, at)
        weight = total(tables.cue.weighing(cue.HEAD, cue.contexts(a)), cue.looks(view, at, a))
        if weight > (ACCEPT if view.quoted[at] == "." else QUOTED) or (weight > speech.LEAST and spoken(view, at, a)):
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
    start, said_by = source_of(tables, source.Cue(view, (start, end), head, a, earlier))
    frame = content.framed(start, end, said_by)
    shape = tables.shape.value(content.shape_names(view, a, frame), content.SHAPES)
    cues = [at for at in cues if not start <= at < end]
    pieces = []
    if shape in ("before", "around"):
        pieces += piece_before(tables, view, a, frame, shape, cues)
    if shape in ("behind", "around"):
        pieces += piece_behind(tables, view, a, frame, shape, cues)
    own = tuple((view.index, first, stop) for first, stop in pieces)
    return Decided(view, a, head, weight, (start, end), said_by, shape, tuple(pieces), own)


def first_of_cue(tables: Tables, view: View, head: int, a: Around) -> int:
    """The first token of the cue's words."""
    choices = extent.starts(view, head)
    if len(choices) == 1:
        return head
    weighing = tables.cue_start.weighing(extent.START, extent.start_contexts(a))
    return choose(weighing, choices, lambda at: extent.start_looks(view, head, at))


def end_of_cue(tables: Tables, view: View, head: int, a: Around) -> int:
    """Where the cue's words end."""
    choices = extent.ends(view, head)
    if len(choices) == 1:
        return head + 1
    weighing = tables.cue_end.weighing(extent.END, extent.end_contexts(a))
    return choose(weighing, choices, lambda at: extent.end_looks(view, head, at))


def source_of(tables: Tables, one: source.Cue) -> tuple[int, Range | None]:
    """The source; a possessor inside the cue's words moves the cue's start behind it."""
    view, (start, _), head, a, _ = one
    side, at = source.choose_place(tables.place, tables.offers(f"source.place {a.tag}"), one)
    if side == "none":
        return start, None
    if side == "inside":
        return min(at + 1, head), (at, at + 1)
    if side == "before":
        offered, key = tables.offers("source.left"), view.key
        edges = [edge for edge in source.left_edges(view, at) if edge in (0, at) or key[edge - 1] in offered]
        weighing = tables.left.weighing(source.LEFT, source.left_contexts(view, at, a))
        return start, (choose(weighing, edges, lambda edge: source.left_looks(view, edge, at)), at + 1)
    weighing = tables.right.weighing(source.RIGHT, source.right_contexts(view, at, a))
    stop = choose(weighing, source.right_edges(view, at), lambda edge: source.right_looks(view, at, edge))
    return start, (at, stop)


def piece_behind(
    tables: Tables, view: View, a: Around, frame: content.Frame, shape: str, cues: Sequence[int]
) -> list[Range]:
    """The piece behind the cue; it ends before a source that stands behind it."""
    choices = content_behind.starts(view, frame)
    if not choices:
        return []
    start = choices[0]
    if len(choices) > 1:
        weighing = tables.start.weighing(content_behind.START, content_behind.start_contexts(view, a, frame))
        start = choose(weighing, choices, lambda at: content_behind.start_looks(view, frame, at))
    kind = content_behind.kind_of(view, a, start)
    offered, key = tables.offers("content.end " + kind), view.key
    *stops, whole = content_behind.ends(view, start)
    stops = [*(at for at in stops if key[at] in offered), whole]
    if frame.side == "behind" and frame.source and start < frame.source[0]:
        stops = [at for at in stops if at <= frame.source[0]] or stops
    if len(stops) == 1:
        return [(start, stops[0])]
    weighing = tables.end.weighing(content_behind.END, content_behind.end_contexts(a, kind, shape))
    return [(start, choose(weighing, stops, lambda at: content_behind.end_looks(view, frame, start, at, cues)))]


def piece_before(
    tables: Tables, view: View, a: Around, frame: content.Frame, shape: str, cues: Sequence[int]
) -> list[Range]:
    """The piece before the cue and its source."""
    choices = content_before.lasts(view, frame)
    if not choices:
        return []
    weighing = tables.last.weighing(content_before.LAST, content_before.last_contexts(view, a, frame, shape))
    end = choose(weighing, choices, lambda at: content_before.last_looks(view, frame, at))
    offered, key = tables.offers("content.first"), view.key
    *firsts, opening = content_before.firsts(view, end)
    firsts = [*(at for at in firsts if key[at - 1] in offered), opening]
    if len(firsts) == 1:
        return [(opening, end)]
    weighing = tables.first.weighing(content_before.FIRST, content_before.first_contexts(a, frame, shape))
    return [(choose(weighing, firsts, lambda at: content_before.first_looks(view, at, end, cues)), end)]


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
        contexts, looks = runner.forward(at, len(found))
        if total(tables.forward.weighing(FORWARD, contexts), looks) <= 0:
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
        contexts, looks = runner.backward(at, len(found))
        if total(tables.backward.weighing(BACKWARD, contexts), looks) <= 0:
            break
        piece, first = runner.begun(at)
        found.insert(0, piece)
        if first:
            break
        at -= 1
    return found
