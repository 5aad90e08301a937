"""An unquoted clause before or around its verb: the pier is safe, he said; as she put it, the pier is safe."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RULES = (
    Rule(
        name="clause.final",
        pattern="^ !QUOTE [x own-sentence] , near [c VERB@cue (R &CLOSE)?] tail",
        finds=(
            "[x The pier is safe], [s Ilves] [c said].",
            "[x Rates will rise in May], [s two people close to the bank] [c said] on Monday.",
            "[x The worst is over], [s engineers] [c warned]: the river is falling.",
        ),
        ignores={
            "“The pier is safe,” Ilves said.": "quote.final",
            "The pier, Ilves said, is safe.": "clause.broken",
        },
    ),
    Rule(
        name="clause.broken",
        pattern="^ [x (!STOP any){0,60} (!STOP !QUOTE any)] , near [c VERB@cue] second",
        finds=("[x The pier], [s Ilves] [c said], [x is safe].",),
        ignores={"The pier is safe, Ilves said.": "clause.final"},
    ),
    Rule(
        name="clause.inverted",
        pattern="^ [x own-sentence] , [c VERB@cue] [s named] closing (, | . | $)",
        finds=(
            "[x The pier is safe], [c said] [s Ilves].",
            "[x Pier will close], [c says] [s harbour board]",
        ),
        ignores={"The pier is safe, Ilves said.": "clause.final"},
    ),
    Rule(
        name="as.first",
        pattern='^ (C | R)? ,? "as" near [c VERB@cue PREP?] closing , [x (!STOP any){1,150}]',
        finds=("As [s Ilves] [c noted], [x the pier is safe].",),
        ignores={"Ilves noted that the pier was safe.": "verb.that"},
    ),
    Rule(
        name="as.last",
        pattern='^ [x own-sentence] , "as" near [c VERB@cue (R &CLOSE)?] tail',
        finds=("[x The pier is safe], as [s Ilves] [c said].",),
        ignores={"The pier is safe, Ilves said.": "clause.final"},
    ),
)
