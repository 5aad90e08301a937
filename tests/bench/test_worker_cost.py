"""What the worker costs beside the parser alone: processor time an article, and articles a second, in one run."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.lab.articles import Make
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Sent
from tests.lab.scene import audit, until, worker
from tests.lab.verify import lags
from worker.article import Limits
from worker.pipeline import Record, process

ARTICLES = 4000
TICK = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def bare(sent: list[Sent]) -> float:
    """Processor seconds of the pipeline alone on the same records, warmed up."""
    records = [Record(one.topic, one.partition, one.offset, one.timestamp, one.message.key, one.message.value,
                      one.message.headers) for one in sent]
    limits = Limits()
    for record in records[:200]:
        process(record, limits)
    began = time.process_time()
    for record in records:
        process(record, limits)
    return time.process_time() - began


@pytest.mark.long
@pytest.mark.timeout(900)
def test_the_worker_costs_little_more_than_its_parser(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    """The first batches warm the worker up; the measured ones are sent when it is idle again."""
    place.create()
    make = Make(seed=51, odd_share=0, sentences=(12, 20))
    with worker(place, more={"HEARSAY_LOG_LEVEL": "WARNING"}) as running:
        warm = send(place.servers, place.topic("raw"), make.messages(500))
        assert until(lambda: not _behind(place), 60)
        pids = [running.pid, *running.children()]
        before = sum(map(processor_seconds, pids))
        sent = send(place.servers, place.topic("raw"), make.messages(ARTICLES, start=500))
        began = time.monotonic()
        assert until(lambda: not _behind(place), 300)
        took = time.monotonic() - began
        used = sum(map(processor_seconds, pids)) - before
        report = audit(place, warm + sent)
    alone = bare(sent)
    with capsys.disabled():
        print(f"\n{ARTICLES} articles: worker {used / ARTICLES * 1e3:.2f} ms of processor an article, parser alone "
              f"{alone / ARTICLES * 1e3:.2f}: {used / alone:.2f} times; {ARTICLES / took:.0f} articles/s")
    assert report.clean, report
    assert used / alone < 1.4


def _behind(place: Place) -> int:
    return sum(lags(place.servers, place.group, place.topic("raw")).values())
