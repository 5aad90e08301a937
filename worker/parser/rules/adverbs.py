"""Adverbs of hearsay: the clause around them is what is said; matched on tokens, since groups close over adverbs."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

TOKENS = frozenset({"hearsay", "tokens"})

RULES = (
    Rule(
        name="adverb.within",
        pattern="[x (!STOP !, !: !- !T !W !B any){1,40}] ,? [c R@hearsay] ,? [x (!STOP !, !- any){1,60}]",
        finds=("[x The pier has] [c reportedly] [x sunk].", "[x The mayor], [c allegedly], [x took bribes]."),
        ignores={"The mayor said that the pier had sunk.": None},
        kind="adverb",
        flags=TOKENS,
    ),
    Rule(
        name="adverb.first",
        pattern="^ [c R@hearsay] ,? [x (!STOP !- any){2,60}]",
        finds=("[c Reportedly], [x the pier has sunk].",),
        ignores={"The mayor said that the pier had sunk.": None},
        kind="adverb",
        flags=TOKENS,
    ),
)
