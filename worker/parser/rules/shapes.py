"""The shapes themselves, for a cue that no finer rule describes: where its content stands, and where its source."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

PLAIN = frozenset({"plain"})

RULES = (
    Rule(
        name="plain.after",
        pattern="source-left [c CUE] [x rest]",
        finds=("[s Ilves] [c doubts] [x whether].",),
        ignores={"Ilves left.": None},
        flags=PLAIN,
    ),
    Rule(
        name="plain.after-alone",
        pattern="[c CUE] [x rest]",
        finds=("[c Doubting] [x whether].",),
        ignores={"Nobody denied.": None},
        flags=PLAIN,
    ),
    Rule(
        name="plain.after-named",
        pattern="[c CUE] PREP? [s np] [x rest]",
        finds=("[c Calls] from [s residents] [x grew].",),
        ignores={"Ilves left.": None},
        flags=PLAIN,
    ),
    Rule(
        name="plain.before",
        pattern="[x lead] source-left [c CUE]",
        finds=("[x What] [s Ilves] [c doubts].",),
        ignores={"Ilves left.": None},
        flags=PLAIN,
    ),
    Rule(
        name="plain.before-alone",
        pattern="[x lead] [c CUE]",
        finds=("[x The pier] [c was praised].",),
        ignores={"Praise him.": None},
        flags=PLAIN,
    ),
    Rule(
        name="plain.before-named",
        pattern="[x lead] [c CUE] PREP? [s np]",
        finds=("[x The pier] [c was praised] by [s Ilves].",),
        ignores={"Praise him.": None},
        flags=PLAIN,
    ),
    Rule(
        name="plain.around",
        pattern="[x lead] source-left [c CUE] [x rest]",
        finds=("[x The pier], [s Ilves] [c said], [x is safe].",),
        ignores={"Praise him.": None},
        flags=PLAIN,
    ),
    Rule(
        name="plain.around-alone",
        pattern="[x lead] [c CUE] [x rest]",
        finds=("[x The pier] [c seems] [x safe].",),
        ignores={"Praise him.": None},
        flags=PLAIN,
    ),
    Rule(
        name="plain.around-named",
        pattern="[x lead] [c CUE] PREP? [s np] [x rest]",
        finds=("[x The pier], [c said] [s Ilves], [x is safe].",),
        ignores={"Praise him.": None},
        flags=PLAIN,
    ),
    Rule(
        name="plain.next",
        pattern="near [c VERB] (!STOP any){0,12} (: | $)",
        finds=("[s Ilves] [c put] it so:\n\nThe pier is safe.",),
        ignores={"Praise him.": None},
        flags=PLAIN | {"next"},
    ),
)
