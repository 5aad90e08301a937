"""Quotations before, after and around their verb."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RUNS_ON = frozenset({"runs-on"})

RULES = (
    Rule(
        name="quote.after",
        pattern="subject [c VERB@cue R?] closing (, (!FINITE !, !QUOTE any){1,10} ,)? (, | :)? [x QUOTE]",
        finds=(
            "[s Ilves] [c said], “[x The pier is safe].”",
            "[s The note] [c reads]: “[x Keep out].”",
            "[s He] smiled, [c adding]: “[x We were lucky].”",
        ),
        ignores={
            "“The pier is safe,” Ilves said.": "quote.final",
            "Ilves told the board, “The pier is safe.”": "quote.told",
        },
    ),
    Rule(
        name="quote.final",
        pattern="[x (!STOP any){0,150} QUOTE] ,? near [c VERB@cue (R &CLOSE)?] !QUOTE !noun !((!STOP !QUOTE !, any){0,12} , QUOTE)",
        finds=(
            "“[x The pier is safe],” [s Ilves] [c said].",
            "“[x Is it safe?]” [s she] [c asked] in the hall.",
            "[x The plan is “a bad joke],” [s the mayor] [c said].",
        ),
        ignores={
            "Ilves said, “The pier is safe.”": "quote.after",
            "“The pier,” Ilves said, “is safe.”": "quote.broken",
        },
        flags=RUNS_ON,
    ),
    Rule(
        name="quote.broken",
        pattern="[x (!STOP any){0,150} QUOTE] ,? near [c VERB@cue (R &CLOSE)?] !noun (!STOP !QUOTE !, any){0,12} , [x QUOTE (!STOP any){0,150}]",
        finds=("“[x The pier],” [s Ilves] [c said], “[x is safe].”",),
        ignores={"“The pier is safe,” Ilves said.": "quote.final"},
        flags=RUNS_ON,
    ),
    Rule(
        name="quote.inverted",
        pattern="[x (!STOP any){0,150} QUOTE] ,? [c VERB@cue] [s named]",
        finds=(
            "“[x The pier is safe],” [c said] [s Ilves].",
            "“[x We lost],” [c said] [s Ilves, who led the talks].",
        ),
        ignores={"“The pier is safe,” Ilves said.": "quote.final"},
        flags=RUNS_ON,
    ),
    Rule(
        name="quote.inverted-broken",
        pattern="[x (!STOP any){0,150} QUOTE] ,? [c VERB@cue] [s named] closing , [x QUOTE (!STOP any){0,150}]",
        finds=("“[x The pier],” [c said] [s Ilves], “[x is safe].”",),
        ignores={"“The pier is safe,” said Ilves.": "quote.inverted"},
        flags=RUNS_ON,
    ),
)
