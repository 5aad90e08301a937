"""Any bytes become an article, a retraction, or a refusal that says why."""

from __future__ import annotations

import hashlib
import json
import time
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker.article import Article, Limits, Retraction, decode
from worker.errors import Refusal

LIMITS = Limits()
TEXT = "The harbour will close, the mayor said."


def article(value: bytes | dict[str, Any], key: bytes | None = b"k", content_type: str | None = None) -> Article:
    raw = orjson.dumps(value) if isinstance(value, dict) else value
    headers = [("content-type", content_type.encode())] if content_type else []
    decoded = decode(key, raw, headers, LIMITS)
    assert isinstance(decoded, Article)
    return decoded


def refusal(value: bytes | dict[str, Any] | None, key: bytes | None = b"k", content_type: str | None = None) -> Refusal:
    raw = orjson.dumps(value) if isinstance(value, dict) else value
    headers = [("content-type", content_type.encode())] if content_type else []
    with pytest.raises(Refusal) as raised:
        decode(key, raw, headers, LIMITS)
    return raised.value


# --- which form ------------------------------------------------------------------------------------------------------


def test_without_a_content_type_the_first_byte_decides() -> None:
    assert article(b' {"text": "x"}').text == "x"
    assert article(b"<p>x</p>").text == "x"
    assert article(b"x said so").text == "x said so"


def test_text_that_opens_with_a_quotation_mark_or_a_bracket_is_text() -> None:
    assert article(b'"Nobody came," she said.').text == '"Nobody came," she said.'
    assert article(b"[Corrects spelling] Nobody came.").text == "[Corrects spelling] Nobody came."


def test_a_whole_json_value_that_is_no_object_is_refused() -> None:
    values = (b'"a text"', b"[1, 2]", b"12", b"null", b"true")

    assert [refusal(value).reason for value in values] == ["not_an_object"] * 5


def test_the_content_type_is_read_without_case_and_parameters() -> None:
    decoded = decode(b"k", b'{"not": "json"}', [("Content-Type", b"Text/Plain; charset=UTF-8")], LIMITS)

    assert isinstance(decoded, Article)
    assert decoded.text == '{"not": "json"}'


def test_a_declared_character_set_is_read() -> None:
    assert article("Café zu".encode("latin-1"), content_type="text/plain; charset=iso-8859-1").text == "Café zu"


def test_a_page_that_is_no_utf8_may_name_its_character_set() -> None:
    page = '<meta charset="windows-1251"><p>Кельдер</p>'.encode("cp1251")

    assert article(page).text == "Кельдер"
    assert refusal(page.replace(b"windows-1251", b"no-such-set")).reason == "not_utf8"


def test_a_schema_registry_prefix_is_stepped_over_in_value_and_key() -> None:
    decoded = article(b"\0\0\0\1\x9a" + b'{"text": "x"}', key=b"\0\0\0\1\x9bthe-id")

    assert (decoded.id, decoded.text) == ("the-id", "x")


def test_text_keeps_its_characters_as_they_arrived() -> None:
    text = "  A\r\n\r\nB\tC\u00a0 \u200b D  "

    assert article({"text": text}).text == text
    assert article(text.encode()).text == text


# --- ids -------------------------------------------------------------------------------------------------------------


def test_the_id_is_that_of_the_body_else_the_key_else_the_hash_of_the_text() -> None:
    assert article({"id": "body", "text": TEXT}).id == "body"
    assert article({"text": TEXT}).id == "k"
    assert article({"id": None, "text": TEXT}).id == "k"
    assert article({"text": TEXT}, key=None).id == hashlib.sha256(TEXT.encode()).hexdigest()
    assert article({"text": TEXT}, key=b"").id == hashlib.sha256(TEXT.encode()).hexdigest()


def test_an_id_that_is_no_id_is_refused() -> None:
    ids: tuple[Any, ...] = (7, "", " ", "x" * 513, [])

    assert [refusal({"id": wrong, "text": TEXT}).pointer for wrong in ids] == ["/id"] * 5


def test_a_key_that_no_body_needs_may_be_anything() -> None:
    assert article({"id": "body", "text": TEXT}, key=b"\xff\xfe").id == "body"


def test_sha256_is_that_of_the_value_as_it_arrived() -> None:
    value = b'\xef\xbb\xbf{"text": "x"}'

    assert article(value).sha256 == hashlib.sha256(value).hexdigest()


def test_a_null_value_retracts_the_article_of_its_key() -> None:
    assert decode(b"the-id", None, [], LIMITS) == Retraction("the-id")
    assert refusal(None, key=None).reason == "null_without_key"
    assert refusal(None, key=b"").reason == "null_without_key"


# --- fields ----------------------------------------------------------------------------------------------------------


def test_every_field_arrives() -> None:
    fields: dict[str, Any] = {
        "id": "a",
        "title": "T",
        "publisher": "P",
        "url": "U",
        "byline": "B",
        "published_at": "2026-03-06",
        "updated_at": "2026-03-06T10:00:00+01:00",
        "revision": 3,
        "language": "en-GB",
        "wire": "W",
        "text": TEXT,
    }
    value = orjson.dumps(fields)

    assert article(value) == Article(**fields, sha256=hashlib.sha256(value).hexdigest(), extracted=False)


def test_unknown_fields_are_ignored_and_blank_ones_are_absent() -> None:
    decoded = article({"text": TEXT, "title": " ", "publisher": "", "wire": None, "section": {"deep": [1.5]}})

    assert (decoded.title, decoded.publisher, decoded.wire) == (None, None, None)


def test_of_a_key_that_stands_twice_the_last_one_counts() -> None:
    assert article(b'{"text": "first", "text": "last"}').text == "last"


@pytest.mark.parametrize(
    "date", ["2026-03-06", "2026-03-06T10:00:00Z", "2026-03-06T10:00:00.123+05:30", "2026-03-06 10:00"]
)
def test_these_are_dates(date: str) -> None:
    assert article({"text": TEXT, "published_at": date}).published_at == date


@pytest.mark.parametrize(
    "date", ["today", "2026-02-29", "2026-13-01", "0000-01-01", "06.03.2026", "2026-03-06T25:00:00Z", ""]
)
def test_these_are_no_dates(date: str) -> None:
    refused = refusal({"text": TEXT, "published_at": date})

    assert (refused.reason, refused.pointer) == ("bad_date", "/published_at")


def test_a_whole_number_with_a_point_is_an_integer() -> None:
    revision = article(b'{"text": "x", "revision": 3.0}').revision

    assert (revision, type(revision)) == (3, int)


def test_the_first_field_at_fault_is_named_with_what_was_expected() -> None:
    refused = refusal({"text": 5, "title": ["x"], "revision": "two"})

    assert str(refused) == "/title: expected the headline (a string); got an array"


def test_text_counts_before_html_unless_it_is_blank() -> None:
    assert article({"text": TEXT, "html": "<p>y</p>"}).extracted is False
    assert article({"text": " ", "html": "<p>y</p>"}).text == "y"


def test_the_fields_of_the_json_count_before_those_of_its_page() -> None:
    page = "<html lang=en><head><title>P</title><meta name=author content='A. Q.'></head><body><p>x</p></body></html>"
    decoded = article({"title": "Given", "html": page})

    assert (decoded.title, decoded.byline, decoded.language, decoded.extracted) == ("Given", "A. Q.", "en", True)


def test_what_a_page_says_wrongly_of_itself_is_passed_over() -> None:
    page = b"<html lang='?'><meta property='article:published_time' content='2026-02-31'><p>x</p></html>"

    assert (article(page).published_at, article(page).language) == (None, None)


# --- ninjs -----------------------------------------------------------------------------------------------------------

ITEM: dict[str, Any] = {
    "uri": "https://kelder.example/n/1",
    "standard": {"name": "ninjs", "version": "3.0"},
    "type": "text",
    "version": "4",
    "firstCreated": "2026-03-06T09:00:00Z",
    "versionCreated": "2026-03-06T11:00:00Z",
    "language": "en",
    "by": "Ada Quill",
    "infoSources": [{"name": "Northwire"}],
    "headlines": [{"role": "short", "value": "Short"}, {"role": "main", "value": "Main"}],
    "bodies": [
        {"contentType": "text/html", "value": "<p>H</p>"},
        {"contentType": "text/plain", "value": "P"},
    ],
}


def test_a_ninjs_item_is_recognised_by_what_it_says() -> None:
    decoded = article(ITEM)

    assert decoded.id == decoded.url == "https://kelder.example/n/1"
    assert (decoded.title, decoded.text, decoded.publisher, decoded.byline) == ("Main", "P", "Northwire", "Ada Quill")
    assert (decoded.published_at, decoded.updated_at) == ("2026-03-06T09:00:00Z", "2026-03-06T11:00:00Z")
    assert decoded.revision == 4


def test_a_ninjs_item_is_recognised_by_its_shape() -> None:
    assert article({name: ITEM[name] for name in ("uri", "bodies")}).text == "P"


def test_a_ninjs_item_may_have_its_text_as_html_alone() -> None:
    decoded = article({**ITEM, "bodies": ITEM["bodies"][:1]})

    assert (decoded.text, decoded.extracted) == ("H", True)


def test_a_refused_ninjs_item_is_told_in_its_own_names() -> None:
    assert refusal({**ITEM, "uri": 1}).pointer == "/uri"
    assert refusal({**ITEM, "bodies": []}).pointer == "/bodies"
    assert refusal({**ITEM, "versionCreated": "soon"}).pointer == "/versionCreated"


def test_a_ninjs_item_that_is_taken_back_is_a_retraction() -> None:
    withdrawn = orjson.dumps({**ITEM, "pubStatus": "canceled"})

    assert decode(b"k", withdrawn, [], LIMITS) == Retraction("https://kelder.example/n/1")


# --- why it is no JSON -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b'{"text": "x"', "not_json"),
        (b'{"text": "x"} {}', "not_json"),
        (b'{"text": NaN}', "not_json"),
        (b'{"text": "\\ud83d"}', "lone_surrogate"),
        (b'{"text": "\\ude00 x"}', "lone_surrogate"),
        (b'{"text": "\\ud83d\\u0041"}', "lone_surrogate"),
        (b'{"text": "a\nb"}', "control_character"),
        (b'{"text": "caf\xe9"}', "not_utf8"),
        (b'{"text": "\xed\xa0\xbd"}', "not_utf8"),
        (b'{"a":' * 1100, "nesting_too_deep"),
        (b'{"a":"[[[[", "b":' + b"[" * 1100, "nesting_too_deep"),
        (b'{"a": "\\\\ud83d", }', "not_json"),
    ],
)
def test_the_reason_is_what_a_person_would_say(value: bytes, reason: str) -> None:
    refused = refusal(value)

    assert (refused.stage, refused.reason) == ("decode", reason)


def test_a_pair_of_surrogates_is_a_character() -> None:
    assert article(b'{"text": "\\ud83d\\ude00"}').text == "😀"


# --- any bytes -------------------------------------------------------------------------------------------------------

SMALL = Limits(record_bytes=400, text_points=200)
TYPES = st.sampled_from(
    [b"application/json", b"text/plain", b"text/html", b"application/vnd.iptc.ninjs+json", b"", b"x/y"]
)
NAMES = st.sampled_from([*ITEM, "id", "text", "html", "title"])
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner),
    max_leaves=12,
)


def decided(key: bytes | None, value: bytes | None, headers: list[tuple[str, bytes]]) -> None:
    try:
        decoded = decode(key, value, headers, SMALL)
    except Refusal as refused:
        assert refused.reason  # noqa: PT017  (a refusal is an outcome here, as an article is)
        return
    assert decoded.id
    if isinstance(decoded, Article):
        assert 0 < len(decoded.text) <= SMALL.text_points
        orjson.dumps([decoded.id, decoded.text, decoded.title])


@given(
    key=st.none() | st.binary(max_size=20), value=st.none() | st.binary(max_size=500), content_type=st.none() | TYPES
)
def test_any_bytes_have_an_outcome(key: bytes | None, value: bytes | None, content_type: bytes | None) -> None:
    decided(key, value, [("content-type", content_type)] if content_type is not None else [])


@given(value=JSONS, content_type=st.none() | TYPES)
def test_any_json_has_an_outcome(value: Any, content_type: bytes | None) -> None:
    raw = json.dumps(value).encode()
    decided(b"k", raw, [("content-type", content_type)] if content_type is not None else [])


@given(markup=st.text(alphabet="<>/abpdivscript!-=\"' &;\n", max_size=300))
def test_any_markup_has_an_outcome(markup: str) -> None:
    decided(b"k", markup.encode(), [("content-type", b"text/html")])


@pytest.mark.parametrize(
    ("before", "repeat", "content_type"),
    [
        ("{", '"a":[{},', "application/json"),
        ('{"a":"', "\\ud83d\\ude00", "application/json"),
        ("<body>", "<div>", "text/html"),
        ("<body>", "<b id=1><p>", "text/html"),
        ("<body>", "<script>", "text/html"),
        ("<body>", "<!--", "text/html"),
        ("<body>", "<a href=", "text/html"),
        ("<body>", "&amp;&notit;", "text/html"),
        ("<!DOCTYPE x [", '<!ENTITY a "&b;&b;">', "text/html"),
        ("<body>", "<table><tr><td>", "text/html"),
        ("<body>", "</div></p>", "text/html"),
    ],
)
def test_the_time_to_decode_grows_with_the_length(before: str, repeat: str, content_type: str) -> None:
    """Ten times the length takes at most forty times as long, by the least of three times each."""

    def least(times: int) -> float:
        value = (before + repeat * times).encode()
        measured = []
        for _ in range(3):
            start = time.process_time()
            try:
                decode(b"k", value, [("content-type", content_type.encode())], LIMITS)
            except Refusal as refused:
                assert refused.reason  # noqa: PT017
            measured.append(time.process_time() - start)
        return min(measured)

    assert least(30_000) < max(0.02, 40 * least(3_000))
