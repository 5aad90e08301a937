"""Records laid by hand are, byte for byte, those that the client's own builder would have made."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kafka.record.default_records import DefaultRecordBatch
from kafka.record.memory_records import MemoryRecordsBuilder

from worker.kafka.batches import built, pieces
from worker.kafka.wire import Headers, body, varint

NOW = 1_790_000_000_000
LZ4 = 3

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
optional = st.none() | st.binary(max_size=200)
headers = st.lists(st.tuples(texts, st.binary(max_size=50)), max_size=5).map(tuple)
records = st.lists(st.tuples(optional, optional, headers), min_size=1, max_size=20)


def by_the_client(messages: list[tuple[bytes | None, bytes | None, Headers]], compression: int) -> bytes:
    builder: Any = MemoryRecordsBuilder(2, compression, 1 << 20)
    for key, value, kept in messages:
        assert builder.append(NOW, key, value, list(kept)) is not None
    return closed(builder)


def closed(builder: Any) -> bytes:
    builder.close()
    return bytes(builder.buffer())


@given(records, st.sampled_from([0, LZ4]))
def test_a_batch_has_the_bytes_of_the_clients_builder(
        messages: list[tuple[bytes | None, bytes | None, Headers]], compression: int) -> None:
    laid = built([body(*message) for message in messages], compression, 1 << 20, NOW)

    assert closed(laid) == by_the_client(messages, compression)


@pytest.mark.parametrize("size", [0, 63, 64, 8191, 8192, 100_000, 3_000_000])
def test_large_records_too(size: int) -> None:
    messages: list[tuple[bytes | None, bytes | None, Headers]] = [(b"k", random.Random(size).randbytes(size), ())]
    laid = built([body(*messages[0])], 0, 1 << 20, NOW)

    assert closed(laid) == by_the_client(messages, 0)


def test_many_records_keep_their_offsets() -> None:
    laid = built([body(b"k", b"%d" % index, ()) for index in range(10_000)], LZ4, 1 << 20, NOW)

    read = list(DefaultRecordBatch(closed(laid)))
    assert [(one.offset, one.value) for one in read] == [(index, b"%d" % index) for index in range(10_000)]


@given(st.lists(st.integers(0, 3000), max_size=60))
def test_pieces_keep_the_order_and_the_limit(sizes: list[int]) -> None:
    encoded = [bytes([index % 256]) * size for index, size in enumerate(sizes)]

    cut = list(pieces(encoded, 4096))

    assert [one for piece in cut for one in piece] == encoded
    for piece in cut:
        laid: Any = built(piece, 0, 4096, NOW)
        assert len(piece) == 1 or laid.size_in_bytes() <= 4096


@pytest.mark.parametrize("number", [0, 1, 63, 64, 8191, 8192, 2**31 - 1])
def test_varints_are_those_of_the_format(number: int) -> None:
    decoded, shift = 0, 0
    for byte in varint(number):
        decoded |= (byte & 0x7F) << shift
        shift += 7

    assert (decoded >> 1, decoded & 1) == (number, 0)
