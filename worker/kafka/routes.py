"""Which set of topics is in force: one row in the compacted `hearsay.routes`, under the name of the claims topic.

Readers keep the name that they know (`claims`) and read the topics that its row names; without a row they are their
own. A set that is named outright (`claims.v2`) is read as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from worker.errors import TopicError
from worker.kafka import table
from worker.settings import Settings

ROUTE_SCHEMA: Final = "hearsay.route.v1"
LIVE: Final = "live"  # the name of the set that was there first


@dataclass(frozen=True, slots=True)
class Outputs:
    """A set of topics, and the group of the workers that write it."""

    set: str
    group: str
    claims: str
    parsed: str
    dead: str


@dataclass(frozen=True, slots=True)
class Route:
    """A row: `base` is the set that was there first, `previous` the one that a rollback brings back."""

    action: Literal["cutover", "rollback"]
    at: str
    in_force: Outputs
    previous: Outputs
    base: Outputs


def route(settings: Settings) -> Route | None:
    """The row that names the settings' claims topic, or brought it in force. Raises BrokerError."""
    try:
        rows = table.rows(settings, settings.topic_routes, ROUTE_SCHEMA)
    except TopicError:  # the cluster was set up before there were routes
        return None
    return _fitting(map(_route, rows.values()), settings)


def _fitting(routes: Iterable[Route], settings: Settings) -> Route | None:
    every = list(routes)
    mine = [one for one in every if one.base.claims == settings.topic_claims]
    return next(iter(mine or [one for one in every if one.in_force.claims == settings.topic_claims]), None)


def base(settings: Settings) -> Outputs:
    """The set that the settings name."""
    return Outputs(LIVE, settings.group, settings.topic_claims, settings.topic_parsed, settings.topic_dead)


def put(settings: Settings, new: Route) -> None:
    """Write the row. Raises TopicError, BrokerError."""
    table.put(settings, settings.topic_routes, new.base.claims, {"schema": ROUTE_SCHEMA} | asdict(new))


def live(settings: Settings) -> Settings:
    """The settings with the topics and the group that are in force under the name that they have."""
    return routed(settings, route(settings))


def routed(settings: Settings, found: Route | None) -> Settings:
    """The same by a row that was read before."""
    if found is None:
        return settings
    now = found.in_force
    return settings.model_copy(update={"group": now.group, "topic_claims": now.claims, "topic_parsed": now.parsed,
                                       "topic_dead": now.dead})


class Watch:
    """The set in force as it changes, for readers that go on. KafkaErrors are the caller's."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._watch = table.Watch(settings, settings.topic_routes, ROUTE_SCHEMA, settings.topic_claims)

    def look(self) -> tuple[str, Settings]:
        """The name of the set, and the settings to read it."""
        row = self._watch.look()
        found = row and _route(row)
        return (found.in_force.set if found else LIVE), routed(self._settings, found or None)

    def close(self) -> None:
        """Leave the cluster."""
        self._watch.close()


def _route(row: dict[str, Any]) -> Route:
    sets = {name: Outputs(**row[name]) for name in ("in_force", "previous", "base")}
    return Route(row["action"], row["at"], **sets)
