"""Fixtures on real brokers: one for the whole run, and a place of its own for each test."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kafka.placed import in_force
from tests.lab.places import Place
from worker.kafka.local import LocalKafka, train
from worker.logs import Sparing

BROKER_FIXTURES = {"kafka", "place", "trained"}


def pytest_configure(config: pytest.Config) -> None:
    """The Kafka client leaves sockets to the collector when a broker goes away; that is not our test's leak."""
    config.addinivalue_line("filterwarnings", "ignore:unclosed <socket:ResourceWarning")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test that asks for a broker carries the marker `broker`."""
    for item in items:
        if BROKER_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.broker)


@pytest.fixture(autouse=True)
def own_logs() -> Iterator[None]:
    """The log lines that a command of this process sets up end with the test: its standard error is closed then."""
    root = logging.getLogger()
    level = root.level
    yield
    root.handlers = [one for one in root.handlers if not isinstance(one, Sparing)]
    root.setLevel(level)


@pytest.fixture(scope="session")
def trained() -> None:
    """Brokers start in a second from here on."""
    train()


@pytest.fixture(scope="session")
def kafka(trained: None) -> Iterator[LocalKafka]:
    """A real broker that all tests of the run share; topics and groups of one test are its own (`place`)."""
    with LocalKafka() as running:
        yield running


@pytest.fixture
def place(kafka: LocalKafka, tmp_path: Path) -> Place:
    """Topics, a group and settings for one test; `place.create()` makes the topics."""
    return Place(kafka.bootstrap_servers, tmp_path)


@pytest.fixture
def here(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A place whose settings the commands of this process take from the environment."""
    return in_force(place, monkeypatch)
