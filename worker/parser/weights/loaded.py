"""All tables of the parser, read once."""

from __future__ import annotations

from pathlib import Path

from worker.parser.weights.gate import Gate
from worker.parser.weights.tables import DECISIONS, FOLDER, NOTHING, Pool, Row, read_table


class Tables:
    """The tables of all decisions."""

    def __init__(self, folder: Path = FOLDER) -> None:
        pool = Pool()
        found = {name: read_table(name, folder, pool) for name in DECISIONS}
        self.gate = Gate(read_table("gate", folder, pool).rows)
        self.cue = found["cue"]
        self.cue_start, self.cue_end = found["extent.start"], found["extent.end"]
        self.place, self.left, self.right = found["source.place"], found["source.left"], found["source.right"]
        self.shape, self.start, self.end = found["content.shape"], found["content.start"], found["content.end"]
        self.first, self.last = found["content.first"], found["content.last"]
        self.forward, self.backward = found["running.forward"], found["running.backward"]
        self.standing = found["standing"]
        self._offers = read_table("offers", folder, pool).rows

    def offers(self, place: str) -> Row:
        """The kinds of place at which the gold ever has this edge, with their share in thousandths."""
        return self._offers.get(place, NOTHING)
