"""Passives and raising verbs: the subject and the complement are what is said."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

PASSIVE = frozenset({"passive"})

RULES = (
    Rule(
        name="passive.to",
        pattern="[x near-subject] [c PAS@cue] [x to-clause]",
        finds=(
            "[x The pier] [c is expected] [x to close in May].",
            "[x He] [c is said] [x to be in hiding].",
            "[x Residents] [c were urged] [x to stay indoors].",
        ),
        ignores={"Analysts expect the pier to close.": "verb.np-to"},
        flags=PASSIVE,
    ),
    Rule(
        name="passive.that",
        pattern="PRO? [c PAS@cue] [x that-clause]",
        finds=("It [c was reported] [x that the pier had sunk].",),
        ignores={"The board reported that the pier had sunk.": "verb.that"},
        flags=PASSIVE,
    ),
    Rule(
        name="passive.by",
        pattern='[x near-subject] [c PAST@cue] R? when? "by" [s np]',
        finds=("[x The plan] [c was criticised] by [s the board].",),
        ignores={"The board criticised the plan.": "verb.np"},
        flags=PASSIVE,
    ),
    Rule(
        name="passive.around-by",
        pattern='[x near-subject] [c PAST@cue] [x PREP noun] "by" [s np]',
        finds=("[x He] [c was recommended] [x for the job] by [s the union].",),
        ignores={"The plan was criticised by the board.": "passive.by"},
        flags=PASSIVE,
    ),
    Rule(
        name="passive.alone",
        pattern="[x near-subject] [c PAS@cue] closing (. | , | $)",
        finds=(
            "[x The deal] [c was announced] on Monday.",
            "[x Two injuries] [c have been reported] in the port.",
        ),
        ignores={"The plan was criticised by the board.": "passive.by"},
        flags=PASSIVE,
    ),
    Rule(
        name="passive.as",
        pattern="[x near-subject] [c PAS@cue] [x [k (PREP | B)] object]",
        finds=("[x The pier] [c is seen] [x as a landmark].",),
        ignores={"It was reported that the pier had sunk.": "passive.that"},
        flags=PASSIVE,
    ),
    Rule(
        name="passive.prep",
        pattern="[x near-subject] [c PAS@cue [k (PREP | B)]] [x object]",
        finds=("[x The pier] [c is known as] [x the Widow].",),
        ignores={"It was reported that the pier had sunk.": "passive.that"},
        flags=PASSIVE,
    ),
    Rule(
        name="passive.np",
        pattern="[x near-subject] [c PAS@cue] [x (np-content | ing-clause | R? J (!break-np any){0,60})]",
        finds=("[x The pier] [c is considered] [x a landmark].",),
        ignores={"The pier is seen as a landmark.": "passive.as"},
        flags=PASSIVE,
    ),
    Rule(
        name="passive.wh",
        pattern="[c PAS@cue [k PREP]?] [x (wh-clause | QUOTE)]",
        finds=("Ilves [c was asked] [x why the pier had sunk].",),
        ignores={"Ilves asked why the pier had sunk.": "verb.wh"},
        flags=PASSIVE,
    ),
    Rule(
        name="passive.about",
        pattern="[c PAS@cue [k PREP]] [x object]",
        finds=("Ilves [c was asked about] [x the pier].",),
        ignores={"Ilves complained about the pier.": "verb.prep"},
        flags=PASSIVE,
    ),
    Rule(
        name="passive.headline",
        pattern="[x near-subject] [c VERB@presuming] [x (J | PPL | INF) (!STOP any){0,60}]",
        finds=("[x Dozens] [c feared] [x dead as storm hits coast]",),
        ignores={"Dozens feared the storm.": "verb.np"},
        flags=PASSIVE,
    ),
    Rule(
        name="moved.prep",
        pattern="[s near-subject] [c PAS@cue [k (PREP | B)]] [x object]",
        finds=("[s The board] [c was concerned about] [x the cost of steel].",),
        ignores={"The plan was criticised by the board.": "passive.by"},
    ),
    Rule(
        name="moved.that",
        pattern="[s near-subject] [c PAS@cue] [x (that-clause | to-clause)]",
        finds=("[s The board] [c was convinced] [x that the pier had sunk].",),
        ignores={"The plan was criticised by the board.": "passive.by"},
    ),
    Rule(
        name="raising.to",
        pattern="[x near-subject] [c FIN@raising] [x (to-clause | (R | J | PREP | B) (!break-np any){0,150})]",
        finds=(
            "[x The pier] [c seems] [x to sink].",
            "[x The deal] [c appears] [x dead].",
        ),
        ignores={"The board promised to help.": "verb.to"},
    ),
)
