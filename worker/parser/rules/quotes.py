"""Quotations before, after and around their verb."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RULES = (
    Rule(
        name="quote.after",
        pattern="subject [c VERB@cue] closing (, | :)? [x QUOTE]",
        finds=("[s Ilves] [c said], “[x The pier is safe].”",),
        ignores={"“The pier is safe,” Ilves said.": "quote.final"},
    ),
    Rule(
        name="quote.told",
        pattern="subject [c VERB@telling] PREP? [to np] closing (, | :)? [x QUOTE]",
        finds=("[s Ilves] [c told] [to the board], “[x The pier is safe].”",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
    ),
    Rule(
        name="quote.final",
        pattern="[x (!STOP any){0,150} QUOTE] ,? near [c VERB@cue] !QUOTE",
        finds=("“[x The pier is safe],” [s Ilves] [c said].",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
        flags=frozenset({"runs-on"}),
    ),
    Rule(
        name="quote.broken",
        pattern="[x (!STOP any){0,150} QUOTE] ,? near [c VERB@cue] (!STOP !QUOTE !, any){0,12} , [x QUOTE]",
        finds=("“[x The pier],” [s Ilves] [c said], “[x is safe].”",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
        flags=frozenset({"runs-on"}),
    ),
    Rule(
        name="quote.inverted",
        pattern="[x (!STOP any){0,150} QUOTE] ,? [c VERB@cue] [s np (, (!FINITE !, !STOP any){1,12})?]",
        finds=("“[x The pier is safe],” [c said] [s Ilves].",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
        flags=frozenset({"runs-on"}),
    ),
    Rule(
        name="quote.inverted-broken",
        pattern="[x (!STOP any){0,150} QUOTE] ,? [c VERB@cue] [s np (, (!FINITE !, !STOP !QUOTE any){1,12})?] , [x QUOTE]",
        finds=("“[x The pier],” [c said] [s Ilves], “[x is safe].”",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
        flags=frozenset({"runs-on"}),
    ),
    Rule(
        name="clause.final",
        pattern="^ [x (!STOP any){2,150}] , near [c VERB@cue] tail",
        finds=("[x The pier is safe], [s Ilves] [c said].",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
    ),
    Rule(
        name="clause.broken",
        pattern="^ [x (!STOP any){2,150}] , near [c VERB@cue] second",
        finds=("[x The pier], [s Ilves] [c said], [x is safe].",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
    ),
    Rule(
        name="clause.inverted",
        pattern="^ [x (!STOP any){2,150}] , [c VERB@cue] [s np (, (!FINITE !, !STOP any){1,12})?] (, | . | $)",
        finds=("[x The pier is safe], [c said] [s Ilves].",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
    ),
)
