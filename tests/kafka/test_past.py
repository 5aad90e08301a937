"""What commands that look back read: everything that is written, as soon as it is decided."""

from __future__ import annotations

import threading

from tests.kafka.placed import settings_of
from tests.lab.clients import producer
from tests.lab.places import Place
from worker.kafka.past import everything


def test_an_open_transaction_is_waited_for(place: Place) -> None:
    """Else what a group has committed just now could be missing, for its partitions learn of the end one by one."""
    place.create()
    made = producer(place.servers, transactional_id=place.name)
    made.init_transactions()
    made.begin_transaction()
    made.send(place.topic("parsed"), b"{}", key=b"story-1")
    made.flush(10)
    late = threading.Timer(1.0, made.commit_transaction)
    late.start()
    found = [record.value for record in everything(settings_of(place), (place.topic("parsed"),))]
    late.join()
    made.close(timeout=1)

    assert found == [b"{}"]
