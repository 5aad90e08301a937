"""What may go wrong with an article stays with that article: the pool of parser children, with real processes."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from worker.article import Limits
from worker.errors import ParserError
from worker.kafka.children import Bounds, Pool
from worker.kafka.outcome import Message, Result, message
from worker.kafka.process import Recipe
from worker.kafka.stop import Stopped
from worker.pipeline import Record

STANDIN = "tests.kafka.standin:process"


def records(*values: str | bytes) -> list[Record]:
    return [Record("articles.raw", 0, offset, 0, b"key", value.encode() if isinstance(value, str) else value)
            for offset, value in enumerate(values)]


def claim(index: int, offset: int) -> Message:
    headers = (("hearsay_origin", b"articles.raw/0/%d" % offset), ("kind", b"claim%d" % index))
    return message(b"key", b"claim %d of %d" % (index, offset), headers)


def kinds(results: list[Result]) -> list[str]:
    return [f"{at.refused.stage}:{at.refused.reason}" if at.refused else at.kind for at in results]


class Restarts(list[str]):
    """The reasons for which children were replaced, in order."""


@pytest.fixture
def restarts() -> Restarts:
    return Restarts()


@pytest.fixture
def pool(restarts: Restarts, request: pytest.FixtureRequest) -> Iterator[Pool]:
    """Two children; an article that is not meant to hang has time enough on a busy machine."""
    hangs = "hang" in request.node.name or "begun" in request.node.name
    recipe = Recipe(STANDIN, Limits(), 256 << 20)
    with Pool(recipe, 2, timeout=1.0 if hangs else 30.0, attempts=2, replaced=restarts.append) as made:
        yield made


def test_results_come_back_in_the_order_of_the_records(pool: Pool) -> None:
    values = [f"sleep 0.0{index % 3}" for index in range(40)]

    results = pool.parse(records(*values), Bounds())

    assert [result.claims[0] for result in results] == [claim(0, offset) for offset in range(40)]


def test_every_outcome_crosses_whole(pool: Pool) -> None:
    results = pool.parse(records("claims 2", "skip", "retract", "refuse"), Bounds())

    assert kinds(results) == ["parsed", "skipped", "retracted", "decode:not_json"]
    assert results[0].claims == (claim(0, 0), claim(1, 0))
    assert results[3].refused is not None
    assert results[3].refused.article_id == "a-1"


def test_a_bug_is_a_refusal_with_a_traceback_that_does_not_quote_the_article(pool: Pool) -> None:
    good, bad = pool.parse(records("claims 1", "bug secret words"), Bounds())

    assert kinds([good, bad]) == ["parsed", "parse:bug"]
    assert bad.refused is not None
    assert re.fullmatch(r"ValueError in standin.py:\d+", bad.refused.message)
    assert bad.refused.traceback is not None
    assert "standin.py" in bad.refused.traceback
    assert "secret" not in bad.refused.message + bad.refused.traceback


@pytest.mark.parametrize(("word", "reason"), [("hang", "timeout"), ("abort", "crash"), ("eat", "memory")])
def test_poison_is_tried_again_then_refused_and_its_neighbours_are_done(
        pool: Pool, restarts: Restarts, word: str, reason: str) -> None:
    values = ["claims 1"] * 5 + [word] + ["claims 1"] * 5

    results = pool.parse(records(*values), Bounds())

    assert kinds(results)[5] == f"parse:{reason}"
    assert kinds(results[:5]) == ["parsed"] * 5
    assert results[5].attempts == 2
    assert restarts == [reason, reason]
    if reason != "timeout":  # a batch that was held up by a hang ends behind it
        assert kinds(results[6:]) == ["parsed"] * 5


@pytest.mark.parametrize("word", ["hang", "abort", "eat"])
def test_an_article_that_fails_once_is_a_success(pool: Pool, tmp_path: Path, word: str) -> None:
    (result,) = pool.parse(records(f"once {tmp_path / 'mark'} {word}"), Bounds())

    assert kinds([result]) == ["parsed"]
    assert result.attempts == 2


def test_the_batch_after_a_hang_is_whole(pool: Pool) -> None:
    first = pool.parse(records("hang", *["claims 1"] * 30), Bounds())
    second = pool.parse(records(*["claims 1"] * 30), Bounds())

    assert kinds(first)[0] == "parse:timeout"
    assert kinds(second) == ["parsed"] * 30


def test_a_batch_that_hangs_throughout_ends_behind_what_was_begun(pool: Pool) -> None:
    """However many articles of it hang, it takes no longer than one of them: attempts x limit, and new children."""
    results = pool.parse(records(*["hang"] * 20), Bounds())

    assert set(kinds(results)) == {"parse:timeout"}
    assert len(results) <= 2


def test_after_the_soft_bound_nothing_more_is_handed_out(pool: Pool) -> None:
    results = pool.parse(records(*["sleep 0.05"] * 200), Bounds(soft=time.monotonic() + 0.5))

    assert 4 <= len(results) < 60


def test_after_the_hard_bound_only_what_was_begun_is_finished(pool: Pool) -> None:
    now = time.monotonic()

    results = pool.parse(records(*["sleep 0.6"] * 20), Bounds(soft=now + 0.1, hard=now + 0.3))

    assert len(results) <= 2
    assert kinds(pool.parse(records("claims 1"), Bounds())) == ["parsed"]


def test_large_results_end_the_batch(pool: Pool) -> None:
    results = pool.parse(records(*["big 500000"] * 100), Bounds(output=2_000_000))

    assert 4 <= len(results) < 30


def test_large_articles_cross_both_ways(pool: Pool) -> None:
    values = [b"claims 1 " + b"x" * 9_000_000] * 4

    assert kinds(pool.parse(records(*values), Bounds())) == ["parsed"] * 4


def test_a_worker_that_has_to_stop_gives_the_batch_up(pool: Pool) -> None:
    with pytest.raises(Stopped):
        pool.parse(records("hang"), Bounds(give_up=lambda: True))


def test_children_killed_from_outside_cost_nothing(pool: Pool, restarts: Restarts) -> None:
    assert kinds(pool.parse(records("claims 1"), Bounds())) == ["parsed"]
    for pid in pool.pids:
        os.kill(pid, signal.SIGKILL)

    assert kinds(pool.parse(records(*["claims 1"] * 20), Bounds())) == ["parsed"] * 20
    assert restarts == ["crash", "crash"]


def test_children_do_not_outlive_a_killed_parent() -> None:
    code = ("from worker.article import Limits\nfrom worker.kafka.children import *\n"
            "from worker.kafka.process import Recipe\n"
            f"with Pool(Recipe({STANDIN!r}, Limits(), 256 << 20), 2, 60.0, 1) as pool:\n"
            "    print(*pool.pids, flush=True)\n"
            "    pool.parse([Record('t', 0, 0, 0, None, b'hang')] * 4, Bounds())\n")
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()

    assert eventually(lambda: not any(map(running, pids)))


def test_children_that_cannot_start_stop_the_worker() -> None:
    with (
        pytest.raises(ParserError, match=r"in a row ended before they were ready \(exit code 1\)"),
        Pool(Recipe("tests.kafka.standin:absent", Limits(), 256 << 20), 1, 1.0, 1) as pool,
    ):
        pool.identity(300)  # on a busy machine too


def test_children_that_are_killed_faster_than_they_start_stop_the_worker(pool: Pool, restarts: Restarts) -> None:
    """Two are: each of them may fail once for nothing, then five in a row."""
    over = threading.Event()

    def kill() -> None:
        while not over.wait(0.01):
            for pid in pool.pids:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)

    assert kinds(pool.parse(records("claims 1"), Bounds())) == ["parsed"]
    killer = threading.Thread(target=kill)
    killer.start()
    try:
        with pytest.raises(ParserError, match=r"^7 parser processes in a row .* \(killed by signal 9\)"):
            pool.parse(records(*["sleep 0.5"] * 100), Bounds())
    finally:
        over.set()
        killer.join()
    assert set(restarts) == {"crash"}


def test_signals_for_the_whole_group_do_not_end_the_children(pool: Pool, restarts: Restarts) -> None:
    pool.identity()
    pool.parse(records(*["claims 1"] * 20), Bounds())
    for pid in pool.pids:
        os.kill(pid, signal.SIGINT)
        os.kill(pid, signal.SIGTERM)

    assert kinds(pool.parse(records("claims 1"), Bounds())) == ["parsed"]
    assert restarts == []


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def eventually(fact: Callable[[], bool], seconds: float = 5.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if fact():
            return True
        time.sleep(0.02)
    return fact()
