"""`hearsay replay run`: the worker itself, in a group of its own, on a range that ends, into topics of its own.

Nothing of the live worker is touched: its group is only looked at, its topics are only read.
"""

from __future__ import annotations

from typing import NamedTuple

from worker.errors import PlanError
from worker.kafka import history, topics
from worker.kafka.bounded import Work
from worker.kafka.run import run as work
from worker.replay.plan import Plan, check
from worker.settings import Settings, origin

_OUTPUTS = ("topic_claims", "topic_parsed", "topic_dead")


class Progress(NamedTuple):
    """Where a partition of the plan stands; offsets, not articles. `at` is None before the first start."""

    partition: int
    start: int
    at: int | None
    end: int

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return self.start >= self.end or (self.at is not None and self.at >= self.end)


def replayed(plan: Plan, settings: Settings) -> Settings:
    """The replay's own settings: its group, its topics, and a free port unless one was chosen."""
    port = {"http_port": 0} if origin("http_port") == "default" and settings.http_port == 8080 else {}
    return settings.model_copy(update=port | {
        "group": plan.name, "topic_raw": plan.topic, "topic_claims": plan.target.claims,
        "topic_parsed": plan.target.parsed, "topic_dead": plan.target.dead})


def run(plan: Plan, settings: Settings, rate: float | None = None, max_live_lag: int | None = None) -> int:
    """Do what is left of the plan, until it is done or we are told to stop. Raises PlanError where it does not fit."""
    check(plan, settings)
    mine = replayed(plan, settings)
    _targets(plan, settings, mine)
    todo = [stretch for stretch in plan.partitions if stretch.records]
    return work(mine, work=Work(
        starts={stretch.partition: stretch.start for stretch in todo},
        ends={stretch.partition: stretch.end for stretch in todo},
        keys=frozenset(article.encode() for article in plan.articles),
        live=plan.group, parser=f"{plan.parser.version} {plan.parser.digest}", rate=rate, max_live_lag=max_live_lag))


def status(plan: Plan, settings: Settings) -> tuple[Progress, ...]:
    """Where each partition of the plan stands that has articles."""
    at = history.positions(replayed(plan, settings))
    return tuple(Progress(stretch.partition, stretch.start, at.get(stretch.partition), stretch.end)
                 for stretch in plan.partitions if stretch.records)


def _targets(plan: Plan, settings: Settings, mine: Settings) -> None:
    """Make the topics to write, as wide as the live ones. Raises PlanError for too few partitions, or others' records.

    They are told from our own by the group: before it has committed anything, the topics have to be empty.
    """
    live = topics.create(settings.model_copy(update={"topic_raw": plan.topic}))
    sizes = {made.name: made.partitions for made in live}
    made = {one.name: one for one in topics.create(mine, sizes[settings.topic_claims])}
    for setting in _OUTPUTS:
        name, least = getattr(mine, setting), sizes[getattr(settings, setting)]
        if made[name].partitions < least:
            raise PlanError(f"topic {name} has {made[name].partitions} partitions, the live one {least}",
                            "make a new plan with another --target")
    if not history.positions(mine):
        for name in (plan.target.claims, plan.target.parsed, plan.target.dead):
            if history.holds_records(mine, name):
                raise PlanError(f"topic {name} holds records that are not of this replay",
                                "make a new plan with another --target")
