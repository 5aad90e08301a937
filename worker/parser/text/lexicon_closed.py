"""The closed classes, by hand: a word here overrides the big table. Values are classes of tags.py."""

from __future__ import annotations

CLASSES: dict[str, str] = {
    "D": "the a an every no such various",
    "P": """you he she it we they me him us them myself yourself himself herself itself ourselves yourselves
        themselves someone somebody anyone anybody everyone everybody nobody something anything everything nothing
        none mine yours ours theirs hers one y'all 'em ’em""",
    "G": "my your its our their",
    "W": "who whom whose which what whatever whoever whomever whichever",
    "B": "if whether because while although though unless whereas lest whilst albeit 'cause ’cause",
    "I": """at for from with without of among amid amidst amongst across above about against past
        behind below beneath beside besides
        between beyond despite during except inside into near onto opposite outside per toward towards under
        underneath unlike upon via within versus vs vs. regarding concerning aboard alongside atop notwithstanding
        worth plus minus""",
    "C": "and but or nor &",
    "X": "be am is are was were been being 're 'm ’re ’m",
    "M": "will would can could may might must should shall 'll 'd ’ll ’d ca wo sha cannot ought",
    "E": "not n't n’t never",
    "R": """also then now here there however too very just only even still already again ever often always perhaps
        maybe almost soon later ago once twice rather quite yet instead indeed moreover meanwhile nevertheless
        nonetheless otherwise therefore thus hence so else elsewhere somewhere anywhere everywhere nowhere
        sometimes seldom rarely usually nearly mostly mainly merely really actually simply certainly clearly
        especially particularly generally recently currently previously formerly initially eventually finally
        reportedly allegedly apparently supposedly purportedly overnight forever abroad afterward afterwards
        seemingly anyway together apart forth far further furthermore well today yesterday tomorrow tonight
        forward ahead yes""",
    "#": """zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
        billion trillion dozen""",
    "Z": "mr. mrs. ms. dr. gen. sen. rep. gov. lt. col. sgt. capt. maj. adm. prof. rev. hon. st. jr. sr. mr mrs ms dr",
    "J": """own other same able unable due likely unlikely next former new good big great high long old little sure
        worse worst certain ready aware alleged presidential congressional""",
    "K": "born",
    "c": "run",
    "b": "broadcast forecast",
    "F": "according",
    "j": "daily weekly monthly",
    "Y": "seems",
    "s": "tweets points",
    "y": "shows",
    "v": "show",
    "L": "went came became began saw took gave fell grew drew spoke broke chose drove flew rose threw",
    "N": "percent etc. a.m. p.m. politics news",
    "S": "people police media folks troops thanks cops data clergy remarks",
    # undecided: each has rules of its own in tags.py
    "à": "that",
    "á": "to",
    "â": "her",
    "ã": "his",
    "ä": "'s ’s ‘s",
    "å": "as before after since until till than",
    "æ": "up out off down away",
    "ç": "this",
    "è": "have 've ’ve",
    "é": "has",
    "ê": "had",
    "ë": "having",
    "ì": "do",
    "í": "does",
    "î": "did",
    "ï": "more most less least enough much",
    "ñ": """plans claims hopes needs promises pledges vows aims attempts offers struggles fights desires demands
        threatens""",
    "ò": """said told added thought believed argued claimed noted insisted felt warned announced acknowledged admitted
        explained wrote tweeted concluded suggested knew feared hoped denied declared stated complained maintained
        predicted vowed recalled figured replied responded""",
    "ó": "on in over through along around",
    "ô": "by",
    "õ": "like",
    "û": "back",
    "ü": "each either neither another any half",
    "þ": "how where when why wherever whenever",
    "ù": "let",
    "ú": "several both all some these those few many",
    "ö": "first last second third early late earlier fast hard",

}


CAPITALS: dict[str, str] = {
    "P": "I",
    "j": """Western Eastern Northern Southern Central Republican Islamist Communist Socialist
        Conservative Nazi Democratic Muslim Latino Hispanic Christian Jewish""",
    "Z": "New Old Modern Will May March Mark Reformed US UN IT WHO OR IN ME OK HI AM AS AT DO SO Congress News",
}


def closed() -> dict[str, str]:
    """Word to class; words with a capital are read so within a sentence."""
    tables = (*CLASSES.items(), *CAPITALS.items())
    return {word: name for name, words in tables for word in words.split()}
