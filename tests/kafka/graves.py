"""A place with dead letters in it, and the commands that handle them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Message, Sent
from tests.lab.verify import read_all
from worker.cli import execute
from worker.kafka.dead import letter
from worker.kafka.outcome import refusal
from worker.pipeline import Record, Refused
from worker.settings import Settings, load

EARLY, LATE = datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2026, 3, 5, 12, tzinfo=UTC)
NO_TEXT = Refused("validate", "no_text", "an article needs `text` or `html`", "/text", "story")
SLOW = Refused("parse", "timeout", "the article took longer than 10 s, 3 times", article_id="slow")


@dataclass
class Scene:
    """A place with records of `articles.raw` that were refused."""

    place: Place
    capfd: pytest.CaptureFixture[str]
    sent: list[Sent] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        """What the commands take from the environment."""
        return load()

    def refuse(self, why: Refused, *, key: bytes | None = b"story", value: bytes | None = b'{"title": "Pier"}',
               headers: tuple[tuple[str, bytes], ...] = (), at: datetime = EARLY, limit: int = 1_000_000) -> Sent:
        """Send an article, and bury it."""
        [one] = send(self.place.servers, self.place.topic("raw"), [Message(key, value, headers)])
        self.bury([one], why, at, limit)
        self.sent.append(one)
        return one

    def bury(self, sent: Sequence[Sent], why: Refused, at: datetime = EARLY, limit: int = 1_000_000) -> None:
        """A dead letter for each record."""
        records = [Record(one.topic, one.partition, one.offset, one.timestamp, one.message.key, one.message.value,
                          one.message.headers) for one in sent]
        send(self.place.servers, self.place.topic("dead"),
             [Message(*letter(record, refusal(why, 1), "0.1.0 abc", limit, at)) for record in records])

    def manifest(self, article: str, of: Sent, revision: int | None = None, updated_at: str | None = None) -> None:
        """Say that an article has been processed from another record."""
        value = {"article": {"id": article, "revision": revision, "updated_at": updated_at},
                 "origin": {"topic": of.topic, "partition": of.partition, "offset": of.offset}}
        send(self.place.servers, self.place.topic("parsed"), [Message(article.encode(), orjson.dumps(value))])

    def run(self, *words: str) -> list[dict[str, Any]]:
        """The JSON Lines that a command prints."""
        assert execute(["dead", *words]) == 0, self.capfd.readouterr().err
        return [orjson.loads(line) for line in self.capfd.readouterr().out.splitlines()]

    def told(self, *words: str) -> str:
        """What a command says on standard error, the topic's name left out."""
        assert execute(["dead", *words]) == 0, self.capfd.readouterr().err
        return self.capfd.readouterr().err.rstrip("\n").replace(self.place.topic("dead"), "")

    def export(self, folder: Path) -> list[bytes]:
        """Export all letters into letters.jsonl of the folder; its lines."""
        assert execute(["dead", "export"]) == 0
        lines = self.capfd.readouterr().out
        (folder / "letters.jsonl").write_text(lines, encoding="utf-8", newline="")
        return [line.encode() for line in lines.split("\n")[:-1]]

    def dead(self) -> list[Any]:
        """Everything in the topic of dead letters."""
        return read_all(self.place.servers, self.place.topic("dead"))

    def raw(self) -> list[Any]:
        """Everything in the topic of articles."""
        return read_all(self.place.servers, self.place.topic("raw"))

    def back(self) -> list[Any]:
        """What was sent back to it."""
        return [record for record in self.raw() if any(name == "hearsay_dlq_redrives" for name, _ in record.headers)]

    def states(self) -> dict[str, dict[str, Any]]:
        """The newest state of each letter."""
        return {record.key.decode(): orjson.loads(record.value)
                for record in read_all(self.place.servers, self.place.topic("dead_state"))}
