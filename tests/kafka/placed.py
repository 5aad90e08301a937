"""A place's settings as the worker would load them."""

from __future__ import annotations

from tests.lab.places import Place
from worker.settings import Settings, load


def settings_of(place: Place, **more: str) -> Settings:
    """Those of the place; `more` are others by name."""
    named = {name.removeprefix("HEARSAY_").lower(): value for name, value in place.environment().items()}
    return load(named | more)
