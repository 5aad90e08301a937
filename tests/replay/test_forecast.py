"""A forecast is a sum over what was measured, and counts what retention may have taken by then."""

from __future__ import annotations

from itertools import count

from worker.kafka.history import Retention
from worker.pipeline import Record
from worker.replay.forecast import Meter
from worker.settings import Settings

HOUR = 3_600_000
NOW = 500_000 * HOUR
SETTINGS = Settings(parsers=3)


def meter(*ages: tuple[int, int]) -> Meter:
    """A meter that has seen an article for each partition and age in hours; its clock goes on 10 ms at each look."""
    ticks = count()
    found = Meter(lambda: next(ticks) / 100)
    for offset, (partition, age) in enumerate(ages):
        found.look(Record("articles.raw", partition, offset, NOW - age * HOUR, b"a", b"{}"))
    return found


def test_the_time_is_that_of_the_sample_for_all_articles_and_parsers() -> None:
    """200 articles take 2.01 s by the clock of the test; 1,800 of them by 3 parsers, and 10 ms of reading, take 6 s."""
    found = meter(*[(0, 1)] * 1800).forecast(SETTINGS, Retention(None, None), NOW)

    assert (found.sample, found.milliseconds, found.parsers, found.seconds) == (200, 2010, 3, 6)


def test_what_outlives_retention_before_the_end_is_counted_by_partition() -> None:
    ages = [(0, 30), (0, 25), (1, 25), (1, 24), (2, 23), (2, 1)]
    found = meter(*ages).forecast(SETTINGS, Retention(24 * HOUR, None), NOW)

    assert found.taken == {0: 2, 1: 1}
    assert not found.size_bound


def test_a_topic_that_is_kept_for_ever_loses_nothing_and_one_bound_by_size_is_said_to_be() -> None:
    found = meter((0, 1000)).forecast(SETTINGS, Retention(None, 1_000_000), NOW)

    assert found.taken == {}
    assert found.size_bound
