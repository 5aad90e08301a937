"""A verb with its subject, and what it says behind it: a clause, a question, an infinitive, a thing."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

RULES = (
    Rule(
        name="verb.that",
        pattern="subject [c VERB@cue R?] where-said{0,3} [x that-clause]",
        finds=(
            "[s The harbour board] [c said] [x that the old pier would stay closed].",
            "[s Mayor Ilves] [c has repeatedly denied] [x that the contract was sold].",
            "[s The bank] [c said] in a statement carried by the Gazette [x that it would close].",
            "[s Ilves, 52], left the hall, [c insisting] [x that the pier was safe].",
        ),
        ignores={
            "The board said the old pier would close.": "verb.clause",
            "Ilves told the board that the pier was safe.": "tell.that",
        },
    ),
    Rule(
        name="verb.clause",
        pattern="subject [c VERB@cue] R? when? [x clause]",
        finds=(
            "[s The harbour board] [c said] [x the old pier would stay closed].",
            "[s Engineers] [c warned] on Monday [x the pier could sink].",
            "[s She] [c says] [x there was no warning].",
        ),
        ignores={
            "The board said that the old pier would close.": "verb.that",
            "The board opposed the sale of the pier.": "verb.np",
        },
    ),
    Rule(
        name="verb.wh",
        pattern="subject [c VERB@cue] R? PREP? [x wh-clause]",
        finds=(
            "[s Ilves] [c asked] [x why the pier was closed].",
            "[s The police] [c would not say] [x whether he was armed].",
        ),
        ignores={"Asked why the pier was closed, Ilves left.": "ask.about"},
    ),
    Rule(
        name="verb.to",
        pattern="subject [c VERB@cue] R? [x to-clause]",
        finds=(
            "[s Ilves] [c promised] [x to rebuild the pier].",
            "[s The union] [c declined] [x to comment on the strike].",
            "[s They] [c decided] [x not to sell the boats].",
        ),
        ignores={"The pier is expected to close.": "passive.to"},
    ),
    Rule(
        name="verb.ing",
        pattern="subject [c VERB@cue] [x ing-clause]",
        finds=("[s Ilves] [c suggested] [x closing the pier].",),
        ignores={"Ilves suggested that the pier should close.": "verb.that"},
    ),
    Rule(
        name="verb.np",
        pattern='subject [c (!@say !@calling VERB@cue)] [x !(np ("as" | INF)) np-content]',
        finds=(
            "[s The harbour board] [c opposed] [x the sale of the old pier].",
            "[s Residents] [c fear] [x another flood].",
        ),
        ignores={
            "The harbour board said the pier would close.": "verb.clause",
            "The board described the pier as a wreck.": "verb.np-as",
        },
    ),
    Rule(
        name="verb.np-as",
        pattern='subject [c VERB@cue] [x np "as" (np | ING | J | PPL) (!break-np any){0,60}]',
        finds=("[s The board] [c described] [x the pier as a wreck].",),
        ignores={"The board praised the pier.": "verb.np"},
    ),
    Rule(
        name="verb.np-to",
        pattern="subject [c (!@say VERB@cue)] [x np INF (!break-np any){0,150}]",
        finds=(
            "[s The mayor] [c urged] [x residents to stay indoors].",
            "[s Analysts] [c expect] [x the bank to cut rates].",
        ),
        ignores={"The mayor promised to rebuild the pier.": "verb.to"},
    ),
    Rule(
        name="verb.label",
        pattern='subject [c VERB@calling] [x !(np ("as" | INF)) np (!break-np any){0,60}]',
        finds=(
            "[s Ilves] [c called] [x the plan “a bad joke”].",
            "[s She] [c considers] [x the pier unsafe].",
        ),
        ignores={"Ilves called for a new plan.": "verb.prep"},
    ),
    Rule(
        name="verb.prep",
        pattern="subject [c VERB@cue R? [k PREP]] [x object]",
        finds=(
            "[s Ilves] [c complained about] [x the price of steel].",
            "[s The union] [c has called for] [x a general strike].",
        ),
        ignores={"Ilves complained that the steel was dear.": "verb.that"},
    ),
    Rule(
        name="verb.with-prep",
        pattern="subject [c VERB@cue] R? [x [k PREP] object]",
        finds=("[s Ilves] [c talked] [x with the owners of the pier].",),
        ignores={"Ilves complained that the steel was dear.": "verb.that"},
    ),
    Rule(
        name="verb.of-which",
        pattern="[x (W | T)] near [c VERB@cue PREP?] [x (FINITE | INF | QUOTE | np) (!break-clause any){0,150}]",
        finds=(
            "He left the bridge, [x which] [s she] [c says] [x was never safe].",
            "It is [x what] [s the mayor] [c called] [x “a bad joke]”.",
        ),
        ignores={"She said that the bridge was never safe.": "verb.that"},
    ),
    Rule(
        name="verb.of-noun",
        pattern="[x POSS{0,2} NP] [s POSS{0,2} (P | NP)] [c VERB@cue] [x (FINITE | INF) (!break-np any){0,150}]",
        finds=(
            "It is [x a step] [s they] [c believe] [x could help the port].",
            "The union braced for [x a fight] [s it] [c expects] [x to win].",
        ),
        ignores={"They believe that it could help the port.": "verb.that"},
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
)
