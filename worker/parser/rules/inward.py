"""What the corpus leaves out and claims need: citing and quoting inward, quoted by, quoted as saying, reportedly."""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

HEARSAY = frozenset({"hearsay"})
INWARD = frozenset({"hearsay", "inward"})

RULES = (
    Rule(
        name="inward.citing",
        pattern="[c ING@quoting] [s witness]",
        finds=(
            "The pier has sunk, the Gazette reported, [c citing] [s the harbour police].",
            "The pier has sunk, the Gazette wrote on Friday, [c quoting] [s an official of the port].",
        ),
        ignores={"The pier was closed, citing the cost.": None},
        flags=INWARD,
    ),
    Rule(
        name="inward.which-cited",
        pattern="@relative [c FIN@quoting] [s witness]",
        finds=("The pier has sunk, said the Gazette, which [c cited] [s two officials].",),
        ignores={"The Gazette cited two officials.": None},
        flags=INWARD,
    ),
    Rule(
        name="inward.quoted-by",
        pattern=', [c PPL@quoting] "by" [s np] ,',
        finds=("The mayor, [c quoted] by [s the Gazette], said that the pier had sunk.",),
        ignores={"The mayor was quoted by the Gazette.": None},
        flags=INWARD | {"passive"},
    ),
    Rule(
        name="quote-as.quoting",
        pattern='near [c FIN@quoting] np "as" ING [x saying]',
        finds=("[s The Gazette] [c quoted] the mayor as saying [x that the pier had sunk].",),
        ignores={"The Gazette quoted the mayor.": None},
        flags=HEARSAY,
    ),
    Rule(
        name="quote-as.saying",
        pattern='VERB@quoting [s np] "as" [c ING] [x saying]',
        finds=("The Gazette quoted [s the mayor] as [c saying] [x that the pier had sunk].",),
        ignores={"The mayor was speaking as saying little became him.": None},
        flags=HEARSAY,
    ),
    Rule(
        name="quote-as.was-quoted",
        pattern='[s near-subject] [c PAS@quoting "as" ING] [x saying]',
        finds=("[s The mayor] [c was quoted as saying] [x that the pier had sunk].",),
        ignores={"The mayor was quoted.": None},
        flags=HEARSAY | {"passive"},
    ),
    Rule(
        name="quote-as.was-quoted-by",
        pattern='[s near-subject] PAS@quoting "by" np "as" [c ING] [x saying]',
        finds=("[s The mayor] was quoted by the Gazette as [c saying] [x that the pier had sunk].",),
        ignores={"The mayor was quoted.": None},
        flags=HEARSAY,
    ),
    Rule(
        name="quote-as.by",
        pattern='near-subject [c PAS@quoting] when? "by" [s np] "as" ING [x saying]',
        finds=("The mayor [c was quoted] by [s the Gazette] as saying [x that the pier had sunk].",),
        ignores={"The mayor was quoted.": None},
        flags=HEARSAY | {"passive"},
    ),
)
