"""`hearsay replay plan|…`: history read again by today's parser, beside the live worker and without touching it."""

from __future__ import annotations

import typer

from worker.cli.replaying import comparing, controlling, planning, proving, routing, running

app = typer.Typer(name="replay", help="Read history again with today's parser, and see what changes.",
                  rich_help_panel="With Kafka", no_args_is_help=True)
for command in (planning.plan, comparing.diff, running.run, controlling.status, controlling.pause, controlling.resume,
                controlling.abort, proving.verify, routing.cutover, routing.rollback):
    app.command()(command)
