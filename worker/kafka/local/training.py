"""A start-up cache for Java: made once in about seven seconds, it takes more than half off every later start."""

from __future__ import annotations

import os

from worker.kafka.local import jars, java
from worker.kafka.local.cluster import LocalKafka

_DUMP = 60.0  # seconds: Java writes the cache (60 MiB) when the broker ends


def train() -> None:
    """Make the start-up cache unless there is one; pays for whoever starts many brokers, as the tests do."""
    with jars.locked(jars.cache_folder() / "training"):
        if java.cache_archive().exists():
            return
        fresh = java.cache_archive().with_suffix(f".{os.getpid()}")
        with LocalKafka(jvm=(f"-XX:AOTCacheOutput={fresh}",)) as kafka:
            kafka.nodes[0].terminate(_DUMP)
        fresh.replace(java.cache_archive())
