"""Phrases over groups that rules share, each defined once; see worker/parser/grammar/syntax.py for the signs."""

from __future__ import annotations

PHRASES = {
    # --- noun phrases: the officials in Ohio; Smith (R-Ohio) and her aides
    "noun": "(POSS{0,2} (NP | QUOTE) | POSS{0,2} PRO | D)",
    "np": "noun PAREN? ((I | C) noun PAREN?){0,4}",
    "when": "(PREP? TIME)",
    "where-said": "(PREP np (PPL PREP? np)? | when | , (!FINITE !, !STOP any){1,12} ,)",
    "addressee": '[to noun PAREN? (("of" | "for" | "from" | "in" | "at" | C) noun PAREN?){0,4}]',
    "aside": "(, R ,)? when?",
    # --- the subject of a verb, left of it; "far": of an earlier verb, for ", saying" and "and said"
    "apposition": ", (!FINITE !, any){1,12} ,",
    "clause-between": ", @relative (!, any){1,16} ,",
    "restricted": "np @relative noun? FINITE (!FINITE !STOP !, any){0,10}",
    "near": "([s np (apposition | clause-between)] | [s restricted] | [s @relative] | [s np]) aside",
    "near-subject": "(np (apposition | clause-between)? | @relative) aside",
    "far": "[s np (apposition | clause-between)?] aside FINITE (!FINITE any){0,40}",
    "subject": "(near &TENSED | far ,? C aside &TENSED | far &UNTENSED | near)?",
    # --- where a content ends
    "dash": "- !((!STOP !- any){1,14} - (!STOP any))",
    "break-that": '(STOP | dash | , ING | , R? "but" | , @relative | , C aside VERB@say)',
    "break-clause": '(STOP | dash | , ING | , R? "but" | , @relative | , C? np FINITE | C VERB@say)',
    "break-np": '(STOP | dash | , !(np (, | C)) | C FINITE | , C? FINITE | , "but" | , @relative | , ING | C np FINITE)',
    "that-clause": "T (!break-that any){1,150}",
    "clause-start": '((TIME | R) ,?)? ("there" R? FINITE | np (PAREN | apposition | clause-between | when)? R? FINITE)',
    "clause": "clause-start (!break-clause any){0,150}",
    "to-clause": "INF (!break-np any){0,150}",
    "wh-clause": "(W | B) (!break-clause any){1,150}",
    "ing-clause": "ING (!break-np any){0,150}",
    "np-content": "!clause-start np (!break-np any){0,150}",
    "object": "(np-content | ing-clause | wh-clause)",
    "noun-object": "(np | INF | ING | W | B) (!break-np !FINITE any){0,60}",
    "statement": "(that-clause | to-clause | wh-clause | clause | QUOTE)",
    # --- behind a cue that closes its sentence: said Smith, the mayor, in a statement on Tuesday.
    "closing": "((PREP | B) noun PAREN? | when){0,4}",
    "tail": "R? closing (, (!, !STOP any){1,12})? (STOP | : | $)",
    "second": "R? closing , [x (!STOP any){1,150}]",
    "named": "np (, (@relative FINITE)? (!FINITE !, !STOP !QUOTE any){1,14}){0,2}",
    # --- hearsay
    "witness": "POSS{0,2} (NP@named | NP@witness | (NP (I POSS{0,2} (NP@named | NP@witness)))) PAREN? (I noun PAREN?){0,4}",
    "saying": "(that-clause | (!break-clause any){1,150})",
    # --- trailing: what may stand behind a verb that closes its sentence, none of it said
    "nothing-said": 'R? (when | ("in" | "on" | "at" | "after") noun PAREN? (PPL PREP? noun)?){0,4} (STOP | : !QUOTE | $ | , (ING | B | I | W | PPL))',
    "sayer": "[s np (apposition | clause-between)?] aside",
    "told-clause": "(own-sentence | NP INF ((!STOP !FINITE !INF any){0,30} (!STOP !FINITE !INF !QUOTE any))?)",
    # --- plain shapes
    "source-left": "([s POSS] | [s np] (!NOMINAL any){0,60})",
    "lead": "any{1,150}",
    "rest": "any{1,150}",
    "own-sentence": "(!STOP any){0,60} FINITE ((!STOP !FINITE any){0,60} (!STOP !FINITE !QUOTE any))?",
}
