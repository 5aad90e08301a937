"""A claim of an invented article, through the real encoding; each part can be given."""

from __future__ import annotations

from typing import Any

import orjson

from worker.article import Article
from worker.claim import Claim, Content, Cue, Factuality, Link, ParserId, Source
from worker.encoding import encode

ARTICLE = Article("dune-1", "…", title="Town to close its pool, says mayor", publisher="The Dune Herald",
                  published_at="2026-03-03T08:00:00Z", sha256="0" * 64)
HERALD = Link(Source(None, (), "The Dune Herald", "outlet"))


def link(name: str, act: str = "state", **more: Any) -> Link:
    return Link(Source(name, ((0, 1),), name, "person"), Cue("said", ((2, 3),), "say", act), **more)


def claim(*links: Link, text: str = "the pool would close", certainty: Any = "certain", polarity: Any = "positive",
          article: Article = ARTICLE, **more: Any) -> dict[str, Any]:
    content = Content(text, ((4, 5),), "none", (0, 9), "", "")
    made = Claim(section="body", field="text", sequence=1, content=content, leaf=True, within=None,
                 own_voice=not links, chain=(HERALD, *links), factuality=Factuality(certainty, polarity),
                 claim_id="x", **more)
    row: dict[str, Any] = orjson.loads(encode(made, article, ParserId("0", "0")))
    return row
