"""Nouns that attribute: her claim that, a warning from, critics of; and adjectives: is wary of."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RULES = (
    Rule(
        name="noun.owned-that",
        pattern="[s POSS] [c NP@cue-noun] [x (that-clause | to-clause | clause)]",
        finds=("Nobody shared [s the board's] [c claim] [x that the pier is safe].",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="noun.owned-prep",
        pattern="[s POSS] [c NP@cue-noun [k PREP]] [x noun-object]",
        finds=("[s Her] [c criticism of] [x the board] was loud.",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="noun.that",
        pattern="[c NP@cue-noun] ((PREP) [s np])? [x that-clause]",
        finds=("They shrugged at [c claims] by [s the board] [x that the pier is safe].",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="noun.to",
        pattern="[c NP@cue-noun] ((I) [s np])? [x to-clause]",
        finds=("There were [c calls] from [s residents] [x to close the pier].",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="noun.prep",
        pattern="[c NP@cue-noun [k PREP]] [x noun-object]",
        finds=("[c Criticism of] [x the board] was loud.",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="noun.drawn",
        pattern="[x near-subject] [c VERB@drawing NP@cue-noun] I [s np]",
        finds=("[x The plan] [c drew criticism] from [s the board].",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="noun.light",
        pattern="near [c VERB@light NP@cue-noun [k PREP]] [x noun-object]",
        finds=("[s Ilves] [c voiced support for] [x the board].",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="noun.light-that",
        pattern="near [c VERB@light NP@cue-noun] [x (that-clause | to-clause | clause)]",
        finds=("[s Ilves] [c has expressed hope] [x that the pier would open].",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="noun.in-view",
        pattern="^ I [s POSS] [c NP@view] , [x (!STOP any){1,150}]",
        finds=("In [s Ilves’s] [c view], [x the pier is safe].",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="noun.in-view-last",
        pattern="[x (!STOP any){1,150}] , I [s POSS] [c NP@view] (STOP | , | $)",
        finds=("[x The pier is safe], in [s her] [c opinion].",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="noun.in-words",
        pattern='[x (!STOP any){1,150}] , I [c NP@view "of"] [s np]',
        finds=("[x The pier is a wreck], in [c the words of] [s Ilves].",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="noun.is",
        pattern="[s POSS]? [c NP@cue-noun (COP ,? | :)] [x statement]",
        finds=("[s Her] [c hope is] [x that the pier will open].",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="noun.clause",
        pattern="[c COP? [h NP@cue-noun]] [x (clause | wh-clause)]",
        finds=("There [c are fears] [x the pier will sink].",),
        ignores={"The claim was false.": None},
        kind="noun",
    ),
    Rule(
        name="adjective.prep",
        pattern="near [c COP (R){0,2} [h J@cue-adj] [k PREP]] [x noun-object]",
        finds=("[s Ilves] [c is wary of] [x the board].",),
        ignores={"Ilves is wary.": None},
        kind="adjective",
    ),
    Rule(
        name="adjective.that",
        pattern="near [c COP (R){0,2} [h J@cue-adj]] [x (that-clause | to-clause | wh-clause | clause)]",
        finds=("[s Ilves] [c is confident] [x that the pier is safe].",),
        ignores={"Ilves is wary.": None},
        kind="adjective",
    ),
    Rule(
        name="adjective.bare",
        pattern="far ,? [c J@cue-adj] [x (that-clause | to-clause | clause)]",
        finds=("[s Ilves] left, [c confident] [x that the pier is safe].",),
        ignores={"Ilves is wary.": None},
        kind="adjective",
    ),
)
