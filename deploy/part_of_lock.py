"""Print the part of requirements.lock that an image needs: one lock for all, and no test tools in production.

    part_of_lock.py run     what the worker needs at run time
    part_of_lock.py build   what builds its wheel

Roots are the names in pyproject.toml; the rest follows the "# via" remarks of the lock. Standard library alone, since
it runs in an empty image.
"""
# ruff: noqa: INP001

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENTRY = re.compile(r"^(?=[a-z0-9])", re.MULTILINE)
REMARK = re.compile(r"^    # (?: |via) *(\S+)", re.MULTILINE)


def root() -> Path:
    """The folder of pyproject.toml: beside this file in the image, above it in a checkout."""
    return HERE if (HERE / "pyproject.toml").is_file() else HERE.parent


def name_of(requirement: str) -> str:
    """The project's name in its normal form: "Foo_Bar[x]>=1" is foo-bar."""
    bare = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert bare, requirement
    return re.sub(r"[-_.]+", "-", bare[0]).lower()


def entries(lock: str) -> dict[str, str]:
    """The entries of a lock by name: pin, hashes, remarks."""
    return {name_of(entry): entry for entry in ENTRY.split(lock) if entry.strip()}


def parents(entry: str) -> set[str]:
    """Who asked for it, by the remarks below it."""
    return {name_of(remark) for remark in REMARK.findall(entry)}


def part(lock: str, roots: list[str]) -> str:
    """The entries of the roots and of all that they need."""
    known = entries(lock)
    wanted = {name_of(name) for name in roots}
    if missing := sorted(wanted - known.keys()):
        raise SystemExit(f"not in the lock: {', '.join(missing)}")
    size = 0
    while len(wanted) > size:
        size = len(wanted)
        wanted |= {name for name, entry in known.items() if parents(entry) & wanted}
    return "".join(known[name] for name in sorted(wanted))


def roots(project: dict[str, dict[str, list[str]]], use: str) -> list[str]:
    """The requirements that pyproject.toml states for this use."""
    return {"run": project["project"]["dependencies"], "build": project["build-system"]["requires"]}[use]


if __name__ == "__main__":
    stated = tomllib.loads((root() / "pyproject.toml").read_text(encoding="utf-8"))
    sys.stdout.write(part((root() / "requirements.lock").read_text(encoding="utf-8"), roots(stated, sys.argv[1])))
