"""IPTC ninjs 2 and 3 (and the body fields of 1.x): a news item in JSON, in the fields of schemas/article.json."""

from __future__ import annotations

from typing import Any, Final

# Where a field of the article stands in the item: what a refusal points at.
POINTERS: Final = {
    "/id": "/uri",
    "/title": "/headlines",
    "/text": "/bodies",
    "/html": "/bodies",
    "/byline": "/by",
    "/publisher": "/infoSources",
    "/published_at": "/firstCreated",
    "/updated_at": "/versionCreated",
    "/revision": "/version",
}
_PLAIN: Final = ("text/plain",)
_MARKED: Final = ("text/html", "application/xhtml+xml", "text/vnd.iptc.nitf")
_WITHDRAWN: Final = ("canceled", "withheld")


def recognised(item: dict[str, Any]) -> bool:
    """Whether a JSON object is a ninjs item: it says so, or has the `uri` and the body that only ninjs has."""
    standard = item.get("standard")
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        return True
    return "uri" in item and "text" not in item and "html" not in item and any(
        name in item for name in ("bodies", "body_text", "body_html", "body_xhtml", "pubStatus", "pubstatus"))


def withdrawn(item: dict[str, Any]) -> bool:
    """Whether the publisher takes the item back: the same as a retraction."""
    return item.get("pubStatus", item.get("pubstatus")) in _WITHDRAWN


def article_fields(item: dict[str, Any]) -> dict[str, Any]:
    """The item in the fields of an article, as they stand: the schema judges them afterwards."""
    uri = item.get("uri")
    fields: dict[str, Any] = {
        "id": uri,
        "title": _valued(item.get("headlines"), "main") or item.get("headline") or item.get("title"),
        "publisher": _named(item.get("infoSources", item.get("infosources"))) or item.get("copyrightHolder"),
        "url": uri if isinstance(uri, str) and uri.startswith(("https://", "http://")) else None,
        "byline": item.get("by", item.get("byline")),
        "published_at": _first(item, "firstCreated", "firstcreated", "versionCreated", "versioncreated"),
        "updated_at": _first(item, "versionCreated", "versioncreated"),
        "revision": _number(item.get("version")),
        "language": item.get("language"),
    }
    return {name: value for name, value in (fields | _body(item)).items() if value is not None}


def _body(item: dict[str, Any]) -> dict[str, Any]:
    bodies = item.get("bodies")
    if not isinstance(bodies, list):
        return {"text": item.get("body_text"), "html": _first(item, "body_xhtml", "body_html")}
    typed = [(str(body.get("contentType", body.get("contenttype", "text/plain"))).lower(), body.get("value"))
             for body in bodies if isinstance(body, dict)]
    plain = next((value for kind, value in typed if kind in _PLAIN), None)
    return {"text": plain, "html": next((value for kind, value in typed if kind in _MARKED), None)}


def _valued(texts: Any, role: str) -> Any:
    """The `value` of the entry with that role, else of the first one."""
    entries = [entry for entry in texts if isinstance(entry, dict)] if isinstance(texts, list) else []
    wanted = [entry for entry in entries if entry.get("role") == role] or entries
    return wanted[0].get("value") if wanted else None


def _named(parties: Any) -> Any:
    entries = [entry for entry in parties if isinstance(entry, dict)] if isinstance(parties, list) else []
    return next((entry["name"] for entry in entries if entry.get("name")), None)


def _first(item: dict[str, Any], *names: str) -> Any:
    return next((item[name] for name in names if item.get(name) is not None), None)


def _number(version: Any) -> Any:
    """The version as a number: ninjs 1 and 2 write it as a string."""
    digits = isinstance(version, str) and 0 < len(version) <= 15 and all("0" <= c <= "9" for c in version)
    return int(version) if digits else None if isinstance(version, str) else version
