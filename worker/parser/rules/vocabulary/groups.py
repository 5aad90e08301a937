"""The groups that a sentence is cut into, tried in this order at every token; `[h …]` is the head."""

from __future__ import annotations

from worker.parser.grammar.cascade import Group

# Kinds of groups and the tags that can head them.
KINDS = {
    "NP": "NSZU#JDK*",
    "GEN": "H",  # the board's
    "TIME": "NSZR#U",
    "PAREN": "(",
    "QUOTE": "Q",
    "FIN": "VYLKFU",  # a finite verb group, active
    "PAS": "K",  # a passive one, finite or not
    "INF": "VKU",  # to say, to have said
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
    "PREP": "I A O",
    "LPAREN": "(",
    "RPAREN": ")",
}

_ADVERB = "(!@focus R)"
GROUPS = (
    Group("PAREN", "[h LPAREN] (!LPAREN !RPAREN any){1,24} RPAREN"),
    Group("TIME", "@when{1,2} (J | #){0,2} [h @timenoun] (N | S){0,1}"),
    Group("TIME", "@weekday{1,1} [h @timenoun] !NOUN !H"),
    Group("TIME", "[h @weekday] !NOUN !H"),
    Group("TIME", "[h @now] !H"),
    Group("GEN", "D{0,2} MOD{0,12} NOUN [h H]"),
    Group("NP", "D{1,2} PREMOD{0,10} [h NOUN]"),
    Group("NP", "D{1,2} PREMOD{0,4} [h U]"),
    Group("NP", "(R #)? MOD{0,12} [h NOUN]"),
    Group("NP", "D R{0,2} [h J]"),
    Group("NP", "D? #{0,3} [h #]"),
    Group("PAS", f"({_ADVERB}{{0,2}} (AUX | O) ADV{{0,3}}){{0,4}} X@be ADV{{0,3}} [h K] A?"),
    Group("INF", "E? O ADV{0,2} [h (V | U)] A?"),
    Group("INF", "E? O X ADV{0,2} [h K] A?"),
    Group("FIN", f"{_ADVERB}{{0,2}} (AUX ADV{{0,3}}){{1,4}} [h (V | Y | L | K | F | U)] A?"),
    Group("FIN", f"{_ADVERB}{{0,2}} [h (V | Y | L | U)] A?"),
    Group("COP", f"{_ADVERB}{{0,2}} (AUX ADV{{0,3}}){{0,3}} [h X] ADV{{0,2}}"),
    Group("ING", f"(E | {_ADVERB}){{0,2}} [h F] A?"),
    Group("PPL", f"{_ADVERB}{{0,2}} [h K] A?"),
)
