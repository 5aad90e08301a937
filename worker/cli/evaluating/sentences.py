"""An attribution in its sentence, roles in brackets as in a rule's examples: `[s Ilves] [c said] [x that …].`"""

from __future__ import annotations

from collections.abc import Iterable

from worker.cli.kit.console import tame
from worker.evaluation.judging import ROLES, Judged

LETTERS = {"source": "s", "cue": "c", "content": "x"}
AROUND = 40  # characters before the first role and behind the last
LONG, KEPT = 110, 45  # a stretch without an edge that is longer is cut in its middle to twice KEPT


def window(text: str, shown: Iterable[Judged]) -> tuple[int, int]:
    """From a little before the first role to a little behind the last, at spaces."""
    spans = [span for one in shown for role in ROLES for span in one.spans(role)]
    start, end = min(start for start, _ in spans) - AROUND, max(end for _, end in spans) + AROUND
    stop = text.find(" ", end)
    return text.rfind(" ", 0, max(0, start)) + 1, len(text) if stop < 0 else stop


def bracketed(text: str, one: Judged, place: tuple[int, int]) -> str:
    """The attribution within `place`, on one line; a bracket may close in another's middle if roles overlap."""
    first, last = place
    opening, closing = _brackets(one)
    edges = sorted({first, last, *(at for at in (*opening, *closing) if first <= at <= last)})
    parts = ["…"] if first else []
    for at, end in zip(edges, [*edges[1:], last], strict=True):
        parts += [closing.get(at, ""), opening.get(at, ""), _short(text[at:end])]
    return " ".join(tame("".join(parts) + ("…" if last < len(text) else "")).split())


def _brackets(one: Judged) -> tuple[dict[int, str], dict[int, str]]:
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for role in ROLES:
        for start, end in one.spans(role):
            opening[start] = opening.get(start, "") + f"[{LETTERS[role]} "
            closing[end] = closing.get(end, "") + "]"
    return opening, closing


def _short(words: str) -> str:
    return words if len(words) <= LONG else f"{words[:KEPT]}…{words[-KEPT:]}"
