"""Media that pass words on without a cue of their own: *told Yonhap*, *in an interview with the BBC*, *on Fox News*.

*Told reporters*, *told parliament*, *wrote on X*, *seen by AFP* name none; nor does being told by the publisher itself.
"""

from __future__ import annotations

import re
from typing import Final

from worker.parser.document import Span
from worker.parser.meaning import outlets
from worker.parser.meaning.drafts import Draft, DraftLink
from worker.parser.meaning.reading import Reading, inside, overlaps
from worker.parser.meaning.references import References, Resolved

_CARRIED: Final = frozenset(
    """carried published broadcast aired posted printed released relayed reported shown streamed polled
    interviewed""".split()
)
_TALK: Final = frozenset(
    """interview interviews comments comment remarks remark statement statements speech broadcast programme program
    article column op-ed essay conversation podcast appearance letter show""".split()
)
_TELL: Final = frozenset("tell confirm say speak reveal disclose".split())
# A noun phrase by tags, from its determiner on.
_PHRASE: Final = re.compile(r"[DG]?[JNSZ#HU]+")
_BROADCAST: Final = frozenset("television radio tv channel".split())


def find(reading: Reading, references: References, drafts: list[Draft], publisher: frozenset[str]) -> None:
    """Put relays before the links that came through them; `publisher` holds the names that the publisher goes by."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    for index, group in by_sentence.items():
        for span in _candidates(reading, index):
            for draft in _passed_on(group, span):
                source = _medium(reading, references, span)
                if source is None or source.name.lower() in publisher:
                    continue
                if all(link.source.name != source.name for link in draft.links):
                    draft.links.insert(0, DraftLink(source, (span,), relay=True))


def _candidates(reading: Reading, index: int) -> list[Span]:
    """Noun phrases of a sentence that stand where a relay stands."""
    sentence = reading.sentences[index]
    tags, words = sentence.tags, sentence.words
    found = []
    for match in _PHRASE.finditer(tags):
        first, last = match.span()
        if first == 0:
            continue
        before = words[first - 1].lower()
        lemma = sentence.lemmas[first - 1]
        behind = words[first - 2].lower() if first > 1 else ""
        told = lemma == "tell" or (before == "to" and sentence.lemmas[first - 2] in _TELL)
        if (
            told
            or (before == "by" and behind in _CARRIED)
            or (before in {"with", "for"} and behind in _TALK)
            or (before in {"to", "in"} and behind in _TALK)
            or (before == "on" and _of_the_air(words[first:last]))
        ):
            found.append((sentence.starts[first], sentence.ends[last - 1]))
    return found


def _of_the_air(words: tuple[str, ...]) -> bool:
    name = " ".join(word for word in words if word not in {"the", "The"})
    return name in outlets.NAMES or words[-1].lower() in _BROADCAST


def _passed_on(group: list[Draft], span: Span) -> list[Draft]:
    """The drafts whose words came that way: those of the same sentence that do not hold the phrase themselves."""
    within = [draft for draft in group if inside(span[0], draft.content)]
    deepest = min(within, key=lambda draft: draft.content[0][1] - draft.content[0][0]) if within else None
    return [
        draft for draft in group
        if draft.parent is deepest and not overlaps((span,), draft.content)
        and not any(overlaps((span,), link.spans + link.cue) for link in draft.links)
    ]


def _medium(reading: Reading, references: References, span: Span) -> Resolved | None:
    """The medium that a phrase names, or None if it names something else."""
    words, tag = reading.words((span,))
    source = references.resolve_quietly(words, tag, span[0])
    return source if source.kind == "outlet" else None


def wire(reading: Reading, publisher: frozenset[str]) -> DraftLink | None:
    """The agency of the dateline's credit, if it is not the publisher."""
    document = reading.document
    if not document.wire or document.wire_span is None:
        return None
    name = full_name(reading.text, document.wire)
    if name.lower() in publisher or document.wire.lower() in publisher:
        return None
    return DraftLink(Resolved(name, "outlet"), (document.wire_span,), relay=True)


def full_name(text: str, name: str) -> str:
    """The long form of an agency's initials, where the article gives it."""
    full = outlets.FULL.get(name)
    return full if full and full in text else name


def publisher_names(publisher: str | None) -> frozenset[str]:
    """What the publisher may be called in its own text, in lower case."""
    if not publisher:
        return frozenset()
    name = publisher.strip()
    short = name.removeprefix("The ").removeprefix("the ")
    found = {name, short, short.removesuffix(" News"), short.removesuffix(" Europe"), short.split(" ")[-1]}
    found |= {full for initials, full in outlets.FULL.items() if initials == short}
    found |= {initials for initials, full in outlets.FULL.items() if full == short}
    return frozenset(item.lower() for item in found if item)
