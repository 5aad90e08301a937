"""What of a text is the article: its headline, captions and body, without the furniture of the page around it.

    masthead, menu, kickers ─ headline ─ byline, date ─ standfirst ─ caption (credit cut off) ─ body … ─ foot
                             └──────────────────── blocks ─────────────────────────────────────────┘

One pass judges each paragraph by itself (furniture.py); a second one judges by place: what stands before the prose,
where the foot begins, what is said twice. A block begins after its dateline, bullet, label or clock time.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from worker.parser.document import Block, Section
from worker.parser.text import furniture
from worker.parser.text.dateline import dateline_at
from worker.parser.text.letters import LETTER, LOW, UP, folded
from worker.parser.text.lines import Line, paragraphs

_WORDS = re.compile(rf"[{LETTER}0-9][{LETTER}0-9'’.&-]*", re.ASCII)
_STOPPED = re.compile(r"[.!?…][\"”’'»)\]]*$|[\"”»]$|[:;,]$", re.ASCII)
_GLUE = re.compile(rf"(?<=[{LOW}])(?=[{UP}])", re.ASCII)
_CRUMBS = re.compile(r" ?[>|/·•»›,] ?| {2,}|\t", re.ASCII)
_LETTERS = re.compile(rf"[{LETTER}]", re.ASCII)
_ALIEN = re.compile(r"[^\x00-\u04ff\u2000-\u206f\u20a0-\u20bf]")
_QUOTED = re.compile("[\"“”«»„]")
_READER = re.compile(r"\b(?:you|your|yours|we|our|us)\b", re.ASCII | re.IGNORECASE)
_DAY = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight)\b", re.ASCII | re.IGNORECASE)
SHORT, LONG = 200, 420  # code points: a caption or a headline is no longer than the first, furniture than the second
PROSE = 9  # words of a sentence that cannot be furniture by its shape alone


class Piece(NamedTuple):
    """A paragraph judged by itself. `kind`: prose, line (no full stop), caption, and of furniture: inline, list, foot, about."""

    start: int
    end: int
    group: int
    kind: str
    words: int


def sections(text: str, title: str | None) -> tuple[Block, ...]:
    """The blocks of `text` in order; offsets are code points, and none overlaps another."""
    pieces = [_judged(text, line) for line in paragraphs(text)]
    head = _headline(text, title, pieces)
    foot = _foot(text, pieces)
    return tuple(_blocks(text, title, pieces, head, foot))


def title_blocks(title: str, text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The headline as a block of the title itself, or none if the title stands in the text."""
    wanted = folded(title)
    standing = any(block.section == "headline" and folded(text[block.start : block.end]) in wanted for block in blocks)
    if standing or not wanted:
        return ()
    start, end = _trimmed(title, 0, len(title))
    return (Block(start, end, "headline"),)


# --- one paragraph by itself -------------------------------------------------------------------------------------------


def _judged(text: str, line: Line) -> Piece:
    start, end, group = line
    piece = text[start:end]
    if end - start > LONG:
        kind = "foot" if furniture.FOOT.match(piece) else "prose"
        return Piece(start, end, group, kind, PROSE * 5)
    words = len(_WORDS.findall(piece))
    return Piece(start, end, group, _kind(piece, words), words)


def _kind(piece: str, words: int) -> str:
    if not words or not (_LETTERS.search(piece) or _ALIEN.search(piece)):
        return "inline"
    if furniture.FOOT.match(piece):
        return "foot"
    if furniture.LISTS.match(piece):
        return "list"
    if furniture.INLINE.match(piece) or _menu(piece, words) or _date(piece) or furniture.BYLINE.match(piece):
        return "inline"
    if furniture.ABOUT.match(piece):
        return "about"
    if furniture.CAPTION.match(piece):
        return "caption"
    credit = furniture.CREDIT.search(piece) if words > 1 else None
    if credit:
        return "caption" if credit.start() > 2 else "inline"
    return "prose" if _STOPPED.search(piece) or words > 40 else "line"


def _menu(piece: str, words: int) -> bool:
    """A row of sections or buttons, glued together ("WorldPoliticsOpinion") or parted by marks ("SPORT > GOLF")."""
    if words > 12 or len(piece) > 120:
        return False
    crumbs = [crumb.strip(" .:") for crumb in _CRUMBS.split(piece.strip(" \u00a0"))]
    if all(crumb.lower() in furniture.PHRASES for crumb in re.split(r"[.|·•/] *", piece.strip(" .")) if crumb):
        return True
    parts = [part.lower() for part in _WORDS.findall(_GLUE.sub(" ", piece))]
    known = sum(part in furniture.SECTIONS or part in furniture.BUTTONS for part in parts)
    if len(parts) > words and words <= 4 and " said" not in piece:
        return known * 2 >= len(parts) and known >= 2
    if len(crumbs) > 1 and not _STOPPED.search(piece):
        return known * 2 >= len(parts) or ((">" in piece or "»" in piece) and known > 0)
    return known == len(parts) or _flat(piece)


def _flat(piece: str) -> bool:
    """Buttons in one lower-case run: "pdfshareprint"."""
    at = 0
    while at < len(piece) and (found := furniture.FLAT.match(piece, at)):
        at = found.end()
    return at == len(piece) and at > 0


def _date(piece: str) -> bool:
    """A line that is a date or a time and nothing else."""
    tokens = re.findall(r"[a-z]+(?:\.m)?|[0-9]+", piece.lower()) if len(piece) < 60 and "0" <= max(piece) else []
    worded = [token for token in tokens if not "0" <= token[0] <= "9"]
    return bool(tokens) and len(worded) < len(tokens) and all(token in furniture.DATES for token in worded)


# --- the article as a whole --------------------------------------------------------------------------------------------


def _headline(text: str, title: str | None, pieces: list[Piece]) -> int:
    """The index of the headline, or -1: what equals the title; with no title, a first line that is no sentence."""
    if title:
        wanted = folded(title)
        for index, piece in enumerate(pieces[:12]):
            if piece.end - piece.start < len(title) * 2 + 20 and _same_title(folded(text[piece.start : piece.end]), wanted):
                return index
        return -1
    for index, piece in enumerate(pieces[:4]):
        if piece.kind in ("line", "caption"):
            return index if len(pieces) > index + 1 and piece.end - piece.start <= SHORT else -1
        if piece.kind == "prose":
            return -1
    return -1


def _same_title(line: str, wanted: str) -> bool:
    if line == wanted:
        return True
    longer, shorter = (wanted, line) if len(wanted) > len(line) else (line, wanted)
    return len(shorter) >= 20 and len(shorter) * 10 >= len(longer) * 7 and (
        longer.startswith(shorter) or longer.endswith(shorter))


def _foot(text: str, pieces: list[Piece]) -> int:
    """The index at which the foot begins: from there on there is furniture, and lines too weak to be the article."""
    begin = len(pieces)
    for index in range(len(pieces) - 1, 0, -1):
        piece = pieces[index]
        if piece.kind in ("foot", "list", "about"):
            begin = index
        elif piece.kind == "prose" and not _weak(text, piece):
            break
    about = next((i for i, piece in enumerate(pieces) if piece.kind == "about" and i * 2 > len(pieces)), begin)
    return min(begin, about)


def _weak(text: str, piece: Piece) -> bool:
    if piece.words > 30:
        return False
    said = text[piece.start : piece.end]
    return not _QUOTED.search(said) and (piece.words < PROSE or bool(_READER.search(said)))


def _blocks(text: str, title: str | None, pieces: list[Piece], head: int, foot: int) -> list[Block]:
    blocks: list[Block] = []
    seen: set[str] = set()
    first = _first_prose(text, pieces, head)
    dropped = -1  # the group of a link list, whose lines go with its heading
    for index, piece in enumerate(pieces[:foot]):
        if piece.kind == "list":
            dropped = piece.group
        if index != head and (piece.kind in ("inline", "list", "foot", "about") or (piece.group == dropped and piece.kind == "line")):
            continue
        section = _section(text, pieces, index, head, first)
        if section and (block := _block(text, piece, section, seen)):
            blocks.append(block)
    return blocks


def _first_prose(text: str, pieces: list[Piece], head: int) -> int:
    """The index of the first body paragraph; standfirsts stand before it."""
    prose = [index for index, piece in enumerate(pieces) if piece.kind == "prose" and index > head]
    if not prose:
        return len(pieces)
    first = prose[0]
    if len(prose) > 1 and first == head + 1 and head >= 0 and _standfirst(text, pieces[first], pieces[prose[1]]):
        return prose[1]
    return first


def _standfirst(text: str, piece: Piece, following: Piece) -> bool:
    """A short first paragraph with no day in it, and a much longer one that tells the story after it."""
    said = text[piece.start : piece.end]
    size = piece.end - piece.start
    return (size <= 110 and 2 * (following.end - following.start) >= 3 * size and piece.words >= 6
            and not _QUOTED.search(said) and not _DAY.search(said) and not dateline_at(text, piece.start, piece.end))


def _section(text: str, pieces: list[Piece], index: int, head: int, first: int) -> Section | None:
    piece = pieces[index]
    if index == head:
        return "headline"
    if piece.kind == "caption":
        return "caption" if piece.end - piece.start <= LONG and (index < first or not _credited_prose(piece)) else "body"
    if index < first and not furniture.BULLET.match(text, piece.start):
        return _before_prose(text, pieces, index, head)
    if piece.kind == "prose" or piece.words > 12 or furniture.BULLET.match(text, piece.start):
        return "body"
    return "body" if ":" in text[piece.start : piece.end] and not furniture.CLOCK.match(text, piece.start) else "headline"


def _credited_prose(piece: Piece) -> bool:
    return piece.words > 45


def _before_prose(text: str, pieces: list[Piece], index: int, head: int) -> Section | None:
    """Kickers and names before the headline are nothing; lines after it are standfirsts, unless they name the writer."""
    piece = pieces[index]
    said = text[piece.start : piece.end]
    if index < head or piece.kind == "prose":
        return "headline" if piece.kind == "prose" and index > head >= 0 else None if index < head else "body"
    if furniture.NAME.match(said) or (piece.words <= 14 and furniture.ROLES.search(said)):
        return None
    twice = index + 1 < len(pieces) and folded(said) == folded(text[pieces[index + 1].start : pieces[index + 1].end])
    return "caption" if twice else "headline" if piece.words >= 4 or head < 0 else None


def _block(text: str, piece: Piece, section: Section, seen: set[str]) -> Block | None:
    """The piece without label, clock, bullet, dateline and credit; nothing if a headline or caption said it before."""
    start, end = _trimmed(text, piece.start, piece.end)
    if section == "body" and (line := dateline_at(text, start, end)):
        start = line.span[1]
    if end - start <= LONG and (credit := furniture.CREDIT.search(text[start:end])):
        end = start + len(text[start : start + credit.start()].rstrip(" \t\u00a0|,–—-\n"))
    if end <= start:
        return None
    if end - start <= SHORT:
        key = folded(text[start:end])
        if key in seen:
            return None
        if section != "body":
            seen.add(key)
    return Block(start, end, section)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    for cut in (furniture.BULLET, furniture.CAPTION, furniture.CLOCK, furniture.LABEL):
        found = cut.match(text, start, end)
        if found and found.end() < end and (cut is not furniture.CLOCK or _clock(found[0])):
            start = found.end()
    return start, end


def _clock(found: str) -> bool:
    """A number alone is no time of day."""
    return any(mark in found for mark in (":", "m", "M", "GMT", "UTC")) and found[-1] in " .:|–—-\u00a0"
