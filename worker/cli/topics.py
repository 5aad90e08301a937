"""`hearsay topics create|check|seek`: the topics as schemas/topics.yaml wants them."""

from __future__ import annotations

from typing import Annotated

import typer

from worker.cli.kit import options
from worker.cli.kit.tally import plural
from worker.errors import TopicError
from worker.kafka import offsets, topics

app = typer.Typer(name="topics", help="Make, check and position the topics of schemas/topics.yaml.",
                  rich_help_panel="With Kafka", no_args_is_help=True)

Partitions = Annotated[int | None, typer.Option(
    "--partitions", min=1, help="For the topics that carry articles and claims; else as schemas/topics.yaml has it.")]
To = Annotated[str, typer.Option("--to", metavar="PLACE", help="earliest, latest, an offset, or 2026-01-31T12:00:00Z.")]
Chosen = Annotated[list[int] | None, typer.Option("--partition", "-p", help="This partition alone; may be repeated.")]
DryRun = Annotated[bool, typer.Option("--dry-run", metavar="", help="Say what would move, and move nothing.")]


@app.command()
def create(partitions: Partitions = None, servers: options.Servers = None,
           assignments: options.Assignments = None) -> None:
    """Make the topics that are missing; those that exist are left as they are.

    - `hearsay topics create -b kafka.example:9092`
    - `hearsay topics create --partitions 12`
    """
    for made in topics.create(options.loaded(servers, assignments), partitions):
        print(f"{made.outcome:<8} {made.name} ({plural(made.partitions, 'partition')})")


@app.command()
def check(servers: options.Servers = None, assignments: options.Assignments = None) -> None:
    """Compare the topics with schemas/topics.yaml; each difference is a line, and then the exit code is 4.

    - `hearsay topics check -b kafka.example:9092`
    """
    settings = options.loaded(servers, assignments)
    there, differing = topics.compare(settings)
    for difference in differing:
        print(difference)
    if differing:
        raise TopicError(f"{plural(len(differing), 'difference')} between {settings.bootstrap_servers} and "
                         "schemas/topics.yaml", topics.hint(differing))
    print(f"{plural(len(there), 'topic')} on {settings.bootstrap_servers}, all as schemas/topics.yaml wants them")


@app.command()
def seek(*, to: To, partition: Chosen = None, dry_run: DryRun = False, servers: options.Servers = None,
         assignments: options.Assignments = None) -> None:
    """Set where the worker's group goes on in the topic of articles, while no worker runs.

    - `hearsay topics seek --to earliest --dry-run`
    - `hearsay topics seek --to 2026-01-31T12:00:00Z --partition 3`

    Articles that are passed over make no claims; those that are read again make theirs again, under the same ids.
    """
    for moved in offsets.seek(options.loaded(servers, assignments), to, partition, dry_run):
        before = "nothing committed" if moved.before is None else str(moved.before)
        print(f"partition {moved.partition}: {before} → {moved.after}{' (not moved: dry run)' if dry_run else ''}")
