"""`hearsay run`: put a worker together, run it, take it apart; the exit code says how it ended.

The order matters: signals first, then what tells how we are, then the parsers (they load while we look for the
broker), then everything that needs the broker.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import structlog
from kafka import KafkaConsumer
from kafka.errors import KafkaError

from worker import __version__
from worker.errors import PlanError
from worker.kafka import startup
from worker.kafka.bounded import Bounded
from worker.kafka.breaker import Breaker
from worker.kafka.children import Pool
from worker.kafka.client import check_installation, group_consumer, producer
from worker.kafka.context import Context, context
from worker.kafka.ledger import Author, Ledger
from worker.kafka.lookout import Lookout
from worker.kafka.loop import Loop, Parts
from worker.kafka.membership import Membership
from worker.kafka.process import Recipe
from worker.kafka.reins import Work
from worker.kafka.stop import Stop, Stopped
from worker.kafka.writer import Writer
from worker.ops.heap import map_large_buffers
from worker.ops.http import Http
from worker.settings import Settings

log = structlog.get_logger()


def run(settings: Settings, start: str | None = None, reset_breaker: bool = False, work: Work | None = None) -> int:
    """Run a worker until it is told to stop; 0 then. Whatever ends it otherwise is raised, as a HearsayError or a bug.

    `start` (earliest, latest) is where a group begins that has never committed an offset. With `work` it does that
    and nothing else, beginning where `work` says, and stops by itself when all of it is done.
    """
    stop = Stop(settings.stop_deadline)
    stop.install()
    map_large_buffers()
    here = context(settings, stop)
    check_installation()
    with Http(settings.http_host, settings.http_port, here.health, here.metrics) as http:
        log.info("starting", version=__version__, group=settings.group, slot=here.slot.name, http_port=http.port,
                 bootstrap_servers=settings.bootstrap_servers)
        if here.slot.name is None:
            log.warning("no HEARSAY_SLOT: a crash holds up the partitions for a session timeout, and readers of the "
                        "claims until the transaction times out")
        with _pool(here) as pool, contextlib.suppress(Stopped):
            _work(here, pool, work or start, reset_breaker)
    log.info("stopped")
    return 0


def _pool(here: Context) -> Pool:
    settings = here.settings
    recipe = Recipe(settings.process, settings.limits, settings.article_memory)
    return Pool(recipe, settings.parsers or os.cpu_count() or 1, settings.article_timeout, settings.article_attempts,
                lambda reason: here.metrics.count("hearsay_parser_restarts_total", reason=reason))


def _work(here: Context, pool: Pool, todo: Work | str | None, reset_breaker: bool) -> None:
    settings, patience = here.settings, here.patience
    start = todo.starts if isinstance(todo, Work) else todo
    ground = patience.call("look at the topics", "connect", lambda: startup.survey(settings, start))
    parser = pool.identity()
    if isinstance(todo, Work) and todo.parser != parser:
        raise PlanError(f"the plan is for parser {todo.parser[:16]}; this is {parser[:16]}", "make a new plan")
    here.metrics.show("hearsay_build_info", 1, version=__version__, parser=parser)
    if not reset_breaker:
        patience.call("look at the breaker", "connect", lambda: startup.check_breaker(settings, parser))
    author = Author(here.slot.name or "", here.run, ground.topic_id, parser)
    ledger = Ledger(author, Breaker(settings.breaker_share, settings.breaker_window), reset_breaker)
    writer = Writer(lambda: producer(settings, here.slot.transactional_id, ground.largest), here.watchdog,
                    settings.watchdog, settings.delivery_timeout)
    try:
        patience.call("open the producer", "connect", writer.open)
        with _member(here, todo if isinstance(todo, Work) else None) as consumer:
            membership = Membership(consumer, lambda: here.metrics.count("hearsay_rebalances_total"))
            lookout = Lookout(here, ground, membership)
            try:
                Loop(here, Parts(membership, pool, writer, ledger, lookout, ground.largest)).run()
            finally:
                lookout.close()
    finally:
        writer.drop()


@contextmanager
def _member(here: Context, work: Work | None) -> Iterator[KafkaConsumer]:
    """The group's consumer; a static member does not leave by closing, a dynamic one does."""
    make = partial(Bounded, work, here.settings, here.stop, here.health) if work else KafkaConsumer
    consumer = here.patience.call("join the group", "connect", lambda: group_consumer(here.settings, here.slot, make))
    try:
        yield consumer
    finally:
        try:
            consumer.close(autocommit=False, timeout_ms=2000)
        except KafkaError as error:
            log.warning("the consumer did not close", error=str(error))
