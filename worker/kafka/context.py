"""What every part of one worker process shares."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from worker.kafka.client import Slot, slot
from worker.kafka.patience import Patience
from worker.kafka.stop import Stop
from worker.kafka.watchdog import Watchdog
from worker.ops.health import Health
from worker.ops.metrics import Metrics
from worker.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """`run` names this very process, the slot its place in the group."""

    settings: Settings
    slot: Slot
    run: str
    stop: Stop
    health: Health
    metrics: Metrics
    watchdog: Watchdog
    patience: Patience


def context(settings: Settings, stop: Stop) -> Context:
    """The context of a worker that starts now."""
    run = secrets.token_hex(4)
    health, metrics = Health(settings.stall_after), Metrics()
    return Context(settings, slot(settings, run), run, stop, health, metrics, Watchdog(stop, health.wait),
                   Patience(stop, health, metrics))
