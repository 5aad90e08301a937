"""Every metric, declared once as data: the names are an API that dashboards and alerts rest on.

`METRICS` is the declaration; `Metrics` holds the values of one process. A name that is not declared, or labels that
are not the declared ones, raise at once (KeyError, ValueError): a metric is never made by writing to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

Kind = Literal["counter", "gauge", "histogram"]

_FAST = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
_SLOW = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 3600.0)
_SIZES = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0)


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric: `meaning` is its help text, with the unit; `buckets` are the upper bounds of a histogram."""

    name: str
    kind: Kind
    meaning: str
    labels: tuple[str, ...] = ()
    buckets: tuple[float, ...] = ()


METRICS: tuple[Metric, ...] = (
    Metric("hearsay_articles_total", "counter", "articles by what became of them: parsed, skipped, retracted, refused",
           ("outcome",)),
    Metric("hearsay_claims_total", "counter", "claims written"),
    Metric("hearsay_refused_total", "counter", "dead letters by the stage that refused and its reason",
           ("stage", "reason")),
    Metric("hearsay_bugs_total", "counter", "articles refused because of a bug in a rule; the log has the traceback"),
    Metric("hearsay_transactions_total", "counter", "transactions committed or aborted", ("result",)),
    Metric("hearsay_idle_commits_total", "counter", "transactions of offsets alone, past transaction markers"),
    Metric("hearsay_retries_total", "counter", "things done again: poll, transaction, connect, article, committed",
           ("kind",)),
    Metric("hearsay_rebalances_total", "counter", "changes of the group's generation that this member saw"),
    Metric("hearsay_parser_restarts_total", "counter", "parser processes replaced: timeout, memory, crash",
           ("reason",)),
    Metric("hearsay_batch_articles", "histogram", "articles in a transaction", (), _SIZES),
    Metric("hearsay_batch_seconds", "histogram", "seconds from a poll's return to its commit", (), _FAST),
    Metric("hearsay_parse_seconds", "histogram", "seconds in which the parsers had a batch", (), _FAST),
    Metric("hearsay_commit_seconds", "histogram", "seconds from the begin of a transaction to its commit", (), _FAST),
    Metric("hearsay_latency_seconds", "histogram", "seconds from the time of the article's record to its commit", (),
           _SLOW),
    Metric("hearsay_bytes_in_total", "counter", "bytes of article values read"),
    Metric("hearsay_bytes_out_total", "counter", "bytes of values written"),
    Metric("hearsay_consumer_lag", "gauge", "records behind the last stable offset", ("topic", "partition")),
    Metric("hearsay_consumer_position", "gauge", "next offset to be read", ("topic", "partition")),
    Metric("hearsay_partition_stalled", "gauge", "1 where a partition with lag has not moved for the stated time",
           ("topic", "partition")),
    Metric("hearsay_partitions", "gauge", "partitions owned"),
    Metric("hearsay_breaker_share", "gauge", "share of refused articles over the breaker's window, 0 to 1"),
    Metric("hearsay_ready", "gauge", "1 while the worker can process"),
    Metric("hearsay_build_info", "gauge", "always 1; the labels tell what runs", ("version", "parser")),
)

_BY_NAME = {metric.name: metric for metric in METRICS}
_Value = Counter | Gauge | Histogram


def _made(metric: Metric, registry: CollectorRegistry) -> _Value:
    if metric.kind == "counter":
        return Counter(metric.name, metric.meaning, metric.labels, registry=registry)
    if metric.kind == "gauge":
        return Gauge(metric.name, metric.meaning, metric.labels, registry=registry)
    return Histogram(metric.name, metric.meaning, metric.labels, buckets=metric.buckets, registry=registry)


class Metrics:
    """The values of one process; safe to write from any thread."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._made = {metric.name: _made(metric, self._registry) for metric in METRICS}
        self._children: dict[tuple[str, tuple[tuple[str, str], ...]], _Value] = {}

    def _at(self, name: str, labels: dict[str, str]) -> _Value:
        if not labels:
            return self._made[name]
        key = (name, tuple(sorted(labels.items())))
        found = self._children.get(key)
        if found is None:
            found = self._children[key] = self._made[name].labels(**labels)
        return found

    def count(self, name: str, amount: float = 1, **labels: str) -> None:
        """Add `amount` to the counter `name`."""
        metric = self._at(name, labels)
        assert isinstance(metric, Counter)
        metric.inc(amount)

    def show(self, name: str, value: float, **labels: str) -> None:
        """Set the gauge `name`."""
        metric = self._at(name, labels)
        assert isinstance(metric, Gauge)
        metric.set(value)

    def observe(self, name: str, value: float, **labels: str) -> None:
        """Put `value` into the histogram `name`."""
        metric = self._at(name, labels)
        assert isinstance(metric, Histogram)
        metric.observe(value)

    def forget(self, name: str, **labels: str) -> None:
        """Take one labelled value out of the exposition: a partition that is no longer ours."""
        if self._children.pop((name, tuple(sorted(labels.items()))), None) is not None:
            self._made[name].remove(*(labels[label] for label in _BY_NAME[name].labels))

    def value(self, name: str, **labels: str) -> float | None:
        """The value of a sample by its full name (`…_total`, `…_count`, `…_sum`), or None if it was never written."""
        return self._registry.get_sample_value(name, labels)

    def exposition(self) -> bytes:
        """All values in the Prometheus text format."""
        return generate_latest(self._registry)
