"""Quotations and clauses before, after and around their verb."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RUNS_ON = frozenset({"runs-on"})

RULES = (
    Rule(
        name="quote.after",
        pattern="subject [c VERB@cue R?] closing (, | :)? [x QUOTE]",
        finds=("[s Ilves] [c said], “[x The pier is safe].”",),
        ignores={"“The pier is safe,” Ilves said.": "quote.final"},
    ),
    Rule(
        name="quote.told",
        pattern="subject [c VERB@telling] PREP? addressee closing (, | :)? [x QUOTE]",
        finds=("[s Ilves] [c told] [to the board], “[x The pier is safe].”",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
    ),
    Rule(
        name="quote.final",
        pattern="[x (!STOP any){0,150} QUOTE] ,? near [c VERB@cue (R &CLOSE)?] !QUOTE !((!STOP !QUOTE !, any){0,12} , QUOTE)",
        finds=("“[x The pier is safe],” [s Ilves] [c said].",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
        flags=RUNS_ON,
    ),
    Rule(
        name="quote.broken",
        pattern="[x (!STOP any){0,150} QUOTE] ,? near [c VERB@cue (R &CLOSE)?] (!STOP !QUOTE !, any){0,12} , [x QUOTE (!STOP any){0,150}]",
        finds=("“[x The pier],” [s Ilves] [c said], “[x is safe].”",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
        flags=RUNS_ON,
    ),
    Rule(
        name="quote.final-told",
        pattern="[x (!STOP any){0,150} QUOTE] ,? near [c VERB@telling] addressee !((!STOP !QUOTE !, any){0,12} , QUOTE)",
        finds=("“[x The pier is safe],” [s Ilves] [c told] [to the Gazette] on Monday.",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
        flags=RUNS_ON,
    ),
    Rule(
        name="quote.broken-told",
        pattern="[x (!STOP any){0,150} QUOTE] ,? near [c VERB@telling] addressee (!STOP !QUOTE !, any){0,12} , [x QUOTE (!STOP any){0,150}]",
        finds=("“[x The pier],” [s Ilves] [c told] [to the Gazette], “[x is safe].”",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
        flags=RUNS_ON,
    ),
    Rule(
        name="quote.inverted",
        pattern="[x (!STOP any){0,150} QUOTE] ,? [c VERB@cue] [s named]",
        finds=("“[x The pier is safe],” [c said] [s Ilves].",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
        flags=RUNS_ON,
    ),
    Rule(
        name="quote.inverted-broken",
        pattern="[x (!STOP any){0,150} QUOTE] ,? [c VERB@cue] [s named] closing , [x QUOTE (!STOP any){0,150}]",
        finds=("“[x The pier],” [c said] [s Ilves], “[x is safe].”",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
        flags=RUNS_ON,
    ),
    Rule(
        name="clause.final",
        pattern="^ !QUOTE [x own-sentence] , near [c VERB@cue (R &CLOSE)?] tail",
        finds=("[x The pier is safe], [s Ilves] [c said].",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
    ),
    Rule(
        name="clause.final-told",
        pattern="^ !QUOTE [x own-sentence] , near [c VERB@telling] addressee tail",
        finds=("[x The pier is safe], [s Ilves] [c told] [to the Gazette] on Monday.",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
    ),
    Rule(
        name="clause.told",
        pattern="^ !QUOTE [x own-sentence] , [to np] aside [c PAS@telling] tail",
        finds=("[x The pier burned for three days], [to jurors] [c were told].",),
        ignores={"The jurors were told.": None},
        flags=frozenset({"passive"}),
    ),
    Rule(
        name="clause.broken",
        pattern="^ [x (!STOP any){0,60} (!STOP !QUOTE any)] , near [c VERB@cue] second",
        finds=("[x The pier], [s Ilves] [c said], [x is safe].",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
    ),
    Rule(
        name="clause.inverted",
        pattern="^ [x own-sentence] , [c VERB@cue] [s named] closing (, | . | $)",
        finds=("[x The pier is safe], [c said] [s Ilves].",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
    ),
    Rule(
        name="as.first",
        pattern='^ (C | R)? ,? "as" near [c VERB@cue PREP?] closing , [x (!STOP any){1,150}]',
        finds=("As [s Ilves] [c put], [x the pier is safe].",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
    ),
    Rule(
        name="as.last",
        pattern='^ [x own-sentence] , "as" near [c VERB@cue (R &CLOSE)?] tail',
        finds=("[x The pier is safe], as [s Ilves] [c said].",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
    ),
)
