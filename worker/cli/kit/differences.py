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


def lines(diff: Diff, gates: Sequence[Gate], width: int, most_examples: int | None = None) -> Iterator[str]:
    """The report, a line each, with at most so many examples of a kind."""
    yield from heading(diff)
    yield f"articles changed   {diff.articles_changed:,}{changed_share(diff)}"
    kinds = "   ".join(f"{kind} {diff.kinds[kind]:,}" for kind in ("added", "removed"))
    fields = "   ".join(f"{name} changed {diff.groups[name]:,}" for name in CHANGES)
    yield f"claims   {diff.before:,}{ARROW}{diff.after:,}   {kinds}   {fields}"
    if exact := diff.exact.most_common():
        yield "fields   " + "   ".join(f"{name} {count:,}" for name, count in sorted(exact, key=_rank))
    if diff.rules:
        yield f"by rule   {_ranked(most(diff.rules))}"
        yield f"by publisher   {_ranked(most(diff.publishers))}"
    for kind in KINDS:
        if shown := diff.examples[kind][:most_examples]:
            yield f"{kind}, {'read these first' if kind == 'removed' else 'the first'}:"
            yield from (line for pair in shown for line in _example(pair, width))
    for gate in gates:
        passed = gate in diff.passed(gates)
        yield (f"gate: {gate.kind} {percent(diff.share(gate.kind))} % {'>' if passed else '≤'} "
               f"{percent(gate.limit)} %  {'✗' if passed else '✓'}")


def heading(diff: Diff) -> Iterator[str]:
    """What was compared with what, and what could not be."""
    before, after = (", ".join(sorted(found)) or "nothing" for found in diff.parsers)
    drawn = diff.drawn
    sample = f", a sample (seed {drawn.seed})" if drawn and not drawn.whole else ""
    yield f"{plural(diff.articles, 'article')}{sample}   parser {before}{ARROW}{after}"
    if diff.left:
        yield "left out   " + "   ".join(f"{why} {count:,}" for why, count in sorted(diff.left.items()))
    counts = [f"{when} {count:,}" for when, count in zip(("before", "after"), diff.refused, strict=True)
              if count is not None]
    if any(diff.refused):
        yield f"records refused   {'   '.join(counts)}"


def changed_share(diff: Diff) -> str:
    """The share of the articles that changed, in brackets, and how far a sample may be off."""
    if not diff.articles:
        return ""
    margin = "" if diff.margin is None else f" ± {diff.margin:.1f}"
    return f" ({100 * diff.articles_changed / diff.articles:.1f} %{margin})"


def _rank(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]


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
