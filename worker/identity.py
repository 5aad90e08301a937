"""What identifies a claim: the form in which texts are compared, and an id that only what a reader sees decides."""

from __future__ import annotations

import re
from hashlib import sha1
from typing import Final
from unicodedata import ucd_3_2_0

import orjson

# Fixed for ever: every id of every release hangs on it.
_NAMESPACE: Final = bytes.fromhex("8c5d3f0e6b1a5c47a3d29e70f41b86d5")
# A digit of the digest with the two highest bits that every UUID of RFC 9562 has there.
_VARIANT: Final = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))
# White space of Unicode 16, listed: `\s` and `str.split` follow the release of Python.
_SPACE: Final = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SPACES: Final = re.compile(f"[{_SPACE}]+")
_PLAIN: Final = re.compile("[!-~\u00a1-\u02ff\u2010-\u2027\u20ac]++(?: [!-~\u00a1-\u02ff\u2010-\u2027\u20ac]++)*+")
_COMPOSED: Final = re.compile("[\u0000-\u02ff\u2010-\u2027\u20ac]*")


def plain(text: str) -> str:
    """NFC and single spaces: how texts are compared and identified.

    Below U+0300 every text is its own NFC; for the rest Python carries one frozen Unicode version (3.2) beside its own,
    so that the same text has the same form under every release of Python.
    """
    if text.isascii() and text.isprintable() and "  " not in text and text.strip(" ") == text:
        return text
    if _PLAIN.fullmatch(text):
        return text
    if not _COMPOSED.fullmatch(text):
        text = ucd_3_2_0.normalize("NFC", text)
    return _SPACES.sub(" ", text).strip(" ")


def claim_id(
    article_id: str, section: str, content: str, *, source: str | None, act: str | None, ordinal: int
) -> str:
    """UUIDv5 over what a reader sees: it survives edits elsewhere in the article and releases of the parser.

    `source` and `act` are those of the last link (None in the publisher's own voice); `ordinal` counts, from 0, the
    claims that are still equal.
    """
    texts = [article_id, section, plain(content), source and plain(source), act, ordinal]
    text = sha1(_NAMESPACE + orjson.dumps(texts), usedforsecurity=False).hexdigest()
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{_VARIANT[text[16]]}{text[17:20]}-{text[20:32]}"
