"""What went wrong, each mistake in one class: attributions missed, false alarms, and roles whose span is another one.

    gold alone            missed   swallowed · inner · shared cue · declined · never weighed
    found alone           alarm    in a content · shared cue · nothing there
    both, a role differs  source | cue | content   none · not in the gold · elsewhere · another sentence ·
                                   stops sentences early · runs on · … · pieces · both ends · starts early · …
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from worker.evaluation.judging import ROLES, Comparison, Judged, Pieces, Role, touch
from worker.parser.explain import Candidate

MISSED = {
    "missed: swallowed": "its cue lies in the content that another attribution was given",
    "missed: kept as inner": "found, but as one that no outermost attribution holds: a cue in quotation marks",
    "missed: shares its cue": "the attribution found at its cue belongs to another one of the gold",
    "missed: declined": "a word of its cue was weighed, and found too light to head a cue",
    "missed: never weighed": "no word of its cue is one that could head a cue",
    "missed: nothing there": "nothing was found at its cue",
}
ALARMS = {
    "alarm: in a gold content": "its cue lies in the content of a gold attribution: it is an inner one",
    "alarm: shares its cue": "the gold attribution at its cue belongs to another one that was found",
    "alarm: nothing there": "the gold has nothing at its cue",
}
DIFFERENCES = {
    "none found": "the gold has a span, and none was found",
    "none in the gold": "the gold has no span, and one was found",
    "another sentence": "the gold's span is in a sentence that the one found does not touch",
    "elsewhere": "the gold's span is in the same sentence, and the two share nothing",
    "stops too soon": "the gold's goes on over one more sentence at least",
    "runs on": "it goes on over a sentence that the gold's does not touch",
    "begins sentences late": "the gold's begins a sentence earlier at least",
    "begins sentences early": "it begins in a sentence that the gold's does not touch",
    "pieces": "the same sentences in another number of pieces",
    "both ends": "neither end is the gold's",
    "starts early": "it starts before the gold's, and ends as it does",
    "starts late": "it starts behind the gold's start, and ends as it does",
    "ends early": "it ends before the gold's end",
    "ends late": "it ends behind the gold's end",
    "middle": "the ends are the gold's, what is left out between them is not",
}
MEANINGS = MappingProxyType(MISSED | ALARMS | {
    f"{role}: {name}": meaning for role in ROLES for name, meaning in DIFFERENCES.items()
})


class Mistake(NamedTuple):
    """One mistake; `rule` made what was found, "" if nothing was. `note` is a word more, for people."""

    kind: str
    article: str
    rule: str
    gold: Judged | None
    found: Judged | None
    note: str = ""

    @property
    def role(self) -> Role | None:
        """The role whose span is off; None for a whole attribution."""
        return next((role for role in ROLES if self.kind.startswith(role)), None)


def mistakes(one: Comparison, sentences: Sequence[int] = (), seen: Sequence[Candidate] | None = None
             ) -> Iterator[Mistake]:
    """The mistakes of an article: missed attributions, false alarms, then roles that differ, each in text order.

    `sentences` are where sentences begin, `seen` the tokens that were weighed (None: it is not known).
    """
    for gold in one.gold:
        if gold.partner is None:
            kind, note = _missed(one, gold, seen)
            yield Mistake(kind, one.id, "", gold, None, note)
    for found in one.found:
        if found.partner is None:
            yield Mistake(_alarm(one, found), one.id, found.rule, None, found)
    for gold in one.gold:
        if gold.partner is not None:
            found = one.found[gold.partner]
            for role in ROLES:
                if gold.spans(role) != found.spans(role):
                    kind = difference(gold.spans(role), found.spans(role), sentences)
                    yield Mistake(f"{role}: {kind}", one.id, found.rule, gold, found)


def _missed(one: Comparison, gold: Judged, seen: Sequence[Candidate] | None) -> tuple[str, str]:
    cue = gold.cue_as_written
    holder = next((other for other in one.found if touch(cue, other.content)), None)
    if holder is not None:
        return "missed: swallowed", f"by {holder.rule}" if holder.rule else ""
    if any(touch(cue, other.cue_as_written) for other in one.inner):
        return "missed: kept as inner", ""
    if any(touch(cue, other.cue_as_written) for other in one.found):
        return "missed: shares its cue", ""
    if seen is None:
        return "missed: nothing there", ""
    weighed = [token for token in seen if touch(cue, ((token.start, token.end),))]
    if not weighed:
        return "missed: never weighed", ""
    heaviest = max(weighed, key=lambda token: (token.weight, -token.start))
    return "missed: declined", f"“{one.text[heaviest.start:heaviest.end]}” weighs {heaviest.weight}"


def _alarm(one: Comparison, found: Judged) -> str:
    cue = found.cue_as_written
    if any(touch(cue, other.cue_as_written) for other in one.gold):
        return "alarm: shares its cue"
    held = any(touch(cue, other.content) for other in one.gold)
    return "alarm: in a gold content" if held else "alarm: nothing there"


def difference(gold: Pieces, found: Pieces, sentences: Sequence[int]) -> str:
    """How the span that was found differs from the gold's; without `sentences` all of it is one sentence."""
    if not found or not gold:
        return "none found" if gold else "none in the gold"
    theirs, ours = _sentences(gold, sentences), _sentences(found, sentences)
    if not touch(gold, found):
        return "elsewhere" if theirs & ours else "another sentence"
    if max(theirs) != max(ours):
        return "stops too soon" if max(theirs) > max(ours) else "runs on"
    if min(theirs) != min(ours):
        return "begins sentences late" if min(theirs) < min(ours) else "begins sentences early"
    return _edges(gold, found)


def _edges(gold: Pieces, found: Pieces) -> str:
    starts, ends = found[0][0] - gold[0][0], found[-1][1] - gold[-1][1]
    if len(gold) != len(found):
        return "pieces"
    if starts and ends:
        return "both ends"
    if starts:
        return "starts early" if starts < 0 else "starts late"
    if ends:
        return "ends early" if ends < 0 else "ends late"
    return "middle"


def _sentences(spans: Pieces, begins: Sequence[int]) -> set[int]:
    """The numbers of the sentences that a span touches."""
    return set(chain.from_iterable(
        range(bisect_right(begins, start), bisect_right(begins, end - 1) + 1) for start, end in spans))
