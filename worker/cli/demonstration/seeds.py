"""The articles of the demo: seeds/ in the order of its index, and two that cannot be read."""

from __future__ import annotations

from pathlib import Path

from worker import contract
from worker.cli.kit import inputs
from worker.kafka.send import Outgoing

_BROKEN = ("no-text.json", "not-json.json")


def samples() -> list[Outgoing]:
    """The articles, each named by its file."""
    found = inputs.files([str(contract.SEEDS), *(str(contract.SEEDS / "broken" / name) for name in _BROKEN)])
    return [Outgoing(str(Path(one.name).relative_to(contract.SEEDS)), one.key, one.value, one.headers)
            for one in map(inputs.keyed, inputs.records(found))]
