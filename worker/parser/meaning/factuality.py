"""What each source commits to (FactBank): certainty and polarity, from act, modal, hedge and negation."""

from __future__ import annotations

from typing import Final, get_args

from worker.claim import Certainty, Factuality, Polarity
from worker.parser.document import Sentence
from worker.parser.meaning.clauses import VerbGroup, main_verb


def _table(rows: dict[Certainty, str]) -> dict[str, Certainty]:
    return {word: certainty for certainty, words in rows.items() for word in words.split()}


_MODALS: Final = _table({"probable": "would 'd ’d should ought", "possible": "could may might"})
_HEDGES: Final = _table(
    {
        "probable": "likely probably unlikely presumably apparently seemingly",
        "possible": "possibly perhaps maybe conceivably",
    }
)
_NEGATIVE: Final = frozenset(
    "not n't n’t never no nobody nothing none neither nor nowhere cannot hardly scarcely".split()
)
# The hedges of a quoted first person: "I think", "we hope".
_SELF: Final = _table(
    {
        "probable": "think believe assume guess suppose expect suspect reckon imagine",
        "underspecified": "hope want wish like love pray wonder need",
        "possible": "fear worry",
    }
)
_BY_ACT: Final = _table(
    {
        "probable": "predict believe doubt",
        "possible": "fear",
        "underspecified": "hope want request ask silent propose",
    }
)
# Without one of these and without a modal a content is certain and positive.
_MARKS: Final = frozenset(
    form
    for word in [*_NEGATIVE, *_HEDGES, "if", "unless", "should", "all", "?"]
    for form in (word, word[:1].upper() + word[1:])
)
CERTAIN: Final = Factuality("certain", "positive")
# Each factuality once, by its parts: looking one up is faster than making one.
_FACTS: Final[dict[tuple[Certainty, Polarity], Factuality]] = {
    (sure, sign): Factuality(sure, sign) for sure in get_args(Certainty) for sign in get_args(Polarity)
}
_REFUSE: Final = frozenset("refuse decline fail".split())
_WEAKENED: Final = frozenset({"possible", "underspecified"})
_DENIABLE: Final = frozenset("predict believe want hope know state claim confirm".split())
_OPEN_WH: Final = frozenset("want hope believe doubt predict other".split())  # *she knows what he did*: he did it
UNKNOWN: Final = Factuality("underspecified", "underspecified")
PASSED_ON: Final = UNKNOWN
_RANK: Final = {"certain": 0, "probable": 1, "possible": 2, "underspecified": 3}
_OPENING: Final = frozenset("\"“‘'")


def of_cue(act: str, *, negated: bool, lemma: str, said: Factuality, form: str) -> Factuality:
    """The commitment of a source to its content.

    `said` is what the content commits to by its own words (`of_content`), `form` its form: that, clause, to, wh,
    quote, phrase; `negated` whether the cue itself is.
    """
    if act in {"silent", "ask"} or (form == "wh" and act in _OPEN_WH):
        return UNKNOWN
    if act == "deny":
        return Factuality("possible", "positive") if negated else Factuality("certain", "negative")
    if act == "doubt":
        return Factuality("certain", "positive") if negated else Factuality("probable", "negative")
    polarity: Polarity = "negative" if negated and act in _DENIABLE else said.polarity
    certainty = _BY_ACT.get(act, said.certainty)
    if lemma in {"reckon", "guess"} and certainty == "certain":
        certainty = "probable"
    if act == "propose" and lemma in {"suggest", "suggestion"} and form in {"that", "clause"}:
        certainty = said.certainty if said.certainty == "underspecified" else "probable"
    if act in {"predict", "believe"} and said.certainty in _WEAKENED:
        certainty = said.certainty
    return _FACTS[certainty, polarity]


def of_content(sentence: Sentence, first: int, last: int, *, quoted: bool) -> Factuality:
    """What tokens `[first, last)` commit to by their own words."""
    words, tags = sentence.words, sentence.tags
    if not quoted and "M" not in tags[first:last] and _MARKS.isdisjoint(words[first:last]):
        return CERTAIN if _REFUSE.isdisjoint(sentence.lemmas[first:last]) else _plainly(sentence, first, last)
    if "?" in words[max(first, last - 2) : last]:
        return UNKNOWN
    group = main_verb(tags, words, first, last)
    low = list(map(str.lower, words[first:last]))
    conditional = "if" in low or "unless" in low or (low[:1] and low[0] in _OPENING and low[1:2] == ["should"])
    if group is None:
        return _verbless(low, tags, first, last, quoted=quoted, conditional=bool(conditional))
    polarity = _polarity(low, tags, first, group, last)
    if quoted and _is_order(tags, first, last):
        return Factuality("underspecified", polarity)
    certainty = "underspecified" if conditional else _certainty(sentence, low, first, group, last, quoted=quoted)
    lemma = sentence.lemmas[group.head]
    if lemma in _REFUSE:
        polarity = "negative"
    if polarity == "positive" and quoted and certainty == "probable" and lemma in _SELF:
        inner = main_verb(tags, words, group.last, last)
        polarity = _polarity(low, tags, first, inner, last) if inner else polarity
    return _FACTS[certainty, polarity]


def _plainly(sentence: Sentence, first: int, last: int) -> Factuality:
    """Without any mark, only *refused to* as the main verb negates."""
    group = main_verb(sentence.tags, sentence.words, first, last)
    refused = group is not None and sentence.lemmas[group.head] in _REFUSE
    return Factuality("certain", "negative") if refused else CERTAIN


def _verbless(
    low: list[str], tags: str, first: int, last: int, *, quoted: bool, conditional: bool
) -> Factuality:
    """A headline, a fragment, an order."""
    if not quoted and any(word in _HEDGES for word in low):
        return Factuality("probable", "positive")
    order = quoted and _is_order(tags, first, last)
    start = [word for word in low[:5] if word not in _OPENING]
    negative = any(word in _NEGATIVE for word in start[:3])
    return Factuality("underspecified" if order or conditional else "certain", "negative" if negative else "positive")


def of_phrase(sentence: Sentence, first: int, last: int) -> Factuality:
    """What a noun phrase or an infinitive commits to: only its first words can negate it, and a condition opens it."""
    if _MARKS.isdisjoint(sentence.words[first:last]):
        return CERTAIN
    low = [word.lower() for word in sentence.words[first:last]]
    negative = low[0] in {"no", "not", "never"} or ("to" in low and (low[low.index("to") - 1] == "not"))
    negative = negative or low[0:2] == ["to", "not"]
    return Factuality("underspecified" if "if" in low else "certain", "negative" if negative else "positive")


def _certainty(
    sentence: Sentence, low: list[str], first: int, group: VerbGroup, last: int, *, quoted: bool
) -> Certainty:
    behind = group.last - first
    if low[behind : behind + 2] == ["all", "but"]:
        return "probable"
    found: Certainty = "certain"
    for at in range(group.first - first, min(behind + 2, last - first)):
        mark = (_MODALS.get(low[at]) if at < behind else None) or _HEDGES.get(low[at])
        if mark and _RANK[mark] > _RANK[found]:
            found = mark
    if found == "certain" and quoted and _first_person(sentence, group, first):
        return _SELF.get(sentence.lemmas[group.head], found)
    return found


def _first_person(sentence: Sentence, group: VerbGroup, first: int) -> bool:
    at = group.first - 1
    while at > first and sentence.tags[at] in "RED":
        at -= 1
    return at >= first and sentence.words[at] in {"I", "we", "We"}


def _polarity(low: list[str], tags: str, first: int, group: VerbGroup, last: int) -> Polarity:
    """Negative where the verb group, its subject or what follows it at once is negated."""
    if _NEGATIVE.isdisjoint(low):
        return "positive"
    negations = [at for at, word in enumerate(low) if word in _NEGATIVE]
    start, end = group.first - first, min(group.last - first + 2, last - first)
    near = start
    while near > 0 and tags[first + near - 1] in "RED":
        near -= 1
    for at in negations:
        if low[at + 1 : at + 2] == ["longer"] and at < end:
            return "negative"
        if at < near:
            subject = at == 0 or tags[first + at - 1] in "TQ,C" or low[at - 1] == "that"
            if subject and not (low[at] == "not" and low[at - 1] == ","):
                return "negative"
        elif at < end and not (low[at] == "not" and (_corrected(low, at) or low[at - 1] == "pleaded")):
            return "negative"
    return "positive"


def _corrected(low: list[str], at: int) -> bool:
    """*not Cuba, but Costa Rica*: the clause itself is affirmed."""
    return "but" in low[at : at + 8] and low[at - 1] in {"is", "was", "are", "were", ",", '"', "“"}


def _is_order(tags: str, first: int, last: int) -> bool:
    """A request: a base form where the subject would stand."""
    at = first
    while at < last and tags[at] in "Qq,CR":
        at += 1
    return at < last and (tags[at] == "V" or tags[at : at + 2] == "XE")
