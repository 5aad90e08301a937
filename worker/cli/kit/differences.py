"""A diff of two parses for people: the sums, then what to read first, before and after under each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from worker.cli.kit.claims import ARROW, cut, names
from worker.cli.kit.console import harmless
from worker.cli.kit.tally import plural
from worker.replay.diff import KINDS, Diff, Gate, most, percent, rule
from worker.replay.pairing import CHANGES, Pair, Row

_SIGNS = {"added": "+", "removed": "−", "changed": "~"}
_SHOWN = 6  # rules and publishers on a line


def lines(diff: Diff, gates: Sequence[Gate], width: int) -> Iterator[str]:
    """The report, a line each."""
    before, after = (", ".join(sorted(found)) or "nothing" for found in diff.parsers)
    share = f" ({100 * diff.articles_changed / diff.articles:.1f} %)" if diff.articles else ""
    yield f"{plural(diff.articles, 'article')}   parser {before}{ARROW}{after}"
    yield f"articles changed   {diff.articles_changed:,}{share}"
    kinds = "   ".join(f"{kind} {diff.kinds[kind]:,}" for kind in ("added", "removed"))
    fields = "   ".join(f"{name} changed {diff.fields[name]:,}" for name in CHANGES)
    yield f"claims   {diff.before:,}{ARROW}{diff.after:,}   {kinds}   {fields}"
    if diff.rules:
        yield f"by rule   {_ranked(most(diff.rules))}"
        yield f"by publisher   {_ranked(most(diff.publishers))}"
    for kind in KINDS:
        if diff.examples[kind]:
            yield f"{kind}, {'read these first' if kind == 'removed' else 'the first'}:"
            yield from (line for pair in diff.examples[kind] for line in _example(pair, width))
    for gate in gates:
        passed = gate in diff.passed(gates)
        yield (f"gate: {gate.kind} {percent(diff.share(gate.kind))} % {'>' if passed else '≤'} "
               f"{percent(gate.limit)} %  {'✗' if passed else '✓'}")


def _ranked(counts: Sequence[tuple[str, Counter[str]]]) -> str:
    shown = [f"{harmless(name)} {' '.join(f'{_SIGNS[kind]}{found[kind]}' for kind in _SIGNS if found[kind])}"
             for name, found in counts[:_SHOWN]]
    return "   ".join(shown) + (" …" if len(counts) > _SHOWN else "")


def _example(pair: Pair, width: int) -> Iterator[str]:
    row = pair.after or pair.before
    assert row is not None
    yield f"  {harmless(row['article']['id'])}" + (f"   {', '.join(pair.changed)}" if pair.changed else "")
    for sign, side in (("−", pair.before), ("+", pair.after)):
        if side is not None:
            yield f"    {sign} {cut(_told(side), width - 6)}"


def _told(row: Row) -> str:
    """Chain, certainty, content and rule of a claim on one line."""
    factuality = row["factuality"]
    certainty = factuality["certainty"] + (": no" if factuality["polarity"] == "negative" else "")
    return f"{ARROW.join(names(row))}  {certainty}  “{harmless(row['content']['text'])}”  {rule(row)}"
