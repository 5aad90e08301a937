"""A colon as the cue: headlines, transcripts."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RULES = (
    Rule(
        name="colon.first",
        pattern="^ [s (NP PAREN? | NP I NP | NP , NP)] [c :] [x any{1,150}]",
        finds=("[s Ilves][c :] [x The pier is safe].",),
        ignores={"The board met: it was late.": None},
        kind="mark",
    ),
)
