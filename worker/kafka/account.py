"""What a committed batch leaves behind: metrics, one log line a batch, one a refusal; in none of them article text."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence

import structlog

from worker.kafka.outcome import Result
from worker.ops.metrics import Metrics
from worker.pipeline import Record

_UNUSUAL = ("skipped", "refused", "retracted")

log = structlog.get_logger()


class Account:
    """The books of one worker."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def batch(self, records: Sequence[Record], results: Sequence[Result], *, parse: float, commit: float) -> None:
        """Enter a committed batch; `parse` and `commit` are its seconds."""
        outcomes = Counter(result.kind for result in results)
        claims = sum(len(result.claims) for result in results)
        self._count(records, results, outcomes, claims)
        self._metrics.observe("hearsay_parse_seconds", parse)
        self._metrics.observe("hearsay_commit_seconds", commit)
        self._metrics.observe("hearsay_batch_seconds", parse + commit)
        for record, result in zip(records, results, strict=True):
            if result.refused is not None:
                self._refused(record, result)
        log.info("batch", articles=len(records), claims=claims, **{kind: outcomes[kind] for kind in _UNUSUAL},
                 parse_seconds=round(parse, 4), commit_seconds=round(commit, 4), offsets=_ranges(records))

    def _count(self, records: Sequence[Record], results: Sequence[Result], outcomes: Counter[str], claims: int) -> None:
        metrics = self._metrics
        metrics.observe("hearsay_batch_articles", len(records))
        metrics.count("hearsay_claims_total", claims)
        metrics.count("hearsay_bytes_in_total", sum(len(record.value or b"") for record in records))
        metrics.count("hearsay_bytes_out_total", sum(result.size for result in results))
        for outcome, number in outcomes.items():
            metrics.count("hearsay_articles_total", number, outcome=outcome)
        now = time.time()
        for record in records:
            metrics.observe("hearsay_latency_seconds", max(0.0, now - record.timestamp / 1000))

    def _refused(self, record: Record, result: Result) -> None:
        refused = result.refused
        assert refused is not None
        self._metrics.count("hearsay_refused_total", stage=refused.stage, reason=refused.reason)
        if refused.reason == "bug":
            self._metrics.count("hearsay_bugs_total")
        where = {"topic": record.topic, "partition": record.partition, "offset": record.offset}
        more = {"traceback": refused.traceback} if refused.traceback else {}
        log.warning("refused", article_id=refused.article_id, stage=refused.stage, reason=refused.reason,
                    message=str(refused.message), pointer=refused.pointer, attempts=result.attempts,
                    trace_id=_trace_id(record), **where, **more)


def _trace_id(record: Record) -> str | None:
    """The trace id of a W3C `traceparent` header."""
    for name, value in record.headers:
        if name == "traceparent":
            parts = value.decode("ascii", "replace").split("-")
            return parts[1] if len(parts) == 4 else None
    return None


def _ranges(records: Sequence[Record]) -> dict[str, str]:
    """First and last offset of each partition."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for record in records:
        first.setdefault(record.partition, record.offset)
        last[record.partition] = record.offset
    return {str(partition): f"{offset}-{last[partition]}" for partition, offset in first.items()}
