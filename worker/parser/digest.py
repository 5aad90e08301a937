"""Which parser this is: its version, and a digest of everything that can reach its output.

Two workers with the same digest write the same bytes. Covered are the sources and tables of parser/, the modules that
decode and encode, the schema that judges the input, and the versions of the packages whose code has a say.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from worker import __version__, contract
from worker.claim import ParserId

_WORKER: Final = Path(__file__).parent.parent
_MODULES: Final = ("article", "claim", "encoding", "envelope", "identity", "ninjs", "pipeline")
_ROOMS: Final = ("markup", "parser")
_PACKAGES: Final = ("jsonschema-rs", "orjson", "selectolax")
_READ: Final = (".py", ".tsv", ".txt", ".json")


@cache
def parser_id() -> ParserId:
    """The release and the digest of the parser that is running."""
    return ParserId(__version__, _digest())


def sources() -> list[Path]:
    """The files that are covered, in the order in which they are read."""
    files = [path for room in _ROOMS for path in (_WORKER / room).rglob("*") if path.suffix in _READ]
    files.sort(key=lambda path: path.as_posix())
    return [*files, *(_WORKER / f"{name}.py" for name in _MODULES), contract.SCHEMAS / "article.json"]


def _digest() -> str:
    total = sha256()
    for path in sources():
        name = path.relative_to(_WORKER).as_posix() if path.is_relative_to(_WORKER) else path.name
        total.update(f"{name.removeprefix('schemas/')}\0{sha256(path.read_bytes()).hexdigest()}\n".encode())
    for package in _PACKAGES:
        total.update(f"{package}=={version(package)}\n".encode())
    return total.hexdigest()
