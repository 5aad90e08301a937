"""The cluster of the demo: a Kafka started here, with progress, or the one that the settings name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Self

from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from worker.cli.kit.console import err, say
from worker.cli.kit.progress import status
from worker.kafka import local
from worker.settings import Settings

_MIB = 1 << 20


@contextmanager
def started_here(settings: Settings) -> Iterator[Settings]:
    """Start a broker, give the settings that lead to it, and end it whatever happens. Raises SettingsError."""
    with _Shown() as shown:
        kafka = local.LocalKafka(progress=shown.update).start()
    try:
        say(f"Kafka {local.KAFKA_VERSION} on {kafka.bootstrap_servers} (started here, {kafka.start_seconds:.1f} s)")
        yield settings.model_copy(update={"bootstrap_servers": kafka.bootstrap_servers})
    finally:
        kafka.close()


@contextmanager
def given(settings: Settings) -> Iterator[Settings]:
    """Take the cluster that the settings name."""
    say(f"Kafka on {settings.bootstrap_servers} (yours)")
    yield settings


class _Shown:
    """Shows how far download and start are: a bar and a spinner at a terminal, else one line for each."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._step = ""
        self._bar = Progress(TextColumn("{task.description}"), BarColumn(30), DownloadColumn(binary_units=True),
                             TransferSpeedColumn(), console=err(), transient=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def update(self, progress: local.Progress) -> None:
        """Take the broker's word; may be called from several threads, one at a time."""
        if progress.step != self._step:
            self._step = progress.step
            self._open.close()
            if progress.step == "start":
                self._open.enter_context(status("starting Kafka …"))
            else:
                self._begin_download(progress.total)
        if self._bar.tasks:
            self._bar.update(self._bar.task_ids[0], completed=progress.done)

    def _begin_download(self, total: int) -> None:
        if err().is_terminal:
            self._bar.add_task(f"downloading Kafka {local.KAFKA_VERSION}, once", total=total)
            self._open.enter_context(self._bar)
        else:
            print(f"downloading Kafka {local.KAFKA_VERSION}, once ({total / _MIB:.0f} MiB) …", file=sys.stderr)
