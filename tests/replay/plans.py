"""A plan as it may be, for tests of its file."""

from __future__ import annotations

from worker.claim import ParserId
from worker.kafka.history import Stretch
from worker.replay.forecast import Forecast
from worker.replay.plan import Plan, Target

PLAN = Plan(
    cluster="4L6g3nShT-eMCtK--X86sw", group="hearsay", topic="articles.raw",
    topic_id="8f0c2b52-6a1f-4b7e-9d6b-5a0f3c1e7d24",
    asked_from="2026-03-01T00:00:00+00:00", asked_to="latest", articles=(),
    partitions=(Stretch(0, 12, 240, 226, 1_130_000), Stretch(1, 9, 9, 0, 0)),
    parser=ParserId("0.1.0", "6f1c3d0e52a94b7788a1d24c9e0b5f6371c8ad90e4b2f15a7d36c0988e2b41f7"),
    target=Target("v2", "claims.v2", "articles.parsed.v2", "articles.dead.v2"),
    forecast=Forecast(sample=200, milliseconds=1840, parsers=2, seconds=3, taken={0: 41}, size_bound=False),
)
