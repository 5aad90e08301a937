"""An example of a rule: a text with its roles in brackets, "[s Ilves] [c said] [x that P]."."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from worker.parser.document import Document, Sentence
from worker.parser.grammar.production import Match, Range
from worker.parser.text.read import read, split_blocks

OPEN = re.compile(r"\[(s|c|x|to) ")
EDGES = " \t\n\"“”‘’'`.,;:-–—()[]"


@dataclass
class Marked:
    """The text without its brackets, and the trimmed spans of each role."""

    text: str = ""
    roles: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def unmark(example: str) -> Marked:
    """Take the brackets out."""
    marked = Marked()
    place, role, start = 0, "", 0
    while place < len(example):
        opening = OPEN.match(example, place)
        if opening:
            role, start, place = opening[1], len(marked.text), opening.end()
        elif example[place] == "]" and role:
            marked.roles.setdefault(role, []).append(trim(marked.text, start, len(marked.text)))
            role, place = "", place + 1
        else:
            marked.text += example[place]
            place += 1
    return marked


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without marks and white space at the edges; a colon alone stays."""
    before = (start, end)
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return (start, end) if start < end else before


def document_of(text: str) -> Document:
    return read(text, split_blocks(text), "text")


def roles_of(document: Document, match: Match) -> dict[str, list[tuple[int, int]]]:
    """What a match makes, in the form of `Marked.roles`."""
    sentence = document.sentences[match.sentence]
    roles = {"c": [characters(document, sentence, match.cue)]}
    if match.source is not None:
        roles["s"] = [characters(document, sentence, match.source)]
    if match.addressee is not None:
        roles["to"] = [characters(document, sentence, match.addressee)]
    if match.content:
        roles["x"] = [characters(document, document.sentences[n], (a, b)) for n, a, b in match.content]
    return roles


def characters(document: Document, sentence: Sentence, tokens: Range) -> tuple[int, int]:
    return trim(document.text, sentence.starts[tokens[0]], sentence.ends[tokens[1] - 1])
