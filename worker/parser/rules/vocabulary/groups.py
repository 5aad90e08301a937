"""The groups that a sentence is cut into, tried in this order at every token."""

from __future__ import annotations

from worker.parser.grammar.grouping import Group

# Kinds of groups and the tags that can head them: the head is the group's last token with such a tag.
KINDS = {
    "NP": "NSZU#JDK*",
    "GEN": "H",  # the board's
    "TIME": "NSZR#U",
    "PAREN": ")",
    "QUOTE": "Q",
    "FIN": "VYLKFU",  # a finite verb group, active
    "PAS": "K",  # a passive one, finite or not
    "INF": "VKUX",  # to say, to have said
    "ING": "F",  # saying, without an auxiliary
    "PPL": "K",  # a past participle without an auxiliary
    "COP": "X",  # be, have or do as the verb itself
}

SETS = {
    "NOUN": "N S Z",
    "MOD": "J # N S Z *",
    "PREMOD": "J # N S Z K F U R",
    "AUX": "X M",
    "ADV": "R E",
    "PRO": "P",
    "POSS": "GEN G",
    "FINITE": "FIN PAS COP M",
    "VERB": "FIN INF ING PPL",
    "CUE": "FIN INF ING PPL PAS COP NP J",
    "NOMINAL": "NP P",
    "TENSED": "FIN PPL PAS COP J",
    "UNTENSED": "INF ING",
    "PAST": "PAS PPL",
    "CLOSE": ", . ; -",
    "STOP": ". ;",
    "LEAD": "QUOTE B I A ING PPL INF W",  # what begins a lead-in, or no clause
    "PREP": "I A O",
    "LPAREN": "(",
    "RPAREN": ")",
}

_ADVERB = "(!@focus R)"
GROUPS = (
    Group("PAREN", "LPAREN (!LPAREN !RPAREN any){1,24} RPAREN", across=True),
    Group("TIME", "@when{1,2} (J | #){0,2} @timenoun (N | S){0,1}"),
    Group("TIME", "@weekday{1,1} @timenoun !NOUN !H"),
    Group("TIME", "@weekday !NOUN !H"),
    Group("TIME", "@now !H"),
    Group("GEN", "D{0,2} MOD{0,12} NOUN H"),
    Group("NP", "D{1,2} PREMOD{0,10} NOUN"),
    Group("NP", "D{1,2} PREMOD{0,4} U"),
    Group("NP", "R@amount? MOD{0,12} NOUN"),
    Group("NP", "D R{0,2} J"),
    Group("NP", "D? #{0,3} #"),
    Group("PAS", f"({_ADVERB}{{0,2}} (AUX | O) ADV{{0,3}}){{0,4}} X@be ADV{{0,3}} K A?"),
    Group("INF", "E? O ADV{0,2} (V | U) A?"),
    Group("INF", "E? O X ADV{0,2} K A?"),
    Group("INF", "E? O ADV{0,2} X"),
    Group("FIN", f"{_ADVERB}{{0,2}} (AUX ADV{{0,3}}){{1,4}} (V | Y | L | K | F | U) A?"),
    Group("FIN", f"{_ADVERB}{{0,2}} (V | Y | L | U) A?"),
    Group("COP", f"{_ADVERB}{{0,2}} (AUX ADV{{0,3}}){{0,3}} X ADV{{0,2}}"),
    Group("ING", f"(E | {_ADVERB}){{0,2}} F A?"),
    Group("PPL", f"{_ADVERB}{{0,2}} K A?"),
)
