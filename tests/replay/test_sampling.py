"""A sample is the same whoever draws it, in whatever order things come."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from worker.replay.sampling import Sample


def drawn(names: list[int], most: int, seed: int = 7) -> list[list[int]]:
    sample: Sample[int] = Sample(most, seed)
    for name in names:
        sample.add(str(name // 3).encode(), name)  # three things a group
    return [sorted(group) for group in sample.groups]


@given(st.permutations(list(range(60))), st.integers(1, 25))
def test_the_order_changes_nothing_and_groups_are_whole(names: list[int], most: int) -> None:
    found = drawn(names, most)

    assert found == drawn(sorted(names), most)
    assert len(found) == min(most, 20)
    assert all(len(group) == 3 for group in found)


def test_another_seed_draws_others_and_every_group_has_its_chance() -> None:
    """Of 20 groups, half are drawn: over 200 seeds each some hundred times."""
    times = [0] * 20
    for seed in range(200):
        for group in drawn(random.Random(seed).sample(range(60), 60), 10, seed):
            times[group[0] // 3] += 1

    assert sum(times) == 2000
    assert all(60 <= one <= 140 for one in times)


def test_a_sample_says_whether_anything_was_left_out() -> None:
    sample: Sample[int] = Sample(2)
    for name in (b"a", b"b", b"a"):
        sample.add(name, 0)
    assert (sample.whole, len(sample)) == (True, 2)

    sample.add(b"c", 0)
    assert (sample.whole, len(sample)) == (False, 2)
