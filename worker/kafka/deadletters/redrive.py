"""Dead letters back to where their records came from, each exactly once.

    letters ── a window of them ── judged: done before? looping? overtaken? ── a few in one transaction: record + state

Only one redrive runs at a time (exclusive.py), and it reads what was done before after it has become the one. Manifests
are read again before each transaction; an article that is overtaken in the moment of its commit cannot be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from worker.kafka.deadletters.exclusive import Exclusive, Outgoing
from worker.kafka.deadletters.letter import REDRIVES, Letter
from worker.kafka.deadletters.manifests import Manifests, order
from worker.kafka.deadletters.originals import Original, Originals
from worker.kafka.deadletters.states import States, redriven, states
from worker.kafka.deadletters.windows import TOGETHER, WINDOW, windows
from worker.kafka.revisions import newer
from worker.settings import Settings

Verdict = Literal["redriven", "would_redrive", "done_before", "loop", "overtaken", "foreign", "no_record", "gone"]


class Decision(NamedTuple):
    """What became of one letter, or would; `why` is for a person."""

    letter: Letter
    verdict: Verdict
    why: str = ""

    @property
    def goes(self) -> bool:
        """Whether its record goes back."""
        return self.verdict in ("redriven", "would_redrive")


@dataclass(frozen=True)
class Allowed:
    """What a redrive may do beyond the ordinary."""

    again: bool = False  # letters that were redriven before
    force: bool = False  # articles that were overtaken, and letters that go round in a loop


def redrive(settings: Settings, chosen: Iterable[Letter], allowed: Allowed, now: datetime, *,
            dry_run: bool) -> Iterator[Decision]:
    """Send the records of the letters back, and say of each letter what became of it, once that is certain.

    Raises TopicError, BrokerError, FencedError (another redrive has begun), InDoubtError; what was given back before
    is done.
    """
    if dry_run:
        with Originals(settings) as originals, Manifests(settings) as manifests:
            judge = _Judge(settings, states(settings), originals, manifests, allowed)
            for window in windows(chosen, _size, WINDOW):
                yield from (decision for decision, _ in judge.judged(window))
        return
    with Exclusive(settings) as writer, Originals(settings) as originals, Manifests(settings) as manifests:
        judge = _Judge(settings, states(settings), originals, manifests, allowed)
        for window in windows(chosen, _size, WINDOW):
            judge.look_up(window)
            for some in windows(window, _size, TOGETHER):
                manifests.catch_up()
                yield from _redriven(writer, judge, some, now)


def _redriven(writer: Exclusive, judge: _Judge, some: list[Letter], now: datetime) -> Iterator[Decision]:
    """One transaction: the records that go, each with its state."""
    decided = [judge.decide(letter) for letter in some]
    going = [(decision, original) for decision, original in decided if original is not None]
    if going:
        writer.write([out for decision, original in going for out in judge.outgoing(decision, original, now)])
    for decision, original in decided:
        yield decision._replace(verdict="redriven") if original is not None else decision


class _Judge:
    """Says of each letter whether its record may go back, and why not."""

    def __init__(self, settings: Settings, done: States, originals: Originals, manifests: Manifests,
                 allowed: Allowed) -> None:
        self._settings = settings
        self._done = done
        self._originals = originals
        self._manifests = manifests
        self._allowed = allowed

    def judged(self, window: list[Letter]) -> Iterator[tuple[Decision, Original | None]]:
        """Every letter of a window."""
        self.look_up(window)
        return map(self.decide, window)

    def look_up(self, window: list[Letter]) -> None:
        """Read what has been made of the articles of a window."""
        self._manifests.follow({letter.article for letter in window if letter.article})

    def decide(self, letter: Letter) -> tuple[Decision, Original | None]:
        """The decision, and the record where it goes."""
        if letter.origin is None:
            return Decision(letter, "foreign", "its headers name no origin"), None
        times = self._done.times(letter)
        if times and not self._allowed.again:
            return Decision(letter, "done_before", f"redriven {_often(times)}; --again does it once more"), None
        limit = self._settings.redrive_limit
        if letter.redrives >= limit and not self._allowed.force:
            return Decision(letter, "loop", f"failed after {letter.redrives} redrives; --force tries once more"), None
        original = self._originals.of(letter)
        if isinstance(original, str):
            return Decision(letter, "gone", original), None
        if letter.reason == "null_without_key":
            return Decision(letter, "no_record", "no value and no key: nothing can come of it"), None
        if (overtaken := self._overtaken(letter, original)) and not self._allowed.force:
            return Decision(letter, "overtaken", f"{overtaken} is newer; --force sends it back in time"), None
        return Decision(letter, "would_redrive"), original

    def _overtaken(self, letter: Letter, original: Original) -> str | None:
        """What has overtaken the letter's article."""
        newest = self._manifests.newest(letter.article) if letter.article else None
        if newest is None or not newer(newest, order(letter, original.value)):
            return None
        return f"{newest.topic}/{newest.partition}/{newest.offset}"

    def outgoing(self, decision: Decision, original: Original, now: datetime) -> tuple[Outgoing, Outgoing]:
        """The record as it first came, its redrives counted, and the state of its letter."""
        letter, origin = decision.letter, decision.letter.origin
        assert origin is not None
        redrives = letter.redrives + 1
        partition = origin.partition if origin.partition < self._originals.partitions(origin.topic) else None
        headers = (*original.headers, (REDRIVES, str(redrives).encode()))
        state = redriven(letter, self._done.times(letter) + 1, redrives, self._allowed.force, now)
        return (Outgoing(origin.topic, partition, original.key, original.value, headers),
                Outgoing(self._settings.topic_dead_state, None, *state))


def _size(letter: Letter) -> int:
    return letter.bytes


def _often(times: int) -> str:
    return "before" if times == 1 else f"{times} times"
