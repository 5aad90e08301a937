"""What is wanted of each replay, in the compacted topic `hearsay.replays`: any machine may say it, every process hears.

A row holds the whole plan, so that a name is enough from anywhere. How far a replay is stands nowhere but in the
offsets that its group has committed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

import orjson

from worker.errors import PlanError, UsageError
from worker.kafka import table
from worker.kafka.reins import REPLAY_SCHEMA
from worker.replay import plan as plans
from worker.replay.plan import Plan
from worker.settings import Settings

Wanted = Literal["run", "pause", "abort"]
Mode = Literal["own", "follow", "in_place"]


@dataclass(frozen=True, slots=True)
class Verified:
    """That everything frozen in the plan was found whole: when, and the SHA-256 of the report that says so."""

    at: str
    report: str


@dataclass(frozen=True, slots=True)
class Replay:
    """A replay as its row has it. `mode`: into topics of its own, that and on behind its end, or in place.

    `settled`, of one in place: after its last commit no lower manifest was left behind a higher one.
    """

    plan: Plan
    wanted: Wanted
    mode: Mode
    at: str
    verified: Verified | None = None
    settled: bool = False


def replays(settings: Settings) -> dict[str, Replay]:
    """All replays by name, the one that was changed first coming first. Raises TopicError, BrokerError."""
    found = table.rows(settings, settings.topic_replays, REPLAY_SCHEMA)
    return {name: _replay(name, row) for name, row in found.items()}


def named(settings: Settings, name: str) -> Replay:
    """The replay of that name, or of a name that begins or goes on so. Raises UsageError."""
    every = replays(settings)
    fitting = [found for full, found in every.items() if full.startswith((name, f"replay.{name}"))]
    if name in every or len(fitting) == 1:
        return every.get(name, fitting[0])
    raise UsageError(f"{len(fitting)} replays are called {name}" if fitting else f"no replay is called {name}",
                     "`hearsay replay status` lists them all")


def known(settings: Settings, plan: Plan) -> Replay | None:
    """The replay of this plan, if it was ever begun, paused or aborted."""
    return replays(settings).get(plan.name)


def begin(settings: Settings, plan: Plan, mode: Mode) -> Replay:
    """Take note that the replay is at work. Raises PlanError where it was aborted, or is done in another way."""
    found = known(settings, plan)
    if found is None:
        return _put(settings, Replay(plan, "run", mode, _now()))
    if found.wanted == "abort":
        raise aborted(plan)
    if found.mode == mode:
        return found
    if (found.mode, mode) != ("own", "follow"):
        how = {"own": "without --follow or --in-place", "follow": "with --follow", "in_place": "with --in-place"}
        raise PlanError(f"{plan.name} was begun {how[found.mode]}", "go on in the same way, or make a new plan")
    return _put(settings, replace(found, mode=mode, at=_now()))


def want(settings: Settings, plan: Plan, wanted: Wanted) -> Replay:
    """Say what is wanted from now on. Raises PlanError: what was aborted stays so."""
    found = known(settings, plan) or Replay(plan, wanted, "own", "")
    if found.wanted == "abort" and wanted != "abort":
        raise aborted(plan)
    return _put(settings, replace(found, wanted=wanted, at=_now()))


def sign(settings: Settings, plan: Plan, report: str | None) -> None:
    """Note that the replay was verified: `report` is the report's SHA-256; None: it was found wanting."""
    found = known(settings, plan)
    if found is not None:
        _put(settings, replace(found, verified=Verified(_now(), report) if report else None))


def settle(settings: Settings, plan: Plan) -> None:
    """Note that nothing is left to do of a replay in place."""
    found = known(settings, plan)
    if found is not None:
        _put(settings, replace(found, settled=True, at=_now()))


def aborted(plan: Plan) -> PlanError:
    """The error with which an aborted replay ends, and does not begin again."""
    return PlanError(f"{plan.name} was aborted; its topics stay as they are: {plan.target.claims}, "
                     f"{plan.target.parsed}, {plan.target.dead}", "make a new plan: hearsay replay plan")


def _put(settings: Settings, replay: Replay) -> Replay:
    verified = replay.verified and {"at": replay.verified.at, "report": replay.verified.report}
    table.put(settings, settings.topic_replays, replay.plan.name, {
        "schema": REPLAY_SCHEMA, "replay": replay.plan.name, "wanted": replay.wanted, "mode": replay.mode,
        "at": replay.at, "verified": verified, "settled": replay.settled,
        "plan": orjson.loads(plans.encoded(replay.plan))})
    return replay


def _replay(name: str, row: dict[str, Any]) -> Replay:
    verified = row["verified"] and Verified(**row["verified"])
    plan = plans.decoded(orjson.dumps(row["plan"]), f"the plan of {name}")
    return Replay(plan, row["wanted"], row["mode"], row["at"], verified, row["settled"])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
