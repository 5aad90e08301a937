"""Rules anchored at a cue: the right side is matched forwards from it, the left side on the reversed string.

So each side runs once per cue and pattern; matches of different cues may overlap and share a source. Which rules are
tried at a cue is looked up by the cue's character and its two neighbours, so most rules cost nothing at most cues.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from worker.parser.grammar.cascade import View
from worker.parser.grammar.compiler import Compiled, Compiler, charset
from worker.parser.grammar.rule import Rule
from worker.parser.grammar.syntax import Characters, Choice, Edge, Look, Node, PatternError, Repeat, Role
from worker.parser.grammar.syntax import Sequence as Row

SHAPES = {(True, False): "before", (False, True): "after", (True, True): "around", (False, False): ""}
ANY_SHAPE: Mapping[int, str] = MappingProxyType({})
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

    def spans(self, size: int) -> list[tuple[str, int, int]]:
        """Roles as spans of groups in a view of `size` groups, from left to right."""
        spans = []
        if self.left is not None and self.left_match is not None:
            regions = self.left_match.regs
            for number, role in self.left.roles:
                start, end = regions[number]
                if start >= 0:
                    spans.append((role, size - end, size - start))
        regions = self.right_match.regs
        for number, role in self.right.roles:
            start, end = regions[number]
            if start >= 0:
                spans.append((role, start, end))
        return spans


class Side:
    """What a rule wants left or right of its cue; compiled when it is first tried, since most programs try few.

    `roles` are those of the expression's groups, from left to right; they are known once it was tried.
    """

    __slots__ = ("_compile", "match", "roles")

    def __init__(self, compile_it: Callable[[], Compiled], *, reverse: bool) -> None:
        self.roles: tuple[tuple[int, str], ...] = ()
        self.match: Callable[[str, int], re.Match[str] | None] = self._first
        self._compile = partial(self._compiled, compile_it, reverse=reverse)

    def _compiled(self, compile_it: Callable[[], Compiled], *, reverse: bool) -> None:
        compiled = compile_it()
        roles = tuple(enumerate(compiled.roles, 1))
        self.roles = roles[::-1] if reverse else roles
        self.match = compiled.expression.match

    def _first(self, text: str, at: int) -> re.Match[str] | None:
        self._compile()
        return self.match(text, at)


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
    shape: str  # where its content stands: before, after, around, or nowhere ("")


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
                shape=SHAPES[_has_content(left), _has_content(right)],
            )
        except ValueError as wrong:
            raise PatternError(f"rule {rule.name}: {wrong}") from wrong

    def _side(self, node: Node, *, reverse: bool) -> Side:
        key = (reverse, node)
        if key not in self._sides:
            self._sides[key] = Side(partial(self.compiler.compile, node, reverse=reverse), reverse=reverse)
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

    def cues(self, view: View) -> list[int]:
        """The groups where some rule may have its cue."""
        return [found.start() for found in self._anchor.finditer(view.text)]

    def find(
        self, view: View, places: Iterable[tuple[int, int]], shapes: Mapping[int, str] = ANY_SHAPE
    ) -> list[Found]:
        """Every rule that matches at these cues, each a group of the view with its head token.

        `shapes` says for a head token where the content is to stand; only such rules are tried there.
        """
        text, size = view.text, len(view.text)
        dispatch = self._dispatch
        before, here, after = dispatch.before, dispatch.here, dispatch.after
        found: list[Found] = []
        for at, head in places:
            rules = (
                here[text[at]]
                & before[text[at - 1] if at else ""]
                & after[text[at + 1] if at + 1 < size else ""]
            )
            if head in shapes:
                rules &= dispatch.shapes[shapes[head]]
            if rules:
                _try(view, (at, head), dispatch.chosen[dispatch.possible(rules, text)], found)
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
        self.here = _by_character(characters, [rule.anchors for rule in rules])
        self.before = _by_character(characters, [rule.before for rule in rules])
        self.after = _by_character(characters, [rule.after for rule in rules])
        self.shapes = {shape: _bits(rule.shape == shape for rule in rules) for shape in SHAPES.values()}
        needs = sorted({need for rule in rules for need in rule.needs})
        self._needing = [
            (_bits(need in rule.needs for rule in rules), re.compile(charset(need)).search) for need in needs
        ]
        self.chosen = _Chosen(rules)

    def possible(self, rules: int, text: str) -> int:
        """Those of the rules that find all the rare atoms they need somewhere in the view."""
        for needing, there in self._needing:
            if rules & needing and there(text) is None:
                rules &= ~needing
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


def _by_character(characters: str, admitted: Sequence[frozenset[str] | None]) -> dict[str, int]:
    """The rules that admit a character, and "" for the edge of the view; None admits all."""
    table = dict.fromkeys((*characters, ""), _bits(some is None for some in admitted))
    for place, some in enumerate(admitted):
        for character in some or ():
            table[character] |= 1 << place
    return table


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


def _has_content(node: Node) -> bool:
    match node:
        case Role(name, part):
            return name == "x" or _has_content(part)
        case Row(parts):
            return any(map(_has_content, parts))
        case Choice(options):
            return any(map(_has_content, options))
        case Repeat(part, _, _):
            return _has_content(part)
        case _:
            return False


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
