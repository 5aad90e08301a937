"""Articles of our own with attributions marked in brackets: `[s Ilves] [c said] [x that it would close].`

A digit says which attribution a role belongs to where a text has several: `[s2 Ilves] [c2 said] [x2 no].`
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import orjson

ROLES = {"s": "source", "c": "cue", "x": "content"}
BRACKET = re.compile(r"\[([scx])(\d?) ([^\[\]]*)\]")
HARBOUR = (
    "[s The harbour board] [c said] on Monday [x that the old pier would stay closed].\n\n"
    "[x2 “The planks are rotten,”] [c2 said] [s2 Marten Ilves], its engineer. The council met at noon.\n\n"
    "[s3 Residents] [c3 fear] [x3 another flood], and [s4 the union] [c4 has called for] [x4 a general strike]."
)
FERRY = (
    "[c According to] [s the ferry company], [x two boats had been sold]. "
    "[s2 Its rival] [c2 denied] [x2 the report].\n\nThe crew left. "
    "[s3 Ona Kreel] [c3 told] the Gazette [x3 she had never been asked]."
)


def article(identity: str, marked: str, publisher: str = "The Gazette") -> dict[str, Any]:
    """The article without its brackets, and what they mark."""
    text, found = "", dict[str, dict[str, list[list[int]]]]()
    at = 0
    for match in BRACKET.finditer(marked):
        text += marked[at:match.start()]
        roles = found.setdefault(match[2], {"source": [], "cue": [], "content": []})
        roles[ROLES[match[1]]].append([len(text), len(text) + len(match[3])])
        text += match[3]
        at = match.end()
    return {"id": identity, "publisher": publisher, "text": text + marked[at:], "attributions": list(found.values())}


def written(path: Path, *rows: dict[str, Any]) -> Path:
    """A file with a row a line."""
    path.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in rows))
    return path


def gold(folder: Path) -> Path:
    """The two articles above as a file."""
    return written(folder / "gold.jsonl", article("harbour", HARBOUR), article("ferry", FERRY, "The Post"))
