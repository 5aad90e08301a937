"""The closed classes, by hand: a word here overrides the big table. Values are classes of tags.py."""

from __future__ import annotations

CLASSES: dict[str, str] = {
    "D": "the a an every each either neither another such several no both all half any some these those few many",
    "P": """i you he she it we they me him us them myself yourself himself herself itself ourselves yourselves
        themselves someone somebody anyone anybody everyone everybody nobody something anything everything nothing
        none mine yours ours theirs hers one another's each-other""",
    "G": "my your its our their",
    "W": """who whom whose which what how where when why whatever whoever whomever whichever wherever whenever
        however-much""",
    "B": "if whether because while although though unless whereas lest whilst albeit",
    "I": """in on at by for from with without of about against among amid amidst amongst around across along above
        behind below beneath beside besides between beyond despite during except inside into near onto opposite
        outside over past per through throughout toward towards under underneath unlike upon via within versus vs
        vs. regarding concerning aboard alongside atop notwithstanding""",
    "C": "and but or nor & plus",
    "X": "be am is are was were been being 're 'm ’re ’m",
    "M": "will would can could may might must should shall 'll 'd ’ll ’d ca wo sha cannot ought",
    "E": "not n't n’t never",
    "O": "",
    "R": """also then now here there however too very just only even still already again ever often always perhaps
        maybe almost soon later ago once twice rather quite yet instead indeed moreover meanwhile nevertheless
        nonetheless otherwise therefore thus hence so else elsewhere somewhere anywhere everywhere nowhere
        sometimes seldom rarely usually nearly mostly mainly merely really actually simply certainly clearly
        especially particularly generally recently currently previously formerly initially eventually finally
        reportedly allegedly apparently supposedly purportedly overnight forever abroad afterward afterwards
        seemingly anyway together apart forth far further furthermore as-well more most less least well today
        yesterday tomorrow tonight""",
    "#": """one-two zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
        billion trillion dozen""",
    "Z": "mr. mrs. ms. dr. gen. sen. rep. gov. lt. col. sgt. capt. maj. adm. prof. rev. hon. st. jr. sr.",
    "J": """own other same able due likely unlikely many-sided last next first second third former new good big
        great high long old little certain sure""",
    "K": "based known given",
    "F": "according",
    "Y": "says seems",
    "L": "went came",
    "k": "said told",
    "V": "say",
    "N": "mrs mr percent etc. a.m. p.m.",
    # undecided: each has rules of its own in tags.py
    "à": "that",
    "á": "to",
    "â": "her",
    "ã": "his",
    "ä": "'s ’s",
    "å": "as before after since until till like than",
    "æ": "up out off down away back",
    "ç": "this",
    "è": "have 've ’ve",
    "é": "has",
    "ê": "had",
    "ë": "having",
    "ì": "do",
    "í": "does",
    "î": "did",
}


def closed() -> dict[str, str]:
    """Word to class."""
    return {word: name for name, words in CLASSES.items() for word in words.split()}
