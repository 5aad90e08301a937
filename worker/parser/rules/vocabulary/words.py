"""Word lists: a name, the tags where the list holds, lemmas (or lower-case forms)."""

from __future__ import annotations

from importlib.resources import files

from worker.parser.grammar.alphabet import WordList

TAGS = "NSZJRDGPWTIBOCXMVYLKFUEA#HQq,.:;()-*"
WORDS = "NSZJRDPWTIBOCXMVYLKFUA*"  # all but marks and numbers
PARTICLES = "IBCRADTOWPNJ*"
VERBS = "VYLKFU"
NOUNS = "NSU"

# Words that patterns name literally, as "word".
LITERALS = ["as", "by", "of", "for", "about", "on", "with", "against", "in", "at", "from", "over", "into", "like", "under", "after", "but", "and", "or", "it", "there", "which", "who", "whom", "whose", "what", "not", "per", "than", "what's", "whether", "if", "because"]

LISTS: dict[str, tuple[str, str]] = {
    # verbs
    "be": ("XVYLKF", "be"),
    "have": ("XVYLKF", "have"),
    "say": (VERBS, "say add write tell note tweet state argue explain reply respond continue insist warn claim report"),
    "reporting": (
        VERBS,
        """say report write state announce declare warn note add claim allege argue insist maintain contend explain
        estimate predict forecast expect believe think suspect fear hope suggest show find indicate reveal confirm deny
        admit acknowledge concede conclude continue reckon caution vow pledge promise complain lament joke quip recall
        testify stress remark observe reply respond assert assess project calculate charge quote cite tweet post
        propose recommend urge rage vow agree disclose boast hear learn""",
    ),
    "announcing": (VERBS, "say warn insist vow announce report claim"),
    "telling": (
        VERBS,
        "tell remind inform assure notify brief ask advise warn promise convince persuade teach email text",
    ),
    "asking": (VERBS, "ask question quiz press"),
    "raising": (VERBS, "seem appear look happen tend prove"),
    "quoting": (VERBS, "quote cite"),
    "calling": (
        VERBS,
        "call label brand dub describe deem consider declare name term portray characterize characterise paint depict",
    ),
    "speaking": (VERBS, "speak talk comment"),
    # who or what can be cited
    "witness": (
        "NS",
        """official source person people diplomat minister ministry agency police report statement document letter
        figure data survey study aide adviser advisor spokesman spokeswoman spokesperson lawyer prosecutor
        intelligence military government authority newspaper paper outlet media broadcaster reporter record
        filing memo email transcript witness resident executive analyst expert scientist researcher doctor
        officer commander soldier employee insider investigator regulator court judge ambassador envoy president
        chief head leader lawmaker senator governor mayor economist trader poll census estimate website post
        broadcast interview company bank office department council committee union group organisation
        organization service army force guard navy""",
    ),
    "view": ("NS", "view opinion mind eye word phrase telling account judgment judgement estimation reading"),
    # verbs that lend themselves to a noun
    "light": (
        VERBS,
        """make have give offer take show express voice raise launch issue put pay feel share deliver send lend signal
        hold renew repeat air register reiterate level direct""",
    ),
    "drawing": (VERBS, "draw receive win get attract earn face meet spark prompt provoke trigger bring find gain"),
    "presuming": (VERBS, "fear presume believe think report assume suspect"),
    # adverbs and adjectives
    "amount": ("R", "more most less least further only just even nearly almost about over around roughly some"),
    "hearsay": ("R", "reportedly allegedly supposedly purportedly apparently"),
    "focus": ("R", "then however even only here there ago instead meanwhile later earlier yesterday today tonight"),
}

# Lower-case forms: the form alone decides.
FORMS: dict[str, tuple[str, str]] = {
    "weekday": ("NSZ", "monday tuesday wednesday thursday friday saturday sunday"),
    "timenoun": (
        "NSZ",
        """day week weekend month year morning afternoon evening night hour minute decade century spring summer
        autumn fall winter monday tuesday wednesday thursday friday saturday sunday january february march april
        may june july august september october november december quarter season""",
    ),
    "now": ("RNSZ", "yesterday today tonight tomorrow"),
    "when": ("JDR", "last next this late early earlier later previous past following same every each"),
    "according": (WORDS, "according"),
    "to": (WORDS, "to"),
    "relative": ("WT", "who which that whom whose where"),
}


def cues() -> dict[str, tuple[str, ...]]:
    """Heads of cues by part of speech, from cues.tsv."""
    heads: dict[str, list[str]] = {}
    table = files("worker.parser.rules.vocabulary").joinpath("cues.tsv").read_text("utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            pos, lemma = line.split("\t")
            heads.setdefault(pos, []).append(lemma)
    return {pos: tuple(lemmas) for pos, lemmas in heads.items()}


def word_lists() -> tuple[WordList, ...]:
    """All lists, the literals included."""
    heads = cues()
    return (
        WordList("cue", VERBS, lemmas=heads["verb"]),
        WordList("cue-noun", NOUNS, lemmas=heads["noun"]),
        WordList("named", "Z", every=True),
        WordList("cue-adj", "JK", lemmas=heads["adj"]),
        *(WordList(name, tags, lemmas=words.split()) for name, (tags, words) in LISTS.items()),
        *(WordList(name, tags, forms=words.split()) for name, (tags, words) in FORMS.items()),
        *(WordList(f'"{word}"', PARTICLES, forms=(word,)) for word in LITERALS),
    )
