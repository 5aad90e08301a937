"""The figures of `hearsay eval` over annotated claims, for people and programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.text import Text

from worker.cli.kit.tally import plural
from worker.evaluation.claim_scores import ClaimScores


def lines(scores: ClaimScores) -> Iterator[str | Text]:
    """A line a figure: what it is, per cent, and of how many in the gold."""
    yield (f"{plural(scores.articles, 'article')}, {scores.gold:,} claims in the gold, {scores.found:,} found, "
           f"{scores.in_title} of the title left out")
    yield f"attributed taken for own voice, or the reverse: {scores.confused}; touching noise: {scores.noisy}"
    width = max(map(len, scores.figures))
    for name, share in scores.figures.items():
        yield f"{name:{width}}  {share.percent:5.1f}   of {share.of:,}" if share.of else f"{name:{width}}      –"


def rules(found: Mapping[str, tuple[int, int]]) -> Iterator[str | Text]:
    """The rule of the last link: claims made, and per cent right; those that make most first."""
    width = max((len(rule) for rule in found), default=0)
    yield Text(f"{'rule of the last link':{max(width, 21)}}  {'claims':>6}  right", style="bold")
    for rule, (made, right) in sorted(found.items(), key=lambda pair: (-pair[1][0], pair[0])):
        yield f"{rule or '(own voice, continued)':{max(width, 21)}}  {made:6,}  {100 * right // made:3} %"


def row(scores: ClaimScores, found: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    """The same for a program."""
    return {"articles": scores.articles, "gold": scores.gold, "found": scores.found, "confused": scores.confused,
            "noisy": scores.noisy, "in_title": scores.in_title,
            "figures": {name: {"percent": round(share.percent, 1), "of": share.of}
                        for name, share in scores.figures.items()},
            "rules": {rule: {"claims": made, "right": right} for rule, (made, right) in found.items()}}
