"""An older version of the package in a folder of its own: it lacks what two rules say today."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_CHANGES = (  # file below worker/, what stands there today, what stood there
    ("parser/meaning/acts.py", '"deny": """deny dispute', '"deny": """dispute'),
    ("parser/meaning/voice.py", "made = _alone(sentence, index, numbered) if here is None else",
     "made = [] if here is None else"),
)


def older(folder: Path) -> Path:
    """The copy: "denied" is no denial to it, and a sentence without a source is no claim."""
    for name in ("worker", "schemas", "seeds"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, today, before in _CHANGES:
        file = folder / "worker" / name
        source = file.read_text("utf-8")
        assert source.count(today) == 1, f"{name} is written in another way now: change _CHANGES"
        file.write_text(source.replace(today, before), "utf-8")
    return folder


def denied(claim: dict[str, Any]) -> bool:
    """Whether somebody in the claim's chain denies by that verb: all and only these are changed."""
    return any(link["cue"] and link["cue"]["lemma"] == "deny" for link in claim["chain"])


def alone(claim: dict[str, Any]) -> bool:
    """Whether the claim is the laboratory's sentence without a source: all and only these are added."""
    return bool(claim["own_voice"]) and claim["content"]["text"].startswith("The road to the lake")
