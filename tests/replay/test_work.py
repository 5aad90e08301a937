"""What a plan comes to as work for the consumer that ends."""

from __future__ import annotations

import dataclasses

from tests.replay.plans import PLAN
from worker.kafka.choice import ALL
from worker.kafka.history import Stretch
from worker.replay.work import How, _work


def test_every_partition_of_the_plan_begins_somewhere_those_without_articles_at_their_end() -> None:
    """Else they would begin at the end of the log, and who follows later would miss what came in between."""
    plan = dataclasses.replace(PLAN, partitions=(*PLAN.partitions, Stretch(2, 3, 7, 0, 0)))
    work = _work(plan, How(), ALL)

    assert work.starts == {0: 12, 1: 9, 2: 7}
    assert work.ends == {0: 240, 1: 9, 2: 7}
