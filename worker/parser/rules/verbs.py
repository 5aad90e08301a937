"""A verb with its subject and what follows it: a clause, a noun phrase, an infinitive, a preposition."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RULES = (
    Rule(
        name="verb.that",
        pattern="subject [c VERB@cue R?] where-said{0,3} [x that-clause]",
        finds=(
            "[s The harbour board] [c said] [x that the old pier would stay closed].",
            "[s Mayor Ilves] [c has repeatedly denied] [x that the contract was sold].",
        ),
        ignores={"The minister who said that was tired.": None},
    ),
    Rule(
        name="verb.clause",
        pattern="subject [c VERB@cue] R? when? [x clause]",
        finds=(
            "[s The harbour board] [c said] [x the old pier would stay closed].",
        ),
        ignores={"The board read the letter aloud.": None},
    ),
    Rule(
        name="verb.np",
        pattern="subject [c (!@say VERB@cue)] [x np-content]",
        finds=("[s The harbour board] [c opposed] [x the sale of the old pier].",),
        ignores={"The harbour board said the pier would close.": "verb.clause"},
    ),
    Rule(
        name="say.np",
        pattern="subject [c VERB@say] when? [x !clause-start np (!break-clause any){0,150}]",
        finds=("[s The harbour board] [c said] [x no more than that].",),
        ignores={"The harbour board said the pier would close.": "verb.clause"},
    ),
    Rule(
        name="say.rest",
        pattern="subject [c VERB@say] [x !(T | W | B | INF | PREP | R | clause-start | np) (!break-clause !QUOTE any){2,150}]",
        finds=("[s The harbour board] [c said] [x fewer than five boats were safe].",),
        ignores={"The harbour board said the pier would close.": "verb.clause"},
    ),
    Rule(
        name="verb.prep",
        pattern="subject [c VERB@cue R? [k PREP]] [x object]",
        finds=("[s Ilves] [c complained about] [x the price of steel].",),
        ignores={"Ilves complained that the steel was dear.": "verb.that"},
    ),
    Rule(
        name="verb.with-prep",
        pattern="subject [c VERB@cue] R? [x [k PREP] object]",
        finds=("[s Ilves] [c talked] [x with the owners of the pier].",),
        ignores={"Ilves complained that the steel was dear.": "verb.that"},
    ),
    Rule(
        name="verb.to",
        pattern="subject [c VERB@cue] R? [x to-clause]",
        finds=("[s Ilves] [c promised] [x to rebuild the pier].",),
        ignores={"Ilves promised that the pier would open.": "verb.that"},
    ),
    Rule(
        name="verb.wh",
        pattern="subject [c VERB@cue] R? PREP? [x wh-clause]",
        finds=("[s Ilves] [c asked] [x why the pier was closed].",),
        ignores={"Ilves asked the board.": "verb.np"},
    ),
    Rule(
        name="verb.ing",
        pattern="subject [c VERB@cue] [x ing-clause]",
        finds=("[s Ilves] [c suggested] [x closing the pier].",),
        ignores={"Ilves suggested that the pier should close.": "verb.that"},
    ),
    Rule(
        name="verb.of-which",
        pattern="[x @relative] near [c VERB@cue PREP?] [x (FINITE | INF | QUOTE | np) (!break-clause any){0,150}]",
        finds=("He left the bridge, [x which] [s she] [c says] [x was never safe].",),
        ignores={"Ilves suggested that the pier should close.": "verb.that"},
    ),
    Rule(
        name="tell.that",
        pattern="subject [c VERB@telling] PREP? addressee where-said{0,3} [x that-clause]",
        finds=("[s Ilves] [c told] [to the board] [x that the pier was safe].",),
        ignores={"Ilves told a story.": "say.np"},
    ),
    Rule(
        name="tell.clause",
        pattern="subject [c VERB@telling] PREP? addressee when? [x (clause | wh-clause)]",
        finds=("[s Ilves] [c told] [to the board] [x the pier was safe].",),
        ignores={"Ilves told a story.": "say.np"},
    ),
    Rule(
        name="ask.about",
        pattern="^ [c PPL@asking [k PREP]?] [x (object | B (!, any){1,40})] ,",
        finds=("[c Asked about] [x the price of steel], Ilves left.",),
        ignores={"Ilves asked the board.": "verb.np"},
        flags=frozenset({"passive"}),
    ),
)
