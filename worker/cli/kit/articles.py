"""Articles as values, for commands that look inside the parser; what cannot be read is told and passed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from worker.article import Article, Limits, Retraction, decode
from worker.cli.kit.inputs import Input
from worker.cli.kit.tally import note
from worker.errors import Refusal


def decoded(articles: Iterable[Input]) -> Iterator[tuple[Input, Article]]:
    """The articles that can be decoded, each with where it came from."""
    for one in articles:
        try:
            found = decode(one.key, one.value, one.headers, Limits())
        except Refusal as refusal:
            note(f"{one.name}: {refusal} (refused)")
            continue
        if not isinstance(found, Retraction):
            yield one, found
