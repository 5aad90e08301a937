"""What most tests of replays begin with."""

from __future__ import annotations

import pytest

from tests.kafka.placed import settings_of
from tests.lab.places import Place
from worker.settings import Settings


@pytest.fixture
def settings(here: Place) -> Settings:
    """Settings of a place whose topics are there; the commands of this process take them from the environment."""
    here.create()
    return settings_of(here)
