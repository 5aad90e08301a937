"""A broker whose disk is full."""

from __future__ import annotations

import errno
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.chaos import BROKER_SETTINGS, Scene, experiment
from tests.lab.places import Place
from tests.lab.scene import until
from worker.kafka.local import LocalKafka

SIZE = 96 << 20  # bytes of the small disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of SIZE bytes."""
    mount = tmp_path / "disk"
    mount.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(mount)],
                          capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"a small disk needs the right to mount: {made.stderr.strip()}")
    yield mount
    subprocess.run(["umount", "--lazy", str(mount)], check=True)


def fill(disk: Path) -> Path:
    """Take all room that is left."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(1 << 16))
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
    return filler


def test_the_disk_of_the_broker_is_full(disk: Path, tmp_path: Path, trained: None) -> None:
    """The broker gives up; with room again and restarted, everything goes on where it stood."""
    with LocalKafka(folder=disk / "kafka", settings=BROKER_SETTINGS) as kafka:
        place = Place(kafka.bootstrap_servers, tmp_path)

        def full(scene: Scene) -> int:
            filler = fill(disk)
            assert until(lambda: not kafka.nodes[0].alive, 60)
            filler.unlink()
            kafka.nodes[0].start()
            scene.mark()
            return 1

        report = experiment("disk of the broker full", place, full, slots=("0", "1"), patience=180)
    assert report.clean, report
