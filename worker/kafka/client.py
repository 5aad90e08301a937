"""The one place that makes Kafka clients: every setting that exactly-once rests on stands here, with its reason.

`docs` of the numbers: deliver < transaction < watchdog < poll interval, and a broker's failover well below them all
(settings.py checks the order). `B16` and its like name bugs of the client that are guarded against.
"""

from __future__ import annotations

import importlib
import logging
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.coordinator.assignors.range import RangePartitionAssignor
from kafka.errors import Cancelled, KafkaError, RetriableError, SaslAuthenticationFailedError
from kafka.net.compat import KafkaNetClient
from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_fixed

from worker.errors import BrokerError, SettingsError
from worker.settings import Settings

BATCH_BYTES = 262_144  # of the producer; below every topic's max.message.bytes, so that no batch is split (B22)
LEAST_WAIT = 0.02  # seconds, for a fetch
T = TypeVar("T")

_ORDINAL = re.compile(r"-([0-9]{1,4})$")


@dataclass(frozen=True, slots=True)
class Slot:
    """This process's place in the group. `name` is None for a dynamic member: then a crash costs a session timeout."""

    name: str | None
    transactional_id: str


def slot(settings: Settings, random_id: str) -> Slot:
    """The slot from the setting, else from a StatefulSet's ordinal, else none; `random_id` names a slotless process."""
    name = settings.slot or _ordinal()
    return Slot(name, f"hearsay.{settings.group}.{name or random_id}")


def _ordinal() -> str | None:
    """`hearsay-3` in Kubernetes is slot 3; elsewhere a host name says nothing."""
    found = _ORDINAL.search(os.environ.get("HOSTNAME", ""))
    return found[1] if found and "KUBERNETES_SERVICE_HOST" in os.environ else None


def check_installation() -> None:
    """Raise SettingsError where the client would run without its C parts."""
    for module, cost in (("crc32c", "20 times slower"), ("lz4", "no compression")):
        try:
            importlib.import_module(module)
        except ImportError:
            raise SettingsError(f"kafka-python has no {module} ({cost})",
                                f'pip install "kafka-python[{module}]"') from None


@contextmanager
def reaching(settings: Settings) -> Iterator[None]:
    """For commands, which do not wait: a cluster that does not answer is one line that says what to do."""
    try:
        yield
    except SaslAuthenticationFailedError as error:
        raise BrokerError(f"{settings.bootstrap_servers} refuses the credentials ({error})",
                          "see HEARSAY_SASL_USERNAME and HEARSAY_SASL_PASSWORD") from error
    except RetriableError as error:
        raise BrokerError(f"no answer from {settings.bootstrap_servers} ({type(error).__name__})",
                          "is Kafka running there? see HEARSAY_BOOTSTRAP_SERVERS") from error


def shortly(function: Callable[[], T]) -> T:
    """For commands: again for a few seconds while a cluster that is there says "not yet", as a new one does."""
    return Retrying(retry=retry_if_exception_type(RetriableError), stop=stop_after_delay(10), wait=wait_fixed(0.2),
                    reraise=True)(function)


def _common(settings: Settings) -> dict[str, Any]:
    return {
        "bootstrap_servers": settings.bootstrap_servers.split(","),
        "client_id": "hearsay",
        "security_protocol": settings.security_protocol,
        "sasl_mechanism": settings.sasl_mechanism,
        "sasl_plain_username": settings.sasl_username,
        "sasl_plain_password": settings.sasl_password.get_secret_value() if settings.sasl_password else None,
        "ssl_cafile": settings.ssl_cafile,
        "request_timeout_ms": _ms(settings.request_timeout),
        "bootstrap_timeout_ms": _ms(settings.request_timeout),
        "reconnect_backoff_max_ms": 1000,  # a broker that is back is found within a second
    }


class _Closing(logging.Filter):
    """Closing a client cancels the metadata that it has just asked for; it calls that an error, to whoever reads."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line may pass."""
        return not any(isinstance(part, Cancelled) for part in record.args or ())


logging.getLogger("kafka.cluster").addFilter(_Closing())


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def _made(make: Callable[..., T], *topics: str, **settings: Any) -> T:
    """A client; where its cluster is away, and its constructor gives up, its thread and its files end with it.

    By itself it leaves them behind, at every attempt: 3 threads and 9 files in a soak of half an hour.
    """
    inside: list[KafkaNetClient] = []

    def remembered(**config: Any) -> KafkaNetClient:
        inside.append(KafkaNetClient(**config))
        return inside[-1]

    try:
        return make(*topics, kafka_client=remembered, **settings)
    except BaseException:
        for one in inside:
            one.close()
        raise


def admin(settings: Settings) -> KafkaAdminClient:
    """An administrator of the cluster."""
    return _made(KafkaAdminClient, **_common(settings))


def group_consumer(settings: Settings, member: Slot,
                   make: Callable[..., KafkaConsumer] = KafkaConsumer) -> KafkaConsumer:
    """The worker's consumer, subscribed to the articles; it decodes nothing and commits nothing by itself."""
    made = _made(
        make, settings.topic_raw, **_reader(settings),
        group_id=settings.group,
        group_instance_id=member.name,
        session_timeout_ms=_ms(settings.session_timeout),
        heartbeat_interval_ms=_ms(settings.heartbeat_interval),
        max_poll_interval_ms=_ms(settings.max_poll_interval),
        partition_assignment_strategy=[RangePartitionAssignor],  # cannot be mixed: a change needs all workers stopped
        fetch_max_bytes=settings.batch_bytes,
        max_partition_fetch_bytes=min(settings.batch_bytes, 4_194_304),
        metadata_max_age_ms=30_000,  # partitions that are added are found within half a minute, not in five
    )
    _never_spin(made)
    return made


def reader(settings: Settings) -> KafkaConsumer:
    """A consumer without a group, for commands that look."""
    return _made(KafkaConsumer, **_reader(settings))


def _reader(settings: Settings) -> dict[str, Any]:
    return _common(settings) | {
        "enable_auto_commit": False,
        "isolation_level": "read_committed",
        "auto_offset_reset": "none",  # the other two hide a loss, or read all again
        "metrics_enabled": False,  # a fifth of the consumer's CPU
        "allow_auto_create_topics": False,
        "retry_backoff_ms": 50,
    }


def producer(settings: Settings, transactional_id: str | None = None, largest: int = 1_048_576) -> KafkaProducer:
    """A producer; `largest` is the most bytes of a record, at most the smallest max.message.bytes of its topics."""
    made = _made(
        KafkaProducer,
        **_common(settings),
        transactional_id=transactional_id,
        acks="all",
        batch_size=min(BATCH_BYTES, largest),
        max_request_size=largest,
        linger_ms=5,
        compression_type="lz4",
        retry_backoff_ms=20,  # what CONCURRENT_TRANSACTIONS after each commit costs (B13)
        delivery_timeout_ms=_ms(settings.delivery_timeout),
        transaction_timeout_ms=_ms(settings.transaction_timeout),
        max_block_ms=_ms(settings.delivery_timeout),
        metrics_enabled=False,
        allow_auto_create_topics=False,
    )
    _keep_requests(made)
    if transactional_id is not None:
        _never_split(made)
    return made


def _never_spin(made: Any) -> None:
    """Wait for a fetch at least so long; the client waits until the next heartbeat: not at all, where one is late.

    Without its coordinator it then asks a thousand times a second and more, and each time leaves some forty objects at
    the fetches that are under way; at one that is never answered they stay: 30 MB in a soak of half an hour.
    """
    coordinator = made._coordinator  # noqa: SLF001  (the client offers no setting for it)
    until_heartbeat = coordinator.time_to_next_poll
    coordinator.time_to_next_poll = lambda: max(LEAST_WAIT, until_heartbeat())


def _never_split(made: Any) -> None:
    """B22: a batch that is too large fails at once; split, its own future would never be answered."""
    made._sender._can_split = lambda _batch, _error: False  # noqa: SLF001  (the client offers no setting for it)


def _keep_requests(made: Any) -> None:
    """B16: say "not ready" where the client would raise and lose the request that it was about to send."""
    client = made._sender._client  # noqa: SLF001  (the client offers no other place for it)
    ready = client.await_ready

    def await_ready(*args: Any, **kwargs: Any) -> bool:
        try:
            return bool(ready(*args, **kwargs))
        except KafkaError:
            time.sleep(0.02)  # on the sender's thread: it asks again at once, also while every broker is away
            return False

    client.await_ready = await_ready
