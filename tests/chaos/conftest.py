"""A cluster of three for the faults that need one, and the summary of what the experiments counted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.chaos import BROKER_SETTINGS, LOG
from tests.lab.places import Place
from worker.kafka.local import LocalKafka


def pytest_configure(config: pytest.Config) -> None:
    """A run begins with an empty log."""
    LOG.unlink(missing_ok=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this folder is chaos on a real broker."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.chaos)
            item.add_marker(pytest.mark.broker)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The chaos log, as a table."""
    if LOG.exists():
        terminalreporter.section("chaos log")
        names = ("faults", "sent", "expected", "seen", "lost", "doubled", "unexpected", "disordered", "behind")
        terminalreporter.line(f"{'experiment':44}" + "".join(f"{name:>11}" for name in names) + f"{'stop (s)':>11}")
        for entry in map(json.loads, LOG.read_text().splitlines()):
            counts = "".join(f"{entry[name]:11}" for name in names)
            terminalreporter.line(f"{entry['experiment']:44}{counts}{entry['longest_stop']:11}")


@pytest.fixture(scope="package")
def cluster(trained: None) -> Iterator[LocalKafka]:
    """Three nodes; a test that takes some away brings them back."""
    with LocalKafka(3, settings=BROKER_SETTINGS) as running:
        yield running


@pytest.fixture
def wide(cluster: LocalKafka, tmp_path: Path) -> Place:
    """A place on the cluster of three."""
    return Place(cluster.bootstrap_servers, tmp_path)


@pytest.fixture
def single(trained: None) -> Iterator[LocalKafka]:
    """A broker of the test's own, since it will suffer; clients can reach it through proxies."""
    with LocalKafka(settings=BROKER_SETTINGS, proxied=True) as running:
        yield running
