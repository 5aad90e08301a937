"""A tree becomes a regular expression, forwards or for the reversed string, that cannot run in more than linear time.

Linear because: a repeat without end is possessive, its part is never empty and is no such repeat itself; a bounded
repeat may give back at most its bound. tests/parser/grammar/test_linear.py times every pattern on runs of its classes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from worker.parser.grammar.alphabet import Alphabet
from worker.parser.grammar.syntax import (
    Characters,
    Choice,
    Edge,
    Look,
    Name,
    Node,
    PatternError,
    Repeat,
    Role,
    Sequence,
    read,
)

MOST = 16  # a bounded repeat of more than this is possessive: what may give back has a small bound


@dataclass(frozen=True, slots=True)
class Compiled:
    """A regular expression and which role each of its groups is."""

    expression: re.Pattern[str]
    roles: tuple[str, ...]  # of group 1, 2 …


class Compiler:
    """Compiles patterns over one alphabet, with its named sets of kinds and its named phrases."""

    def __init__(self, alphabet: Alphabet, sets: Mapping[str, str], phrases: Mapping[str, str]) -> None:
        self.alphabet = alphabet
        self.sets = {name: tuple(kinds.split()) for name, kinds in sets.items()}
        self.phrases = dict(phrases)
        self._trees: dict[str, Node] = {}
        self._opening: list[str] = []
        self.characters = cache(self._look_up)

    def expand(self, text: str) -> Node:
        """Read a pattern, with phrases in place of their names."""
        return self._expand(read(text))

    def compile(self, node: Node, *, reverse: bool = False) -> Compiled:
        """Make the expression; `reverse`: it is matched on the reversed string."""
        writer = TreeWriter(self, reverse=reverse)
        return Compiled(re.compile(writer.write(node), re.DOTALL), tuple(writer.roles))

    def _look_up(self, name: str) -> str:
        """The characters that an atom admits."""
        text, _, words = name.partition("@")
        if text.startswith('"'):
            return self.alphabet.select(self.alphabet.kinds, text)
        kinds = self.sets.get(text, (text,)) if text and text != "any" else self.alphabet.kinds
        return self.alphabet.select(kinds, words or None)

    def first(self, node: Node) -> frozenset[str] | None:
        """The characters that a match can begin with; None if it can be empty."""
        return _first(self, node)

    def _expand(self, node: Node) -> Node:
        match node:
            case Name(text):
                return self._phrase(text) if text in self.phrases else Characters(self.characters(text))
            case Sequence(parts):
                return sequence(tuple(map(self._expand, parts)))
            case Choice(options):
                return choice(tuple(map(self._expand, options)))
            case Repeat(part, least, most):
                return Repeat(self._expand(part), least, most)
            case Look(part, absent):
                return Look(self._expand(part), absent)
            case Role(name, part):
                return Role(name, self._expand(part))
            case _:
                return node

    def _phrase(self, name: str) -> Node:
        if name in self._opening:
            raise PatternError(f"the phrase {name!r} is made of itself")
        if name not in self._trees:
            self._opening.append(name)
            self._trees[name] = self._expand(read(self.phrases[name]))
            self._opening.pop()
        return self._trees[name]


def sequence(parts: tuple[Node, ...]) -> Node:
    """One after the other, with "not one of these, but one of those" as one set of characters."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, Sequence) else (part,)
    made: list[Node] = []
    for part in reversed(flat):
        after = made[-1] if made else None
        if isinstance(part, Look) and isinstance(part.part, Characters) and isinstance(after, Characters):
            wanted = set(part.part.text)
            made[-1] = Characters("".join(c for c in after.text if (c in wanted) is not part.absent))
        else:
            made.append(part)
    return made[0] if len(made) == 1 else Sequence(tuple(reversed(made)))


def choice(options: tuple[Node, ...]) -> Node:
    """One of these; a choice of single characters is one set of them."""
    if all(isinstance(option, Characters) for option in options):
        texts = "".join(option.text for option in options if isinstance(option, Characters))
        return Characters("".join(dict.fromkeys(texts)))
    return Choice(options)


@cache
def charset(characters: str) -> str:
    """A set of characters as an expression, runs of neighbours as ranges."""
    if not characters:
        raise PatternError("an atom that nothing can match")
    codes = sorted(map(ord, characters))
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] + 1 == code:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "[" + "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges) + "]"


class TreeWriter:
    """Writes the expression of one tree."""

    def __init__(self, compiler: Compiler, *, reverse: bool) -> None:
        self.compiler = compiler
        self.reverse = reverse
        self.roles: list[str] = []

    def write(self, node: Node) -> str:
        """The expression of a tree, and its roles in order."""
        match node:
            case Name(text):
                raise PatternError(f"{text!r} is not looked up")
            case Characters(text):
                return charset(text)
            case Sequence(parts):
                return "".join(map(self.write, reversed(parts) if self.reverse else parts))
            case Choice(options):
                return "(?:" + "|".join(map(self.write, options)) + ")"
            case Edge(start):
                return r"\A" if start is not self.reverse else r"\Z"
            case Role(name, part):
                self.roles.append(name)
                return self.role(part)
            case Look():
                return self._look(node)
            case Repeat(part, least, most):
                return self._repeat(part, least, most)

    def role(self, part: Node) -> str:
        """A part that the match reports."""
        return f"({self.write(part)})"

    def _look(self, look: Look) -> str:
        if not self.reverse:
            return f"(?{'!' if look.absent else '='}{self.write(look.part)})"
        if not isinstance(look.part, Characters):
            raise PatternError("left of the cue, ! and & take one atom")
        return f"(?<{'!' if look.absent else '='}{self.write(look.part)})"

    def _repeat(self, part: Node, least: int, most: int | None) -> str:
        if _nullable(part):
            raise PatternError("a repeat of what can be empty")
        if isinstance(part, Repeat):
            raise PatternError("a repeat of a repeat")
        body = self._step(part)
        if most is None:
            return body + ("*+" if least == 0 else "++" if least == 1 else f"{{{least},}}+")
        if (least, most) == (0, 1):
            return f"{body}?"
        return f"{body}{{{least},{most}}}" + ("+" if most > MOST else "")


    def _step(self, part: Node) -> str:
        """The part of a repeat; "not this phrase, but any" looks for the phrase only where one can begin."""
        looks, last = (part.parts[:-1], part.parts[-1]) if isinstance(part, Sequence) else ((), part)
        if self.reverse or not looks or not isinstance(last, Characters):
            return charset(last.text) if last is part and isinstance(last, Characters) else f"(?:{self.write(part)})"
        begins: set[str] = set()
        for look in looks:
            first = self.compiler.first(look.part) if isinstance(look, Look) and look.absent else None
            if first is None:
                return f"(?:{self.write(part)})"
            begins |= first
        free = "".join(c for c in last.text if c not in begins)
        looked = "".join(c for c in last.text if c in begins)
        if not free or not looked:
            return f"(?:{self.write(part)})"
        return f"(?:{charset(free)}|{self.write(Sequence((*looks, Characters(looked))))})"


def _nullable(node: Node) -> bool:
    match node:
        case Name() | Characters():
            return False
        case Sequence(parts):
            return all(map(_nullable, parts))
        case Choice(options):
            return any(map(_nullable, options))
        case Repeat(part, least, _):
            return least == 0 or _nullable(part)
        case Role(_, part):
            return _nullable(part)
        case _:
            return True


def _first(compiler: Compiler, node: Node) -> frozenset[str] | None:
    match node:
        case Name(text):
            return frozenset(compiler.characters(text))
        case Characters(text):
            return frozenset(text)
        case Sequence(parts):
            return _first_of_sequence(compiler, parts)
        case Choice(options):
            firsts = [_first(compiler, option) for option in options]
            return None if None in firsts else frozenset().union(*(f for f in firsts if f is not None))
        case Repeat(part, least, _):
            return None if least == 0 else _first(compiler, part)
        case Role(_, part):
            return _first(compiler, part)
        case _:
            return None


def _first_of_sequence(compiler: Compiler, parts: tuple[Node, ...]) -> frozenset[str] | None:
    so_far: frozenset[str] = frozenset()
    for part in parts:
        if isinstance(part, Look):
            continue
        if isinstance(part, Edge):
            return None
        if not _nullable(part):
            first = _first(compiler, part)
            return None if first is None else so_far | first
        optional = part.part if isinstance(part, Repeat) else None
        first = None if optional is None else _first(compiler, optional)
        if first is None:
            return None
        so_far |= first
    return None
