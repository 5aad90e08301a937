"""A replay beside live traffic: killed again and again, giving way to the live worker, and in the end whole.

The short form runs with `make test`, the long one, 20,000 articles, with `make replay-test`. Both leave a plot of the
live group's lag and the replay's progress: .hearsay/replay-beside-live-N.svg.
"""

from __future__ import annotations

import signal
from pathlib import Path
from typing import NamedTuple

import orjson
import pytest

from tests.kafka.replaying import Replay, plan_file
from tests.lab import oracle
from tests.lab.articles import Make
from tests.lab.beside import Beside, drawn
from tests.lab.feed import Feed, send
from tests.lab.leavings import left
from tests.lab.places import Place
from tests.lab.processes import ROOT
from tests.lab.records import Sent
from tests.lab.scene import until, workers
from tests.lab.verify import verify
from worker.cli import execute
from worker.kafka import offsets
from worker.kafka.history import Wish, positions
from worker.replay.plan import Plan, make
from worker.replay.work import replayed
from worker.settings import Settings

REACTION = 6.0  # seconds: it looks at the live group every second, and a batch that was begun is finished
PATIENCE = 1500.0  # seconds


class Size(NamedTuple):
    """How large: `pace` is in live articles a second, `burst` comes all at once, `limit` is the live lag allowed."""

    history: int
    kills: int
    pace: float
    burst: int
    limit: int
    sample: int


SHORT = Size(360, 3, 8, 0, 80, 60)
LONG = Size(20_000, 10, 5, 1_000, 300, 2_000)


@pytest.mark.parametrize("size", [
    pytest.param(SHORT, id="short"),
    pytest.param(LONG, id="long", marks=[pytest.mark.long, pytest.mark.timeout(3000)])])
def test_a_replay_that_is_killed_again_and_again_beside_live_traffic_is_whole(
        size: Size, place: Place, settings: Settings, tmp_path: Path) -> None:
    """Nothing missing, nothing doubled, the live output what it would be without; a second replay, the same bytes."""
    history = send(place.servers, place.topic("raw"), Make(seed=51, sentences=(2, 4)).messages(size.history))
    offsets.seek(settings, "latest")
    plan, second = (make(settings, Wish("earliest", "latest"), name) for name in ("first", "second"))
    assert plan.records == second.records == len(history) == size.history

    live, beside = beside_live(place, settings, plan, size)
    drawn(beside, offsets_of(plan), f"{size.history:,} articles of history, {size.kills} kills, live "
          f"{size.pace:g}/s, a burst of {size.burst:,}", ROOT / ".hearsay" / f"replay-beside-live-{size.history}.svg")
    held(beside)
    report = verify(place.topics, live, oracle.expect(live))
    assert report.clean, report

    found = left(place.servers, plan, history)
    assert (found.missing, found.doubled, found.torn) == ([], [], [])
    out = tmp_path / "report.json"
    assert execute(["replay", "verify", "--plan", str(plan_file(place, plan)), "--sample", str(size.sample),
                    "--out", str(out), "--signed-by", "the test of replays"]) == 0
    row = orjson.loads(out.read_bytes())
    again = row["reparsed"]
    assert again["same"] + again["backstops"] == again["sample"] == min(size.sample, size.history)

    if size is LONG:  # the short form of this: test_replay_run.py
        finish([Replay(place, second, slot, batch=400) for slot in ("0", "1")])
        twice = left(place.servers, second, history)
        assert (twice.bytes, twice.reasons) == (found.bytes, found.reasons)
    print(f"{size.history} articles, {found.claims} claims, {found.letters} dead letters; live {len(live)}; "
          f"longest live lag {max(look.lag for look in beside.looks)}; {beside.last.at:.0f} s")


def beside_live(place: Place, settings: Settings, plan: Plan, size: Size) -> tuple[list[Sent], Beside]:
    """Live traffic and the replay with its kills; what was sent live, and what was seen."""
    feed = Feed(place.servers, place.topic("raw"), Make(seed=52, sentences=(2, 4)).endless(), size.pace)
    replays = [Replay(place, plan, slot, "--max-live-lag", str(size.limit), batch=25 if size is SHORT else 100)
               for slot in ("0", "1")]
    more: list[Sent] = []
    with workers(place, ("0",)) as [supervisor], Beside(place, plan.name, plan.starts, size.limit) as beside:
        assert until(supervisor.worker.ready, 60)
        feed.start()
        try:
            assert until(lambda: beside.last.at > 2 and beside.last.lag < size.pace * 3, 60), beside.last
            beside.mark("start")
            for one in replays:
                one.start()
            for number in range(size.kills):
                wait_for(beside, plan, (number + 1) / (size.kills + 1))
                if size.burst and number == size.kills // 2:
                    beside.mark("burst")
                    burst = Make(seed=53, sentences=(2, 4)).messages(size.burst)
                    more += send(place.servers, place.topic("raw"), burst)
                kill(replays[number % 2], beside)
            finish(replays, started=True)
            beside.mark("done")
        finally:
            sent = feed.stop()
            for one in replays:
                one.kill()
        assert until(lambda: beside.last.lag == 0, 120), beside.last
    assert positions(replayed(plan, settings)) == plan.ends
    return [*sent, *more], beside


def offsets_of(plan: Plan) -> int:
    return sum(one.end - one.start for one in plan.partitions)


def wait_for(beside: Beside, plan: Plan, share: float) -> None:
    assert until(lambda: beside.last.done >= share * offsets_of(plan), PATIENCE), beside.last


def kill(replay: Replay, beside: Beside) -> None:
    """SIGKILL, and on again; one that was done already is no kill, and fails the test."""
    replay.signal(signal.SIGKILL)
    assert replay.wait(10) == -9
    beside.mark("kill")
    replay.start()


def finish(replays: list[Replay], *, started: bool = False) -> None:
    """Both come to their end by themselves."""
    try:
        for one in replays if not started else ():
            one.start()
        assert [one.wait(PATIENCE) for one in replays] == [0, 0], replays[0].output()[-2000:]
    finally:
        for one in replays:
            one.kill()


def held(beside: Beside) -> None:
    """Whenever the live group was over the limit, the replay stood still until it was under it again.

    Why it fell behind does not matter: a burst of articles, or a machine that is busy with other things.
    """
    marked = {what: at for at, what in beside.marks}
    stretches = [some for some in beside.over(beside.limit) if some[0].at > marked["start"]]
    for some in stretches:
        late = [look.done for look in some if some[0].at + REACTION < look.at < marked["done"]]
        assert len(set(late)) <= 1, f"the replay went on while the live group was behind, from {some[0]}"
    assert stretches or "burst" not in marked
