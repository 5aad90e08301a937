"""Adjectives that attribute: is wary of the plan, is confident that the pier is safe."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RULES = (
    Rule(
        name="adjective.prep",
        pattern="near [c COP (R){0,2} [h J@cue-adj] [k PREP]] [x noun-object]",
        finds=("[s Ilves] [c is wary of] [x the board].",),
        ignores={"Ilves is confident that the pier is safe.": "adjective.that"},
        kind="adjective",
    ),
    Rule(
        name="adjective.that",
        pattern="near [c COP (R){0,2} [h J@cue-adj]] [x (that-clause | to-clause | wh-clause | clause)]",
        finds=(
            "[s Ilves] [c is confident] [x that the pier is safe].",
            "[s Residents] [c are not sure] [x whether to leave].",
        ),
        ignores={"Ilves is wary of the board.": "adjective.prep"},
        kind="adjective",
    ),
    Rule(
        name="adjective.bare",
        pattern="far ,? [c J@cue-adj] [x (that-clause | to-clause)]",
        finds=("[s Ilves] left, [c confident] [x that the pier is safe].",),
        ignores={"Ilves is confident that the pier is safe.": "adjective.that"},
        kind="adjective",
    ),
)
