"""What each source commits to (FactBank): certainty and polarity, from act, modal, hedge and negation."""

from __future__ import annotations

from typing import Final

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
    """not n't n’t never no nobody nothing none neither nor nowhere cannot hardly scarcely without-any""".split()
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
_REFUSE: Final = frozenset("refuse decline fail".split())
UNKNOWN: Final = Factuality("underspecified", "underspecified")
PASSED_ON: Final = UNKNOWN
_OPENING: Final = (['"'], ["“"])
_RANK: Final = {"certain": 0, "probable": 1, "possible": 2, "underspecified": 3}


def of_cue(act: str, *, negated: bool, lemma: str, said: Factuality, form: str) -> Factuality:
    """The commitment of a source to its content.

    `said` is what the content commits to by its own words (`of_content`), `form` its form: that, clause, to, wh,
    quote, phrase; `negated` whether the cue itself is.
    """
    if act == "silent":
        return UNKNOWN
    if act == "ask" or (form == "wh" and act not in {"know", "show", "label", "state"}):
        return UNKNOWN
    polarity: Polarity = said.polarity
    if act in {"deny", "doubt"}:
        polarity = "negative"
        if negated:
            return Factuality("possible" if act == "deny" else "certain", "positive")
        return Factuality("probable" if act == "doubt" else "certain", polarity)
    if negated and act in {"predict", "believe", "want", "hope", "know", "state", "claim", "confirm"}:
        polarity = "negative"
    certainty = _BY_ACT.get(act, said.certainty)
    if lemma in {"reckon", "guess"} and certainty == "certain":
        certainty = "probable"
    suggested = lemma in {"suggest", "suggestion"} and form in {"that", "clause"}
    if act == "propose" and suggested and said.certainty != "underspecified":
        certainty = "probable"
    if act in {"predict", "believe"} and said.certainty in {"possible", "underspecified"}:
        certainty = said.certainty
    return Factuality(certainty, polarity)


def of_content(sentence: Sentence, first: int, last: int, *, quoted: bool) -> Factuality:
    """What tokens `[first, last)` commit to by their own words."""
    words, tags = sentence.words, sentence.tags
    if words[last - 1 : last] and any(word == "?" for word in words[last - 2 : last]):
        return UNKNOWN
    group = main_verb(sentence, first, last)
    low = [word.lower() for word in words[first:last]]
    conditional = _conditional(low)
    if group is None and not quoted and any(word in _HEDGES for word in low):
        return Factuality("probable", "positive")
    if group is None:
        order = _is_order(tags, first, last) and quoted
        negative = _imperative_negation(low)
        certainty: Certainty = "underspecified" if order or conditional else "certain"
        return Factuality(certainty, "negative" if negative else "positive")
    if quoted and _is_order(tags, first, last):
        return Factuality("underspecified", _polarity(low, tags, first, group, last))
    certainty = _certainty(sentence, group, first, last, quoted=quoted)
    if conditional:
        certainty = "underspecified"
    polarity = _polarity(low, tags, first, group, last)
    if sentence.lemmas[group.head] in _REFUSE:
        polarity = "negative"
    if polarity == "positive" and quoted and certainty == "probable" and sentence.lemmas[group.head] in _SELF:
        inner = main_verb(sentence, group.last, last)
        polarity = _polarity(low, tags, first, inner, last) if inner else polarity
    return Factuality(certainty, polarity)


def of_phrase(sentence: Sentence, first: int, last: int) -> Factuality:
    """What a noun phrase or an infinitive commits to: only its first words can negate it, and a condition opens it."""
    low = [word.lower() for word in sentence.words[first:last]]
    negative = bool(low) and (low[0] in {"no", "not", "never"} or _not_to(low))
    polarity: Polarity = "negative" if negative else "positive"
    return Factuality("underspecified" if "if" in low else "certain", polarity)


def _not_to(low: list[str]) -> bool:
    """*governments not to close*, but not *to wait and not to run*."""
    return "to" in low and low[low.index("to") - 1] == "not"


def _certainty(sentence: Sentence, group: VerbGroup, first: int, last: int, *, quoted: bool) -> Certainty:
    found: Certainty = "certain"
    if [word.lower() for word in sentence.words[group.last : group.last + 2]] == ["all", "but"]:
        return "probable"
    for at in range(group.first, min(group.last + 2, last)):
        word = sentence.words[at].lower()
        mark = _MODALS.get(word) if at < group.last else None
        mark = mark or _HEDGES.get(word)
        if mark and _RANK[mark] > _RANK[found]:
            found = mark
    if found == "certain" and quoted:
        found = _SELF.get(sentence.lemmas[group.head], found) if _first_person(sentence, group, first) else found
    return found


def _first_person(sentence: Sentence, group: VerbGroup, first: int) -> bool:
    at = group.first - 1
    while at > first and sentence.tags[at] in "RED":
        at -= 1
    return at >= first and sentence.words[at].lower() in {"i", "we"}


def _polarity(low: list[str], tags: str, first: int, group: VerbGroup, last: int) -> Polarity:
    """Negative where the verb group, its subject or what follows it at once is negated."""
    start = group.first - first
    for at in range(start, min(group.last - first + 2, last - first)):
        if low[at] in _NEGATIVE and not (low[at] == "not" and _corrected(low, at)) and low[at - 1] != "pleaded":
            return "negative"
    before = start - 1
    while before > 0 and tags[first + before] in "RED":
        if low[before] in _NEGATIVE:
            return "negative"
        before -= 1
    for at in range(start - 1, -1, -1):
        if low[at] not in _NEGATIVE or (low[at] == "not" and low[at - 1] == ","):
            continue
        if at == 0 or tags[first + at - 1] in "TQ,C" or low[at - 1] == "that":
            return "negative"
    return "positive"


def _corrected(low: list[str], at: int) -> bool:
    """*not Cuba, but Costa Rica*: the clause itself is affirmed."""
    return "but" in low[at : at + 8] and low[at - 1] in {"is", "was", "are", "were", ",", '"', "“"}


def _conditional(low: list[str]) -> bool:
    return "if" in low or "unless" in low or (low[:1] in (['"'], ["“"]) and low[1:2] == ["should"])


def _is_order(tags: str, first: int, last: int) -> bool:
    """A request: a base form where the subject would stand."""
    at = first
    while at < last and tags[at] in "Qq,CR":
        at += 1
    return at < last and (tags[at] == "V" or tags[at : at + 2] == "XE")


def _imperative_negation(low: list[str]) -> bool:
    start = [word for word in low[:5] if word not in {'"', "“", "‘", "'"}]
    return any(word in _NEGATIVE for word in start[:3])
