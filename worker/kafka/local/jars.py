"""The broker's jars: downloaded once through jgo into the user's cache, and compared with our own list of SHA-256.

jgo checks a download against the repository's SHA-1 and only warns, so a tampered repository would be taken as good:
the list in `jars.txt` (digest, bytes, coordinates) is what decides. It is the whole resolution of ENDPOINT, so no
dependency is resolved at run time.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from worker.errors import SettingsError
from worker.kafka.local.progress import Listener, Progress

KAFKA_VERSION = "4.3.1"
ENDPOINT = f"org.apache.kafka:kafka_2.13:{KAFKA_VERSION}+org.slf4j:slf4j-simple:1.7.36"
_LIST = Path(__file__).with_name("jars.txt")
_AT_ONCE = 8  # downloads


@dataclass(frozen=True, slots=True)
class Jar:
    """One line of the list."""

    sha256: str
    size: int  # bytes
    coordinates: str  # group:artifact:version

    @property
    def name(self) -> str:
        """The file's name."""
        _, artifact, version = self.coordinates.split(":")
        return f"{artifact}-{version}.jar"


@cache
def listed() -> tuple[Jar, ...]:
    """The jars that the broker needs, in the order of the class path."""
    lines = (line.split() for line in _LIST.read_text().splitlines())
    return tuple(Jar(sha256, int(size), coordinates) for sha256, size, coordinates in lines)


def cache_folder() -> Path:
    """Where jars and what is derived from them are kept between runs (XDG_CACHE_HOME, else ~/.cache)."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "hearsay" / f"kafka-{KAFKA_VERSION}"


def class_path(listener: Listener) -> str:
    """The class path of the broker, all of its jars verified; downloads what is missing."""
    folder = cache_folder() / "jars"
    with locked(cache_folder() / "lock"):
        folder.mkdir(parents=True, exist_ok=True)
        missing = [jar for jar in listed() if not _good(folder / jar.name, jar)]
        if missing:
            _fetch(missing, folder, listener)
    return os.pathsep.join(str(folder / jar.name) for jar in listed())


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Only one process at a time works under this lock; it goes with the process."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _good(path: Path, jar: Jar) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except FileNotFoundError:
        return False


def _fetch(missing: list[Jar], folder: Path, listener: Listener) -> None:
    """Download `missing` side by side into `folder`; each appears there only when it is whole and as listed.

    The threads are daemons, so that Ctrl-C does not wait for a slow repository.
    """
    count = _Count(sum(jar.size for jar in missing), listener)
    repository = folder.parent / "maven"
    waiting, ended = deque(missing), SimpleQueue[BaseException | None]()

    def work() -> None:
        with suppress(IndexError):  # none is waiting any more
            while True:
                ended.put(_failure(_fetch_one, waiting.popleft(), folder, repository, count))

    for _ in range(_AT_ONCE):
        threading.Thread(target=work, daemon=True).start()
    for _ in missing:
        failure = ended.get()
        if failure is not None:
            waiting.clear()
            raise failure
    shutil.rmtree(repository, ignore_errors=True)


def _failure(function: Callable[..., None], *arguments: Any) -> BaseException | None:
    """What the function raised, for another thread to raise."""
    try:
        function(*arguments)
    except BaseException as error:  # noqa: BLE001  (it is raised where it is waited for)
        return error
    return None


def _fetch_one(jar: Jar, folder: Path, repository: Path, count: _Count) -> None:
    path = _download(jar, repository, count)
    if not _good(path, jar):
        path.unlink()
        raise SettingsError(
            f"{jar.name} is not the file that is expected (its SHA-256 differs)",
            "try again; if it stays so, somebody tampers with it: set HEARSAY_BOOTSTRAP_SERVERS to a cluster of yours",
        )
    path.replace(folder / jar.name)


def _download(jar: Jar, repository: Path, count: _Count) -> Path:
    """The local copy that jgo makes of `jar`; three attempts, since a repository may be slow for a moment."""
    try:
        import requests  # noqa: PLC0415  (jgo's own client, an optional dependency)
        from jgo.maven import MavenContext, PythonResolver  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise extra_missing() from missing
    context = MavenContext(resolver=PythonResolver(progress_callback=count.file), repo_cache=repository, timeout=60)
    group, artifact, version = jar.coordinates.split(":")
    copy = repository.joinpath(*group.split("."), artifact, version, jar.name)
    wanted = context.project(group, artifact).at_version(version).artifact()
    retrying = Retrying(
        retry=retry_if_exception_type((requests.RequestException, RuntimeError)),
        stop=stop_after_attempt(3),
        wait=wait_exponential_jitter(multiplier=0.5),
        before=lambda _: copy.unlink(missing_ok=True),  # what an interrupted attempt left is not whole
        reraise=True,
    )
    try:
        return Path(retrying(wanted.resolve))
    except (requests.RequestException, RuntimeError) as cause:
        raise SettingsError(
            f"the broker's jars cannot be downloaded ({jar.name}: {type(cause).__name__})",
            "check the network or the proxy, or set HEARSAY_BOOTSTRAP_SERVERS to a cluster of yours",
        ) from cause


def extra_missing() -> SettingsError:
    """The error of an installation without the extra `broker`."""
    return SettingsError("a local broker needs the extra `broker`", 'pip install "hearsay[broker]"')


class _Count:
    """Adds up the bytes of all downloads for one listener; `file` is jgo's progress callback."""

    def __init__(self, total: int, listener: Listener) -> None:
        self._done, self._total, self._listener = 0, total, listener
        self._lock = threading.Lock()
        listener(Progress("jars", 0, total))

    @contextmanager
    def file(self, _name: str, _size: int) -> Iterator[Callable[[int], Any]]:
        yield self._add

    def _add(self, size: int) -> None:
        with self._lock:
            self._done = min(self._done + size, self._total)
            self._listener(Progress("jars", self._done, self._total))
