"""A cluster of three for the faults that need one, and the summary of what the experiments counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab import chaoslog
from tests.lab.chaos import BROKER_SETTINGS
from tests.lab.places import Place
from worker.kafka.local import LocalKafka

CHAOS = pytest.StashKey[bool]()  # whether this run has any of these tests


def pytest_collection_finish(session: pytest.Session) -> None:
    """A run of these tests begins with an empty log; one without them leaves the last log alone."""
    chaos = any(item.get_closest_marker("chaos") for item in session.items) and not session.config.option.collectonly
    session.config.stash[CHAOS] = chaos
    if chaos:
        chaoslog.LINES.unlink(missing_ok=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this folder is chaos on a real broker."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.chaos)
            item.add_marker(pytest.mark.broker)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The chaos log of this run, as a table here and as one in Markdown."""
    if config.stash.get(CHAOS, False) and chaoslog.LINES.exists():
        terminalreporter.section("chaos log")
        for line in chaoslog.plain():
            terminalreporter.line(line)
        chaoslog.TABLE.write_text(chaoslog.markdown())
        terminalreporter.line(f"recovery: the longest, and in brackets the middle one; as Markdown: {chaoslog.TABLE}")


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
