"""A claim in words: the chain with what says so, what each source commits to, which words became which name."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from worker.claim import Claim, Factuality, Link
from worker.cli.kit.claims import ARROW, cut
from worker.cli.kit.console import harmless

_INDENT = "     "


def brief(claim: Claim, width: int) -> Iterator[Text]:
    """The claim's number, content and chain."""
    yield Text(cut(f"  {claim.sequence:<3}{harmless(claim.content.text)}", width), style="green")
    yield Text(f"{_INDENT}{ARROW.join(_said(link) for link in claim.chain)}   ").append(
        _committed(claim.factuality), style="bold")


def whole(claim: Claim) -> Iterator[Text]:
    """Everything that the claim says, link by link."""
    content = claim.content
    yield Text(f"claim {claim.sequence}  ", style="bold").append(harmless(content.text), style="not bold green")
    leaf = "no attribution inside it" if claim.leaf else "holds another claim"
    yield Text(f"{_INDENT}{claim.section}, {content.quotation} quotation, {leaf}, id {claim.claim_id}", style="dim")
    if claim.within:
        yield Text(f"{_INDENT}within claim {claim.within}", style="dim")
    for link in claim.chain:
        yield from _link(link)
    for time in claim.times:
        yield Text(f"{_INDENT}time “{harmless(time.text)}” = {time.value}{f' {time.mod}' if time.mod else ''}")


def _link(link: Link) -> Iterator[Text]:
    source = link.source
    line = Text(f"{ARROW}{harmless(source.name or '(no name)')}", style="bold")
    line.append(f"  {source.kind}{f', {harmless(source.role)}' if source.role else ''}", style="not bold dim")
    yield line
    if source.text and source.text != source.name:
        yield Text(f"{_INDENT}“{harmless(source.text)}” is {harmless(source.name or 'nobody by name')}")
    if link.cue:
        rule = f", by rule {link.rule}" if link.rule else ""
        sure = f", right in {link.confidence} of 100" if link.confidence is not None else ""
        yield Text(f"{_INDENT}“{harmless(link.cue.text)}” is an act of {link.cue.act}{rule}{sure}")
    ways = (("passes it on", link.relay), ("from the claim that holds this one", link.inherited),
            ("goes on from the claim before", link.continues is not None))
    how = [words for words, holds in ways if holds]
    if how:
        yield Text(_INDENT + ", ".join(how))
    if link.to:
        yield Text(f"{_INDENT}said to {harmless(link.to.name)}")
    if link.at:
        yield Text(f"{_INDENT}said at “{harmless(link.at.text)}” = {link.at.value}")
    yield Text(f"{_INDENT}commits to it: {_committed(link.factuality)}")


def _said(link: Link) -> str:
    name = harmless(link.source.name or link.source.text or "(unnamed)")
    if link.cue:
        return f"{name} ({harmless(link.cue.text)}: {link.cue.act})"
    return f"{name} (goes on)" if link.continues else f"{name} (passes on)" if link.relay else name


def _committed(factuality: Factuality) -> str:
    return f"{factuality.certainty}, {factuality.polarity}"
