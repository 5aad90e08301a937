"""Rules anchored at a cue: the right side is matched forwards from it, the left side on the reversed string.

So each side runs once per cue and pattern; matches of different cues may overlap and share a source. Which rules are
tried at a cue is looked up by the cue's character and its two neighbours, so most rules cost nothing at most cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from worker.parser.grammar.cascade import View
from worker.parser.grammar.compiler import Compiled, Compiler, charset
from worker.parser.grammar.rule import Rule
from worker.parser.grammar.syntax import Characters, Choice, Edge, Look, Node, PatternError, Repeat, Role
from worker.parser.grammar.syntax import Sequence as Row

RARE = 24  # an atom of no more characters is looked for before a rule that must have it is tried
Spans = list[tuple[str, int, int]]


class Found(NamedTuple):
    """A rule that matched: roles as spans of groups in the view."""

    rule: Rule
    anchor: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Anchored:
    """A rule, compiled; the numbers say which distinct left and right side it has."""

    rule: Rule
    anchors: frozenset[str]
    left: int | None
    right: int
    before: frozenset[str] | None  # what can stand left of the cue; None: anything
    after: frozenset[str] | None
    needs: tuple[str, ...]  # what must stand somewhere in the view, each a set of few characters


class Matcher:
    """All rules together over views of sentences."""

    def __init__(self, compiler: Compiler, rules: Iterable[Rule]) -> None:
        self.compiler = compiler
        self.lefts: list[Compiled] = []
        self.rights: list[Compiled] = []
        self._numbers: dict[tuple[bool, Node], int] = {}
        self.rules = tuple(self._anchored(rule) for rule in rules)
        anchors = frozenset[str]().union(*(rule.anchors for rule in self.rules))
        self._anchor = re.compile(charset("".join(sorted(anchors))))
        needs = sorted({need for rule in self.rules for need in rule.needs})
        self._needed = [re.compile(charset(need)) for need in needs]
        self._tried = _Tried(self.rules, needs)

    def _anchored(self, rule: Rule) -> Anchored:
        try:
            before, (anchor, cue), after = _parts(self.compiler.expand(rule.pattern))
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

    def _side(self, node: Node, *, reverse: bool) -> int:
        key = (reverse, node)
        if key not in self._numbers:
            sides = self.lefts if reverse else self.rights
            sides.append(self.compiler.compile(node, reverse=reverse))
            self._numbers[key] = len(sides) - 1
        return self._numbers[key]

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

    def find(self, view: View) -> Iterator[Found]:
        """Every rule that matches at every cue of the view, cues from left to right."""
        text, size = view.text, len(view.text)
        there = tuple([need.search(text) is not None for need in self._needed])
        tried = self._tried
        for cue in self._anchor.finditer(text):
            at = cue.start()
            rules = tried[there, text[at - 1] if at else "", text[at], text[at + 1] if at + 1 < size else ""]
            if rules:
                yield from self._at(view, at, rules)

    def _at(self, view: View, at: int, rules: Sequence[Anchored]) -> Iterator[Found]:
        size = len(view.text)
        rights: dict[int, Spans | None] = {}
        lefts: dict[int, Spans | None] = {}
        for rule in rules:
            number = rule.right
            if number not in rights:
                right = self.rights[number]
                found = right.expression.match(view.text, at)
                rights[number] = right.spans(found) if found else None
            spans = rights[number]
            if spans is None:
                continue
            if rule.left is not None:
                number = rule.left
                if number not in lefts:
                    left = self.lefts[number]
                    found = left.expression.match(view.backward, size - at)
                    lefts[number] = [(r, size - b, size - a) for r, a, b in left.spans(found)] if found else None
                more = lefts[number]
                if more is None:
                    continue
                spans = spans + more
            yield Found(rule.rule, at, spans)


class _Tried(dict[tuple[tuple[bool, ...], str, str, str], tuple[Anchored, ...]]):
    """Which rules can match in a view that has these needs, at a cue with these neighbours ("" at an edge)."""

    def __init__(self, rules: Sequence[Anchored], needs: Sequence[str]) -> None:
        super().__init__()
        self._rules = rules
        self._needs = needs

    def __missing__(self, key: tuple[tuple[bool, ...], str, str, str]) -> tuple[Anchored, ...]:
        there, before, cue, after = key
        absent = frozenset(need for need, has in zip(self._needs, there, strict=True) if not has)
        tried = tuple(
            rule
            for rule in self._rules
            if cue in rule.anchors
            and absent.isdisjoint(rule.needs)
            and (rule.before is None or before in rule.before)
            and (rule.after is None or after in rule.after)
        )
        self[key] = tried
        return tried


def _parts(node: Node) -> tuple[tuple[Node, ...], tuple[Node, tuple[Node, ...]], tuple[Node, ...]]:
    """What stands left of the cue; the cue's anchor and its rest; what stands right of it."""
    parts = node.parts if isinstance(node, Row) else (node,)
    places = [place for place, part in enumerate(parts) if isinstance(part, Role) and part.name == "c"]
    if len(places) != 1:
        raise PatternError("a pattern has one cue [c …], and it stands at the top level")
    role = parts[places[0]]
    assert isinstance(role, Role)
    inside = role.part.parts if isinstance(role.part, Row) else (role.part,)
    anchor = inside[0].part if isinstance(inside[0], Role) else inside[0]
    if not isinstance(anchor, Characters):
        raise PatternError("a cue begins with one atom, its anchor")
    return parts[: places[0]], (inside[0], inside[1:]), parts[places[0] + 1 :]


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
