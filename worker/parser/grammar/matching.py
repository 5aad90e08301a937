"""Rules anchored at a cue: the right side is matched forwards from it, the left side on the reversed string.

So each side runs once per cue and pattern; matches of different cues may overlap and share a source. Which rules are
tried at a cue is looked up by the cue's character and its two neighbours, so most rules cost nothing at most cues.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from worker.parser.grammar.cascade import View
from worker.parser.grammar.compiler import Compiler, charset
from worker.parser.grammar.rule import Rule
from worker.parser.grammar.syntax import Characters, Choice, Edge, Look, Node, PatternError, Repeat, Role
from worker.parser.grammar.syntax import Sequence as Row

RARE = 24  # an atom of no more characters is looked for before a rule that must have it is tried


class Found(NamedTuple):
    """A rule that matched at a cue of a view."""

    rule: Rule
    anchor: int  # the group of the cue's head
    head: int  # its token
    left: Side | None
    left_match: re.Match[str] | None  # in the reversed string
    right: Side
    right_match: re.Match[str]

    def spans(self, size: int) -> Iterator[tuple[str, int, int]]:
        """Roles as spans of groups in a view of `size` groups, from left to right."""
        if self.left is not None and self.left_match is not None:
            span = self.left_match.span
            for number, role in self.left.roles:
                start, end = span(number)
                if start >= 0:
                    yield role, size - end, size - start
        span = self.right_match.span
        for number, role in self.right.roles:
            start, end = span(number)
            if start >= 0:
                yield role, start, end


class Side(NamedTuple):
    """What a rule wants left or right of its cue: the matcher, and the roles of its groups from left to right."""

    match: Callable[[str, int], re.Match[str] | None]
    roles: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Anchored:
    """A rule, compiled; the numbers say which distinct left and right side it has."""

    rule: Rule
    anchors: frozenset[str]
    left: Side | None
    right: Side
    before: frozenset[str] | None  # what can stand left of the cue; None: anything
    after: frozenset[str] | None
    needs: tuple[str, ...]  # what must stand somewhere in the view, each a set of few characters


class Matcher:
    """All rules together over views of sentences."""

    def __init__(self, compiler: Compiler, rules: Iterable[Rule]) -> None:
        self.compiler = compiler
        self._sides: dict[tuple[bool, Node], Side] = {}
        self.rules = tuple(self._anchored(rule) for rule in rules)
        anchors = frozenset[str]().union(*(rule.anchors for rule in self.rules))
        self._anchor = re.compile(charset("".join(sorted(anchors))))
        self._dispatch = Dispatch(compiler.alphabet.select(compiler.alphabet.kinds), self.rules)

    def _anchored(self, rule: Rule) -> Anchored:
        try:
            before, anchor, cue, after = _parts(self.compiler.expand(rule.pattern))
            right = Row((Role("c", Row((anchor, *cue))), *after))
            left = Row(before)
            anchors = self.compiler.first(anchor)
            return Anchored(
                rule=rule,
                anchors=anchors or frozenset(),
                left=self._side(left, reverse=True) if before else None,
                right=self._side(right, reverse=False),
                before=self.compiler.first(_mirrored(left)),
                after=self.compiler.first(Row((*cue, *after))),
                needs=tuple(dict.fromkeys(self._needs(Row((*before, *after))))),
            )
        except ValueError as wrong:
            raise PatternError(f"rule {rule.name}: {wrong}") from wrong

    def _side(self, node: Node, *, reverse: bool) -> Side:
        key = (reverse, node)
        if key not in self._sides:
            compiled = self.compiler.compile(node, reverse=reverse)
            roles = tuple(enumerate(compiled.roles, 1))
            self._sides[key] = Side(compiled.expression.match, roles[::-1] if reverse else roles)
        return self._sides[key]

    def _needs(self, node: Node) -> Iterator[str]:
        """The rare atoms that every match has."""
        match node:
            case Characters(text):
                if len(text) <= RARE:
                    yield text
            case Row(parts):
                for part in parts:
                    yield from self._needs(part)
            case Role(_, part):
                yield from self._needs(part)
            case Repeat(part, least, _) if least:
                yield from self._needs(part)
            case _:
                pass

    @property
    def sides(self) -> tuple[Side, ...]:
        """Every distinct left and right side."""
        return tuple(self._sides.values())

    def find(self, view: View, heads: Iterable[int] | None = None) -> list[Found]:
        """Every rule that matches at every cue of the view, cues from left to right; at these head tokens alone."""
        text, size = view.text, len(view.text)
        if heads is None:
            places = [(at, view.head[at]) for at in map(re.Match.start, self._anchor.finditer(text))]
        else:
            places = view.places(heads)
        dispatch = self._dispatch
        possible = dispatch.possible(text)
        before, here, after, chosen = dispatch.before, dispatch.here, dispatch.after, dispatch.chosen
        found: list[Found] = []
        for at, head in places:
            rules = (
                possible
                & here[text[at]]
                & before[text[at - 1] if at else ""]
                & after[text[at + 1] if at + 1 < size else ""]
            )
            if rules:
                _try(view, (at, head), chosen[rules], found)
        return found


def _try(view: View, cue: tuple[int, int], plan: Plan, found: list[Found]) -> None:
    """Try rules at one cue: each distinct right side once, and each distinct left side at most once."""
    at, head = cue
    size = len(view.text)
    lefts: dict[Side, re.Match[str] | None] = {}
    for right, rules in plan:
        right_match = right.match(view.text, at)
        if right_match is None:
            continue
        for rule, left in rules:
            if left is None:
                found.append(Found(rule, at, head, None, None, right, right_match))
                continue
            if left in lefts:
                left_match = lefts[left]
            else:
                left_match = lefts[left] = left.match(view.backward, size - at)
            if left_match is not None:
                found.append(Found(rule, at, head, left, left_match, right, right_match))


class Dispatch:
    """Which rules can match at a cue with these neighbours, as sets of rules in the bits of an integer."""

    def __init__(self, characters: str, rules: Sequence[Anchored]) -> None:
        self.here = {c: _bits(c in rule.anchors for rule in rules) for c in characters}
        self.before = {c: _bits(rule.before is None or c in rule.before for rule in rules) for c in (*characters, "")}
        self.after = {c: _bits(rule.after is None or c in rule.after for rule in rules) for c in (*characters, "")}
        needs = sorted({need for rule in rules for need in rule.needs})
        self._all = _bits(True for _ in rules)
        self._without = [
            (re.compile(charset(need)).search, _bits(need not in rule.needs for rule in rules)) for need in needs
        ]
        self.chosen = _Chosen(rules)

    def possible(self, text: str) -> int:
        """The rules that find all the rare atoms they need somewhere in the view."""
        rules = self._all
        for there, without in self._without:
            if there(text) is None:
                rules &= without
        return rules


Plan = tuple[tuple[Side, tuple[tuple[Rule, Side | None], ...]], ...]


class _Chosen(dict[int, Plan]):
    """A set of rules, grouped by their right side."""

    def __init__(self, rules: Sequence[Anchored]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, bits: int) -> Plan:
        by_right: dict[Side, list[tuple[Rule, Side | None]]] = {}
        for place, rule in enumerate(self._rules):
            if bits >> place & 1:
                by_right.setdefault(rule.right, []).append((rule.rule, rule.left))
        plan = tuple((right, tuple(rules)) for right, rules in by_right.items())
        self[bits] = plan
        return plan


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << place for place, flag in enumerate(flags) if flag)


def _parts(node: Node) -> tuple[tuple[Node, ...], Node, tuple[Node, ...], tuple[Node, ...]]:
    """What stands left of the cue's head, the head, the rest of the cue, and what stands right of the cue.

    The head is marked `[h …]`, or is the first atom of the cue; what the cue has left of its head is its role too.
    """
    parts = node.parts if isinstance(node, Row) else (node,)
    places = [place for place, part in enumerate(parts) if isinstance(part, Role) and part.name == "c"]
    if len(places) != 1:
        raise PatternError("a pattern has one cue [c …], and it stands at the top level")
    role = parts[places[0]]
    assert isinstance(role, Role)
    inside = role.part.parts if isinstance(role.part, Row) else (role.part,)
    heads = [place for place, part in enumerate(inside) if isinstance(part, Role) and part.name == "h"]
    at = heads[0] if heads else 0
    head = inside[at]
    anchor = head.part if isinstance(head, Role) else head
    if not isinstance(anchor, Characters):
        raise PatternError("the head of a cue is one atom")
    opening = (Role("c", Row(inside[:at])),) if at else ()
    return (*parts[: places[0]], *opening), anchor, inside[at + 1 :], parts[places[0] + 1 :]


def _mirrored(node: Node) -> Node:
    """The tree whose first characters are the last ones of this one; enough of it for that question."""
    match node:
        case Row(parts):
            return Row(tuple(_mirrored(part) for part in reversed(parts)))
        case Role(name, part):
            return Role(name, _mirrored(part))
        case _:
            return _mirrored_inside(node)


def _mirrored_inside(node: Node) -> Node:
    match node:
        case Choice(options):
            return Choice(tuple(map(_mirrored, options)))
        case Repeat(part, least, most):
            return Repeat(_mirrored(part), least, most)
        case Edge(start):
            return Edge(not start)
        case Look():
            return node
        case _:
            return node
