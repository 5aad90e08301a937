"""The mark: what travels in the metadata of a committed offset, so that a restart knows what went before.

It says who committed and whether they left cleanly, how often a process died at this very offset, and the breaker's
state. It is bounded far below the broker's limit of 4,096 bytes, above which a commit is fatal to the producer (B26).
Metadata that is not ours reads as an empty mark.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace

import orjson

_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class Mark:
    """`slot` and `run` name the process that committed; `topic` is the id of the articles' topic.

    `deaths` counts processes of the slot that ended uncleanly since this offset was committed, `tries` the ones that
    ended while they worked on the record at this offset alone. `parser` and `breaker` are the breaker's: its window
    counts for that parser only. `at` is when it was written, in seconds since the epoch.
    """

    slot: str = ""
    run: str = ""
    topic: str = ""
    clean: bool = True
    deaths: int = 0
    tries: int = 0
    parser: str = ""
    breaker: list[list[int]] = field(default_factory=list)
    open: bool = False
    at: int = 0

    def text(self) -> str:
        """As the metadata of an offset."""
        text = orjson.dumps({"hearsay": 1} | asdict(self)).decode()
        return text if len(text) <= _LIMIT else replace(self, breaker=[], parser=self.parser[:200]).text()

    def died(self, slot: str, run: str) -> bool:
        """Whether a process of this slot, not this one, ended uncleanly after it wrote the mark."""
        return bool(self.slot) and self.slot == slot and self.run != run and not self.clean


def read(metadata: str | None) -> Mark:
    """The mark in an offset's metadata, or an empty one."""
    try:
        values = orjson.loads(metadata or "")
    except orjson.JSONDecodeError:
        return Mark()
    if not isinstance(values, dict) or values.pop("hearsay", None) != 1:
        return Mark()
    known = Mark.__dataclass_fields__
    return Mark(**{name: value for name, value in values.items() if name in known})
