"""The worker's memory between transactions: marks, the breaker, the pace."""

from collections.abc import Iterable

import pytest
from kafka import OffsetAndMetadata, TopicPartition

from worker.errors import OffsetsError
from worker.kafka.breaker import Breaker
from worker.kafka.ledger import Author, Ledger
from worker.kafka.marks import Mark, read
from worker.kafka.outcome import Result, refusal
from worker.kafka.pace import Pace
from worker.pipeline import Record, Refused

TP = TopicPartition("articles.raw", 0)
OTHER = TopicPartition("articles.raw", 1)
ME = Author("0", "run-2", "topic-id", "parser 1")
GOOD = Result("parsed", (), (b"k", b"v"), None)
BUG = refusal(Refused("parse", "bug", "ValueError"))


def ledger(reset: bool = False) -> Ledger:
    return Ledger(ME, Breaker(0.2, 10), reset)


def at(offset: int, mark: Mark | None = None) -> OffsetAndMetadata:
    return OffsetAndMetadata(offset, mark.text() if mark else "", -1)


def everything(partitions: Iterable[TopicPartition]) -> set[TopicPartition]:
    return set(partitions)


def nothing(_: Iterable[TopicPartition]) -> set[TopicPartition]:
    return set()


def records(first: int, count: int, partition: int = 0) -> list[Record]:
    return [Record("articles.raw", partition, first + index, 0, b"k", b"v") for index in range(count)]


def predecessor(deaths: int = 0, tries: int = 0, clean: bool = False) -> Mark:
    return Mark("0", "run-1", "topic-id", clean, deaths, tries, "parser 1", [[5, 1]], False, 100)


def test_a_mark_comes_back_from_its_text() -> None:
    assert read(predecessor(2, 1).text()) == predecessor(2, 1)


@pytest.mark.parametrize("metadata", ["", None, "by hand", "[1]", '{"a": 1}', '"hearsay"'])
def test_metadata_of_others_reads_as_an_empty_mark(metadata: str | None) -> None:
    assert read(metadata) == Mark()


def test_a_mark_stays_far_below_the_brokers_limit() -> None:
    mark = Mark("slot", "run", "topic", False, 1, 1, "p" * 5000, [[10**9, 10**9]] * 100, True, 10**10)

    assert len(mark.text()) <= 2000
    assert read(mark.text()).open


def test_the_offset_behind_the_last_record_of_each_partition_is_committed() -> None:
    plan = ledger().batch(records(5, 3) + records(7, 2, partition=1), [GOOD] * 5, careful=False)

    assert {tp: offset.offset for tp, offset in plan.offsets.items()} == {TP: 8, OTHER: 9}


def test_a_failed_transaction_leaves_no_trace() -> None:
    book = ledger()
    book.take_over({TP: at(0)}, nothing)
    book.batch(records(0, 2), [BUG, BUG], careful=False)

    assert book.breaker.refused == 0
    assert book.positions == {TP: 0}


def test_a_confirmed_one_is_remembered() -> None:
    book = ledger()
    book.take_over({TP: at(0)}, nothing)
    book.confirm(book.batch(records(0, 2), [BUG, GOOD], careful=False))

    assert (book.breaker.refused, book.breaker.seen) == (1, 2)
    assert book.positions == {TP: 2}


def test_taking_over_writes_our_mark_where_another_stands() -> None:
    plan, _ = ledger().take_over({TP: at(4, predecessor()), OTHER: at(2, Mark("0", "run-2", "topic-id"))}, nothing)

    assert {tp: offset.offset for tp, offset in plan.offsets.items()} == {TP: 4}
    assert read(plan.offsets[TP].metadata).run == "run-2"


@pytest.mark.parametrize(("mark", "deaths"), [
    (predecessor(), 1),
    (predecessor(deaths=1), 2),
    (predecessor(clean=True), 0),
    (Mark("1", "run-1", "topic-id", clean=False), 0),  # of another slot: it may be alive
])
def test_an_unclean_end_of_our_slot_is_a_death(mark: Mark, deaths: int) -> None:
    book = ledger()
    book.confirm(book.take_over({TP: at(4, mark)}, everything)[0])

    assert book.deaths == deaths


def test_where_no_work_was_left_nobody_died_of_it() -> None:
    book = ledger()
    book.confirm(book.take_over({TP: at(4, predecessor(deaths=1))}, nothing)[0])

    assert book.deaths == 0


def test_progress_forgets_the_deaths() -> None:
    book = ledger()
    book.confirm(book.take_over({TP: at(4, predecessor(deaths=1))}, everything)[0])
    book.confirm(book.batch(records(4, 1), [GOOD], careful=False))

    assert book.deaths == 0


def test_each_try_at_a_record_alone_is_written_down_before_it() -> None:
    book = ledger()
    book.confirm(book.take_over({TP: at(4, predecessor(deaths=1, tries=1))}, everything)[0])
    plan = book.trying(TP)
    book.confirm(plan)

    assert (plan.offsets[TP].offset, read(plan.offsets[TP].metadata).tries, book.tries(TP)) == (4, 2, 2)


def test_the_breakers_window_is_taken_up_after_a_restart() -> None:
    book = ledger()
    older = Mark("1", "x", "topic-id", parser="parser 1", at=1)
    book.take_over({TP: at(4, predecessor()), OTHER: at(4, older)}, nothing)

    assert (book.breaker.seen, book.breaker.refused) == (5, 1)


def test_another_parser_begins_with_an_empty_window() -> None:
    book = Ledger(Author("0", "run-2", "topic-id", "parser 2"), Breaker(0.2, 10), reset=False)
    mark = Mark("0", "r", "topic-id", parser="parser 1", breaker=[[9, 9]], open=True)
    _, was_open = book.take_over({TP: at(4, mark)}, nothing)

    assert (book.breaker.seen, was_open) == (0, False)


def test_an_open_breaker_is_found_in_any_partition_until_it_is_reset() -> None:
    marks = {TP: at(4, predecessor()), OTHER: at(4, Mark("1", "x", "topic-id", parser="parser 1", open=True))}

    assert ledger().take_over(marks, nothing)[1]
    plan, was_open = ledger(reset=True).take_over(marks, nothing)
    assert not was_open
    assert not any(read(offset.metadata).open for offset in plan.offsets.values())


def test_an_offset_of_an_older_topic_of_that_name_stops_the_worker() -> None:
    with pytest.raises(OffsetsError, match="older topic"):
        ledger().take_over({TP: at(4, Mark("0", "r", "other-id"))}, nothing)


def test_the_breaker_opens_at_its_share_of_a_whole_window() -> None:
    breaker = Breaker(0.2, 100)
    for index in range(100):
        breaker.add(index % 6 == 0)
    assert not breaker.open
    for _ in range(5):
        breaker.add(True)

    assert breaker.open


def test_the_breaker_forgets_what_left_its_window() -> None:
    breaker = Breaker(0.2, 100)
    for _ in range(19):
        breaker.add(True)
    for _ in range(120):
        breaker.add(False)

    assert breaker.refused == 0


def test_a_failing_batch_is_halved_until_one_record_is_alone() -> None:
    pace, sizes = Pace(400), []
    for _ in range(10):
        sizes.append(pace.records)
        pace.failed(pace.records)

    assert sizes == [400, 200, 100, 50, 25, 12, 6, 3, 1, 1]


def test_the_halves_that_succeed_are_no_longer_under_suspicion() -> None:
    pace = Pace(400)
    pace.failed(400)
    pace.done(200, cut=False)
    pace.done(100, cut=False)

    assert pace.records == 50
    pace.done(100, cut=False)
    assert pace.records == 400


def test_after_a_cut_the_next_batch_is_smaller_and_grows_again() -> None:
    pace = Pace(400)
    pace.done(20, cut=True)
    assert pace.records == 40
    pace.done(40, cut=False)
    assert pace.records == 80


def test_after_deaths_records_go_one_by_one_for_as_many_as_a_batch_holds() -> None:
    pace = Pace(3)
    pace.be_careful()
    for _ in range(3):
        assert (pace.careful, pace.records) == (True, 1)
        pace.done(1, cut=False)

    assert not pace.careful
