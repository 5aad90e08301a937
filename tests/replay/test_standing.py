"""How far a replay is, reckoned from offsets, and the lines that tell it where there is no terminal."""

from __future__ import annotations

import pytest

from tests.replay.plans import PLAN
from worker.cli.replaying.bar import Lines
from worker.kafka.reins import Standing
from worker.replay.standing import reckoned


@pytest.mark.parametrize(("at", "articles"), [({}, 0), ({0: 5}, 0), ({0: 126}, 113), ({0: 240, 1: 9}, 226),
                                              ({0: 9000}, 226)])
def test_the_articles_before_an_offset_are_reckoned_exact_at_both_ends(at: dict[int, int], articles: int) -> None:
    """226 articles lie between the offsets 12 and 240."""
    assert reckoned(PLAN, at) == articles


def test_a_line_now_and_then_with_the_rate_and_the_time_left_and_at_once_when_it_waits(
        capsys: pytest.CaptureFixture[str]) -> None:
    now = [100.0]
    lines = Lines(PLAN, lambda: now[0])
    for seconds, at, held in ((0, 12, None), (1, 20, None), (11, 126, None), (12, 126, "it is paused"),
                              (40, 126, "it is paused"), (41, 126, None), (52, 240, None), (90, 240, None)):
        now[0] = 100.0 + seconds
        lines.tell(Standing({0: at}, held))

    name = PLAN.name
    assert capsys.readouterr().out.splitlines() == [
        f"{name}  0 of 226 articles, 0 %",
        f"{name}  113 of 226 articles, 50 %, 10/s, 0:00:11 left",
        f"{name}  113 of 226 articles, 50 %; waiting: it is paused",
        f"{name}  113 of 226 articles, 50 %, 3/s, 0:00:41 left",
        f"{name}  226 of 226 articles, 100 %",
    ]
