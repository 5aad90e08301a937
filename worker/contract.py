"""Where the contract lies: the files of schemas/ and seeds/, in a checkout or inside an installed package."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import orjson

_HERE = Path(__file__).parent


def _folder(name: str) -> Path:
    installed = _HERE / name
    return installed if installed.is_dir() else _HERE.parent / name


SCHEMAS = _folder("schemas")
SEEDS = _folder("seeds")
NAMES = ("article", "claim", "manifest", "dead-letter", "dead-letter-state", "attributions", "replay-plan",
         "replay-report", "replay", "route")


@cache
def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) called `name`, one of NAMES."""
    loaded: dict[str, Any] = orjson.loads((SCHEMAS / f"{name}.json").read_bytes())
    return loaded
