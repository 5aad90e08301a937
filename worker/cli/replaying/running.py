"""`hearsay replay run`: do what a plan says."""

from __future__ import annotations

from typing import Annotated

import typer

from worker import logs
from worker.cli.kit import options
from worker.cli.replaying import bar, controlling
from worker.cli.replaying.files import PlanFile, read
from worker.errors import UsageError
from worker.replay import control, standing, work
from worker.replay import plan as plans
from worker.settings import Settings, origin

RateOption = Annotated[str | None, typer.Option(
    "--rate", metavar="N/s", help="Articles a second at most, of all processes together.")]
LiveLag = Annotated[int | None, typer.Option(
    "--max-live-lag", metavar="N", min=0, help="Wait while the live group is more than so many records behind.")]
Follow = Annotated[bool, typer.Option(
    "--follow", metavar="", help="Go on with new articles after the plan's end, to become the live group (cutover).")]


Into = Annotated[str | None, typer.Option(
    "--to", metavar="SET", help="Into this set of topics instead of the plan's: a replay of its own, named anew.")]
InPlace = Annotated[bool, typer.Option(
    "--in-place", metavar="", help="Into the topics in force instead: newest revisions alone, none brought back.")]


def run(*, plan: PlanFile, follow: Follow = False, in_place: InPlace = False, to: Into = None,
        rate: RateOption = None, max_live_lag: LiveLag = None, servers: options.Servers = None,
        assignments: options.Assignments = None) -> None:
    """Do what the plan says, exactly once, into its own topics; the live worker's are touched with --in-place alone.

    - `hearsay replay run --plan plan.json --max-live-lag 5000`
    - `hearsay replay run --plan plan.json --rate 500/s --set slot=1` one of several processes
    - `hearsay replay run --plan plan.json --follow` until `hearsay replay cutover` makes it the live one

    Any number of processes may work on a plan. One that was stopped or killed goes on where it was: start it again.
    It ends by itself when the whole plan is done. What holds it back holds for history alone: once it follows, it gives
    way to nobody.
    """
    if in_place and (follow or to):
        raise UsageError("--in-place stands alone", "leave out --follow and --to")
    mode: control.Mode = "follow" if follow else "in_place" if in_place else "own"
    settings = options.loaded(servers, assignments)
    wanted = plans.into(read(plan), to) if to else read(plan)
    with bar.told(wanted) as tell:
        logs.configure(_level(settings), settings.log_format)  # here: their lines go above the bar, not through it
        work.run(wanted, settings, work.How(_rate(rate), max_live_lag, mode, tell))
    controlling.summary(standing.standing(wanted, settings))


def _level(settings: Settings) -> str:
    """At a terminal the bar says what every batch's line would; a level that was chosen stands."""
    quiet = bar.at_terminal() and origin("log_level") == "default" and settings.log_level == "INFO"
    return "WARNING" if quiet else settings.log_level


def _rate(text: str | None) -> float | None:
    """Articles a second."""
    if text is None:
        return None
    number = text.removesuffix("/s")
    if not number.isdigit() or not int(number):
        raise UsageError(f"{text} is no rate", "500/s")
    return float(number)
