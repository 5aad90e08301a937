"""`hearsay replay run|status`: do what a plan says, and tell how far that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from worker import logs
from worker.cli.kit import options
from worker.cli.kit.tally import plural
from worker.cli.replaying.files import PlanFile, read
from worker.errors import UsageError
from worker.replay import work

RateOption = Annotated[str | None, typer.Option(
    "--rate", metavar="N/s", help="Articles a second at most, of all processes together.")]
LiveLag = Annotated[int | None, typer.Option(
    "--max-live-lag", metavar="N", min=0, help="Wait while the live group is more than so many records behind.")]


def run(*, plan: PlanFile, rate: RateOption = None, max_live_lag: LiveLag = None, servers: options.Servers = None,
        assignments: options.Assignments = None) -> None:
    """Do what the plan says, exactly once, into its own topics; the live worker's are never touched.

    - `hearsay replay run --plan plan.json --max-live-lag 5000`
    - `hearsay replay run --plan plan.json --rate 500/s --set slot=1` one of several processes

    Any number of processes may work on a plan. One that was stopped or killed goes on where it was: start it again.
    It ends by itself when the whole plan is done.
    """
    settings = options.loaded(servers, assignments)
    wanted = read(plan)
    logs.configure(settings.log_level, settings.log_format)
    work.run(wanted, settings, _rate(rate), max_live_lag)
    _told(work.status(wanted, settings))


def status(*, plan: PlanFile, servers: options.Servers = None, assignments: options.Assignments = None) -> None:
    """Say how far the replay of a plan is, from anywhere: what counts is what its group has committed.

    - `hearsay replay status --plan plan.json`
    """
    wanted = read(plan)
    found = work.status(wanted, options.loaded(servers, assignments))
    for one in found:
        at = "not begun" if one.at is None else f"at {one.at}"
        print(f"{wanted.topic}-{one.partition}  offsets {one.start} to {one.end}  {'done' if one.done else at}")
    _told(found)


def _told(found: Sequence[work.Progress]) -> None:
    offsets = sum(one.end - one.start for one in found)
    passed = sum(min(max((one.at or 0) - one.start, 0), one.end - one.start) for one in found)
    rest = "" if all(one.done for one in found) else "; go on with: hearsay replay run --plan …"
    print(f"{sum(one.done for one in found)} of {plural(len(found), 'partition')} done, "
          f"{100 * passed // offsets} % of the offsets{rest}")


def _rate(text: str | None) -> float | None:
    """Articles a second."""
    if text is None:
        return None
    number = text.removesuffix("/s")
    if not number.isdigit() or not int(number):
        raise UsageError(f"{text} is no rate", "500/s")
    return float(number)
