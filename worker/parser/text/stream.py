"""The tokens of a whole field as parallel lists: what every later room indexes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import add

from worker.parser.document import Block
from worker.parser.text.forms import BETWEEN, EDGE, LEAD, Chunk, Chunks

CHUNKS = Chunks()


@dataclass(slots=True)
class Tokens:
    """One entry a token; a false token EDGE stands behind each block, and `edges` says where.

    `classes` and `shapes` have one character a token (tags.py, forms.py); who decides on them replaces the string.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    classes: str
    shapes: str
    edges: list[int]


def tokens_of(text: str, blocks: tuple[Block, ...]) -> Tokens:
    """Cut each block at its spaces and look the chunks up; all offsets follow from their lengths."""
    chunks: list[Chunk] = []
    for block in blocks:
        chunks += map(CHUNKS.__getitem__, text[block.start : block.end].split(" "))
        chunks.append(BETWEEN)
    words: list[str] = []
    advances: list[int] = []
    for those, _, steps, _ in chunks:
        words += those
        advances += steps
    codes = "".join([chunk[1] for chunk in chunks])
    first = blocks[0].start if blocks else 0
    if LEAD in codes:
        first += add_leads(chunks, advances)
        codes = codes.replace(LEAD, "")
    shapes = codes[1::2]
    edges = edges_of(shapes)
    for index, (block, following) in zip(edges, pairwise(blocks), strict=False):
        advances[index] += following.start - block.end - 1
    starts = tuple(accumulate(advances[:-1], initial=first)) if advances else ()
    return Tokens(tuple(words), starts, tuple(map(add, starts, map(len, words))), codes[::2], shapes, edges)


def edges_of(shapes: str) -> list[int]:
    """Where the false tokens stand."""
    edges, place = [], shapes.find(EDGE)
    while place >= 0:
        edges.append(place)
        place = shapes.find(EDGE, place + 1)
    return edges


def add_leads(chunks: list[Chunk], advances: list[int]) -> int:
    """Give the white space before a chunk to the token before it, in place; return what comes before all tokens."""
    place, before = 0, 0
    for _, _, steps, lead in chunks:
        if lead and place:
            advances[place - 1] += lead
        elif lead:
            before += lead
        place += len(steps)
    return before


def replaced(chars: str, kinds: dict[int, str]) -> str:
    """`chars` with the characters at some places replaced; all are of Latin-1."""
    if not kinds:
        return chars
    codes = bytearray(chars, "latin-1")
    for index, kind in kinds.items():
        codes[index] = ord(kind)
    return codes.decode("latin-1")
