"""The chaos log: what each experiment counted, as JSON Lines, as a table at the terminal, and as one in Markdown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.lab.verify import Report

FOLDER = Path(__file__).parents[2] / ".hearsay"
LINES, TABLE = FOLDER / "chaos.jsonl", FOLDER / "chaos.md"
_WRONG = ("unexpected", "disordered", "behind")
_TITLES = ("fault", "faults", "sent", "expected", "seen", "lost", "doubled", "other", "audit", "recovery (s)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the chaos log."""

    experiment: str
    faults: int
    sent: int  # articles
    expected: int  # claims, manifests and dead letters that must come of them
    seen: int
    lost: int
    doubled: int
    unexpected: int
    disordered: int
    behind: int
    audit: int  # findings of `hearsay audit`
    recoveries: Sequence[float]  # seconds, for each fault, or time that it was given back, until all partitions moved
    longest_stop: float  # seconds that one partition stood still
    exits: Sequence[int]  # exit codes of workers, other than 0


def write(name: str, faults: int, report: Report, recoveries: Sequence[float], stop: float = 0.0,
          exits: Sequence[int] = ()) -> None:
    """Add a line."""
    counts = {kind: len(getattr(report, kind)) for kind in ("lost", "doubled", *_WRONG)}
    totals = {"sent": report.sent, "expected": report.expected, "seen": report.seen, "audit": report.findings}
    entry = Entry(name, faults, **totals, **counts, recoveries=[round(one, 1) for one in recoveries],
                  longest_stop=round(stop, 1), exits=exits)
    FOLDER.mkdir(exist_ok=True)
    with LINES.open("a") as file:
        file.write(json.dumps(asdict(entry)) + "\n")


def rows() -> list[tuple[str, ...]]:
    """The log so far as rows of text, the titles first."""
    return [_TITLES, *map(_row, map(json.loads, LINES.read_text().splitlines()))] if LINES.exists() else []


def plain() -> list[str]:
    """The log as lines for a terminal."""
    found = rows()
    widths = [max(map(len, column)) for column in zip(*found, strict=True)]
    return ["  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in found]


def markdown() -> str:
    """The log as a table."""
    return table(rows())


def table(rows_: Sequence[Sequence[str]]) -> str:
    """Rows as Markdown; the first one has the titles, all columns but the first are numbers."""
    titles, *found = rows_
    ruler = ("---", *("---:" for _ in titles[1:]))
    return "".join(f"| {' | '.join(row)} |\n" for row in (titles, ruler, *found))


def keep(name: str, text: str) -> None:
    """Write a file beside the log."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_text(text)


def _row(entry: dict[str, object]) -> tuple[str, ...]:
    recoveries = entry["recoveries"]
    assert isinstance(recoveries, list)
    other = sum(int(str(entry[name])) for name in _WRONG)
    counts = (entry[name] for name in ("faults", "sent", "expected", "seen", "lost", "doubled"))
    return (str(entry["experiment"]), *map(_counted, counts), str(other), str(entry["audit"]), _spread(recoveries))


def _counted(count: object) -> str:
    return f"{count:,}"


def _spread(seconds: list[float]) -> str:
    """The longest, and in the middle where there are several."""
    if not seconds:
        return "–"
    return f"{max(seconds):.1f}" + (f" ({sorted(seconds)[len(seconds) // 2]:.1f})" if len(seconds) > 1 else "")
