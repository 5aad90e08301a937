"""`hearsay replay run`: the worker itself, in a group of its own, on a range that ends, into topics of its own.

Nothing of the live worker is touched: its group is only looked at, its topics are only read. In place is the exception
that one asks for: into the topics in force, with what kafka/inplace.py does before and after.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog

from worker.errors import PlanError
from worker.kafka import history, inplace, routes, topics
from worker.kafka.choice import Choice
from worker.kafka.history import Ground
from worker.kafka.reins import Standing, Work, untold
from worker.kafka.run import run as work
from worker.replay import control
from worker.replay.plan import Plan, check, check_place
from worker.settings import Settings, origin

_OUTPUTS = ("topic_claims", "topic_parsed", "topic_dead")
_OTHER = "make a new plan with another --target"

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class How:
    """How the plan is done: `rate` in articles a second of all processes, `max_live_lag` in records; None: no limit."""

    rate: float | None = None
    max_live_lag: int | None = None
    mode: control.Mode = "own"
    tell: Callable[[Standing], None] = untold


def replayed(plan: Plan, settings: Settings) -> Settings:
    """The replay's own settings: its group, its topics, and a free port unless one was chosen."""
    port = {"http_port": 0} if origin("http_port") == "default" and settings.http_port == 8080 else {}
    return settings.model_copy(update=port | {
        "group": plan.name, "topic_raw": plan.topic, "topic_claims": plan.target.claims,
        "topic_parsed": plan.target.parsed, "topic_dead": plan.target.dead})


def in_place(plan: Plan, settings: Settings) -> Settings:
    """The same for a replay into the topics in force."""
    now = routes.live(settings)
    return replayed(plan, settings).model_copy(update={
        "topic_claims": now.topic_claims, "topic_parsed": now.topic_parsed, "topic_dead": now.topic_dead})


def run(plan: Plan, settings: Settings, how: How = How()) -> int:
    """Do what is left of the plan, until it is done, aborted, or we are told to stop.

    Raises PlanError where it does not fit, and where it was aborted.
    """
    check_place(plan, settings)
    mine = replayed(plan, settings) if how.mode != "in_place" else in_place(plan, settings)
    done = history.positions(mine)
    here = check(plan, settings, done)
    if how.mode == "follow" and not done:
        _whole(plan, here)
    if how.mode != "in_place":
        _targets(plan, settings, mine)
    control.begin(settings, plan, how.mode)
    code = work(mine, work=_work(plan, how, _choice(plan, mine, how)))
    found = control.known(settings, plan)
    if found is not None and found.wanted == "abort":
        raise control.aborted(plan)
    if how.mode == "in_place":
        _settle(plan, mine)
    return code


def _choice(plan: Plan, mine: Settings, how: How) -> Choice:
    """What is to be read; in place not what would bring an old revision back, nor what this parser has done."""
    if how.mode != "in_place":
        return plan.choice
    chosen_by_letters = bool(plan.choice.spots)  # then what this parser has refused is what is to be tried again
    passed_over = inplace.overtaken(mine, plan.starts) | inplace.done_by(
        mine, plan.parser.digest, letters=not chosen_by_letters)
    log.info("in place", passed_over=len(passed_over))
    return replace(plan.choice, but=passed_over)


def _settle(plan: Plan, mine: Settings) -> None:
    """After the last commit of the whole group: let no lower manifest stand behind a higher one."""
    at = history.positions(mine)
    if all(at.get(stretch.partition, 0) >= stretch.end for stretch in plan.partitions if stretch.records):
        log.info("manifests written again", number=inplace.restate(mine))
        control.settle(mine, plan)


def _work(plan: Plan, how: How, choice: Choice) -> Work:
    """A partition without articles begins at its end: who follows goes on there, and nothing in between is missed."""
    return Work(
        starts={one.partition: one.start if one.records else one.end for one in plan.partitions},
        ends=plan.ends,
        live=plan.group, choice=choice, parser=f"{plan.parser.version} {plan.parser.digest}", rate=how.rate,
        max_live_lag=how.max_live_lag, follow=how.mode == "follow", tell=how.tell)


def _whole(plan: Plan, here: Ground) -> None:
    """Raise PlanError where following would leave gaps: what becomes live has every article from some time on."""
    everywhere = {stretch.partition for stretch in plan.partitions} == set(here.begins)
    if not plan.choice.everything or plan.asked_to != "latest" or not everywhere:
        raise PlanError("only a plan of all articles of all partitions up to now can be followed",
                        "make one with --to now, without --partition, --article and --dead")


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
            raise PlanError(f"topic {name} has {made[name].partitions} partitions, the live one {least}", _OTHER)
    if history.positions(mine):
        return
    for name in (plan.target.claims, plan.target.parsed, plan.target.dead):
        if history.holds_records(mine, name) and not history.positions(mine):  # a process may just have begun
            raise PlanError(f"topic {name} holds records that are not of this replay", _OTHER)
