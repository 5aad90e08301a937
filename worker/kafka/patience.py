"""Waiting for the broker, at the start and between transactions: again and again, more and more slowly, for ever.

While it waits the worker is alive and not ready, and says why. Only a stop ends the wait, or an error that waiting
does not mend.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import structlog
from kafka.errors import IllegalArgumentError, KafkaConfigurationError, KafkaError, UnsupportedVersionError
from tenacity import RetryCallState, Retrying, retry_if_exception, wait_exponential_jitter

from worker.kafka.faults import fatal
from worker.kafka.stop import Stop, Stopped
from worker.ops.health import Health
from worker.ops.metrics import Metrics

T = TypeVar("T")

log = structlog.get_logger()


def passing(error: BaseException) -> bool:
    """Whether the error may go away by itself."""
    if not isinstance(error, KafkaError) or fatal(error):
        return False
    return not isinstance(error, (IllegalArgumentError, KafkaConfigurationError, UnsupportedVersionError))


class Patience:
    """How this worker waits."""

    def __init__(self, stop: Stop, health: Health, metrics: Metrics, first: float = 0.3, most: float = 5.0) -> None:
        self._stop = stop
        self._health = health
        self._metrics = metrics
        self._wait = wait_exponential_jitter(multiplier=first, max=most, jitter=first)

    def call(self, what: str, kind: str, function: Callable[[], T]) -> T:
        """The function's result, once it has one; `kind` is that of the metric. Raises Stopped when told to stop."""
        def note(state: RetryCallState) -> None:
            error = state.outcome.exception() if state.outcome else None
            self.note(what, kind, error)

        def stopped(_: RetryCallState) -> bool:
            return self._stop.asked

        trying = Retrying(wait=self._wait, retry=retry_if_exception(passing), stop=stopped, sleep=self._stop.sleep,
                          before_sleep=note, reraise=True)
        try:
            return trying(function)
        except KafkaError as error:
            stop_with = fatal(error)
            if stop_with is not None:
                raise stop_with from error
            if self._stop.asked and passing(error):
                raise Stopped from error
            raise

    def note(self, what: str, kind: str, error: BaseException | None) -> None:
        """Say that `what` has to be done again, and why."""
        self._metrics.count("hearsay_retries_total", kind=kind)
        self._health.wait(f"waiting for the broker: {what} ({type(error).__name__})")
        log.warning("waiting", what=what, error=str(error))
