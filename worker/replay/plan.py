"""A replay's plan: its work frozen in a file, so that any process, any day, does exactly this and nothing else.

    make    ── freeze the range (kafka/history.py), name the parser and the topics to write ── Plan ── encoded ─→ file
    file ─→ decoded ── JSON, schemas/replay-plan.json, checksum ── Plan ── fits: cluster, topic, parser, what is left
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final

import jsonschema_rs
import orjson

from worker import contract
from worker.claim import ParserId
from worker.errors import PlanError
from worker.kafka import routes, topics
from worker.kafka.choice import Choice
from worker.kafka.history import Ground, Stretch, Wish, freeze, ground, retention
from worker.kafka.stretch import Progress, unheard
from worker.parser.digest import parser_id
from worker.replay.forecast import Forecast, Meter
from worker.settings import Settings

PLAN_SCHEMA: Final = "hearsay.replay-plan.v1"
_SET: Final = re.compile(r"[A-Za-z0-9._-]{1,40}")
_AGAIN: Final = "make a new one: hearsay replay plan"


@dataclass(frozen=True, slots=True)
class Target:
    """The set of topics that the replay writes: v2, v3, …; as many partitions as the live ones have."""

    set: str
    claims: str
    parsed: str
    dead: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The work of one replay. `group` is the live worker's, which the replay never touches."""

    cluster: str
    group: str
    topic: str
    topic_id: str
    asked_from: str
    asked_to: str
    articles: tuple[str, ...]
    partitions: tuple[Stretch, ...]
    parser: ParserId
    target: Target
    forecast: Forecast | None = None  # when the plan was made; no part of the work, nor of its name

    @property
    def records(self) -> int:
        """Articles in all."""
        return sum(stretch.records for stretch in self.partitions)

    @property
    def bytes(self) -> int:
        """Bytes of their values."""
        return sum(stretch.bytes for stretch in self.partitions)

    @property
    def name(self) -> str:
        """The replay's name, which is its group too: `replay.` and the beginning of the checksum of its work."""
        return f"replay.{_digest(_row(self))[:12]}"

    @property
    def choice(self) -> Choice:
        """Which records of its range it means."""
        return Choice(frozenset(article.encode() for article in self.articles),
                      frozenset((stretch.partition, offset) for stretch in self.partitions
                                for offset in stretch.offsets))

    @property
    def starts(self) -> dict[int, int]:
        """Where each partition begins."""
        return {stretch.partition: stretch.start for stretch in self.partitions}

    @property
    def ends(self) -> dict[int, int]:
        """Behind what each partition ends."""
        return {stretch.partition: stretch.end for stretch in self.partitions}


def make(settings: Settings, wish: Wish, target: str | None = None, progress: Progress = unheard) -> Plan:
    """A plan for what is wished; `target` names the set of topics to write, else it is the first that is free.

    Raises PlanError where nothing is to be done, or the set is taken.
    """
    route = routes.route(settings)
    settings, base = routes.routed(settings, route), route.base if route else routes.base(settings)
    meter = Meter()
    here, stretches = freeze(settings, wish, progress, meter.look)
    if not any(stretch.records for stretch in stretches):
        raise PlanError(f"no article of {settings.topic_raw} lies there that group {settings.group} has done",
                        "see how far it is: hearsay group lag")
    taken = topics.names(settings)
    chosen = next(found for found in _targets(base, target) if target or not taken & _topics(found))
    if taken & _topics(chosen):
        raise PlanError(f"topic {min(taken & _topics(chosen))} exists: set {chosen.set} is taken",
                        "leave --target out, and the first free set is taken")
    return Plan(here.cluster, settings.group, settings.topic_raw, here.topic_id, wish.begin, wish.end,
                tuple(sorted(key.decode() for key in wish.choice.keys)), stretches, parser_id(), chosen,
                meter.forecast(settings, retention(settings), round(time.time() * 1000)))


def into(plan: Plan, name: str) -> Plan:
    """The same work for the set of topics called `name`: another replay, with a group and a name of its own."""
    if not _SET.fullmatch(name):
        raise PlanError(f"{name} is no name for a set of topics", "v3: letters, digits, and . _ -")
    old = plan.target
    names = (f"{topic.removesuffix(f'.{old.set}')}.{name}" for topic in (old.claims, old.parsed, old.dead))
    return replace(plan, target=Target(name, *names))


def _targets(base: routes.Outputs, target: str | None) -> Any:
    names = (target,) if target else (f"v{number}" for number in range(2, 10_000))
    return (Target(name, f"{base.claims}.{name}", f"{base.parsed}.{name}", f"{base.dead}.{name}") for name in names)


def _topics(target: Target) -> set[str]:
    return {target.claims, target.parsed, target.dead}


def check(plan: Plan, settings: Settings, done: Mapping[int, int] = MappingProxyType({})) -> Ground:
    """Raise PlanError where cluster, topic or parser are no longer those of the plan, or articles of it are gone.

    What retention took of the part that is `done` (offsets, by partition) does not matter. What it stands on is given
    back.
    """
    here = check_ground(plan, settings, done)
    mine = parser_id()
    if mine != plan.parser:
        raise PlanError(f"the plan is for parser {_named(plan.parser)}; this is {_named(mine)}",
                        f"install the plan's parser, or {_AGAIN}")
    return here


def check_ground(plan: Plan, settings: Settings, done: Mapping[int, int] = MappingProxyType({})) -> Ground:
    """The same for whom the parser does not matter: who compares the plan's articles by several."""
    here = check_place(plan, settings)
    for stretch in plan.partitions:
        start, begin = max(stretch.start, done.get(stretch.partition, 0)), here.begins.get(stretch.partition, 0)
        if stretch.records and start < min(begin, stretch.end):
            at = "begins" if start == stretch.start else "goes on"
            raise PlanError(f"partition {plan.topic}-{stretch.partition}: the plan {at} at {start}, but retention has "
                            f"taken everything before {begin}", _AGAIN)
    return here


def check_place(plan: Plan, settings: Settings) -> Ground:
    """The same for whom it does not matter either what is left there. Raises TopicError where the topic is gone."""
    here = ground(settings.model_copy(update={"topic_raw": plan.topic}))
    if here.cluster != plan.cluster:
        raise PlanError(f"the plan is for cluster {plan.cluster}; {settings.bootstrap_servers} is {here.cluster}",
                        "name the plan's cluster with -b")
    if here.topic_id != plan.topic_id:
        raise PlanError(f"topic {plan.topic} was made again since the plan: its offsets mean other articles", _AGAIN)
    return here


def _named(parser: ParserId) -> str:
    return f"{parser.version} #{parser.digest[:6]}"


# --- the file --------------------------------------------------------------------------------------------------------


def encoded(plan: Plan) -> bytes:
    """The plan as its file, with a checksum over everything else in it."""
    return orjson.dumps(_file(plan) | {"checksum": checksum(plan)}, option=orjson.OPT_INDENT_2) + b"\n"


def checksum(plan: Plan) -> str:
    """What its file says at its end: the SHA-256 of everything else in it."""
    return _digest(_file(plan))


def decoded(data: bytes, name: str) -> Plan:
    """The plan of a file called `name`. Raises PlanError where it is none, or was edited."""
    try:
        row = orjson.loads(data)
    except orjson.JSONDecodeError:
        raise PlanError(f"{name} is no replay plan: not JSON", _AGAIN) from None
    problem = next(jsonschema_rs.Draft202012Validator(contract.schema("replay-plan")).iter_errors(row), None)
    if problem is not None:
        where = "".join(f"/{part}" for part in problem.instance_path)
        raise PlanError(f"{name} is no replay plan: {where and where + ': '}{problem.message[:120]}", _AGAIN)
    if row.pop("checksum") != _digest(row):
        raise PlanError(f"{name} was edited: its checksum is not that of its content", _AGAIN)
    asked = row["asked"]
    return Plan(row["cluster"], row["group"], row["topic"]["name"], row["topic"]["id"], asked["from"], asked["to"],
                tuple(asked["articles"]), tuple(map(_stretch_of, row["partitions"])),
                ParserId(**row["parser"]), Target(**row["target"]), _forecast_of(row.get("forecast")))


def _stretch_of(row: dict[str, Any]) -> Stretch:
    return Stretch(**row | {"offsets": tuple(row.get("offsets", ()))})


def _file(plan: Plan) -> dict[str, Any]:
    return _row(plan) | ({"forecast": _forecast(plan.forecast)} if plan.forecast else {})


def _row(plan: Plan) -> dict[str, Any]:
    return {
        "schema": PLAN_SCHEMA,
        "cluster": plan.cluster,
        "group": plan.group,
        "topic": {"name": plan.topic, "id": plan.topic_id},
        "asked": {"from": plan.asked_from, "to": plan.asked_to, "articles": list(plan.articles)},
        "partitions": [_stretch(stretch) for stretch in plan.partitions],
        "records": plan.records,
        "bytes": plan.bytes,
        "parser": {"version": plan.parser.version, "digest": plan.parser.digest},
        "target": asdict(plan.target),
    }


def _stretch(found: Stretch) -> dict[str, Any]:
    row = found._asdict()
    return row if found.offsets else {name: value for name, value in row.items() if name != "offsets"}


def _forecast(found: Forecast) -> dict[str, Any]:
    taken = [{"partition": partition, "records": records} for partition, records in found.taken.items()]
    return found._asdict() | {"taken": taken}


def _forecast_of(row: dict[str, Any] | None) -> Forecast | None:
    if row is None:
        return None
    return Forecast(**row | {"taken": {one["partition"]: one["records"] for one in row["taken"]}})


def _digest(row: dict[str, Any]) -> str:
    return sha256(orjson.dumps(row, option=orjson.OPT_SORT_KEYS)).hexdigest()
