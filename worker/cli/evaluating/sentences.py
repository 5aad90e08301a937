"""An attribution in its sentence: in brackets as in a rule's examples, `[s Ilves] [c said] [x that …].`, or marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from worker.cli.kit.console import tame
from worker.cli.kit.page import Html, Mark, marked
from worker.evaluation.judging import ROLES, Judged

LETTERS = {"source": "s", "cue": "c", "content": "x"}
AROUND = 40  # characters before the first role and behind the last
LONG, KEPT = 110, 45  # a stretch without an edge that is longer is cut in its middle to twice KEPT
LONG_ON_PAGE, KEPT_ON_PAGE = 600, 250
Place = tuple[int, int]
_PARAGRAPHS = re.compile(r"[ \t]*\n\s*")


def window(text: str, shown: Iterable[Judged]) -> Place:
    """From a little before the first role to a little behind the last, at spaces."""
    spans = [span for one in shown for role in ROLES for span in one.spans(role)]
    start = min((start for start, _ in spans), default=0) - AROUND
    end = max((end for _, end in spans), default=0) + AROUND
    stop = text.find(" ", end)
    return text.rfind(" ", 0, max(0, start)) + 1, len(text) if stop < 0 else stop


def bracketed(text: str, one: Judged, place: Place) -> str:
    """The attribution within `place`, on one line; a bracket may close in another's middle if roles overlap."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for role in ROLES:
        for start, end in one.spans(role):
            opening[start] = opening.get(start, "") + f"[{LETTERS[role]} "
            closing[end] = closing.get(end, "") + "]"
    edges = _edges(one, place)
    parts = [f"{closing.get(at, '')}{opening.get(at, '')}{_short(text[at:end], LONG, KEPT)}"
             for at, end in pairwise(edges)]
    return " ".join(tame(_between("".join(parts) + closing.get(edges[-1], ""), text, place)).split())


def coloured(text: str, one: Judged, place: Place) -> Html:
    """The same for a page, each role a mark."""
    first, last = place
    parts = ["…"] if first else []
    for at, end in pairwise(_edges(one, place)):
        words = _PARAGRAPHS.sub(" ¶ ", _short(text[at:end], LONG_ON_PAGE, KEPT_ON_PAGE))
        roles = [role for role in ROLES if any(start <= at and end <= stop for start, stop in one.spans(role))]
        parts.append(marked(words, [Mark(0, len(words), " ".join(roles))] if roles else []))
    return Html("".join([*parts, "…" if last < len(text) else ""]))


def _edges(one: Judged, place: Place) -> list[int]:
    return sorted({*place}.union(*(span for role in ROLES for span in one.spans(role))))


def _between(words: str, text: str, place: Place) -> str:
    return ("…" if place[0] else "") + words + ("…" if place[1] < len(text) else "")


def _short(words: str, longest: int, kept: int) -> str:
    return words if len(words) <= longest else f"{words[:kept]}…{words[-kept:]}"
