"""What holds a replay back, looked at once a second: a person's pause, the live group's lag, its own rate.

What history is left to read decides: a replay that follows has no rate, and gives way to nobody, once it is past it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import structlog
from kafka import KafkaAdminClient, TopicPartition
from kafka.errors import KafkaError

from worker.kafka.choice import ALL, Choice
from worker.kafka.client import admin
from worker.kafka.startup import committed
from worker.kafka.table import Watch
from worker.ops.health import Health
from worker.settings import Settings

REPLAY_SCHEMA: Final = "hearsay.replay.v1"
_EVERY = 1.0  # seconds between two looks
_CREDIT = 1.0  # seconds of reading that may be made up for

log = structlog.get_logger()


class Standing(NamedTuple):
    """How a replay stands: what its group has committed, by partition, and why it waits, or None."""

    at: Mapping[int, int]
    held: str | None


def untold(_standing: Standing) -> None:
    """Standing that nobody looks at."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be read: of each partition the offsets from `starts` to before `ends`, of these what is chosen.

    With `follow` it goes on behind the ends.
    `rate` is in records a second, for the whole group; `max_live_lag` in records of group `live`; None: no limit.
    `parser` is the version and digest that has to do it.
    """

    starts: Mapping[int, int]
    ends: Mapping[int, int]
    live: str
    parser: str
    choice: Choice = ALL
    rate: float | None = None
    max_live_lag: int | None = None
    follow: bool = False
    tell: Callable[[Standing], None] = untold


class Reins:
    """The reins of one member; `settings` are the replay's own."""

    def __init__(self, work: Work, settings: Settings, health: Health) -> None:
        self._work = work
        self._settings = settings
        self._live = settings.model_copy(update={"group": work.live})
        self._health = health
        self._watch = Watch(settings, settings.topic_replays, REPLAY_SCHEMA, settings.group)
        self._admin: KafkaAdminClient | None = None
        self._looked = 0.0
        self._due = 0.0  # when the next record may be read
        self._why: str | None = None  # it waits, beside the rate
        self.aborted = False
        self.at: dict[int, int] = {}  # what the group has committed

    def look(self, ends_of_live: Callable[[list[TopicPartition]], Mapping[TopicPartition, int]]) -> bool:
        """Look around if it is time to; whether it was. KafkaErrors are the loop's, as in any poll."""
        if time.monotonic() < self._looked + _EVERY:
            return False
        try:
            if self._admin is None:
                self._admin = admin(self._settings)
            self.at = {tp.partition: one.offset or 0 for tp, one in committed(self._admin, self._settings).items()}
            wanted = (self._watch.look() or {}).get("wanted")
            self.aborted = wanted == "abort"
            self._wait_for("it is paused" if wanted == "pause" else self._behind(self._admin, ends_of_live))
        except KafkaError:
            self.close()
            raise
        self._looked = time.monotonic()
        self._work.tell(Standing(self.at, self._why))
        return True

    def held(self, share: float) -> bool:
        """Whether to wait; `share` is that of the member in the group's rate, 0 where it has no history left."""
        if self._why is not None:
            self._health.wait(self._why)
        return self._why is not None or (share > 0 and time.monotonic() < self._due)

    def most(self, share: float) -> int:
        """Records that may be read at once."""
        return max(1, int(self._rate(share) or 1_000_000))

    def spend(self, records: int, share: float) -> None:
        """So many records were read."""
        rate = self._rate(share)
        if rate and records:
            self._due = max(self._due, time.monotonic() - _CREDIT) + records / rate

    @property
    def done(self) -> bool:
        """Whether the group has committed the end of every partition, and there is nothing to follow."""
        return not self._work.follow and not self.left

    @property
    def left(self) -> set[int]:
        """The partitions whose frozen end the group has not committed yet."""
        return {partition for partition, end in self._work.ends.items() if self.at.get(partition, 0) < end}

    def close(self) -> None:
        """Leave the cluster; the next look comes back."""
        self._watch.close()
        client, self._admin = self._admin, None
        if client is not None:
            client.close()

    def _rate(self, share: float) -> float | None:
        return None if self._work.rate is None else self._work.rate * share or None

    def _behind(self, client: KafkaAdminClient,
                ends_of_live: Callable[[list[TopicPartition]], Mapping[TopicPartition, int]]) -> str | None:
        most = self._work.max_live_lag
        if most is None or not self.left:
            return None
        at = committed(client, self._live)
        ends = ends_of_live(list(at)) if at else {}
        lag = sum(max(0, end - (at[tp].offset or 0)) for tp, end in ends.items())
        return f"the live group is {lag:,} records behind, more than {most:,}" if lag > most else None

    def _wait_for(self, why: str | None) -> None:
        if why is None and self._why is not None:
            log.info("going on")
            self._health.go()
        elif why is not None and self._why is None:
            log.info("waiting", why=why)
        self._why = why
