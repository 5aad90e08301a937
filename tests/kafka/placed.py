"""A place's settings, as the worker would load them or as the commands of this process take them."""

from __future__ import annotations

import pytest

from tests.lab.places import Place
from worker.settings import Settings, load


def settings_of(place: Place, **more: str) -> Settings:
    """Those of the place; `more` are others by name."""
    named = {name.removeprefix("HEARSAY_").lower(): value for name, value in place.environment().items()}
    return load(named | more)


def in_force(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The place, its settings in this process's environment until the test ends."""
    for name, value in place.environment().items():
        monkeypatch.setenv(name, value)
    return place
