"""What of a text is the article: its headline, captions and body, without the furniture of the page around it.

masthead, menu, kickers ─ headline ─ byline, date ─ standfirst ─ caption (credit cut off) ─ body … ─ foot
                          └────────────────────────────── blocks ──────────────────────────────┘

Each paragraph is judged by itself first (furniture, menus), then by its place: what stands before the prose, where the
foot begins, what is said twice. A block begins after its dateline, bullet, label or clock time.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from worker.parser.document import Block, Section
from worker.parser.text import edges, furniture, menus
from worker.parser.text.dateline import dateline_at
from worker.parser.text.letters import LETTER, folded
from worker.parser.text.lines import Line, paragraphs

_SPOKEN: Final = re.compile(rf"[{LETTER}]|[^\x00-\u04ff\u2000-\u206f\u20a0-\u20bf]")
_QUOTED: Final = re.compile('["“”«»„]')
_READER: Final = re.compile(r"\b(?:you|your|yours|we|our|us)\b", re.ASCII | re.IGNORECASE)
_DAY: Final = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight)\b", re.ASCII | re.IGNORECASE
)
SHORT: Final = 200  # code points of a headline or of a line that is said twice
LONG: Final = 420  # code points of a caption
CRUMB: Final = 24  # code points of a line that is likely to come again
_FURNITURE: Final = frozenset(("inline", "list", "foot", "about"))
PROSE: Final = 9  # words of a sentence that cannot be furniture by its shape alone


class Piece(NamedTuple):
    """A paragraph judged by itself. `kind`: prose, line (no full stop), caption, or of furniture.kind_of."""

    start: int
    end: int
    group: int
    kind: str
    words: int


def sections(text: str, title: str | None) -> tuple[Block, ...]:
    """The blocks of `text` in order; offsets are code points, and none overlaps another."""
    known: dict[str, tuple[str, int]] = {}
    pieces = [_judged(text, line, known) for line in paragraphs(text)]
    head = _headline(text, title, pieces) or range(-1, 0)
    foot = _foot(text, pieces)
    above = [piece._replace(kind="prose") if piece.kind == "tail" else piece for piece in pieces[:foot]]
    return tuple(_blocks(text, above, head))


def title_blocks(title: str, text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The headline as a block of the title itself, or none if the title stands in the text."""
    wanted = folded(title)
    standing = any(block.section == "headline" and folded(text[block.start : block.end]) in wanted for block in blocks)
    if standing or not wanted:
        return ()
    start = edges.before(title, 0, len(title))
    return (Block(start, len(title), "headline"),)


# --- one paragraph by itself -----------------------------------------------------------------------------------------


def _judged(text: str, line: Line, known: dict[str, tuple[str, int]]) -> Piece:
    """`known` has the kind and the words of the crumbs seen so far: a text of a million of them is no slower."""
    start, end, group = line
    piece = text[start:end]
    if end - start > CRUMB:
        words = piece.count(" ") + 1 if end - start > 90 else len(menus.WORDS.findall(piece))
        return Piece(start, end, group, _kind(text, start, end, piece, words), words)
    if piece not in known:
        words = len(menus.WORDS.findall(piece))
        known[piece] = _kind(text, start, end, piece, words), words
    return Piece(start, end, group, *known[piece])


def _kind(text: str, start: int, end: int, piece: str, words: int) -> str:
    found = furniture.kind_of(piece)
    if end - start > LONG:
        return "foot" if found == "foot" else "prose"
    if found:
        return found
    if words <= 2 and not _SPOKEN.search(piece):
        return "inline"
    if words <= 12 and (menus.is_menu(piece, words) or menus.is_date(piece)):
        return "inline"
    if words <= 24 and menus.is_byline(piece):
        return "inline"
    if edges.CAPTION.match(piece):
        return "caption"
    credit = edges.credit_at(text, start, end) if words > 1 else -1
    if credit >= 0:
        return "caption" if credit - start > 2 else "inline"
    return "prose" if words > 40 or menus.is_stopped(piece) else "line"


# --- the article as a whole ------------------------------------------------------------------------------------------


def _headline(text: str, title: str | None, pieces: list[Piece]) -> range | None:
    """The indices of the headline: the lines that make the title; with no title, a first line that is no sentence."""
    if title:
        return _titled(text, title, pieces[:12])
    for index, piece in enumerate(pieces[:4]):
        if piece.kind in ("line", "caption"):
            fits = len(pieces) > index + 1 and piece.end - piece.start <= SHORT
            return range(index, index + 1) if fits else None
        if piece.kind == "prose":
            return None
    return None


def _titled(text: str, title: str, pieces: list[Piece]) -> range | None:
    wanted = folded(title)
    lines = [folded(text[p.start : p.end]) if p.end - p.start < len(title) * 2 + 20 else "" for p in pieces]
    for index, line in enumerate(lines):
        if line and _same_title(line, wanted):
            return range(index, index + 1)
        said, last = line, index
        while said and len(said) < len(wanted) and wanted.startswith(said) and last + 1 < len(lines):
            last += 1
            said = f"{said} {lines[last]}"
            if said == wanted:
                return range(index, last + 1)
    return None


def _same_title(line: str, wanted: str) -> bool:
    if line == wanted:
        return True
    longer, shorter = (wanted, line) if len(wanted) > len(line) else (line, wanted)
    return len(shorter) >= 20 and len(shorter) * 10 >= len(longer) * 7 and (
        longer.startswith(shorter) or longer.endswith(shorter))


def _foot(text: str, pieces: list[Piece]) -> int:
    """The index at which the foot begins: from there on there is furniture, and lines too weak to be the article."""
    begin = len(pieces)
    many = sum(piece.kind == "prose" for piece in pieces) >= 3
    for index in range(len(pieces) - 1, 0, -1):
        piece = pieces[index]
        if piece.kind in ("foot", "list", "about", "tail") or (many and _stray(text, piece)):
            begin = index
        elif piece.kind == "prose" and not _weak(text, piece):
            break
    about = next((i for i, piece in enumerate(pieces) if piece.kind == "about" and i * 2 > len(pieces)), begin)
    return min(begin, about)


def _stray(text: str, piece: Piece) -> bool:
    """A short line below the last paragraph, which no sentence follows."""
    said = text[piece.start : piece.end]
    return piece.kind == "line" and piece.words <= 12 and not _QUOTED.search(said) and not edges.BULLET.match(said)


def _weak(text: str, piece: Piece) -> bool:
    if piece.words > 30:
        return False
    said = text[piece.start : piece.end]
    return not _QUOTED.search(said) and (piece.words < PROSE or bool(_READER.search(said)))


def _blocks(text: str, pieces: list[Piece], head: range) -> list[Block]:
    blocks: list[Block] = []
    seen = _Said()
    first = _first_prose(text, pieces, head)
    dropped = -1  # the group of a link list, whose lines go with its heading
    for index, piece in enumerate(pieces):
        if piece.kind == "list":
            dropped = piece.group
        if index not in head and (piece.kind in _FURNITURE or (piece.group == dropped and piece.kind == "line")):
            continue
        section = _section(text, pieces, index, head, first)
        if section and (block := _block(text, piece, section, seen)):
            blocks.append(block)
    return blocks


def _first_prose(text: str, pieces: list[Piece], head: range) -> int:
    """The index of the first body paragraph; standfirsts stand before it."""
    prose = [index for index, piece in enumerate(pieces) if piece.kind == "prose" and index >= head.stop]
    if not prose:
        return len(pieces)
    first = prose[0]
    if len(prose) > 1 and first == head.stop > 0 and _standfirst(text, pieces[first], pieces[prose[1]]):
        return prose[1]
    return first


def _standfirst(text: str, piece: Piece, following: Piece) -> bool:
    """A short first paragraph with no day in it, and a much longer one that tells the story after it."""
    said = text[piece.start : piece.end]
    size = piece.end - piece.start
    return (size <= 110 and 2 * (following.end - following.start) >= 3 * size and piece.words >= 6
            and not _QUOTED.search(said) and not _DAY.search(said) and not dateline_at(text, piece.start, piece.end))


def _section(text: str, pieces: list[Piece], index: int, head: range, first: int) -> Section | None:
    piece = pieces[index]
    if index in head:
        return "headline"
    if piece.kind == "caption":
        return "caption" if index < first or piece.words <= 45 else "body"
    if index < first and not edges.BULLET.match(text, piece.start):
        return _before_prose(text, pieces, index, head)
    if piece.kind == "prose" or piece.words > 12 or edges.BULLET.match(text, piece.start):
        return "body"
    labelled = ":" in text[piece.start : piece.end] and not edges.CLOCK.match(text, piece.start)
    return "body" if labelled else "headline"


def _before_prose(text: str, pieces: list[Piece], index: int, head: range) -> Section | None:
    """Kickers before the headline are nothing; lines after it are standfirsts, unless they name the writer."""
    piece = pieces[index]
    said = text[piece.start : piece.end]
    if index < head.start:
        return None
    if piece.kind == "prose":
        return "headline" if head.start >= 0 else "body"
    if menus.is_signature(said, piece.words):
        return None
    after = text[pieces[index + 1].start : pieces[index + 1].end] if index + 1 < len(pieces) else ""
    if said == after or folded(said) == folded(after):
        return "caption"
    return "headline" if piece.words >= 4 or head.start < 0 else None


def _block(text: str, piece: Piece, section: Section, seen: _Said) -> Block | None:
    """The piece without what is cut off its edges; nothing if a headline or caption said it before."""
    start, end = edges.before(text, piece.start, piece.end), piece.end
    if section == "body" and (line := dateline_at(text, start, end)):
        start = line.span[1]
    credit = edges.credit_at(text, start, end) if piece.kind == "caption" else -1
    if credit >= 0:
        end = start + len(text[start:credit].rstrip(" \t\u00a0|,–—-\n"))
    if end <= start:
        return None
    if end - start <= SHORT and seen.before(text[start:end], section):
        return None
    return Block(start, end, section)


class _Said:
    """What headlines and captions have said, and the lengths that the same words may have."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._sizes: set[int] = set()

    def before(self, piece: str, section: Section) -> bool:
        """Whether a headline or a caption said the same; if it is one itself, it is taken up."""
        size = len(piece)
        if section == "body" and size not in self._sizes:
            return False
        key = folded(piece)
        if key in self._words:
            return True
        if section != "body":
            self._words.add(key)
            self._sizes.update(range(size - 11, size + 12))
        return False
