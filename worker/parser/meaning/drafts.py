"""A claim while it is being put together: mutable, by reference, turned into a worker.claim.Claim at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from worker.claim import At, Factuality
from worker.parser.attributions import Attribution
from worker.parser.document import Section, Spans
from worker.parser.meaning.references import Resolved

CERTAIN: Final = Factuality()
Form = Literal["that", "clause", "to", "wh", "quote", "phrase"]


@dataclass(slots=True, eq=False)
class DraftLink:
    """One link that a claim adds to its parent's chain."""

    source: Resolved
    spans: Spans
    act: str | None = None
    cue: Spans = ()
    lemma: str = ""
    relay: bool = False
    at: At | None = None
    to: Spans = ()
    attribution: Attribution | None = None
    continues: Draft | None = None
    factuality: Factuality = CERTAIN


@dataclass(slots=True, eq=False)
class Draft:
    """One content, with the links that it adds and the draft that it stands in."""

    content: Spans
    sentence: int  # where its cue stands, or where it begins
    links: list[DraftLink] = field(default_factory=list)
    parent: Draft | None = None
    form: Form = "clause"
    own_voice: bool = False
    continues: Draft | None = None  # the draft whose speech goes on in it
    leaf: bool = True
    factuality: Factuality = CERTAIN
    claim_id: str = ""
    section: Section = "body"
    text: str = ""

    @property
    def generation(self) -> int:
        """How many drafts it stands in; the count stops where hostile text would only begin."""
        depth, parent = 0, self.parent
        while parent is not None and depth < 20:
            depth, parent = depth + 1, parent.parent
        return depth

    @property
    def speaker(self) -> Resolved | None:
        """Whose words the content is, as far as this draft says."""
        return self.links[-1].source if self.links else None
