"""The text of a pattern becomes a tree.

- `NP  N  ,  "that"`: a kind of group, a tag, a punctuation tag, a word
- `NOUN@title`: a kind in a word list; `@title` alone: any kind in it; `any`: any token or group
- `subject`: a phrase defined by name elsewhere
- `a b`, `(a | b)`: one after the other; one of them, the first that fits
- `a?  a{2,4}  a*  a+`: bounded repeats may give back; `*`, `+` and large bounds keep what they took (possessive)
- `!a`, `&a`: what comes next is not a; is a
- `^  $`: the edges of the sentence (or of the quotation)
- `[s …]`: this part has the role s: s source, c cue, h the cue's head, k the deciding word, x content, to addressee
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LEXEME = re.compile(
    r"""\s*(?:(?P<word>"[^"\s]+"|@[a-z][a-z0-9-]*|[A-Za-z][A-Za-z0-9_-]*(?:@[a-z][a-z0-9-]*)?|[,.:;\#-](?=[\s?*+{)\]|]|$))
    |(?P<open>\[[a-z]+(?=\s)|\()|(?P<close>[\])])|(?P<repeat>\?|\+|\*|\{\d+,\d*\})|(?P<mark>[|!&^$]))""",
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Name:
    """An atom or a phrase, to be looked up."""

    text: str


@dataclass(frozen=True, slots=True)
class Characters:
    """An atom, looked up: one of these characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The first that fits."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """From `least` to `most` times (None: without end, and then possessive)."""

    part: Node
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """What comes next is this, or (`absent`) is not; takes nothing."""

    part: Node
    absent: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """The start or the end of the string."""

    start: bool


@dataclass(frozen=True, slots=True)
class Role:
    """A part with a name that the match reports."""

    name: str
    part: Node


Node = Name | Characters | Sequence | Choice | Repeat | Look | Edge | Role
REPEATS: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}


class PatternError(ValueError):
    """A pattern that cannot be read or compiled: a bug of its author, told at import."""


def read(text: str) -> Node:
    """Read a pattern; raises PatternError with the place."""
    lexemes = _Lexemes(text)
    node = _choice(lexemes)
    if lexemes.kind:
        raise PatternError(f"unexpected {lexemes.value!r} in {text!r}")
    return node


class _Lexemes:
    """A cursor over the words of a pattern."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._all = self._split(text)
        self.kind, self.value = next(self._all)

    @staticmethod
    def _split(text: str) -> Iterator[tuple[str, str]]:
        place = 0
        end = len(text.rstrip())
        while place < end:
            found = LEXEME.match(text, place)
            if found is None or found.lastgroup is None:
                raise PatternError(f"cannot read {text[place:]!r} in {text!r}")
            yield found.lastgroup, found[found.lastgroup]
            place = found.end()
        yield "", ""

    def take(self) -> str:
        value = self.value
        self.kind, self.value = next(self._all, ("", ""))
        return value


def _choice(lexemes: _Lexemes) -> Node:
    options = [_sequence(lexemes)]
    while lexemes.value == "|":
        lexemes.take()
        options.append(_sequence(lexemes))
    return options[0] if len(options) == 1 else Choice(tuple(options))


def _sequence(lexemes: _Lexemes) -> Node:
    parts: list[Node] = []
    while lexemes.kind and lexemes.kind != "close" and lexemes.value != "|":
        parts.append(_repeated(lexemes))
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts))


def _repeated(lexemes: _Lexemes) -> Node:
    node = _single(lexemes)
    if lexemes.kind != "repeat":
        return node
    sign = lexemes.take()
    if sign in REPEATS:
        return Repeat(node, *REPEATS[sign])
    least, most = sign[1:-1].split(",")
    return Repeat(node, int(least), int(most) if most else None)


def _single(lexemes: _Lexemes) -> Node:
    kind, value = lexemes.kind, lexemes.take()
    if kind == "word":
        return Name(value)
    if value in {"!", "&"}:
        return Look(_repeated(lexemes), absent=value == "!")
    if value in {"^", "$"}:
        return Edge(value == "^")
    if kind == "open":
        inside = _choice(lexemes)
        if lexemes.take() != ("]" if value[0] == "[" else ")"):
            raise PatternError(f"{value!r} is not closed in {lexemes.text!r}")
        return Role(value[1:], inside) if value[0] == "[" else inside
    raise PatternError(f"unexpected {value!r} in {lexemes.text!r}")
