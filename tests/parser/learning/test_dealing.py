"""Publishers in folds."""

from __future__ import annotations

import pytest

from worker.errors import UsageError
from worker.parser.learning.dealing import dealt


def test_publishers_are_dealt_out_in_the_order_of_their_names() -> None:
    assert dealt(["c", "a", "d", "b", "a"], 3) == [("a", "d"), ("b",), ("c",)]


def test_too_few_publishers_are_refused_with_how_many_there_must_be() -> None:
    with pytest.raises(UsageError, match="2 publishers make no 3 folds"):
        dealt(["a", "b"], 3)
