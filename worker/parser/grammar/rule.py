"""What a rule is: data. Its examples stand beside its pattern and are its tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from worker.parser.grammar.syntax import PatternError

Pos = Literal["verb", "noun", "adjective", "adverb", "preposition", "mark"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape of attribution: a name, a pattern, what becomes of it, the texts it finds and those it leaves alone.

    `finds` have the roles in brackets, "[s The mayor] [c said] [x that the bridge was closed].": with all rules at
    work, exactly this attribution is found there by this rule, and by this rule alone it is found too.
    `ignores` are texts in which this rule makes nothing: each with the name of the rule that has it, or None.
    """

    name: str
    pattern: str
    finds: tuple[str, ...]
    ignores: Mapping[str, str | None]
    kind: Pos = "verb"  # of the cue
    flags: frozenset[str] = field(default=frozenset())

    def __post_init__(self) -> None:
        if not self.finds or not self.ignores:
            raise PatternError(f"the rule {self.name} must say what it finds and what it ignores")
