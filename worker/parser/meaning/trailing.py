"""Cues behind their content, by structure alone: wire copy ends its sentences so, and the corpus that the attribution
layer learned from seldom does.

    [The ferry will be sold], [the agency ONA] [reported] on Friday, citing the guild.
    [The ferry will be sold], [said] [Ida Brandvik], the harbour minister.
    [If the ice breaks], [she] [said], [the ferry will be sold].
    [Ferry to be sold], [says] [minister]          [Ferry to be sold]: [report]          [Minister]: [ferry to be sold]

Only where no attribution has that content already. A cue in a quotation is left alone.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from worker.parser.attributions import Attribution
from worker.parser.document import Sentence, Span
from worker.parser.meaning.clauses import main_verb
from worker.parser.meaning.phrases import read_phrase
from worker.parser.meaning.reading import Reading

_SPEECH: Final = frozenset(
    """say tell report add write note warn announce state claim confirm predict estimate continue explain insist argue
    conclude stress post reckon suggest find show reveal acknowledge admit concede allege caution forecast declare
    observe remark recall stress emphasise emphasize maintain vow promise complain believe think expect""".split()
)
_NOUNS: Final = r"(?:[DG]?[JNSZ#HK]{0,10}[NSZ]|P)(?:I[DG]?[JNSZ#H]{1,8}){0,2}(?:\([ZN]{1,3}\))?"
_MORE: Final = r"(?:,#,?|,[DG]?[JNSZ#HK]{0,8}[NSZ](?:I[DG]?[JNSZ#H]{1,6}){0,2},?)?"
_BEFORE_CUE: Final = re.compile(rf",q?(?P<source>{_NOUNS}{_MORE})(?P<group>[RX]{{0,2}})$")
_BEHIND_CUE: Final = re.compile(rf"(?P<source>{_NOUNS})(?=[.,;:(BFW-]|I|$)")
_RIGHT: Final = re.compile("[TXMYLVQ:]")  # in the stretch behind a cue these begin a content of its own
_STRETCH: Final = re.compile("[^,;.BW-]*")
_FINITE: Final = re.compile("[XMYL]")
_SPEAKERS: Final = frozenset("person organisation outlet group document anonymous state".split())


class Roles(NamedTuple):
    """Token ranges of one attribution in its sentence."""

    source: tuple[int, int]
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    rule: str


def with_trailing(reading: Reading, found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions, with those that structure alone shows and the layer before did not take so."""
    by_head: dict[int, Attribution] = {one.cue[-1][1]: one for one in found}
    added: dict[int, Attribution] = {}
    for index, sentence in enumerate(reading.sentences):
        headline = reading.section(index) == "headline"
        for roles in _roles(sentence, headline=headline):
            one = _attribution(sentence, index, roles)
            known = by_head.get(one.cue[-1][1])
            if known is None or known.content[:1] > one.cue or not known.content:
                added[one.cue[-1][1]] = one
    if not added:
        return found
    kept = [one for one in found if one.cue[-1][1] not in added]
    return tuple(sorted((*kept, *added.values()), key=lambda one: (one.cue, one.rule)))


def _roles(sentence: Sentence, *, headline: bool) -> list[Roles]:
    tags, lemmas, quoted = sentence.tags, sentence.lemmas, sentence.quoted
    found = []
    for at, lemma in enumerate(lemmas if not _SPEECH.isdisjoint(lemmas) else ()):
        if lemma in _SPEECH and quoted[at] == "." and tags[at] in "LYVUK" and at > 1:
            roles = _source_first(sentence, at, headline) or _cue_first(sentence, at, headline)
            if roles is not None:
                found.append(roles)
    if ":" in tags and not found:
        roles = _colon(sentence, headline)
        found += [roles] if roles else []
    return found


def _source_first(sentence: Sentence, at: int, headline: bool) -> Roles | None:
    """*P, NP said …* and *P, NP said, Q*."""
    tags = sentence.tags
    before = _BEFORE_CUE.search(tags, max(0, at - 40), at)
    if before is None or tags[at] == "K":
        return None
    comma = before.start()
    source = before.span("source")
    source = (source[0], source[1] - (tags[source[1] - 1] == ","))
    group = (before.start("group"), at + 1)
    first = _opening(tags)
    if tags[at + 1 : at + 2] == "," and _goes_on(sentence, first, comma, at + 2):
        return Roles(source, group, ((first, comma), (at + 2, _closing(sentence))), "trailing.inside")
    if not _stands(sentence, first, comma, headline) or _has_own_content(tags, at + 1):
        return None
    return Roles(source, group, ((first, comma),), "trailing.source-cue")


def _cue_first(sentence: Sentence, at: int, headline: bool) -> Roles | None:
    """*P, said NP*."""
    tags = sentence.tags
    if tags[at - 1] != "," or tags[at] not in "LY":
        return None
    behind = _BEHIND_CUE.match(tags, at + 1)
    first = _opening(tags)
    if behind is None or not _stands(sentence, first, at - 1, headline):
        return None
    return Roles(behind.span("source"), (at, at + 1), ((first, at - 1),), "trailing.cue-source")


def _colon(sentence: Sentence, headline: bool) -> Roles | None:
    """*Minister: P* and, in a headline, *P: report*; a topic before the colon is no source."""
    tags = sentence.tags
    colon = tags.index(":")
    last = _closing(sentence)
    if 0 < colon <= 4 and last - colon > 3 and _speaker(sentence, 0, colon):
        return Roles((0, colon), (colon, colon + 1), ((colon + 1, last),), "colon.source-first")
    if headline and colon > 3 and last - colon - 1 <= 3 and _speaker(sentence, colon + 1, last):
        return Roles((colon + 1, last), (colon, colon + 1), ((0, colon),), "colon.source-last")
    return None


def _speaker(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a short phrase is somebody or something that speaks, by its words."""
    if first >= last or set(sentence.tags[first:last]) - set("DGJNSZHKF#U"):
        return False
    phrase = read_phrase(sentence.words[first:last], sentence.tags[first] if first == 0 else "")
    return phrase.sure and phrase.kind in _SPEAKERS and phrase.kind != "state"


def _opening(tags: str) -> int:
    """The first token of a sentence behind *But, And*."""
    return 1 if tags[:1] == "C" else 0


def _closing(sentence: Sentence) -> int:
    """The token behind the last one of a sentence but its stop."""
    last = len(sentence.words)
    return last - 1 if sentence.words[-1] in {".", "!"} else last


def _stands(sentence: Sentence, first: int, last: int, headline: bool) -> bool:
    """Whether tokens `[first, last)` can be what is said: a clause outside quotation; in a headline anything."""
    tags = sentence.tags
    if last - first < 2 or tags[first] in "BIFO" or sentence.quoted[last - 1] != ".":
        return False
    return headline or main_verb(tags, sentence.words, first, last) is not None


def _goes_on(sentence: Sentence, first: int, comma: int, at: int) -> bool:
    """Whether the content goes on behind *, she said,*: its first part is no clause by itself, or a subordinate one."""
    tags = sentence.tags
    if sentence.quoted[first] != "." or sentence.quoted[comma - 1] != "." or at >= len(tags) or tags[at] in "CFQW":
        return False
    whole = main_verb(tags, sentence.words, first, comma) is not None
    rest = _FINITE.search(tags, at) is not None
    return rest and (tags[first] == "B" or not whole)


def _has_own_content(tags: str, at: int) -> bool:
    """Whether a clause, a quotation or an infinitive follows the cue."""
    stretch = _STRETCH.match(tags, at)
    return _RIGHT.search(tags, at, stretch.end() if stretch else at) is not None or tags[at : at + 1] == "T"


def _attribution(sentence: Sentence, index: int, roles: Roles) -> Attribution:
    def span(tokens: tuple[int, int]) -> Span:
        return sentence.starts[tokens[0]], sentence.ends[tokens[1] - 1]

    head = roles.cue[1] - 1
    return Attribution(
        source=(span(roles.source),),
        cue=(span(roles.cue),),
        content=tuple(span(piece) for piece in roles.content),
        sentence=index,
        lemma=sentence.lemmas[head],
        pos="mark" if roles.rule.startswith("colon") else "verb",
        rule=roles.rule,
        weight=0,
        quotation="indirect",
    )
