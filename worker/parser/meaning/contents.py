"""Attributions in the corpus convention become contents in the convention of claims.

    declined  to say whether it was hurt   →  cue "declined to say", content "whether it was hurt", silent
    "We won," he said. "Twice."             →  content “We won,”; what follows is continued speech (speech.py)
    described as a gift                     →  the preposition is content unless the cue is one of those that own it
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from worker.parser.attributions import Attribution
from worker.parser.document import Sentence, Spans
from worker.parser.meaning import acts
from worker.parser.meaning.clauses import main_verb
from worker.parser.meaning.drafts import Form
from worker.parser.meaning.reading import MARKS, Reading

# Prepositions that stay in the cue; all others belong to the content.
_OWN_PREPOSITION: Final = frozenset(
    """according_to call_for call_on ask_for appeal_for push_for point_out rule_out press_for account_for
    refer_to""".split()
)


# With these somebody may be named before the clause: *warned [the crew] that*.
_ADDRESSING: Final = frozenset("tell warn inform assure remind notify promise show teach convince persuade".split())
_ADDRESSEE: Final = re.compile(r"[DGJNSZPH#R]{1,6}(?=T)")
_GAP: Final = 2  # code points between a content and the quotation that completes it
_PHRASAL: Final = frozenset(lemma.split("_")[0] for lemma in acts.ACTS if "_" in lemma)
# With these an object may stand before the infinitive: *asked officers to report*.
_OBJECT_AND_VERB: Final = frozenset(
    "ask tell want urge order expect advise instruct beg call_on encourage warn press push demand call_for".split()
)


_QUESTIONS: Final = frozenset("any a the further more other questions question".split())
_NEITHER: Final = frozenset("never neither nor".split())


@dataclass(slots=True, eq=False)
class Said:
    """An attribution as a claim needs it."""

    attribution: Attribution
    cue: Spans
    content: Spans
    lemma: str
    silent: bool
    form: Form


def read_content(reading: Reading, found: Attribution) -> Said | None:
    """The content and cue of an attribution, or None where it claims nothing."""
    content = own_speech(reading, found)
    if not content:
        return None
    if reading.quotes:
        content = _with_quotations(reading, found, content)
    cue, lemma = found.cue, phrasal(reading, found)
    silent = False
    if lemma in _ADDRESSING:
        content = _past_addressee(reading, content)
    if lemma in acts.DECLINE or lemma in acts.UNSPOKEN or lemma == "confirm":
        cue, content, silent = _silence(reading, found, cue, content)
        if silent and not _has_topic(reading, content):
            return None
    form = form_of(reading, content)
    if form == "phrase" and lemma in _OBJECT_AND_VERB and _holds_infinitive(reading, content):
        form = "to"
    if not silent and form == "phrase":
        cue, content = _preposition(reading, cue, content, lemma)
    return Said(found, cue, content, lemma, silent, form)


def phrasal(reading: Reading, found: Attribution) -> str:
    """The lemma with its particle or preposition where the two are an act of their own: *rule out*, *call for*."""
    lemma = found.lemma.lower().replace(" ", "_")
    if "_" in lemma or lemma not in _PHRASAL:
        return lemma
    index, first, last = reading.tokens[found.cue[0][0], found.cue[-1][1]]
    sentence = reading.sentences[index]
    for at in range(first, last):
        if sentence.lemmas[at] == lemma and at + 1 < len(sentence.words):
            longer = f"{lemma}_{sentence.words[at + 1].lower()}"
            return longer if longer in acts.ACTS else lemma
    return lemma


def _past_addressee(reading: Reading, content: Spans) -> Spans:
    """The content from its *that* on, where a noun phrase alone stands before it."""
    index, first, last = reading.tokens[content[0]]
    sentence = reading.sentences[index]
    found = _ADDRESSEE.match(sentence.tags, first, last)
    return ((sentence.starts[found.end()], content[0][1]), *content[1:]) if found else content


def _holds_infinitive(reading: Reading, content: Spans) -> bool:
    index, first, last = reading.tokens[content[-1]]
    return "O" in reading.sentences[index].tags[first:last]


def _with_quotations(reading: Reading, found: Attribution, content: Spans) -> Spans:
    """A content does not stop before the quotation that completes it, nor begin before the one that it introduces.

        said [the plan] “could have been better”      the quotation is in
        said [the plan “]could have been better”      also where only its opening mark was taken
        said [outside court: “It hurts.”]             the content begins with the quotation
    """
    start, end = content[-1]
    if found.cue[0][0] >= start:
        return content
    sentence = reading.sentences[found.sentence]
    behind = reading.quotes_in(end - 1, sentence.end)
    opening = behind[0] if behind and behind[0][0] - end <= _GAP else None
    if opening and reading.text[end : opening[0]].strip(" ,") == "":
        content = (*content[:-1], (start, opening[1]))
    start, end = content[0]
    colon = reading.text.find(": ", start, end)
    if colon > 0 and found.cue[0][0] < start and any(quote[0] == colon + 2 for quote in reading.quotes_in(colon, end)):
        return ((colon + 2, end), *content[1:])
    return content


def own_speech(reading: Reading, found: Attribution) -> Spans:
    """The content without the quotations that only begin after the cue's sentence: those are continued speech."""
    end = reading.sentences[found.sentence].end
    if len(found.content) == 1 and found.content[0][1] <= end:
        return found.content
    kept = [piece for piece in found.content if piece[0] < end]
    if len(kept) < len(found.content) or not kept:
        return tuple(kept)
    start, last = kept[-1]
    if last > end and start >= reading.sentences[found.sentence].start and reading.quotes_in(end, last):
        running = any(quote[0] < end < quote[1] for quote in reading.quotes_in(start, end))
        kept[-1] = (start, last if running else end)
    return tuple(kept)


def form_of(reading: Reading, content: Spans) -> Form:
    """What kind of phrase a content is, by its first word and its verb."""
    start, end = content[0]
    index, first, last = reading.tokens[start, end]
    sentence = reading.sentences[index]
    if first >= last:
        return "phrase"
    tag, word = sentence.tags[first], sentence.words[first].lower()
    if tag == "T" or (word == "that" and first + 1 < last and sentence.tags[first + 1] not in "NS"):
        return "that"
    if tag == "O" or (word == "not" and sentence.tags[first + 1 : first + 2] == "O"):
        return "to"
    if tag == "W" or word in {"whether", "how", "what", "why", "who", "where", "when", "which"}:
        return "wh"
    if reading.text[start] in MARKS and (end - start) > 0:
        return "quote"
    return "clause" if main_verb(sentence.tags, sentence.words, first, last) is not None else "phrase"


def _silence(reading: Reading, found: Attribution, cue: Spans, content: Spans) -> tuple[Spans, Spans, bool]:
    """Whether nothing was said: *declined to comment on X*, *would not say whether P*, *has not commented on X*."""
    text = reading.text
    index, first, last = reading.tokens[cue[0][0], content[-1][1]]
    sentence = reading.sentences[index]
    verb = _unsaid(sentence, first, last, negated=found.negated)
    if verb is None:
        return cue, content, False
    end = sentence.ends[verb]
    pieces = [(max(a, end), b) for a, b in content if b > end]
    if pieces and pieces[0][0] > end and not text[end : pieces[0][0]].strip(" abcdefghijklmnopqrstuvwxyz"):
        pieces[0] = (end, pieces[0][1])  # the preposition that the corpus has in the cue
    pieces = [(a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in pieces]
    return ((cue[0][0], end),), tuple(piece for piece in pieces if piece[0] < piece[1]), True


def _has_topic(reading: Reading, content: Spans) -> bool:
    """Whether it tells on what nothing was said: *questions* alone is nothing."""
    words = [word.lower() for span in content for word in reading.words[(span,)][0]]
    return not _QUESTIONS.issuperset(words)


def _unsaid(sentence: Sentence, first: int, last: int, *, negated: bool) -> int | None:
    """The verb of tokens `[first, last)` that nobody spoke: *declined to [say]*, *has not [commented]*."""
    lemmas = sentence.lemmas[first:last]
    if not acts.DECLINE.isdisjoint(lemmas):
        at = next(i for i, lemma in enumerate(lemmas) if lemma in acts.DECLINE)
        verb = at + 2
        to = verb < len(lemmas) and sentence.words[first + at + 1].lower() == "to"
        return first + verb if to and lemmas[verb] in acts.SPEAK else None
    if not negated and _NEITHER.isdisjoint([word.lower() for word in sentence.words[first : min(first + 4, last)]]):
        return None
    verbs = [i for i, lemma in enumerate(lemmas) if lemma in acts.UNSPOKEN]
    if not verbs and any(word.lower() == "neither" for word in sentence.words[first:last]):
        verbs = [i for i, lemma in enumerate(lemmas) if lemma == "deny"]
    return first + verbs[0] if verbs else None


def _preposition(reading: Reading, cue: Spans, content: Spans, lemma: str) -> tuple[Spans, Spans]:
    """Move the preposition at the end of a cue into its content: *warned [of a rise]*, *described it [as a gift]*."""
    index, first, last = reading.tokens[cue[-1]]
    sentence = reading.sentences[index]
    if last - first < 2 or sentence.tags[last - 1] not in "IOB" or cue[-1][1] >= content[0][0]:
        return cue, content
    word = sentence.words[last - 1].lower()
    if f"{lemma}_{word}" in _OWN_PREPOSITION or lemma in _OWN_PREPOSITION:
        return cue, content
    if content[0][0] - cue[-1][1] > 2:
        return cue, content
    head = sentence.ends[last - 2]
    return (*cue[:-1], (cue[-1][0], head)), ((sentence.starts[last - 1], content[0][1]), *content[1:])


