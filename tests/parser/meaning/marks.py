"""Texts with their attributions drawn in: `[s1 The guild] [c1 said] [x1 that …]`, numbers joining the three parts.

Brackets may nest, a part may come in pieces; a letter behind the number sets a flag: `[c1i citing]` inward,
`[c1p was quoted]` passive, `[c1n denied not]` negated, `[c1a reportedly]` adverb, `[c1r reports]` noun.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from worker.article import Article
from worker.claim import Claim
from worker.parser.attributions import Attribution
from worker.parser.document import Block, Document, Span
from worker.parser.meaning.claims import claims
from worker.parser.text.read import read, split_blocks

_MARK = re.compile(r"\[([scx])(\d)([ipnar]*) |\]")
PUBLISHER = "Harbour News"
PUBLISHED = "2026-03-12T09:00:00Z"  # a Thursday


def claims_of(
    marked: str,
    *,
    publisher: str | None = PUBLISHER,
    published_at: str | None = PUBLISHED,
    headlines: int = 0,
    wire: str | None = None,
) -> tuple[Claim, ...]:
    """The claims of a marked text whose first `headlines` paragraphs are headlines."""
    text, spans, flags = unmarked(marked)
    document = document_of(text, headlines)
    if wire:
        start = text.index(wire)
        document = replace(document, wire=wire, wire_span=(start, start + len(wire)))
    article = Article(id="a-1", text=text, publisher=publisher, published_at=published_at)
    return claims(article, (document,), (attributions(document, spans, flags),))


def document_of(text: str, headlines: int = 0) -> Document:
    blocks = tuple(
        Block(block.start, block.end, "headline" if number < headlines else "body")
        for number, block in enumerate(split_blocks(text))
    )
    return read(text, blocks, "text")


def unmarked(marked: str) -> tuple[str, dict[str, list[Span]], dict[str, str]]:
    """The text without its marks, the spans of each part (`s1`, `c1`, `x1`), and the flags of each cue."""
    text, at = "", 0
    opened: list[tuple[str, int]] = []
    spans: dict[str, list[Span]] = {}
    flags: dict[str, str] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((mark[1] + mark[2], len(text)))
            flags.setdefault(mark[2], mark[3])
            flags[mark[2]] = flags[mark[2]] or mark[3]
        else:
            part, start = opened.pop()
            spans.setdefault(part, []).append((start, len(text)))
    return text + marked[at:], {part: sorted(found) for part, found in spans.items()}, flags


def attributions(document: Document, spans: dict[str, list[Span]], flags: dict[str, str]) -> tuple[Attribution, ...]:
    return tuple(
        attribution(document, {role: tuple(spans.get(role + number, ())) for role in "scx"}, flags[number])
        for number in sorted(flags)
    )


def attribution(document: Document, parts: dict[str, Any], flags: str) -> Attribution:
    start, end = parts["c"][0][0], parts["c"][-1][1]
    index = max(i for i, sentence in enumerate(document.sentences) if sentence.start <= start)
    sentence = document.sentences[index]
    inside = [i for i, at in enumerate(sentence.starts) if start <= at < end]
    verbs = [i for i in inside if sentence.tags[i] in "VYLKFU"] or inside[-1:]
    lemma = "according to" if document.text[start:end].lower() == "according to" else sentence.lemmas[verbs[0]]
    kinds: dict[str, Any] = {"a": "adverb", "r": "noun"}
    return Attribution(
        source=parts["s"],
        cue=parts["c"],
        content=parts["x"],
        sentence=index,
        lemma=lemma,
        pos=next((kinds[flag] for flag in flags if flag in kinds), "verb"),
        rule="by.hand",
        weight=1,
        passive="p" in flags,
        quoted=sentence.quoted[inside[0]] != ".",
        inward="i" in flags,
        negated="n" in flags or "E" in [sentence.tags[i] for i in inside],
    )


def told(claim: Claim) -> str:
    """A claim on one line: `ONA → harbour guard: the ice will hold`."""
    names = " → ".join(link.source.name or "" for link in claim.chain[1:])
    return f"{names or 'own voice'}: {claim.content.text}"
