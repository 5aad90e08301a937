"""Two runs over the same gold beside each other: which of its spans were won, and which lost.

A span is won if it is exact now and was not before, lost the other way round; an attribution likewise, where it is
found (source and content both overlapping, at a shared cue) or not. An alarm is a found attribution that belongs to
none of the gold: new or gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Literal, NamedTuple

from worker.evaluation.judging import ROLES, Comparison, Judged, Pieces

Name = Literal["source", "cue", "content", "attribution", "alarm"]
NAMES: tuple[Name, ...] = (*ROLES, "attribution", "alarm")
MEANINGS = MappingProxyType({
    "lost: attribution": "found before, and now not",
    **{f"lost: {role}": "exact before, and now not" for role in ROLES},
    "new: alarm": "a false alarm that was not there",
    "won: attribution": "found now, and not before",
    **{f"won: {role}": "exact now, and not before" for role in ROLES},
    "gone: alarm": "a false alarm that was there",
})


class Change(NamedTuple):
    """One span of the gold won or lost, or an alarm gone (won) or new (lost); what was found, before and after."""

    article: str
    name: Name
    won: bool
    gold: Judged | None
    before: Judged | None
    after: Judged | None

    @property
    def kind(self) -> str:
        """Its class, one of MEANINGS."""
        won, lost = ("gone", "new") if self.name == "alarm" else ("won", "lost")
        return f"{won if self.won else lost}: {self.name}"

    @property
    def rule(self) -> str:
        """The rule to ask: of what is found now, or else of what was found before."""
        found = self.after or self.before
        return found.rule if found else ""


def changes(before: Iterable[Comparison], after: Iterable[Comparison]) -> Iterator[Change]:
    """The changes of all articles, in the order of the gold; both runs have the same articles."""
    for old, new in zip(before, after, strict=True):
        yield from _spans(old, new)
        yield from _alarms(old, new)


def _spans(old: Comparison, new: Comparison) -> Iterator[Change]:
    for was, is_now in zip(old.gold, new.gold, strict=True):
        found = (_partner(old, was), _partner(new, is_now))
        for role in ROLES:
            if (role in was.exact) != (role in is_now.exact):
                yield Change(new.id, role, role in is_now.exact, is_now, *found)
        if (was.triple is None) != (is_now.triple is None):
            yield Change(new.id, "attribution", is_now.triple is not None, is_now, *found)


def _alarms(old: Comparison, new: Comparison) -> Iterator[Change]:
    was, is_now = _by_cue(old), _by_cue(new)
    for cue in sorted(was.keys() ^ is_now.keys()):
        yield Change(new.id, "alarm", cue in was, None, was.get(cue), is_now.get(cue))


def _by_cue(one: Comparison) -> dict[Pieces, Judged]:
    return {found.cue_as_written: found for found in one.found if found.partner is None}


def _partner(one: Comparison, gold: Judged) -> Judged | None:
    return None if gold.partner is None else one.found[gold.partner]
