"""A sentence as the weighted decisions see it: per token a key, and running counts of what parts clauses.

Words are in lower case, quotation marks, dashes and apostrophes each in one form.
Keys: a word of a closed class or a mark stands for itself, any other for its tag; `key[-1]` is "^", `key[n]` is "$".
`pair[at]` is the key of a token with the next one's, `pair[-1]` that of the first token with "^".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, pairwise

from worker.parser.document import Sentence

ITSELF = frozenset("IBCWOTXMEDGPHA,.:;()-Qq")
FINITE = re.compile(r"[YLMXV](?:(?<=[YLM])|(?<=X)(?<![XME]X)|(?<=[SPWZ]V))")
# A tag with which a noun phrase can end, before what comes next; and any possessive, with which a source can end.
PHRASE_END = re.compile(r"\)|H(?![NSZ])|[PWKFT](?!H)|[NSZGU#](?![HNSZ])|[DJ](?![HNSZUJ#])")
SOURCE_END = re.compile(f"[GH]|{PHRASE_END.pattern}")
MARKS = {"Q": "“", "q": "”", "-": "-"}  # however they are written: publishers differ
PARTING = re.compile(r"[,.;:()Qq-]")  # marks
JOINT = re.compile(r"[,.;:()Qq\-WBTCOI]")  # marks, and words that open a clause or a phrase
PAST_THE_END = ("$", "$", "$", "^", "^", "^")
DIGITS = tuple("0123")
REPORTING = frozenset(
    "say tell add ask write argue claim think believe note suggest warn report accord call announce insist declare "
    "explain know want find show reveal state describe predict acknowledge admit contend".split()
)
LENGTHS = tuple(["0", "1", "2", "3", "4"] + ["5-7"] * 3 + ["8-12"] * 5 + ["13-19"] * 7 + ["20+"])


def length(tokens: int) -> str:
    """A number of tokens as a class: 0, 1, 2, 3, 4, 5-7, 8-12, 13-19, 20+."""
    return LENGTHS[tokens] if tokens < 20 else "20+"


COUNTS = tuple(f"commas={commas} finites={finites}" for commas in range(4) for finites in range(4))


def counts(commas: int, finites: int) -> str:
    """Two counts, each 0, 1, 2 or 3 (or more), by name."""
    return COUNTS[min(commas, 3) * 4 + min(finites, 3)]


def few(count: int) -> str:
    """A count as a class: 0, 1, 2, 3 (or more)."""
    return DIGITS[count] if count < 3 else "3"


class View:
    """One sentence; all positions are tokens, ends are exclusive."""

    __slots__ = (
        "commas", "ends", "finites", "index", "joints", "key", "last", "lemmas", "marks", "n", "pair", "parting",
        "quoted", "reporting", "sentence", "tags", "words",
    )

    def __init__(self, sentence: Sentence, index: int) -> None:
        self.sentence = sentence
        self.index = index
        self.tags = tags = sentence.tags
        self.words = words = [
            MARKS[tag] if tag in MARKS else word.lower().replace("’", "'")
            for word, tag in zip(sentence.words, tags, strict=True)
        ]
        self.lemmas = sentence.lemmas
        self.quoted = sentence.quoted
        self.n = len(tags)
        self.key = [word if tag in ITSELF else tag for word, tag in zip(words, tags, strict=True)]
        self.key += PAST_THE_END
        self.pair = [f"{one} {two}" for one, two in pairwise(self.key)]
        self.pair[-1] = f"^ {self.key[0]}"
        self.commas = [0, *accumulate(map(",".__eq__, tags))]
        self.finites = [0, *accumulate(map("!".__eq__, FINITE.sub("!", tags)))]
        self.marks = [0, *accumulate(map("Qq".__contains__, tags))]
        self.reporting = [] if REPORTING.isdisjoint(self.lemmas) else [
            at for at, lemma in enumerate(self.lemmas)
            if lemma in REPORTING and tags[at] in "VYLKF" and self.quoted[at] == "."
        ]
        self.parting = [match.start() for match in PARTING.finditer(tags)]
        self.joints = [match.start() for match in JOINT.finditer(tags)]
        self.ends = [match.start() for match in SOURCE_END.finditer(tags)]  # of sources
        self.last = len(tags.rstrip(".qQ,:;-)"))  # where the words end, before closing marks

    def stretch(self, at: int) -> int:
        """The first token of the stretch between marks in which token `at` lies; a mark is in the one that it ends."""
        place = bisect_left(self.parting, at)
        return self.parting[place - 1] + 1 if place else 0

    def next_mark(self, at: int) -> int:
        """The first mark at token `at` or behind it; `n` if there is none."""
        place = bisect_left(self.parting, at)
        return self.parting[place] if place < len(self.parting) else self.n

    def joint_before(self, at: int) -> int:
        """The last joint before token `at`; -1 if there is none."""
        place = bisect_left(self.joints, at)
        return self.joints[place - 1] if place else -1

    def next_joint(self, at: int) -> int:
        """The first joint at token `at` or behind it; `n` if there is none."""
        place = bisect_left(self.joints, at)
        return self.joints[place] if place < len(self.joints) else self.n

    def lemma(self, head: int) -> str:
        """The lemma with its part of speech, the form in which tables name a cue's head: say/v, claim/n, aware/J."""
        tag = self.tags[head]
        return self.lemmas[head] + ("/v" if tag in "VYLKF" else "/n" if tag in "NSU" else "/" + tag)
