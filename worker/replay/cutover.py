"""Which set of topics readers follow, changed by one record: `cutover` brings in a replay's, `rollback` undoes it.

    cutover   refused unless the replay follows, is verified, runs, and has caught up
    rollback  always to the set before; its group must still run, or readers stand still
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from worker.errors import PlanError
from worker.kafka import offsets, routes
from worker.kafka.routes import Outputs, Route
from worker.replay import control, standing
from worker.replay.plan import Plan
from worker.replay.standing import Standing
from worker.settings import Settings


def cutover(plan: Plan, settings: Settings, max_lag: int) -> Route:
    """Bring the replay's set in force. Raises PlanError where it is not ready: what is missing, and what to do."""
    found = routes.route(settings)
    base = found.base if found else routes.base(settings)
    now = found.in_force if found else base
    mine = Outputs(plan.target.set, plan.name, plan.target.claims, plan.target.parsed, plan.target.dead)
    if mine == now:
        raise PlanError(f"{plan.name} is in force already", "undo it with: hearsay replay rollback")
    if control.known(settings, plan) is None:
        raise PlanError(f"{plan.name} was never begun", "hearsay replay run --plan … --follow")
    _ready(standing.standing(plan, settings), max_lag)
    if not plan.target.claims.startswith(f"{base.claims}."):
        raise PlanError(f"{plan.target.claims} is no set of {base.claims}",
                        "name the topic that readers know: --set topic_claims=…")
    return _put(settings, Route("cutover", _now(), mine, now, base))


def _ready(found: Standing, max_lag: int) -> None:
    name, replay = found.replay.plan.name, found.replay
    if found.state in ("aborted", "paused"):
        raise PlanError(f"{name} is {found.state}", "hearsay replay resume …" if found.state == "paused" else
                        "make a new plan: hearsay replay plan")
    if replay.mode != "follow":
        raise PlanError(f"{name} does not follow new articles: its set would stand still",
                        "start it so: hearsay replay run --plan … --follow")
    if not found.done:
        raise PlanError(f"{name} is not done: {found.articles:,} of {replay.plan.records:,} articles",
                        "see how far it is: hearsay replay status …")
    if replay.verified is None:
        raise PlanError(f"{name} is not verified", "hearsay replay verify --plan …")
    if not found.processes:
        raise PlanError(f"no process of {name} is at work", "start it: hearsay replay run --plan … --follow")
    if (found.lag or 0) > max_lag:
        raise PlanError(f"{name} is {found.lag:,} records behind, more than {max_lag:,}",
                        "wait until it has caught up, or say --max-lag")


def rollback(settings: Settings) -> Route:
    """Bring the set before in force again; done twice, it is undone. Raises PlanError where there is none."""
    found = routes.route(settings)
    if found is None:
        raise PlanError(f"{settings.topic_claims} is in force, and no other set ever was", "nothing is to be undone")
    return _put(settings, Route("rollback", _now(), found.previous, found.in_force, found.base))


def not_in_force(plan: Plan, settings: Settings) -> None:
    """Raise PlanError where readers follow the replay's set."""
    found = routes.route(settings)
    if found is not None and found.in_force.group == plan.name:
        raise PlanError(f"{plan.name} is in force: readers follow it", "first: hearsay replay rollback")


def behind(outputs: Outputs, settings: Settings) -> int:
    """How many records the group of a set is behind the end of the articles."""
    return sum(one.lag for one in offsets.lag(settings.model_copy(update={"group": outputs.group})))


def worker_settings(outputs: Outputs) -> dict[str, str]:
    """The settings of a worker that writes this set."""
    row = asdict(outputs)
    return {"HEARSAY_GROUP": row["group"], **{f"HEARSAY_TOPIC_{role.upper()}": row[role]
                                              for role in ("claims", "parsed", "dead")}}


def _put(settings: Settings, new: Route) -> Route:
    routes.put(settings, new)
    return new


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
