"""`hearsay demo`: a real broker, the worker as its own process, the sample articles, their claims as they arrive."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Annotated

import typer

from worker import contract
from worker.cli.demonstration import cluster, process, words
from worker.cli.demonstration.account import Account
from worker.cli.demonstration.seeds import samples
from worker.cli.kit import ending, forms, options
from worker.cli.kit.claims import ClaimTable
from worker.cli.kit.console import out, say
from worker.cli.kit.progress import status
from worker.errors import InDoubtError
from worker.kafka import topics
from worker.kafka.send import send
from worker.kafka.tail import Tail
from worker.settings import Settings, load, origin

app = typer.Typer()
_FIRST = 8  # claims of an article that are shown
_READY, _QUIET, _POLL = 60.0, 60.0, 0.2  # seconds: until the worker is ready, without any news, one look

Every = Annotated[bool, typer.Option(
    "--all", "-a", metavar="", help=f"Every claim, not the first {_FIRST} of an article.")]
Stay = Annotated[bool | None, typer.Option(
    "--stay/--no-stay", metavar="", show_default="at a terminal",
    help="Keep Kafka and the worker up until Ctrl-C, to look further.")]


@app.command(rich_help_panel="Begin here")
def demo(*, every: Every = False, wide: forms.Wide = False, stay: Stay = None, servers: options.Servers = None,
         assignments: options.Assignments = None) -> None:
    """Show the whole way on this machine: articles into Kafka, claims out of it.

    Starts a real single-node Apache Kafka (downloaded once), or takes the cluster of HEARSAY_BOOTSTRAP_SERVERS; makes
    the topics, starts the worker as a process of its own, sends the articles of seeds/, prints their claims.

    - `hearsay demo`
    - `hearsay demo --all --wide --no-stay | less`
    - `HEARSAY_BOOTSTRAP_SERVERS=kafka.example:9092 hearsay demo`
    """
    given = options.flags(servers, assignments)
    settings = load(given)
    here = origin("bootstrap_servers", given) == "default"
    table = ClaimTable(out(), wide, None if every else _FIRST)
    with ending.in_order(), cluster.started_here(settings) if here else cluster.given(settings) as ours:
        _run(ours, given, table, stay=_interactive() if stay is None else stay)


def _run(settings: Settings, given: dict[str, str], table: ClaimTable, *, stay: bool) -> None:
    say(words.topics(topics.create(settings)))
    outputs = settings.topic_claims, settings.topic_parsed, settings.topic_dead
    with Tail(settings, outputs, "end") as tail, _worker(settings, given) as worker:
        began = time.monotonic()
        account = _send(settings)
        _follow(tail, worker, account, table)
        say(words.summary(account, time.monotonic() - began))
        say(words.further(settings, account, stay=stay))
        with suppress(KeyboardInterrupt):  # the way in which it is meant to end
            while stay:
                worker.check()
                table.show(words.claims_of(settings, tail.poll(_POLL)))


@contextmanager
def _worker(settings: Settings, given: dict[str, str]) -> Iterator[process.WorkerProcess]:
    with process.running(settings, given, "--start", "latest") as worker:
        with status("starting the worker …"):
            worker.wait_ready(_READY)
        say(words.worker(settings))
        yield worker


def _send(settings: Settings) -> Account:
    found = samples()
    say(f"sending {len(found)} articles from {contract.SEEDS.name}/ …\n")
    sent = {(one.partition, one.offset): one.name for one in send(settings, found)}
    return Account(settings, sent)


def _follow(tail: Tail, worker: process.WorkerProcess, account: Account, table: ClaimTable) -> None:
    """Print what becomes of each article until all are settled. Raises InDoubtError if nothing comes any more."""
    last = time.monotonic()
    while account.open:
        worker.check()
        for settled in account.take(tail.poll(_POLL)):
            last = time.monotonic()
            table.show(settled.claims)
            if not settled.claims:
                table.note(words.without_claims(settled))
        if time.monotonic() - last > _QUIET:
            raise InDoubtError(f"nothing came back for {', '.join(account.open)} in {_QUIET:.0f} s")


def _interactive() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and "CI" not in os.environ
