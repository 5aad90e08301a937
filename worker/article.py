"""The message in: a record's bytes and headers become an Article, a Retraction, or a Refusal.

    value ── Schema-Registry prefix, BOM off ── by content-type, else by first byte:
      JSON object ── ninjs? ── schemas/article.json ─┐
      text/html ── markup.extract ───────────────────┼─ id: body, else key, else SHA-256 of the text ── Article
      text/plain ────────────────────────────────────┘
    null value with a key ── Retraction
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any, Final, NoReturn

import jsonschema_rs

from worker import contract, markup, ninjs
from worker.envelope import Envelope, Headers, json_of, opened, text_of
from worker.errors import Refusal


@dataclass(frozen=True, slots=True)
class Limits:
    """What decides an outcome deterministically (settings name the same fields)."""

    record_bytes: int = 10_485_760
    text_points: int = 2_000_000
    claims: int = 20_000
    content_bytes: int = 65_536
    output_bytes: int = 1_000_000  # of one record
    output_times: int = 100  # of all records of an article, for each byte of its own record, and a megabyte besides


@dataclass(frozen=True, slots=True)
class Article:
    """One revision of an article; `text` is what spans index, in Unicode code points."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    published_at: str | None = None  # RFC 3339 as it arrived; a date alone is fine
    updated_at: str | None = None
    revision: int | None = None
    language: str | None = None  # BCP 47 as declared
    wire: str | None = None
    sha256: str = ""  # of the record's value, hex
    extracted: bool = False  # the text was extracted from HTML, so the manifest carries it


@dataclass(frozen=True, slots=True)
class Retraction:
    """A null value with a key: the article is withdrawn."""

    id: str


ID_POINTS: Final = 512
# White space and control characters of Unicode, spelled out.
_VISIBLE: Final = re.compile("[^\x00-\x20\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]")
_TEXTS: Final = ("title", "publisher", "url", "byline", "published_at", "updated_at", "language", "wire")


def decode(key: bytes | None, value: bytes | None, headers: Headers, limits: Limits) -> Article | Retraction:
    """The article in a record; raises Refusal, and nothing else, for whatever the bytes are."""
    if value is None:
        return Retraction(_key_id(key) if key else _refuse("null_without_key", "null, and no key: what is retracted?"))
    if len(value) > limits.record_bytes:
        _refuse("record_too_large", f"{len(value)} bytes; the limit is {limits.record_bytes}")
    if not value:
        _refuse("empty_value", "no bytes")
    envelope = opened(value, headers)
    fields = _fields(envelope)
    if fields is None:
        return Retraction(_withdrawn_id(key, json_of(envelope.body)))
    return _article(key, value, fields, limits)


def _fields(envelope: Envelope) -> dict[str, Any] | None:
    """The article's fields, valid by the schema; None for a ninjs item that is taken back."""
    if envelope.kind in ("text", "html"):
        return {envelope.kind: text_of(envelope)}
    document = json_of(envelope.body)
    if not isinstance(document, dict):
        _refuse("not_an_object", f"expected a JSON object, got {_json_type(document)}")
    if envelope.kind == "ninjs" or ninjs.recognised(document):
        if ninjs.withdrawn(document):
            return None
        return _valid(ninjs.article_fields(document), ninjs.POINTERS)
    return _valid(document, {})


def _article(key: bytes | None, value: bytes, fields: dict[str, Any], limits: Limits) -> Article:
    known = {name: fields[name] for name in _TEXTS if fields.get(name) and _VISIBLE.search(fields[name])}
    text = fields.get("text") or ""
    extracted = bool(fields.get("html")) and not _VISIBLE.search(text)
    if extracted:
        page = markup.extract(fields["html"])
        text, known = page.text, _said_of_itself(page) | known
    pointer = "/html" if extracted else "/text"
    if not _VISIBLE.search(text):
        raise Refusal("validate", "empty_text", "no text but white space and control characters", pointer)
    if len(text) > limits.text_points:
        message = f"{len(text)} code points; the limit is {limits.text_points}"
        raise Refusal("validate", "text_too_long", message, pointer)
    revision = fields.get("revision")
    return Article(
        id=fields.get("id") or (_key_id(key) if key else sha256(text.encode()).hexdigest()),
        text=text,
        revision=None if revision is None else int(revision),
        sha256=sha256(value).hexdigest(),
        extracted=extracted,
        **known,
    )


def _said_of_itself(page: markup.Page) -> dict[str, str]:
    """A page's own fields, those alone that the schema would take."""
    said = {name: getattr(page, name, None) for name in _TEXTS}
    valid = _validator().is_valid
    return {name: value for name, value in said.items()
            if value and valid({"text": "", name: value}) and (not name.endswith("_at") or _is_date(value))}


# --- ids -------------------------------------------------------------------------------------------------------------


def _key_id(key: bytes) -> str:
    """The key as an id, a Schema-Registry prefix stepped over."""
    try:
        text = (key[5:] if key[:1] == b"\0" and len(key) > 5 else key).decode()
    except UnicodeDecodeError as error:
        _refuse("bad_key", f"byte {error.start} of the key is no UTF-8")
    if len(text) > ID_POINTS or not _VISIBLE.search(text):
        _refuse("bad_key", f"a key that is wanted as id has 1 to {ID_POINTS} characters")
    return text


def _withdrawn_id(key: bytes | None, item: dict[str, Any]) -> str:
    fields = _valid({"id": item.get("uri"), "text": ""}, ninjs.POINTERS)
    if fields["id"]:
        return str(fields["id"])
    return _key_id(key) if key else _refuse("null_without_key", "an item that is taken back has neither `uri` nor key")


# --- validation by schemas/article.json ------------------------------------------------------------------------------


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(contract.schema("article"))


def _valid(document: dict[str, Any], pointers: dict[str, str]) -> dict[str, Any]:
    """The document if the schema takes it and its dates are dates; `pointers` names its fields to the sender."""
    if not _validator().is_valid(document):
        raise _invalid(document, pointers)
    for name in ("published_at", "updated_at"):
        if document.get(name) is not None and not _is_date(document[name]):
            raise _not_expected("bad_date", name, "no such day", pointers)
    return document


def _invalid(document: dict[str, Any], pointers: dict[str, str]) -> Refusal:
    """The first field at fault, in the order of the schema."""
    order = list(contract.schema("article")["properties"])
    errors = [
        (order.index(str(error.instance_path[0])), str(error.schema_path[-1]))
        for error in _validator().iter_errors(document)
        if error.instance_path
    ]
    if not errors:
        pointer = pointers.get("/text", "/text")
        return Refusal("validate", "no_text", "missing; an article needs `text` or `html`", pointer)
    at, keyword = min(errors)
    if keyword == "type":
        return _not_expected("wrong_type", order[at], f"got {_json_type(document[order[at]])}", pointers)
    if keyword == "pattern" and order[at].endswith("_at"):
        return _not_expected("bad_date", order[at], "got a string of another form", pointers)
    return _not_expected("bad_value", order[at], f"got {_json_type(document[order[at]])} that is not", pointers)


def _not_expected(reason: str, name: str, got: str, pointers: dict[str, str]) -> Refusal:
    expected = contract.schema("article")["properties"][name]["description"].split(";")[0]
    return Refusal("validate", reason, f"expected {expected}; {got}", pointers.get(f"/{name}", f"/{name}"))


def _is_date(text: str) -> bool:
    """Whether the day, whose form the schema has checked, is in the calendar."""
    try:
        dt.date(int(text[:4]), int(text[5:7]), int(text[8:10]))
    except ValueError:
        return False
    return True


def _json_type(value: Any) -> str:
    names = {dict: "an object", list: "an array", str: "a string", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")


def _refuse(reason: str, message: str) -> NoReturn:
    raise Refusal("decode", reason, message)
