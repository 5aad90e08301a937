"""Factuality on every link of a chain (FactBank): each source commits to the content, or only passes it on."""

from __future__ import annotations

from worker.claim import Factuality
from worker.parser.meaning import acts, factuality
from worker.parser.meaning.drafts import Draft, DraftLink
from worker.parser.meaning.reading import Reading


def commit(reading: Reading, draft: Draft) -> None:
    """Set what the draft's last source commits to, by the cue and by the words of the content."""
    start, end = draft.content[0]
    index, first, last = reading.tokens[start, end]
    sentence = reading.sentences[index]
    link = draft.links[-1] if draft.links else None
    cued = link is not None and bool(link.cue)
    quoted = "q" in sentence.quoted[first : min(first + 2, last)]
    if draft.form in {"phrase", "to"} and cued:
        said = factuality.of_phrase(sentence, first, last)
    else:
        said = factuality.of_content(sentence, first, last, quoted=quoted)
    draft.factuality = said
    if link is not None and cued and link.attribution is not None:
        act = link.act or "other"
        negated = link.attribution.negated
        draft.factuality = factuality.of_cue(act, negated=negated, lemma=link.lemma, said=said, form=draft.form)


def along(chain: list[tuple[DraftLink, bool]], last: Factuality) -> list[Factuality]:
    """The factuality of the publisher and of each link, outermost first, given the last one's."""
    found = [last]
    committed = True
    for at in range(len(chain) - 1, -1, -1):
        committed = committed and chain[at][0].lemma in acts.FACTIVE
        outer_factive = at > 0 and chain[at - 1][0].lemma in acts.FACTIVE
        found.append(last if committed or outer_factive else factuality.PASSED_ON)
    found.reverse()
    return found
