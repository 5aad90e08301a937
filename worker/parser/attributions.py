"""What the attribution layer hands on to the meaning layer: source, cue, content in the corpus convention (PolNeAR)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from worker.parser.document import Spans

Quoted = Literal["direct", "indirect", "mixed", "none"]


@dataclass(slots=True)
class Attribution:
    """One source, cue and content; spans are code points, each role may be empty but the cue.

    `within` is the index (in the article's list) of the innermost attribution whose content holds this one; the
    corpus gold marks only those with None. `weight` is the sum of the named conditions that decided it (explain.py).
    """

    source: Spans
    cue: Spans
    content: Spans
    sentence: int  # index into Document.sentences, of the cue
    lemma: str  # of the cue's head: "say", "according to", "claim", ":"
    pos: Literal["verb", "noun", "adjective", "adverb", "preposition", "mark"]
    rule: str
    weight: int
    precision: int | None = None  # of the rule on held-out gold, whole percent (attribution/precision.py)
    within: int | None = None
    addressee: Spans = ()
    quotation: Quoted = "none"
    passive: bool = False
    quoted: bool = False  # the cue stands inside quotation marks
    inward: bool = False  # citing, quoting, according to a report by: what it names is further from the reader
    negated: bool = False  # the cue's verb group holds a negation
