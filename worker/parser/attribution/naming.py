"""Which rule a decision is: of the rules that match at its head, the one that agrees best with it.

The weights say where the edges lie; the rule says in words what stands there. A head at which no rule sees the same
shape has the name of the plain shape (rules/shapes.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from worker.parser import rules
from worker.parser.document import Document
from worker.parser.grammar.production import Match
from worker.parser.weights.decide import Decided
from worker.parser.weights.heads import likely
from worker.parser.weights.roles import Range

SHAPES = {"behind": "after", "before": "before", "around": "around", "elsewhere": "next", "none": "after"}
WHERE = {"behind": "after", "before": "before", "around": "around", "elsewhere": "", "none": ""}  # of rules
SIDES = {"before": "", "inside": "", "behind": "-named", "none": "-alone"}
SAME_SOURCE, SAME_CONTENT, SAME_START, SAME_CUE = 4, 4, 2, 1
AGREES = 6  # source and content on the same sides, and one edge more
# Where a rule agrees with the weights on the sides of the roles, the role whose edges it has exact more often than they
# (counted on the training gold).
KNOWS_BETTER = {
    "noun.in-view": "source",
    "noun.in-view-last": "source",
    "noun.is": "content",
    "noun.owned-prep": "source",
    "noun.owned-that": "source",
    "quote.after": "content",
    "quote.broken-told": "content",
    "quote.final": "content",
    "quote.final-told": "content",
    "quote.inverted": "content",
    "quote.inverted-broken": "content",
    "quote.told": "content",
}
Seen = dict[tuple[int, int], list[Match]]  # by sentence and head


class Named(NamedTuple):
    """A decision with its rule's name, and the rule's match if a finer rule than the plain shapes has seen it.

    `tried`: how many rules match at its head; `points`: how far the best of them agrees, -1 if there is none. `likely`:
    by its head alone it is a cue of the corpus, whatever it weighs with its roles.
    """

    decided: Decided
    rule: str
    match: Match | None
    tried: int
    points: int
    likely: bool


def seen(document: Document, decided: list[Decided], without: frozenset[str] = frozenset()) -> Seen:
    """What the rules of the decided shape, but for those `without` names, see at the heads of these decisions."""
    places: dict[int, dict[int, str]] = {}
    for one in decided:
        places.setdefault(one.view.index, {})[one.head] = WHERE[one.shape]
    found: Seen = {}
    for match in rules.matches(document, places):
        if match.rule.name in without:
            continue
        found.setdefault((match.sentence, match.head), []).append(match)
    return found


def named(one: Decided, found: Seen) -> Named:
    """The decision with its rule, and with the role that the rule knows better than the weights do."""
    matches = found.get((one.view.index, one.head), ())
    match, points = best(one, matches)
    if match is not None and match.rule.name in KNOWS_BETTER:
        one = corrected(one, match)
        match, points = best(one, matches)
    rule = plain(one) if match is None else match.rule.name
    return Named(one, rule, match, len(matches), points, likely(one.view, one.head, one.weight))


def plain(one: Decided) -> str:
    """The name of the plain shape that it has."""
    return f"plain.{SHAPES[one.shape]}{SIDES[_side(one.cue, one.source)]}"


def corrected(one: Decided, match: Match) -> Decided:
    """The decision with the role that this rule knows better."""
    if KNOWS_BETTER[match.rule.name] == "content":
        pieces = tuple((first, end) for _, first, end in match.content)
        return one._replace(pieces=pieces, content=match.content)
    start, end = one.cue
    return one._replace(source=match.source, cue=(max(start, match.cue[0]), max(end, match.cue[0] + 1)))


def best(one: Decided, found: Sequence[Match]) -> tuple[Match | None, int]:
    """The match that agrees best with a decision, if one agrees well enough; of equals the first by name. How far."""
    points = [agreement(one, match) for match in found]
    most = max(points, default=-1)
    if most < AGREES:
        return None, most
    return min((match for match, own in zip(found, points, strict=True) if own == most), key=_name), most


def _name(match: Match) -> str:
    return match.rule.name


def agreement(one: Decided, match: Match) -> int:
    """How far a rule's match and a decision are of one mind: the sides of the roles, then their edges."""
    cue, source, pieces = one.cue, one.source, one.pieces
    points = SAME_CUE if cue == match.cue else 0
    if _side(cue, source) == _side(match.cue, match.source):
        points += SAME_SOURCE + (source == match.source)
    own = tuple([(first, end) for _, first, end in match.content])  # a match is within its sentence
    if own == pieces:
        return points + SAME_CONTENT + SAME_START * bool(own) + 1
    if _shape(cue, own) == _shape(cue, pieces):
        points += SAME_CONTENT
        points += SAME_START * (bool(own) and bool(pieces) and own[0][0] == pieces[0][0])
    return points


def _side(cue: Range, source: Range | None) -> str:
    if source is None:
        return "none"
    return "before" if source[0] <= cue[0] else "behind"


def _shape(cue: Range, pieces: tuple[Range, ...]) -> tuple[bool, bool]:
    before = behind = False
    for first, _ in pieces:
        if first < cue[0]:
            before = True
        else:
            behind = True
    return before, behind
