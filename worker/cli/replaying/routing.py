"""`hearsay replay cutover|rollback`: which set of topics readers follow."""

from __future__ import annotations

from typing import Annotated

import typer

from worker.cli.kit import options
from worker.cli.kit.tally import note, plural
from worker.cli.replaying.files import Name, PlanOfIt, meant
from worker.kafka.routes import Route
from worker.replay import cutover as routing

MaxLag = Annotated[int, typer.Option(
    "--max-lag", min=0, help="Records that the replay may be behind the end of the articles.")]


def cutover(replay: Name = None, *, plan: PlanOfIt = None, max_lag: MaxLag = 1000, servers: options.Servers = None,
            assignments: options.Assignments = None) -> None:
    """Bring a replay's set of topics in force: readers go over to it. Before: run --follow, and verify.

    - `hearsay replay cutover replay.4f1c`

    The old live group runs on until you stop it; as long as it does, `hearsay replay rollback` is the way back.
    """
    settings = options.loaded(servers, assignments)
    _say(routing.cutover(meant(settings, replay, plan), settings, max_lag))


def rollback(*, servers: options.Servers = None, assignments: options.Assignments = None) -> None:
    """Bring the set in force again that was so before the last cutover.

    - `hearsay replay rollback`
    """
    settings = options.loaded(servers, assignments)
    found = routing.rollback(settings)
    _say(found)
    if lag := routing.behind(found.in_force, settings):
        note(f"group {found.in_force.group} is {plural(lag, 'record')} behind: do its workers run?")


def _say(found: Route) -> None:
    now, before = found.in_force, found.previous
    print(f"in force: {now.set}  {now.claims} {now.parsed} {now.dead}  written by group {now.group}")
    print(f"before: {before.set}  {before.claims}  written by group {before.group}; it runs until you stop it")
    print("a worker that writes what is in force: "
          + " ".join(f"{name}={value}" for name, value in routing.worker_settings(now).items()) + " hearsay run")
