"""Nouns that attribute: her claim that, a warning from, voiced support for, in her view."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RULES = (
    Rule(
        name="noun.owned-that",
        pattern="[s POSS] [c NP@cue-noun] [x (that-clause | to-clause | clause)]",
        finds=(
            "Nobody shared [s the board's] [c claim] [x that the pier is safe].",
            "He repeated [s his] [c promise] [x to rebuild the pier].",
        ),
        ignores={"There were claims by the board that the pier is safe.": "noun.that"},
        kind="noun",
    ),
    Rule(
        name="noun.owned-prep",
        pattern="[s POSS] [c NP@cue-noun [k PREP]] [x noun-object]",
        finds=("[s Her] [c criticism of] [x the board] was loud.",),
        ignores={"Nobody shared her claim that the pier is safe.": "noun.owned-that"},
        kind="noun",
    ),
    Rule(
        name="noun.that",
        pattern="[c NP@cue-noun] (PREP [s np])? [x that-clause]",
        finds=(
            "They shrugged at [c claims] by [s the board] [x that the pier is safe].",
            "It came amid [c rumours] [x that the pier was sold].",
        ),
        ignores={"Nobody shared her claim that the pier is safe.": "noun.owned-that"},
        kind="noun",
    ),
    Rule(
        name="noun.to",
        pattern="[c NP@cue-noun] (I [s np])? [x (to-clause | clause)]",
        finds=("There were [c calls] from [s residents] [x to close the pier].",),
        ignores={"There were claims that the pier is safe.": "noun.that"},
        kind="noun",
    ),
    Rule(
        name="noun.clause",
        pattern="[c COP? [h NP@cue-noun]] [x (clause | wh-clause)]",
        finds=("There [c are fears] [x the pier will sink].",),
        ignores={"There were claims that the pier is safe.": "noun.that"},
        kind="noun",
    ),
    Rule(
        name="noun.prep",
        pattern="[c NP@cue-noun [k PREP]] [x noun-object]",
        finds=("[c Criticism of] [x the board] was loud.",),
        ignores={"There were claims that the pier is safe.": "noun.that"},
        kind="noun",
    ),
    Rule(
        name="noun.is",
        pattern="[s POSS]? [c NP@cue-noun (COP ,? | :)] [x statement]",
        finds=(
            "[s Her] [c hope is] [x that the pier will open].",
            "[c The question is] [x whether the pier will open].",
        ),
        ignores={"There were claims that the pier is safe.": "noun.that"},
        kind="noun",
    ),
    Rule(
        name="noun.light",
        pattern="near [c VERB@light NP@cue-noun [k PREP]] [x noun-object]",
        finds=("[s Ilves] [c voiced support for] [x the board].",),
        ignores={"Ilves expressed hope that the pier would open.": "noun.light-that"},
        kind="noun",
    ),
    Rule(
        name="noun.light-that",
        pattern="near [c VERB@light NP@cue-noun] [x (that-clause | to-clause | clause)]",
        finds=("[s Ilves] [c has expressed hope] [x that the pier would open].",),
        ignores={"Ilves voiced support for the board.": "noun.light"},
        kind="noun",
    ),
    Rule(
        name="noun.drawn",
        pattern="[x near-subject] [c VERB@drawing NP@cue-noun] I [s np]",
        finds=("[x The plan] [c drew criticism] from [s the board].",),
        ignores={"Criticism of the board was loud.": "noun.prep"},
        kind="noun",
    ),
    Rule(
        name="noun.in-view",
        pattern="^ I [s POSS] [c NP@view] , [x (!STOP any){1,150}]",
        finds=("In [s Ilves’s] [c view], [x the pier is safe].",),
        ignores={"Ilves has a view of the pier.": "noun.prep"},
        kind="noun",
    ),
    Rule(
        name="noun.in-view-last",
        pattern="[x (!STOP any){1,150}] , I [s POSS] [c NP@view] (STOP | , | $)",
        finds=("[x The pier is safe], in [s her] [c opinion].",),
        ignores={"In Ilves’s view, the pier is safe.": "noun.in-view"},
        kind="noun",
    ),
    Rule(
        name="noun.in-words",
        pattern='[x (!STOP any){1,150}] , I [c NP@view "of"] [s np]',
        finds=("[x The pier is a wreck], in [c the words of] [s Ilves].",),
        ignores={"The pier is safe, in her opinion.": "noun.in-view-last"},
        kind="noun",
    ),
)
