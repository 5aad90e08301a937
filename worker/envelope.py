"""What a record's value is, and its text or JSON: told by the content-type header, else by the first byte."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal, NamedTuple

import orjson

from worker.errors import Refusal

Headers = Sequence[tuple[str, bytes]]
Kind = Literal["json", "ninjs", "text", "html"]

_TYPES: Final[dict[str, Kind]] = {
    "application/json": "json",
    "text/json": "json",
    "application/vnd.iptc.ninjs+json": "ninjs",
    "application/ninjs+json": "ninjs",
    "text/plain": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
}
# The character sets of news pages that are not UTF-8; as on the web, Latin-1 is read as Windows-1252.
_CHARSETS: Final = {
    **dict.fromkeys(("utf-8", "utf8", "us-ascii", "ascii"), "utf-8"),
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252"), "cp1252"),
    **{name: name for name in ("iso-8859-2", "iso-8859-15", "koi8-r", "koi8-u")},
    **{f"windows-125{n}": f"cp125{n}" for n in (0, 1, 3, 4, 7)},
}
_META_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_BOM: Final = codecs.BOM_UTF8
_SCALAR: Final = re.compile(rb'["0-9tfn\[-]')
DEEPEST: Final = 1000


class Envelope(NamedTuple):
    """The value without prefix and byte-order mark; `charset` is a codec of Python, or None where none was declared."""

    kind: Kind
    body: bytes
    charset: str | None


def opened(value: bytes, headers: Headers) -> Envelope:
    """The envelope of a value; raises Refusal for a content type or a character set that is not read."""
    body = value[5:] if value[:1] == b"\0" and len(value) > 5 else value
    body = body.removeprefix(_BOM)
    declared = next((content or b"" for name, content in headers if name.lower() == "content-type"), b"")
    media, _, parameters = declared.decode("latin-1").lower().partition(";")
    if not media.strip(" "):
        return Envelope(_sniffed(body), body, None)
    kind = _TYPES.get(media.strip(" "))
    if kind is None:
        raise _unread("content type", _TYPES)
    return Envelope(kind, body, _charset(parameters))


def _sniffed(body: bytes) -> Kind:
    first = body[:256].lstrip(b" \t\r\n\f") or body.lstrip(b" \t\r\n\f")
    if first[:1] == b"{":
        return "json"
    if first[:1] == b"<":
        return "html"
    return "json" if _SCALAR.match(first) and _is_json(body) else "text"


def _is_json(body: bytes) -> bool:
    try:
        orjson.loads(body)
    except orjson.JSONDecodeError:
        return False
    return True


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip(" ") == "charset":
            wanted = value.strip(" \"'")
            if wanted not in _CHARSETS:
                raise _unread("charset", _CHARSETS)
            return _CHARSETS[wanted]
    return None


def _unread(what: str, read: Iterable[str]) -> Refusal:
    return Refusal("decode", "unknown_content_type", f"a {what} that is not read; read are {', '.join(read)}")


def text_of(envelope: Envelope) -> str:
    """The characters; HTML that is no UTF-8 may name its character set in a meta element."""
    charset = envelope.charset or "utf-8"
    try:
        return envelope.body.decode(charset)
    except UnicodeDecodeError as error:
        inner = _inner_charset(envelope)
        if inner is None:
            raise Refusal("decode", "not_utf8", f"byte {error.start} is no {charset.upper()}") from None
        return envelope.body.decode(inner, errors="replace")


def _inner_charset(envelope: Envelope) -> str | None:
    """The character set other than UTF-8 that a page names in a meta element."""
    meta = _META_CHARSET.search(envelope.body, 0, 2048) if envelope.kind == "html" and not envelope.charset else None
    named = _CHARSETS.get(meta[1].decode("ascii").lower()) if meta else None
    return None if named == "utf-8" else named


def json_of(body: bytes) -> Any:
    """The JSON value; raises Refusal with the reason that a person would give."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise _not_json(body, error) from None


# --- why it is no JSON -----------------------------------------------------------------------------------------------

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)


def _not_json(body: bytes, error: orjson.JSONDecodeError) -> Refusal:
    try:
        text = body.decode()
    except UnicodeDecodeError as wrong:
        return Refusal("decode", "not_utf8", f"byte {wrong.start} is no UTF-8")
    # Of JSON that breaks off while much is open, orjson tells a place that differs from run to run.
    breaks_off = "allocate" in error.msg
    where = "where it breaks off" if breaks_off else f"at line {error.lineno} column {error.colno}"
    depth, string = _scanned(text, len(text) if breaks_off else error.pos)
    if depth > DEEPEST:
        return Refusal("decode", "nesting_too_deep", f"nested more than {DEEPEST} deep {where}")
    if string and text[error.pos : error.pos + 1] < " " and error.pos < len(text):
        return Refusal("decode", "control_character", f"a control character stands unescaped in a string {where}")
    if string and _has_lone_surrogate(string):
        return Refusal("decode", "lone_surrogate", f"half of a surrogate pair is escaped {where}")
    return Refusal("decode", "not_json", f"no JSON {where}")


def _scanned(text: str, position: int) -> tuple[int, str]:
    """How deep `position` is nested, and the string literal in which it stands, or nothing."""
    depth = 0
    for token in _TOKEN.finditer(text):
        if token.start() > position:
            break
        if token[0][0] in "[{":
            depth += 1
        elif token[0][0] in "]}":
            depth -= 1
        elif position <= token.end():
            return depth, token[0]
    return depth, ""


def _has_lone_surrogate(string: str) -> bool:
    """Escapes of the two halves must follow each other."""
    open_at = -1
    for escape in _ESCAPE.finditer(string):
        code = int(escape[1], 16) if escape[1] else 0
        if 0xDC00 <= code <= 0xDFFF:
            if open_at != escape.start():
                return True
            open_at = -1
        elif open_at >= 0:
            return True
        else:
            open_at = escape.end() if 0xD800 <= code <= 0xDBFF else -1
    return open_at >= 0
