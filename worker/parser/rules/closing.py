"""A clause, a comma, and a verb of reporting with nothing behind it that could be said: the clause is what is said.

These need no weight: they stand by their words alone, where no other attribution takes the clause.
"""

from __future__ import annotations

from worker.parser.grammar.rule import Rule

TRAILING = frozenset({"hearsay", "trailing"})

RULES = (
    Rule(
        name="trailing.final",
        pattern="^ !LEAD [x told-clause] , sayer [c FIN@reporting (R &CLOSE)?] nothing-said",
        finds=(
            "[x Every sixth ferry is leased], [s the port office] [c estimates].",
            "[x The pier has sunk], [s the Gazette] [c reported] on Friday, citing the police.",
            "[x The worst is over], [s engineers] [c warned]: the river is falling.",
            "[x Minister to visit flooded port], [s aide] [c says]",
        ),
        ignores={
            "On Friday, the Gazette reported that the pier had sunk.": None,
            "The pier, the Gazette reported, has sunk.": None,
        },
        flags=TRAILING,
    ),
    Rule(
        name="trailing.told",
        pattern="^ !LEAD [x told-clause] , sayer [c FIN@telling] addressee nothing-said",
        finds=("[x The pier will close in May], [s Mayor Ilves] [c told] [to the Gazette] on Monday, adding that it was old.",),
        ignores={"On Monday, Ilves told the Gazette that the pier would close.": None},
        flags=TRAILING,
    ),
    Rule(
        name="trailing.were-told",
        pattern="^ !LEAD [x told-clause] , [to np] aside [c PAS@telling] nothing-said",
        finds=("[x The pier burned for three days], [to jurors in Lund] [c were told].",),
        ignores={"On Monday, jurors were told that the pier had burned.": None},
        flags=TRAILING | {"passive"},
    ),
    Rule(
        name="trailing.inverted",
        pattern="^ !LEAD [x told-clause] , [c FIN@announcing] !QUOTE [s named] (STOP | : | $ | , (ING | B | I | W))",
        finds=(
            "[x Pier will close], [c says] [s harbour board]",
            "[x The pier is safe], [c warns] [s Ilves, who runs the port].",
        ),
        ignores={"The pier is safe, Ilves warns.": "clause.final"},
        flags=TRAILING,
    ),
)
