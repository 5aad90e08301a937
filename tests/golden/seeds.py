"""The sample articles of seeds/, as the records that they are sent as, and what the pipeline makes of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson

from worker import contract
from worker.article import Article, Limits, Retraction, decode
from worker.pipeline import Outcome, Parsed, Record, process

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seed:
    """One line of seeds/index.json: a file, and the key and content type that it is sent with."""

    file: str
    key: str
    content_type: str

    @property
    def name(self) -> str:
        return self.file.split(".", 1)[0]

    @property
    def record(self) -> Record:
        """The article as a record of the input topic, at the offset that its place in the index gives it."""
        value = (contract.SEEDS / self.file).read_bytes()
        headers = (("content-type", self.content_type.encode()),)
        return Record("articles.raw", 0, SEEDS.index(self), 0, self.key.encode(), value, headers)

    def article(self) -> Article:
        """The article as the worker reads it."""
        record = self.record
        article = decode(record.key, record.value, record.headers, Limits())
        assert not isinstance(article, Retraction)
        return article

    def claims(self) -> list[Row]:
        """The claims found, as a reader of the topic gets them."""
        outcome = outcome_of(self.name)
        assert isinstance(outcome, Parsed), f"{self.file}: {outcome}"
        return [orjson.loads(event.value) for event in outcome.claims]


SEEDS = tuple(Seed(**row) for row in orjson.loads((contract.SEEDS / "index.json").read_bytes()))
BY_NAME = {seed.name: seed for seed in SEEDS}


@cache
def outcome_of(name: str) -> Outcome:
    """What the pipeline makes of the article called `name`."""
    return process(BY_NAME[name].record, Limits())
