"""Gold articles as examples of each decision: the choices there were, their conditions, and the one that the gold took.

The gold is the corpus's (FORMAT: id, publisher, title, text, attributions as character spans); it stays where it is.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from worker.parser.text.read import read
from worker.parser.text.sections import sections
from worker.parser.weights import content, content_before, content_behind, cue, questions, source
from worker.parser.weights.gate import Gate, gate_conditions
from worker.parser.weights.heads import candidates, likely
from worker.parser.weights.questions import Asked
from worker.parser.weights.roles import Range
from worker.parser.weights.running import Piece, Reading, Runner, backward_names, forward_names
from worker.parser.weights.surroundings import Around, around
from worker.parser.weights.tables import Names, Question, Values, conditions
from worker.parser.weights.view import View

EDGES = " \t\n\"“”‘’'`.,;:-–—()[]"
Conditions = Sequence[tuple[str, str]]
NO: Conditions = ()
STEPS = 12


class Example(NamedTuple):
    """One decision that the gold took; `right` is an index into `choices`, -1 if the gold's choice was not offered.

    A choice is its conditions, as pairs of name and value. It counts so many `times`. `base` is what the first choice
    weighs before its conditions.
    """

    decision: str
    choices: list[Conditions]
    right: int
    article: str
    publisher: str
    times: int = 1
    base: int = 0


class Gold(NamedTuple):
    """One attribution of the gold in tokens."""

    sentence: int
    head: int
    cue: Range
    source: tuple[Piece, ...]
    content: tuple[Piece, ...]


class GoldArticle(NamedTuple):
    """An article as we read it, with what the gold has found in it."""

    id: str
    publisher: str
    reading: Reading
    gold: tuple[Gold, ...]
    wire: bool  # annotated as claims: wire copy, of which there is little


def load(path: Path) -> Iterator[GoldArticle]:
    """The articles of a gold file."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            document = read(row["text"], sections(row["text"], row.get("title")), "text")
            reading = Reading(document)
            rows = row["attributions"] if "attributions" in row else list(links(row["claims"]))
            found = (aligned(reading, attribution) for attribution in rows)
            wire = "attributions" not in row
            yield GoldArticle(row["id"], row["publisher"], reading, tuple(one for one in found if one), wire)


def links(claims: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Annotated claims as attributions: the outermost link of a claim that is its own and has a cue.

    Of a claim with several such links the inner ones (citing, quoting) share its content: rules of their own find them.
    """
    for claim in claims:
        own = [link for link in claim["chain"][1:] if link["cue"] and not link["inherited"]]
        if own and claim["content"]:
            yield {"source": own[0]["source"], "cue": own[0]["cue"], "content": claim["content"]}


def aligned(reading: Reading, row: dict[str, Any]) -> Gold | None:
    """A gold attribution as tokens; None if its cue is in no sentence."""
    words = tokens_of(reading, row["cue"], bare=True)
    if not words:
        return None
    index, start = words[0][0], words[0][1]
    end = words[-1][2] if words[-1][0] == index else words[0][2]
    head = head_of(reading.view(index), start, end)
    return Gold(index, head, (start, end), tokens_of(reading, row["source"]), tokens_of(reading, row["content"]))


def head_of(view: View, start: int, end: int) -> int:
    """The first full verb of a cue, else its last noun, else its first adjective, else its last token."""
    tags = view.tags
    for at in range(start, end):
        if tags[at] in "VYLKFU":
            return at
    for at in range(end - 1, start - 1, -1):
        if tags[at] in "NS":
            return at
    return next((at for at in range(start, end) if tags[at] == "J"), end - 1)


def tokens_of(reading: Reading, spans: list[list[int]], *, bare: bool = False) -> tuple[Piece, ...]:
    """Character spans as pieces of sentences, without the marks at their edges (unless they are all there is)."""
    sentences = reading.document.sentences
    begins = [sentence.start for sentence in sentences]
    found = []
    for start, end in spans:
        index = max(0, bisect_right(begins, start) - 1)
        while index < len(sentences) and sentences[index].start < end:
            one = sentences[index]
            inside = [at for at, (a, b) in enumerate(zip(one.starts, one.ends, strict=True)) if a < end and b > start]
            words = [at for at in inside if one.words[at].strip(EDGES)] or (inside if bare else [])
            if words:
                found.append((index, words[0], words[-1] + 1))
            index += 1
    return tuple(found)


def shape_of(one: Gold) -> tuple[str | None, list[Piece], list[Piece]]:
    """The shape of a gold content and its pieces before and behind the cue; None if one lies across the cue."""
    own = [piece for piece in one.content if piece[0] == one.sentence]
    before = [piece for piece in own if piece[2] <= one.cue[0]]
    behind = [piece for piece in own if piece[1] >= one.cue[1]]
    if len(before) + len(behind) != len(own):
        return None, before, behind
    if before or behind:
        return "around" if before and behind else "before" if before else "behind", before, behind
    return "elsewhere" if one.content else "none", before, behind


Cues = dict[int, list[int]]


def examples(article: GoldArticle, cues: Cues) -> Iterator[Example]:
    """The decisions on each cue of an article; `cues` are the heads found in it by weights that have not seen it."""
    cued = frozenset(
        one.sentence for one in article.gold if article.reading.view(one.sentence).quoted[one.head] == "."
    )
    for one in article.gold:
        view = article.reading.view(one.sentence)
        a = around(view, one.head)
        others = [at for at in cues.get(one.sentence, ()) if not one.cue[0] <= at < one.cue[1]]
        yield from _arguments(article, one, view, a, others)
        yield from _running(article, one, Runner(
            article.reading, view, a, shape_of(one)[0] or "behind",
            [(first, end) for index, first, end in one.content if index == one.sentence], cued,
        ))


def free(article: GoldArticle) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The gold's heads, and the tokens about which it says nothing: those of its cues and contents."""
    heads = {(one.sentence, one.head) for one in article.gold}
    held = {(one.sentence, at) for one in article.gold for at in range(*one.cue)}
    held |= {(index, at) for one in article.gold for index, first, end in one.content for at in range(first, end)}
    return heads, held


def gate_examples(article: GoldArticle) -> Iterator[Example]:
    """Every token that could head a cue, by tags and lemma alone."""
    heads, held = free(article)
    block = -1
    for index, sentence in enumerate(article.reading.document.sentences):
        first, block = sentence.block != block, sentence.block
        for at in range(len(sentence.tags)):
            place = (index, at)
            found = gate_conditions(sentence, at, first=first)
            if found and (place in heads or (place not in held and sentence.quoted[at] == ".")):
                yield _example(article, "gate", [list(zip(*found, strict=True)), NO], int(place not in heads))


def cue_examples(article: GoldArticle, gate: Gate) -> Iterator[Example]:
    """Every candidate that is a gold head, or lies in no gold content and no gold cue and outside quotation marks."""
    heads, held = free(article)
    for place in candidates(article.reading, gate):
        view = article.reading.view(place[0])
        right = place in heads
        if right or (place not in held and view.quoted[place[1]] == "."):
            found = cue.conditions(view, place[1], around(view, place[1]))
            yield _example(article, "cue", [found, NO], 0 if right else 1)


def cues_by(article: GoldArticle, gate: Gate, weights: Mapping[tuple[str, str], int]) -> Cues:
    """The heads that these weights accept, outside quotation marks, by sentence."""
    found: Cues = {}
    for index, at in candidates(article.reading, gate):
        view = article.reading.view(index)
        held = cue.conditions(view, at, around(view, at))
        if likely(view, at, sum(weights.get(condition, 0) for condition in held)):
            found.setdefault(index, []).append(at)
    return found


def _arguments(article: GoldArticle, one: Gold, view: View, a: Around, cues: list[int]) -> Iterator[Example]:
    head, (start, end) = one.head, one.cue
    yield _offer(article, "extent.start", questions.cue_start(view, head, a), start)
    yield _offer(article, "extent.end", questions.cue_end(view, head, a), end)
    said_by = [(first, stop) for index, first, stop in one.source if index == one.sentence]
    place = _place(one, said_by)
    places = [source.NONE, *source.places(view, start, end, head)]
    earlier = sources_before(article, one, view)
    asked = source.Cue(view, one.cue, head, a, earlier)
    yield _example(article, "source.place", [source.place_conditions(asked, at) for at in places],
                   places.index(place) if place in places else -1)
    if place and place[0] == "before":
        first, stop = said_by[0]
        yield _offer(article, "source.left", questions.source_left(view, stop - 1, a), first)
    if place and place[0] == "behind":
        first, stop = said_by[0]
        yield _offer(article, "source.right", questions.source_right(view, first, a), stop)
    frame = content.framed(start, end, said_by[0] if said_by else None)
    yield from _contents(article, one, view, a, frame, cues)


def sources_before(article: GoldArticle, one: Gold, view: View) -> list[Range]:
    """The sources of the gold's cues that stand before this one in its sentence, outside quotation marks."""
    before = sorted(
        (other.head, first, end)
        for other in article.gold
        if other.sentence == one.sentence and other.head < one.head and view.quoted[other.head] == "."
        for index, first, end in other.source[:1]
        if index == one.sentence
    )
    return [(first, end) for _, first, end in before]


def _place(one: Gold, said_by: list[Range]) -> source.Place | None:
    """The place of the gold source; None if it is in another sentence."""
    if not one.source:
        return source.NONE
    if not said_by:
        return None
    first, stop = said_by[0]
    if stop <= one.cue[0]:
        return ("before", stop - 1)
    return ("behind", first) if first >= one.cue[1] else ("inside", first)


def _contents(
    article: GoldArticle, one: Gold, view: View, a: Around, f: content.Frame, cues: list[int]
) -> Iterator[Example]:
    shape, before, behind = shape_of(one)
    names = content.shape_names(view, a, f)
    yield _example(article, "content.shape", [[(name, value) for name in names] for value in content.SHAPES],
                   content.SHAPES.index(shape) if shape else -1)
    if shape is None:
        return
    asked = Asked(view, a, f, shape, cues)
    if shape in ("behind", "around"):
        start = behind[0][1]
        stop = min(max(behind[-1][2], start + 1), max(view.last, start + 1))
        yield _offer(article, "content.start", questions.content_start(asked), start)
        yield _offer(article, "content.end", questions.content_end(asked, start), stop)
    if shape in ("before", "around"):
        first, end = before[0][1], before[-1][2]
        yield _offer(article, "content.last", questions.content_last(asked), end)
        yield _offer(article, "content.first", questions.content_first(asked, end), first)


def _running(article: GoldArticle, one: Gold, runner: Runner) -> Iterator[Example]:
    sentences, here = runner.sentences, one.sentence
    held = {index for index, _, _ in one.content}
    onward = range(here + 1, min(len(sentences), here + STEPS))
    yield from _steps(article, "running.forward", onward, runner, forward_names, runner.forward, held)
    if runner.shape in ("before", "around", "elsewhere"):
        back = range(here - 1, max(-1, here - STEPS), -1)
        yield from _steps(article, "running.backward", back, runner, backward_names, runner.backward, held)


def _steps(
    article: GoldArticle, decision: str, places: range, runner: Runner, names: Names,
    asked: Callable[[int, int], tuple[str, Values]], held: set[int],
) -> Iterator[Example]:
    """A decision for each sentence up to the first that is not in the content, which is the last."""
    for at, place, values in runner.steps(places, asked):
        held_there = conditions(names, (runner.around.lemma, place), values)
        yield _example(article, decision, [held_there, NO], int(at not in held))
        if at not in held:
            break


def _offer(article: GoldArticle, decision: str, asked: Question, right: int) -> Example:
    choices = list(asked.choices)
    at = choices.index(right) if right in choices else -1
    return _example(article, decision, [asked.conditions(choice) for choice in choices], at)


def offers(article: GoldArticle) -> Iterator[tuple[str, str, bool]]:
    """For each candidate edge the kind of place that it is, and whether the gold has the edge there."""
    for one in article.gold:
        view = article.reading.view(one.sentence)
        a = around(view, one.head)
        start, end = one.cue
        said_by = [(first, stop) for index, first, stop in one.source if index == one.sentence]
        place = _place(one, said_by)
        for offered in source.places(view, start, end, one.head):
            if offered[0] == "before":
                yield "source.place " + a.tag, source.gap(view, offered[1], start), offered == place
        if place and place[0] == "before":
            first, stop = said_by[0]
            for at in source.left_edges(view, stop - 1):
                yield "source.left", view.key[at - 1] if at else "^", at == first
        shape, before, behind = shape_of(one)
        if shape in ("behind", "around"):
            first = behind[0][1]
            for at in content_behind.ends(view, first)[:-1]:
                yield "content.end " + content_behind.kind_of(view, a, first), view.key[at], at == behind[-1][2]
        if shape in ("before", "around"):
            for at in content_before.firsts(view, before[-1][2])[:-1]:
                yield "content.first", view.key[at - 1], at == before[0][1]


def _example(article: GoldArticle, decision: str, choices: list[Conditions], right: int) -> Example:
    return Example(decision, choices, right, article.id, article.publisher)
