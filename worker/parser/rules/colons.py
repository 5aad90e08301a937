"""A colon or a dash as the cue: headlines and transcripts."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RULES = (
    Rule(
        name="colon.first",
        pattern="^ [s (NP PAREN? | NP I NP | NP , NP)] [c :] [x any{1,150}]",
        finds=("[s Ilves][c :] [x The pier is safe].",),
        ignores={"Thieves took 300 bikes from depot: police": "colon.last"},
        kind="mark",
    ),
    Rule(
        name="colon.last",
        pattern="^ [x own-sentence] [c :] [s POSS{0,2} NP PAREN? ((PREP | C) NP){0,2}] $",
        finds=("[x Thieves took 300 bikes from depot][c :] [s police]",),
        ignores={"The board met: it was late.": None, "Ilves: The pier is safe.": "colon.first"},
        kind="mark",
    ),
    Rule(
        name="colon.quote",
        pattern="^ [x QUOTE] [c (: | -)] [s np]",
        finds=("‘[x We were robbed]’[c :] [s Tigers coach] rages",),
        ignores={"Ilves: ‘We were robbed’": "colon.first"},
        kind="mark",
    ),
)
