"""Where a cue begins and ends around its head: auxiliaries and adverbs before, particles and prepositions behind."""

from __future__ import annotations

from worker.parser.weights.tables import Values
from worker.parser.weights.view import View, length

VERBAL = frozenset("XMEROVKF")
NOMINAL = frozenset("XMEROVKFDJNHGCIYL")
STOPS = frozenset(",.;()-QqTWPM:")
REACH_BACK, REACH_ON = 7, 5


def starts(view: View, head: int) -> list[int]:
    """First tokens that the cue may have, nearest first."""
    tags = view.tags
    through = NOMINAL if tags[head] in "NSUJI" else VERBAL
    found, at = [head], head - 1
    while at >= 0 and len(found) <= REACH_BACK and tags[at] in through:
        found.append(at)
        at -= 1
    return found


def start_names(tag: str) -> list[str]:
    """The conditions on a first token."""
    return [
        tag + " tokens", tag + " before first", tag + " holds", tag + " breaks the group", tag + " first word",
        tag + " word before",
    ]


def start_values(view: View, head: int, at: int) -> Values:
    """What they see if the cue begins at token `at`."""
    words, tags = view.words, view.tags
    breaks = "yes" if at and tags[at - 1] in "XMERO" else "no"
    return length(head - at), view.pair[at - 1], tags[at:head], breaks, words[at], words[at - 1] if at else "^"


def ends(view: View, head: int) -> list[int]:
    """Ends that the cue may have (exclusive), nearest first."""
    tags, n = view.tags, view.n
    found, at = [head + 1], head + 1
    while at < n and len(found) <= REACH_ON and tags[at] not in STOPS:
        at += 1
        found.append(at)
    if tags[head + 1 : head + 2] == ":":
        found.append(head + 2)
    return found


def end_names(lemma: str, part: str) -> list[str]:
    """The conditions on an end."""
    return [
        part + " tokens", part + " tags", part + " behind", part + " last behind", "with", lemma + " with",
        lemma + " behind",
    ]


def end_values(view: View, head: int, end: int) -> Values:
    """What they see if the cue ends before token `end`."""
    first, behind, steps = head + 1, view.key[end], end - head - 1
    words = " ".join(view.words[first:end])
    return (
        length(steps), view.tags[first : end + 1], behind + "++"[:steps], view.pair[end - 1], words, words,
        behind,
    )
