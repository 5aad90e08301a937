"""`hearsay replay status|pause|resume|abort`: from any machine, what a replay is to do, and how far it is."""

from __future__ import annotations

from worker.cli.kit import options
from worker.cli.kit.tally import plural
from worker.cli.replaying.files import Name, PlanOfIt, meant
from worker.replay import control, cutover, standing
from worker.replay.standing import Standing
from worker.settings import Settings


def status(replay: Name = None, *, plan: PlanOfIt = None, servers: options.Servers = None,
           assignments: options.Assignments = None) -> None:
    """Say how far a replay is, or all of them: what counts is what their groups have committed.

    - `hearsay replay status` every replay that was begun on this cluster
    - `hearsay replay status replay.4f1c` or `--plan plan.json`
    """
    settings = options.loaded(servers, assignments)
    if replay is None and plan is None:
        every = control.replays(settings).values()
        for one in every:
            summary(standing.of(one, settings))
        if not every:
            print("no replay was ever begun here; hearsay replay plan, then hearsay replay run")
        return
    found = standing.standing(meant(settings, replay, plan), settings)
    for part in found.partitions:
        at = "done" if part.done else "not begun" if part.at is None else f"at {part.at}"
        print(f"{found.replay.plan.topic}-{part.partition}  offsets {part.start} to {part.end}  {at}")
    summary(found)


def pause(replay: Name = None, *, plan: PlanOfIt = None, servers: options.Servers = None,
          assignments: options.Assignments = None) -> None:
    """Let every process of a replay wait, within a second or two; they stay where they are until it is resumed.

    - `hearsay replay pause replay.4f1c`
    """
    _want(options.loaded(servers, assignments), replay, plan, "pause")


def resume(replay: Name = None, *, plan: PlanOfIt = None, servers: options.Servers = None,
           assignments: options.Assignments = None) -> None:
    """Let a paused replay go on.

    - `hearsay replay resume replay.4f1c`
    """
    _want(options.loaded(servers, assignments), replay, plan, "run")


def abort(replay: Name = None, *, plan: PlanOfIt = None, servers: options.Servers = None,
          assignments: options.Assignments = None) -> None:
    """End a replay for good: its processes stop, and it cannot begin again; no topic is deleted.

    - `hearsay replay abort replay.4f1c`
    """
    _want(options.loaded(servers, assignments), replay, plan, "abort")


def summary(found: Standing) -> None:
    """One line: name, state, how far, where to."""
    plan, total = found.replay.plan, found.replay.plan.records
    done = found.articles
    at_work = found.processes if found.state in ("runs", "follows", "paused") else 0
    state = f"{found.state} ({at_work} at work)" if at_work else found.state
    where = "in place" if found.replay.mode == "in_place" else plan.target.set
    line = f"{plan.name}  {state}  {done:,} of {plural(total, 'article')}, {100 * done // total} %  → {where}"
    if found.lag is not None and found.done:
        line += f", {plural(found.lag, 'record')} behind the end"
    hint = _HINTS.get(found.state) if found.replay.mode != "in_place" or found.state != "done" else None
    print(line + (f"; {hint}" if hint else ""))


_HINTS = {
    "not begun": "begin: hearsay replay run --plan …",
    "stands still": "go on: hearsay replay run --plan …",
    "paused": "go on: hearsay replay resume …",
    "done": "see that it is whole: hearsay replay verify --plan …",
}


def _want(settings: Settings, name: str | None, plan: PlanOfIt, wanted: control.Wanted) -> None:
    meaning = meant(settings, name, plan)
    if wanted == "abort":
        cutover.not_in_force(meaning, settings)
    control.want(settings, meaning, wanted)
    summary(standing.standing(meaning, settings))
