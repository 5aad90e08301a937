"""Whether a cue stands, now that its roles are known: a second look at all of them together.

What stands around *view* or *like* says little; what was found as its source and content says more, how surely it was
found, which rule sees it, and whether it lies in the content of another cue. Each is a named condition with a weight,
as in the other decisions; half the weight of the cue's head counts with them. Cues inside quotation marks, about which
the corpus says nothing, and those that point inward are left as they are.

Claims are more than the corpus marks: for them a cue stands if it stands here, or by its head alone, or is a verb of
speech. What does not stand here weighs at most `ACCEPT`. The corpus marks the outermost alone, so a cue in the content
of another counts as wrong when the weights are counted (leaving such out of the counts was 0.3 points worse): the
attribution layer shows it, if it is likely by its head, as held by the one that stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from worker.parser.attribution.assembly import quotation
from worker.parser.attribution.naming import Named
from worker.parser.document import Document
from worker.parser.weights.content import Frame, framed
from worker.parser.weights.decide import Decided
from worker.parser.weights.heads import ACCEPT, likely, spoken
from worker.parser.weights.tables import Condition, Table, Values, weight
from worker.parser.weights.tables import conditions as named_conditions
from worker.parser.weights.view import few, length

STRONG = 200  # the weight of a cue's head from which there is little doubt


class Company:
    """The likely cues of a document, by sentence, with the pieces of their contents."""

    def __init__(self, found: Sequence[Decided]) -> None:
        self.cues: dict[int, list[Decided]] = {}
        self.pieces: dict[int, list[tuple[int, int, Decided]]] = {}
        for one in found:
            if likely(one.view, one.head, one.weight):
                self.cues.setdefault(one.view.index, []).append(one)
                for index, first, end in one.content:
                    self.pieces.setdefault(index, []).append((first, end, one))

    def around(self, one: Decided) -> str:
        """The heaviest cue in whose content this one lies: how heavy, its shape, and whether it outweighs this one."""
        best: Decided | None = None
        for first, end, other in self.pieces.get(one.view.index, ()):
            if first <= one.cue[0] < end and other is not one and (best is None or other.weight > best.weight):
                best = other
        if best is None:
            return "-"
        heavier = "heavier" if best.weight > one.weight else "lighter"
        return f"{strength(best.weight)} {best.shape} {heavier}"

    def within(self, one: Decided) -> str:
        """How heavy the heaviest cue in this one's content is."""
        inside = [
            other.weight
            for index, first, end in one.content
            for other in self.cues.get(index, ())
            if other is not one and first <= other.cue[0] and other.cue[1] <= end
        ]
        return strength(max(inside)) if inside else "-"


def strength(weight: int) -> str:
    """The weight of a likely cue as a class."""
    return "strong" if weight > STRONG else "weak"


def margin(points: int) -> str:
    """By how much a choice outweighs the next best, as a class: 0, 50, 100, 200, 400 (or more)."""
    if points >= 200:
        return "400" if points >= 400 else "200"
    return "100" if points >= 100 else "50" if points >= 50 else "0"


def far(tokens: int) -> str:
    """A number of tokens as a class; long ones are told apart."""
    return length(tokens) if tokens < 20 else "20-39" if tokens < 40 else "40+"


def source_kind(one: Decided) -> str:
    """What a source is made of: a word of a closed class, a tag, or the tags at its ends; "-" without one."""
    if one.source is None:
        return "-"
    first, end = one.source
    tags = one.view.tags
    if end - first == 1:
        return one.view.words[first] if tags[first] in "PWGD" else tags[first]
    return tags[first] + tags[end - 1]


def gap(frame: Frame) -> str:
    """How many tokens part a source from its cue."""
    if frame.source is None or frame.side == "inside":
        return "0"
    return far(frame.start - frame.source[1] if frame.side == "before" else frame.source[0] - frame.end)


def names(lemma: str, part: str) -> list[str]:
    """The conditions on a cue with its roles."""
    return [
        "any", lemma + " side", lemma + " source", "content tokens", part + " first word", part + " quoted",
        lemma + " quoted", "rule", "cue tags", part + " gap", "around it", lemma + " around it", "around it source",
        "within it", part + " sentence", "sure of place", "sure of content", "sure of source", "rules",
    ]


def values(company: Company, document: Document, named: Named) -> Values:
    """What they see."""
    one = named.decided
    view, shape, sure, (start, end) = one.view, one.shape, one.sure, one.cue
    source, frame, around = source_kind(one), framed(start, end, one.source), company.around(one)
    side = frame.side
    quoted = quotation(one, document, quoted=False)
    tokens = far(sum([stop - first for _, first, stop in one.content]))
    word = view.words[one.pieces[0][0]] if one.pieces else "-"
    marked = "q" if view.quoted.strip(".") else "-"
    return (
        "", side, source, f"{tokens} {shape}", word, f"{quoted} {shape}", quoted, named.rule,
        f"{view.tags[start:end]} {shape}", f"{gap(frame)} {side}", around, around, f"{around} {source}",
        f"{company.within(one)} {shape}", f"{marked} {one.around.frame}", f"{margin(sure.place)} {side} {sure.rival}",
        f"{margin(sure.content)} {shape}", f"{margin(sure.source)} {side}", f"{few(named.tried)} {named.points}",
    )


def doubted(named: Named) -> bool:
    """Whether the corpus has a say: outside quotation marks, and not pointing inward."""
    one, match = named.decided, named.match
    return one.view.quoted[one.head] == "." and not (match is not None and "inward" in match.rule.flags)


def claims(one: Decided) -> bool:
    """Whether a cue stands for the claims whatever it weighs with its roles: by its head, or as a verb of speech."""
    return one.weight > ACCEPT or spoken(one.view, one.head, one.around, one.weight)


def conditions(company: Company, document: Document, named: Named) -> list[Condition]:
    """Every named condition that holds of a cue with its roles."""
    around = named.decided.around
    return named_conditions(names, (around.lemma, around.part), values(company, document, named))


def standing(table: Table, document: Document, found: Sequence[Named]) -> list[Named]:
    """Those that stand, for the corpus or for claims, each with what it weighs now."""
    company = Company([one.decided for one in found])
    kept = []
    for named in found:
        one = named.decided
        if doubted(named):
            held = table.held(names, one.around.lemma, one.around.part)
            total = one.weight // 2 + weight(held, values(company, document, named))
            if total > ACCEPT or claims(one):
                kept.append(named._replace(decided=one._replace(weight=total)))
        elif claims(one):
            kept.append(named)
    return kept
