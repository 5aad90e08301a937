"""Where a cue begins and ends around its head: auxiliaries and adverbs before, particles and prepositions behind."""

from __future__ import annotations

from worker.parser.weights.surroundings import Around
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


def start_names(a: Around) -> list[str]:
    """The conditions on a first token, in the order of `start_values`."""
    tag = a.tag
    return [tag + " tokens", tag + " before first", a.lemma + " first", tag + " first word", tag + " word before",
            tag + " holds", tag + " breaks the group"]


def start_values(view: View, head: int, at: int) -> list[str]:
    """What holds if the cue begins at token `at`."""
    words, tags = view.words, view.tags
    return [
        length(head - at),
        view.pair[at - 1],
        view.key[at],
        words[at],
        words[at - 1] if at else "^",
        tags[at:head],
        "yes" if at and tags[at - 1] in "XMERO" else "no",
    ]


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


def end_names(a: Around) -> list[str]:
    """The conditions on an end, in the order of `end_values`."""
    lemma, part = a.lemma, a.part
    return [part + " tokens", part + " behind", part + " last behind", "with", lemma + " with", lemma + " behind",
            part + " tags", f"{lemma} {a.auxiliaries} with"]


def end_values(view: View, head: int, end: int) -> list[str]:
    """What holds if the cue ends before token `end`."""
    more = " ".join(view.words[head + 1 : end])
    behind = view.key[end]
    return [
        length(end - head - 1),
        behind + ("" if end == head + 1 else "+" if end == head + 2 else "++"),
        view.pair[end - 1],
        more,
        more,
        behind,
        view.tags[head + 1 : end + 1],
        more,
    ]
