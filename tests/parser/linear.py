"""Time against length: what every pattern and every stage of the parser must keep.

Three doublings of a text may take 16 times as long, by the least of seven processor times each: linear time is 8 times,
quadratic 64. Below FLOOR the clock is too coarse to tell.
"""

from __future__ import annotations

import time
from collections.abc import Callable

LONGER, TOLERANCE, REPEATS, FLOOR = 8, 2, 7, 0.001  # times, times, runs, seconds

HOSTILE = {
    "quotes": '"', "opening quotes": "“ ", "brackets": "([{", "open brackets": "( ", "digits": "1",
    "numbers": "1,1.1-", "initials": "J. ", "dotted letters": "J.K.",
    "one sentence": "the mayor of Liro who said that ",
    "newlines": "\n", "lines of one letter": "a\n", "one word": "a", "capitals": "A", "spaces": " ", "dashes": "a- ",
    "headlines": "Old Pier Of Liro Opens\n\n", "closing quotes": "Yes.” ", "apostrophes": "'a' ",
}


def repeated(unit: str, size: int) -> str:
    """So many code points of a unit again and again."""
    return (unit * (size // len(unit) + 1))[:size]


def least(run: Callable[[str], object], text: str) -> float:
    """Seconds of processor time that a run takes at least."""
    measured = []
    for _ in range(REPEATS):
        begun = time.process_time()
        run(text)
        measured.append(time.process_time() - begun)
    return min(measured)


def assert_linear(run: Callable[[str], object], unit: str, size: int) -> None:
    """Measure `run` on `size` code points of the unit and on eight times as many."""
    short = max(least(run, repeated(unit, size)), FLOOR)
    long = least(run, repeated(unit, size * LONGER))
    assert long < short * LONGER * TOLERANCE, f"{short:.4f} s, then {long:.4f} s"
