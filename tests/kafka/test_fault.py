"""Where in a value the fault of a refusal lies."""

from __future__ import annotations

import pytest

from worker.kafka.deadletters.fault import bad_byte, fault, text_of

TEXT = """{"id": "a/b", "a/b": {"x~y": [1, {"z": "}]"}]},
 "id": 17, "text": "It \\"stands\\"."}"""


@pytest.mark.parametrize(("pointer", "found"), [
    ("/id", "17"),  # of a name that stands twice the last one counts, as for the parser
    ("/text", r'"It \"stands\"."'),
    ("/a~1b/x~0y/0", "1"),
    ("/a~1b/x~0y/1/z", '"}]"'),
    ("/a~1b/x~0y", '[1, {"z": "}]"}]'),
])
def test_a_pointer_leads_to_its_value(pointer: str, found: str) -> None:
    at = fault(TEXT, pointer, "")

    assert at is not None
    assert (TEXT[at.start:at.end], at.whole) == (found, True)


def test_line_and_column_count_from_one() -> None:
    at = fault(TEXT, "/id", "")

    assert at is not None
    assert (at.line, at.column) == (2, 8)


@pytest.mark.parametrize("pointer", ["/title", "/id/deeper", "/a~1b/x~0y/7"])
def test_what_is_missing_leads_to_the_innermost_that_is_there(pointer: str) -> None:
    at = fault(TEXT, pointer, "")

    assert at is not None
    assert not at.whole
    assert TEXT[at.start:at.end] in (TEXT, "17", '[1, {"z": "}]"}]')


@pytest.mark.parametrize("text", ["", "{", "[1", "no JSON at all", "[" * 100_000])
def test_a_pointer_into_what_is_no_json_leads_nowhere(text: str) -> None:
    assert fault(text, "/id", "") is None


def test_a_message_that_names_line_and_column_is_a_place() -> None:
    at = fault('{\n "a": x}', None, "no JSON at line 2 column 7")

    assert at is not None
    assert '{\n "a": x}'[at.start:at.end] == "x"


def test_a_byte_that_is_no_utf8_is_found_by_its_message() -> None:
    assert bad_byte(b"ab\xff", "byte 2 is no UTF-8") == 2
    assert bad_byte(b"ab", "byte 2 is no UTF-8") is None
    assert (text_of(b"ab\xff"), text_of(b"\0\0\0\0\x01{}")) == (None, "{}")
