"""What is wrong with the claims of an article: missed, too many, and what is off in those that were paired."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from worker.evaluation.claims import RIGHT, Claim, Pair, Paired
from worker.evaluation.classes import Mistake
from worker.evaluation.judging import Judged

MEANINGS = MappingProxyType({
    "missed: attributed": "no claim shares half of its content",
    "missed: own voice": "no claim shares half of its content; the publisher's own",
    "too many: attributed": "no claim of the gold shares half of its content",
    "too many: own voice": "no claim of the gold shares half of its content; the publisher's own",
    "voice": "attributed in one, the publisher's own in the other",
    "content": "the contents share less than four fifths",
    "chain: length": "another number of sources",
    "chain: names": "as many sources, but others",
    "polarity": "another polarity",
    "certainty": "another certainty",
    "act": "the last source does another thing",
})


def claim_mistakes(one: Paired) -> Iterator[Mistake]:
    """The mistakes of an article: missed, too many, then those of each pair; a pair may have several."""
    for claim in one.gold:
        if not any(claim is pair.gold for pair in one.pairs):
            yield Mistake(f"missed: {_voice(claim)}", one.id, "", _shown(claim), None, _chain(claim))
    for claim in one.found:
        if not any(claim is pair.found for pair in one.pairs):
            yield Mistake(f"too many: {_voice(claim)}", one.id, claim.rule, None, _shown(claim), _chain(claim))
    for pair in one.pairs:
        for kind, note in _off(pair):
            yield Mistake(kind, one.id, pair.found.rule, _shown(pair.gold), _shown(pair.found), note)


def _off(pair: Pair) -> Iterator[tuple[str, str]]:
    gold, found = pair.gold, pair.found
    if not pair.hit:
        yield "voice", _both(_chain(gold), _chain(found))
        return
    if pair.jaccard < RIGHT:
        yield "content", f"{100 * pair.jaccard:.0f} % in common"
    if not pair.same_chain:
        kind = "chain: names" if len(gold.chain) == len(found.chain) else "chain: length"
        yield kind, _both(_chain(gold), _chain(found))
    for kind, want, got in (("polarity", gold.polarity, found.polarity), ("certainty", gold.certainty, found.certainty),
                            ("act", gold.chain[-1].act, found.chain[-1].act)):
        if want != got:
            yield kind, _both(want or "none", got or "none")


def _both(gold: str, found: str) -> str:
    return f"gold: {gold}; found: {found}"


def _voice(claim: Claim) -> str:
    return "own voice" if claim.own_voice else "attributed"


def _chain(claim: Claim) -> str:
    return " → ".join(link.name for link in claim.chain[1:]) or "own voice"


def _shown(claim: Claim) -> Judged:
    """Its last link and its content as an attribution."""
    last = claim.chain[-1]
    return Judged(last.source, last.cue, claim.content, last.cue, claim.rule)
