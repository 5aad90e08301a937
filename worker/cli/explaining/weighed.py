"""How the roles of a cue were decided, a line a decision: what was chosen, what came next, by how much, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.text import Text

from worker.cli.kit.console import harmless
from worker.parser.explain import Tried
from worker.parser.looking import Decision, Option
from worker.parser.weights.weighing import GOES_ON, STOPS, Difference

_INDENT: Final = "      "
_ASKED: Final = {
    "extent.start": "cue begins with",
    "extent.end": "cue ends with",
    "source.place": "source is",
    "source.left": "source begins with",
    "source.right": "source ends with",
    "content.shape": "content is",
    "content.first": "content begins with",
    "content.last": "content ends with",
    "content.start": "content begins with",
    "content.end": "content ends with",
    "running.backward": "content has",
    "running.forward": "content",
}
_SIDES: Final = {
    "none": "nowhere", "before": "before the cue, up to", "behind": "behind the cue, from",
    "inside": "within the cue, which begins behind it:",
}
_SHAPES: Final = {
    "none": "nowhere", "before": "before the cue", "behind": "behind the cue", "around": "on both sides of the cue",
    "elsewhere": "in another sentence",
}
_LABELS: Final = {
    "source.place": _SIDES,
    "content.shape": _SHAPES,
    "running.backward": {GOES_ON: "begun in the sentence", STOPS: "not begun in the sentence"},
    "running.forward": {GOES_ON: "goes on over the sentence", STOPS: "does not go on over the sentence"},
}
_RUNNING: Final = frozenset(("running.backward", "running.forward"))
_WORDS: Final = 3  # of a sentence, to tell which


def weighed(tried: Tried, text: str) -> Iterator[Text]:
    """The lines of one try that stands; `text` is the document's."""
    for one in tried.decisions:
        line = Text(f"{_INDENT}{_ASKED[one.decision]} {_option(one, one.chosen, text)}")
        if one.decision in _RUNNING:
            line.append(f" “{_begun(text, one.sentence)}”")
        if one.rival is None:
            yield line.append("  nothing else to choose", style="dim")
            continue
        other = "" if one.decision in _RUNNING else f", not {_option(one, one.rival, text)}"
        line.append(f"{other}  by {one.margin}", style="dim")
        yield line.append("".join(f"  · {_difference(each)}" for each in one.differences), style="dim")
    if tried.knows:
        yield Text(f"{_INDENT}but the {tried.knows} is as {tried.rule} sees it: it has it exact more often")
    if tried.cut:
        yield Text(f"{_INDENT}but the content is cut: it crosses that of another cue")


def _begun(text: str, start: int) -> str:
    """A sentence by its first words."""
    return harmless(" ".join(text[start : start + 80].split()[:_WORDS]) + " …")


def _option(decision: Decision, option: Option, text: str) -> str:
    label = _LABELS.get(decision.decision, {}).get(option.label, option.label)
    word = f"“{harmless(text[slice(*option.word)])}”" if option.word else ""
    return " ".join(part for part in (label, word) if part)


def _difference(one: Difference) -> str:
    if one.chosen is None:
        return f"not {one.condition}={one.rival} {one.points:+d}"
    other = "" if one.rival is None else f" not {one.rival}"
    return f"{one.condition}={one.chosen}{other} {one.points:+d}"
