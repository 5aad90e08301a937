"""What another parse changes: counted by kind, rule and publisher, with examples, and judged by thresholds.

A diff is filled article by article, so that only what is counted and the examples stay in memory.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from worker.replay.pairing import CHANGES, Pair, Row, fields, pairs

KINDS = ("removed", "changed", "added")  # in the order in which a person should read them
NO_RULE = "own voice"


class Gate(NamedTuple):
    """A threshold: the share of claims `kind` (of those before) may be `limit` per cent at most."""

    kind: str
    limit: Decimal


class Drawn(NamedTuple):
    """Which articles were compared: `most` at most, drawn by `seed`; `whole` where these are all that there are."""

    most: int
    seed: int
    whole: bool


@dataclass
class Diff:
    """The sums of a comparison; `examples` holds the first pairs of each kind.

    `refused` counts the records that each parser refuses, None where nobody asked it; `left` the articles that were
    left out, by why; `drawn` is None where no sample was taken.
    """

    most: int = 5  # examples of a kind
    articles: int = 0
    articles_changed: int = 0
    before: int = 0
    after: int = 0
    kinds: Counter[str] = field(default_factory=Counter)  # of KINDS; a claim that changed in two ways counts once
    groups: Counter[str] = field(default_factory=Counter)  # of CHANGES
    exact: Counter[str] = field(default_factory=Counter)  # which fields: content, chain.source, times, …
    rules: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    publishers: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    examples: defaultdict[str, list[Pair]] = field(default_factory=lambda: defaultdict(list))
    refused: tuple[int | None, int | None] = (None, None)
    left: Counter[str] = field(default_factory=Counter)
    drawn: Drawn | None = None
    parsers: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))

    def article(self, before: Sequence[Row], after: Sequence[Row]) -> None:
        """Count the claims of one article by the two parses."""
        self.articles += 1
        self.before += len(before)
        self.after += len(after)
        for rows, seen in zip((before, after), self.parsers, strict=True):
            seen.update(named(**row["parser"]) for row in rows[:1])
        differing = [pair for pair in pairs(before, after) if pair.changed or None in (pair.before, pair.after)]
        self.articles_changed += bool(differing)
        for pair in differing:
            self._count(pair)

    def _count(self, pair: Pair) -> None:
        kind = "added" if pair.before is None else "removed" if pair.after is None else "changed"
        row = pair.after or pair.before
        assert row is not None
        self.kinds[kind] += 1
        self.groups.update(pair.changed)
        if pair.before and pair.after:
            self.exact.update(fields(pair.before, pair.after))
        self.rules[rule(row)][kind] += 1
        self.publishers[row["article"]["publisher"] or "(none)"][kind] += 1
        if len(self.examples[kind]) < self.most:
            self.examples[kind].append(pair)

    def share(self, kind: str) -> Decimal:
        """Claims of a kind in per cent of those before; of nothing, 0 or 100."""
        if not self.before:
            return Decimal(100 if self.kinds[kind] else 0)
        return Decimal(100 * self.kinds[kind]) / self.before

    @property
    def margin(self) -> Decimal | None:
        """How far the share of changed articles may be off, in per cent, at 95 %; None where all were compared."""
        if self.drawn is None or self.drawn.whole or not self.articles:
            return None
        share = Decimal(self.articles_changed) / self.articles
        return 196 * (share * (1 - share) / self.articles).sqrt()

    def passed(self, gates: Sequence[Gate]) -> tuple[Gate, ...]:
        """The gates whose limit is passed."""
        return tuple(gate for gate in gates if self.share(gate.kind) > gate.limit)

    def row(self, gates: Sequence[Gate] = (), most_examples: int | None = None) -> dict[str, Any]:
        """Everything as JSON, with at most so many examples of a kind."""
        return {
            "parsers": {"before": sorted(self.parsers[0]), "after": sorted(self.parsers[1])},
            "sample": self.drawn and self.drawn._asdict(),
            "articles": {"compared": self.articles, "changed": self.articles_changed,
                         "margin": None if self.margin is None else f"{self.margin:.1f}"},
            "left_out": dict(sorted(self.left.items())),
            "refused": dict(zip(("before", "after"), self.refused, strict=True)),
            "claims": {"before": self.before, "after": self.after} | {kind: self.kinds[kind] for kind in KINDS},
            "changed": {name: self.groups[name] for name in CHANGES},
            "fields": dict(sorted(self.exact.items(), key=lambda one: (-one[1], one[0]))),
            "by_rule": {name: dict(counts) for name, counts in most(self.rules)},
            "by_publisher": {name: dict(counts) for name, counts in most(self.publishers)},
            "examples": {kind: [{"before": pair.before, "after": pair.after, "changed": list(pair.changed)}
                                for pair in self.examples[kind][:most_examples]] for kind in KINDS},
            "gates": [{"kind": gate.kind, "limit": str(gate.limit), "share": percent(self.share(gate.kind)),
                       "passed": gate in self.passed(gates)} for gate in gates],
        }


def named(version: str, digest: str) -> str:
    """A parser, as people tell it from others."""
    return f"{version} #{digest[:6]}"


def rule(row: Row) -> str:
    """The rule that made the claim's last link."""
    return row["chain"][-1]["rule"] or NO_RULE


def most(counts: dict[str, Counter[str]]) -> list[tuple[str, Counter[str]]]:
    """Those that changed most first, by name where they changed alike."""
    return sorted(counts.items(), key=lambda one: (-one[1].total(), one[0]))


def percent(share: Decimal) -> str:
    """Two decimals at most."""
    return f"{share.quantize(Decimal('0.01')).normalize():f}"
