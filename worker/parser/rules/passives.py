"""Passives and raising verbs: it is the subject and the complement that are said."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RULES = (
    Rule(
        name="passive.to",
        pattern="[x np] aside [c PAS@cue] [x to-clause]",
        finds=("[x The pier] [c is expected] [x to close in May].",),
        ignores={"The board expected the pier to close.": "verb.np"},
        flags=frozenset({"passive"}),
    ),
    Rule(
        name="raising.to",
        pattern="[x np] aside [c FIN@raising] [x (to-clause | R? J (!break-np any){0,150})]",
        finds=("[x The pier] [c seems] [x to sink].",),
        ignores={"The pier sinks.": None},
    ),
    Rule(
        name="passive.by",
        pattern="[x np] aside [c PAS@cue] when? \"by\" [s np]",
        finds=("[x The plan] [c was criticised] by [s the board].",),
        ignores={"The plan was written.": None},
        flags=frozenset({"passive"}),
    ),
    Rule(
        name="passive.that",
        pattern="PRO? [c PAS@cue] [x that-clause]",
        finds=("It [c was reported] [x that the pier had sunk].",),
        ignores={"The board reported that the pier had sunk.": "verb.that"},
        flags=frozenset({"passive"}),
    ),
)
