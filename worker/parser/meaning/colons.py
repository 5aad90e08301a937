"""A speaker before a colon, or behind it at the end of a headline, where no attribution has that colon as its cue.

    [Harbour board]: [The pier is safe]          [Ferry to be sold]: [report]

A topic before the colon (*Ostland: …*) is no source, nor is a name that nothing says anything of.
"""

from __future__ import annotations

from typing import Final

from worker.parser.attributions import Attribution
from worker.parser.document import Sentence, Span
from worker.parser.meaning.phrases import read_phrase
from worker.parser.meaning.reading import Reading

_SPEAKERS: Final = frozenset("person organisation outlet group document anonymous".split())
_PHRASE: Final = frozenset("DGJNSZHKF#U")
_SHORT: Final = 4  # tokens of a speaker at most
Tokens = tuple[int, int]


def with_colons(reading: Reading, found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions and those that only a colon makes, in the text's order."""
    spoken = [
        one
        for index, sentence in enumerate(reading.sentences)
        if ":" in sentence.tags and (one := _spoken(reading, index, sentence))
    ]
    if not spoken:
        return found
    cued = {one.cue[-1][1] for one in found}
    added = [one for one in spoken if one.cue[-1][1] not in cued]
    return tuple(sorted((*found, *added), key=lambda one: (one.cue, one.rule))) if added else found


def _spoken(reading: Reading, index: int, sentence: Sentence) -> Attribution | None:
    """*Minister: P* and, in a headline, *P: report*."""
    colon = sentence.tags.index(":")
    last = len(sentence.words) - (sentence.words[-1] in {".", "!"})
    if 0 < colon <= _SHORT and last - colon > 3 and _speaks(sentence, 0, colon):
        return _attribution(sentence, index, (0, colon), (colon + 1, last), "colon.source-first")
    behind = last - colon - 1 <= 3 and reading.section(index) == "headline"
    if behind and colon > 3 and _speaks(sentence, colon + 1, last):
        return _attribution(sentence, index, (colon + 1, last), (0, colon), "colon.source-last")
    return None


def _speaks(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a short phrase is somebody or something that speaks, by its words."""
    if first >= last or not _PHRASE.issuperset(sentence.tags[first:last]):
        return False
    phrase = read_phrase(sentence.words[first:last], sentence.tags[first] if first == 0 else "")
    return phrase.sure and phrase.kind in _SPEAKERS


def _attribution(sentence: Sentence, index: int, source: Tokens, content: Tokens, rule: str) -> Attribution:
    def span(tokens: Tokens) -> Span:
        return sentence.starts[tokens[0]], sentence.ends[tokens[1] - 1]

    colon = sentence.tags.index(":")
    return Attribution(
        source=(span(source),),
        cue=(span((colon, colon + 1)),),
        content=(span(content),),
        sentence=index,
        lemma=sentence.lemmas[colon],
        pos="mark",
        rule=rule,
        weight=0,
        quotation="indirect",
    )
