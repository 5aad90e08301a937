"""Telling and asking: somebody is addressed, who is no part of what is said."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RULES = (
    Rule(
        name="tell.that",
        pattern="subject [c VERB@telling] PREP? addressee where-said{0,3} [x that-clause]",
        finds=(
            "[s Ilves] [c told] [to the board] [x that the pier was safe].",
            "[s A source] [c told] [to the Gazette] on condition of anonymity [x that the deal was dead].",
        ),
        ignores={"Ilves said that the pier was safe.": "verb.that"},
    ),
    Rule(
        name="tell.clause",
        pattern="subject [c VERB@telling] PREP? addressee when? [x (clause | wh-clause)]",
        finds=(
            "[s Ilves] [c told] [to the board] [x the pier was safe].",
            "[s The court] [c asked] [to the owners] [x why the pier had sunk].",
        ),
        ignores={"Ilves told the board that the pier was safe.": "tell.that"},
    ),
    Rule(
        name="ask.about",
        pattern="^ [c PPL@asking [k PREP]?] [x (object | B (!, any){1,40})] ,",
        finds=("[c Asked about] [x the price of steel], Ilves left.",),
        ignores={"Ilves asked why the pier was closed.": "verb.wh"},
        flags=frozenset({"passive"}),
    ),
    Rule(
        name="quote.told",
        pattern="subject [c VERB@telling] PREP? addressee closing (, | :)? [x QUOTE]",
        finds=("[s Ilves] [c told] [to the board], “[x The pier is safe].”",),
        ignores={"Ilves said, “The pier is safe.”": "quote.after"},
    ),
    Rule(
        name="quote.final-told",
        pattern="[x (!STOP any){0,150} QUOTE] ,? near [c VERB@telling] addressee !((!STOP !QUOTE !, any){0,12} , QUOTE)",
        finds=("“[x The pier is safe],” [s Ilves] [c told] [to the Gazette] on Monday.",),
        ignores={"“The pier is safe,” Ilves said.": "quote.final"},
        flags=frozenset({"runs-on"}),
    ),
    Rule(
        name="quote.broken-told",
        pattern="[x (!STOP any){0,150} QUOTE] ,? near [c VERB@telling] addressee (!STOP !QUOTE !, any){0,12} , [x QUOTE (!STOP any){0,150}]",
        finds=("“[x The pier],” [s Ilves] [c told] [to the Gazette], “[x is safe].”",),
        ignores={"“The pier is safe,” Ilves told the Gazette.": "quote.final-told"},
        flags=frozenset({"runs-on"}),
    ),
    Rule(
        name="clause.final-told",
        pattern="^ !QUOTE [x own-sentence] , near [c VERB@telling] addressee tail",
        finds=("[x The pier is safe], [s Ilves] [c told] [to the Gazette] on Monday.",),
        ignores={"The pier is safe, Ilves said.": "clause.final"},
    ),
    Rule(
        name="clause.told",
        pattern="^ !QUOTE [x own-sentence] , [to np] aside [c PAS@telling] tail",
        finds=("[x The pier burned for three days], [to jurors] [c were told].",),
        ignores={"The pier is safe, Ilves told the Gazette.": "clause.final-told"},
        flags=frozenset({"passive"}),
    ),
)
