"""What the worker writes for an article, as records of its two topics; the real pipeline makes it."""

from __future__ import annotations

import json
from typing import Any

from worker.article import Limits
from worker.pipeline import Parsed, Record, Retracted, Skipped, process


def written(offset: int, value: dict[str, Any] | None, key: str = "pier", partition: int = 0) -> list[Record]:
    """The claims of the article at `offset` in their order, and behind them its manifest."""
    data = None if value is None else json.dumps({"id": key} | value).encode()
    outcome = process(Record("articles.raw", partition, offset, 1_772_000_000_000, key.encode(), data), Limits())
    assert isinstance(outcome, Parsed | Skipped | Retracted)
    claims = outcome.claims if isinstance(outcome, Parsed) else ()
    events = [*(("claims", claim) for claim in claims), ("articles.parsed", outcome.manifest)]
    return [Record(topic, partition, 10 * offset + number, 0, event.key, event.value, event.headers)
            for number, (topic, event) in enumerate(events)]
