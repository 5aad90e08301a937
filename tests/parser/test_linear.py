"""The whole pipeline, and each regular expression by itself, take linear time on hostile text; output is bounded."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, ModuleType

import pytest

from tests.parser.linear import HOSTILE, assert_linear, least, repeated
from worker import article, claim, envelope, markup, ninjs, parser, pipeline
from worker.article import Limits
from worker.parser.text import dateline
from worker.pipeline import Parsed, Record, process

GUARDED = set(map(id, dateline._DATELINES))  # asked behind a count of stops alone, and timed so below


def modules() -> Iterator[ModuleType]:
    """All from which something may come into a claim."""
    yield from (article, claim, envelope, ninjs, pipeline)
    for room in (parser, markup):
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if ".learning" not in found.name:
                yield importlib.import_module(found.name)


def within(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The patterns in a value of a module: itself, or what a table holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, list | tuple | frozenset | set | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from within(one, depth + 1)


PATTERNS = {f"{module.__name__}.{name}-{number}": pattern
            for module in modules() for name, value in sorted(vars(module).items())
            for number, pattern in enumerate(within(value))
            if isinstance(pattern.pattern, str) and id(pattern) not in GUARDED}


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TimeoutError where what is inside takes longer: a pattern that never ends would hold up the run."""
    def late(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_the_patterns_are_found() -> None:
    assert len({id(pattern) for pattern in PATTERNS.values()}) > 200


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_every_pattern_takes_linear_time_from_one_place(unit: str) -> None:
    """From the first four places; that no stage tries too many places, the stages show."""
    for name, pattern in PATTERNS.items():

        def run(text: str, pattern: re.Pattern[str] = pattern) -> object:
            return [pattern.match(text, at) for at in (0, 1, 2, 3)], pattern.fullmatch(text)

        with at_most(20):
            try:
                assert_linear(run, unit, 1000)
            except (AssertionError, TimeoutError) as error:
                raise AssertionError(f"{name} on {unit!r}: {error!r}") from error


@pytest.mark.parametrize("row", ["J.K.", "J. ", "A.", "A, ", "A's ", "A-", "A of "])
def test_a_row_of_initials_before_a_dash_is_soon_known_to_be_no_dateline(row: str) -> None:
    """In as long as a paragraph may take; it took a quarter of a second."""
    for head in ("", "J.K.J.K.", "AB, C, "):
        text = f"{repeated(head + row, 100)}x — A\n"
        assert least(lambda text: dateline.dateline_at(text, 0, len(text)), text) < 0.02


def parse(text: str) -> object:
    value = json.dumps({"id": "a", "text": f"{text}\n\nThe mayor said so.", "language": "en"}).encode()
    return process(Record("t", 0, 0, 0, b"a", value), Limits())


@pytest.mark.parametrize("size", [2_000, pytest.param(125_000, marks=[pytest.mark.long, pytest.mark.timeout(1800)])])
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_the_pipeline_takes_linear_time(unit: str, size: int) -> None:
    """In the long form up to a sentence of a megabyte, and to a million newlines."""
    assert_linear(parse, unit, size)


NESTED = ("Ann said that ", "Ann Lee said that Bob Ray told Eve that ", "“Ann, ", "Ann, who said ")


@pytest.mark.parametrize("unit", [*NESTED, *HOSTILE.values()])
@pytest.mark.parametrize("size", [100, 1_000, 10_000])
def test_output_is_a_bounded_multiple_of_the_input(unit: str, size: int) -> None:
    """A hundred times the record, and a megabyte; what would be more is refused, with the true reason."""
    lines = [f"{repeated(unit, min(size, 700))} of {number}." for number in range(max(1, size // 700))]
    value = json.dumps({"id": "a", "text": "\n\n".join(lines), "language": "en"}).encode()
    outcome = process(Record("t", 0, 0, 0, b"a", value), Limits())

    if isinstance(outcome, Parsed):
        events = (*outcome.claims, outcome.manifest)
        assert sum(len(event.value) for event in events) <= 1_000_000 + 100 * len(value)
    else:
        assert getattr(outcome, "reason", "") in {"output_too_large", "only_furniture", "too_many_claims"} or \
            not hasattr(outcome, "stage")


def test_nested_sources_beyond_all_measure_are_refused() -> None:
    lines = [f"{repeated(NESTED[1], 700)} of {number}." for number in range(14)]
    value = json.dumps({"id": "a", "text": "\n\n".join(lines), "language": "en"}).encode()
    outcome = process(Record("t", 0, 0, 0, b"a", value), Limits())

    assert getattr(outcome, "reason", outcome) == "output_too_large"
