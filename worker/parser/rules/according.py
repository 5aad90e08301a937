"""According to a source: before, behind or inside what it says."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RULES = (
    Rule(
        name="according.after",
        pattern="([x (!STOP any){1,150}] , | [x (!STOP any){0,150} (!FIN !STOP !, any)]) [c @according @to] [s (!, !STOP !QUOTE any){1,30}]",
        finds=(
            "[x The pier is safe], [c according to] [s the harbour board].",
            "[x Forty people were hurt] [c according to] [s police in the port].",
        ),
        ignores={
            "The board acted according to its rules.": None,
            "According to the board, the pier is safe.": "according.before",
        },
        kind="preposition",
    ),
    Rule(
        name="according.between",
        pattern="[x (!STOP any){1,150}] , [c @according @to] [s (!, !STOP !QUOTE any){1,30}] , [x (!STOP any){1,150}]",
        finds=("[x The pier], [c according to] [s the harbour board], [x is safe].",),
        ignores={"The pier is safe, according to the board.": "according.after"},
        kind="preposition",
    ),
    Rule(
        name="according.before",
        pattern="^ C? [c @according @to] [s (!, !STOP any){1,30}] , [x (!STOP any){1,150}]",
        finds=(
            "[c According to] [s the harbour board], [x the pier is safe].",
            "But [c according to] [s people familiar with the talks], [x the deal is dead].",
        ),
        ignores={"The pier is safe, according to the board.": "according.after"},
        kind="preposition",
    ),
)
