"""The audit finds what was planted, on a real broker: losses, doubles, tears; and says of what is gone that it is."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid5

import orjson
import pytest
from kafka import OffsetAndMetadata, TopicPartition

from tests.lab.articles import Make
from tests.lab.clients import admin, producer, reader
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Headers, Message, Sent
from tests.lab.scene import workers
from tests.lab.verify import wait_until_done
from worker.cli import execute
from worker.kafka.audit import audit, closer, tally
from worker.kafka.local import LocalKafka

NAMESPACE = UUID(int=0)


def ids(article: str, count: int) -> list[str]:
    return [str(uuid5(NAMESPACE, f"{article} {number}")) for number in range(1, count + 1)]


@dataclass
class Planted:
    """The outputs of a place, made by hand."""

    place: Place
    sent: dict[str, Sent] = field(default_factory=dict)
    outputs: dict[str, list[Message]] = field(default_factory=lambda: {"claims": [], "parsed": [], "dead": []})

    def articles(self, named: Mapping[str, str], age: Mapping[str, int] = MappingProxyType({})) -> None:
        """Articles in, by name, each under a key; `age` in seconds."""
        writer, now = producer(self.place.servers), round(time.time() * 1000)
        messages = {name: Message(key.encode(), orjson.dumps({"id": key, "text": name}))
                    for name, key in named.items()}
        sent = {name: writer.send(self.place.topic("raw"), key=message.key, value=message.value, partition=0,
                                  timestamp_ms=now - 1000 * age.get(name, 0)) for name, message in messages.items()}
        writer.close()
        self.sent |= {name: Sent(at.value.topic, 0, at.value.offset, at.value.timestamp, messages[name])
                      for name, at in sent.items()}

    def article(self, name: str) -> Sent:
        """One article in, under its name."""
        self.articles({name: name})
        return self.sent[name]

    def claims(self, name: str, numbers: Sequence[int], parser: str = "aa") -> None:
        """Some of the claims of an article."""
        for number in numbers:
            headers = self._headers(name, number, parser, ids(name, number)[-1])
            self.outputs["claims"].append(Message(self.sent[name].message.key, b"{}", headers))

    def manifest(self, name: str, count: int, parser: str = "aa") -> None:
        """Its manifest."""
        article, origin = self.sent[name].message.key or b"", self.sent[name].origin
        value = orjson.dumps({"claims": ids(name, count), "origin": origin})
        self.outputs["parsed"].append(Message(article, value, self._headers(name, 0, parser, article.decode())))

    def whole(self, name: str, count: int = 2, parser: str = "aa") -> None:
        """All that has to come of an article."""
        self.claims(name, range(1, count + 1), parser)
        self.manifest(name, count, parser)

    def letter(self, name: str, parser: str = "0.1.0 aa", **more: str) -> None:
        """Its dead letter."""
        sent = self.sent[name]
        headers = {"__dlq.errors.topic": sent.topic, "__dlq.errors.partition": str(sent.partition),
                   "__dlq.errors.offset": str(sent.offset), "hearsay_dlq_parser": parser} | more
        self.outputs["dead"].append(Message(sent.message.key, sent.message.value,
                                            tuple((name, text.encode()) for name, text in headers.items())))

    def _headers(self, name: str, number: int, parser: str, subject: str) -> Headers:
        origin = f"{self.sent[name].origin}/{number}"
        return (("ce_id", f"{origin}/{parser}".encode()), ("ce_subject", subject.encode()),
                ("hearsay_origin", origin.encode()))

    def deliver(self) -> None:
        """Write all of it, and commit what was sent."""
        for role, messages in self.outputs.items():
            send(self.place.servers, self.place.topic(role), messages)
        end = max(one.offset for one in self.sent.values()) + 1
        with reader(self.place.servers, self.place.group) as client:
            client.commit({TopicPartition(self.place.topic("raw"), 0): OffsetAndMetadata(end, "", -1)})


@dataclass(frozen=True)
class Told:
    """What a run of the command printed."""

    code: int
    findings: list[dict[str, Any]]
    parts: list[dict[str, Any]]
    error: str

    def of(self, sent: Sent) -> list[tuple[str, str]]:
        """The faults of one article."""
        return [(row["fault"], row["detail"]) for row in self.findings if row["offset"] == sent.offset]


def flags(place: Place) -> list[str]:
    """The place's settings, as the command takes them."""
    return [flag for name, value in place.environment().items()
            for flag in ("--set", f"{name.removeprefix('HEARSAY_')}={value}")]


def run(place: Place, capfd: pytest.CaptureFixture[str], *words: str) -> Told:
    code = execute(["audit", "--format", "jsonl", *words, *flags(place)])
    told = capfd.readouterr()
    rows = [orjson.loads(line) for line in told.out.splitlines()]
    return Told(code, [row for row in rows if "fault" in row], [row for row in rows if "fault" not in row], told.err)


# --- planted faults --------------------------------------------------------------------------------------------------

FAULTS: Mapping[str, list[tuple[str, str]]] = {
    "whole": [],
    "without claims": [],
    "refused": [],
    "by two parsers": [],
    "refused by one parser, parsed by the next": [],
    "refused, its letter imported again": [],
    "lost": [("lost", "no claims, no manifest, no dead letter")],
    "a claim twice": [("doubled", "claim 2 stands 2 times")],
    "all of it twice": [("doubled", "claim 1 stands 2 times"), ("doubled", "claim 2 stands 2 times"),
                        ("doubled", "the manifest stands 2 times")],
    "refused twice": [("doubled", "the dead letter stands 2 times")],
    "parsed and refused": [("doubled", "a manifest and a dead letter")],
    "claims alone": [("torn", "claims without a manifest")],
    "some claims alone": [("torn", "claims without a manifest")],
    "a claim missing": [("torn", "1 of the 3 claims that the manifest lists are not there")],
    "a manifest alone": [("torn", "2 of the 2 claims that the manifest lists are not there")],
    "a claim too many": [("torn", "1 claims that the manifest does not list")],
    "one claim for another": [("torn", "1 claims that the manifest does not list"),
                              ("torn", "1 of the 2 claims that the manifest lists are not there")],
    "claims, then refused": [("torn", "2 claims beside a dead letter")],
}


def plant(at: Planted) -> None:
    """One article for each line of FAULTS."""
    at.articles({name: name for name in FAULTS})
    at.whole("whole")
    at.whole("without claims", 0)
    at.letter("refused")
    at.whole("by two parsers")
    at.whole("by two parsers", 3, parser="bb")
    at.letter("refused by one parser, parsed by the next")
    at.whole("refused by one parser, parsed by the next", parser="bb")
    at.letter("refused, its letter imported again")
    at.letter("refused, its letter imported again", hearsay_dlq_imported="2026-03-01T12:00:00Z")
    at.whole("a claim twice")
    at.claims("a claim twice", [2])
    at.whole("all of it twice")
    at.whole("all of it twice")
    at.letter("refused twice")
    at.letter("refused twice")
    at.whole("parsed and refused")
    at.letter("parsed and refused")
    at.claims("claims alone", [1, 2])
    at.claims("some claims alone", [2, 3])
    at.claims("a claim missing", [1, 3])
    at.manifest("a claim missing", 3)
    at.manifest("a manifest alone", 2)
    at.claims("a claim too many", [1, 2, 3])
    at.manifest("a claim too many", 2)
    at.claims("one claim for another", [1, 3])
    at.manifest("one claim for another", 2)
    at.claims("claims, then refused", [1, 2])
    at.letter("claims, then refused")


@pytest.fixture(scope="module")
def planted(kafka: LocalKafka, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    place = Place(kafka.bootstrap_servers, tmp_path_factory.mktemp("audit"))
    place.create()
    made = Planted(place)
    plant(made)
    made.deliver()
    return made


@pytest.fixture(scope="module")
def report() -> dict[str, Told]:
    """What the audit of `planted` told, once it was made."""
    return {}


@pytest.mark.parametrize("name", FAULTS)
def test_what_was_planted_is_found_and_nothing_else(
        name: str, planted: Planted, report: dict[str, Told], capfd: pytest.CaptureFixture[str]) -> None:
    told = report.setdefault("", run(planted.place, capfd) if not report else Told(0, [], [], ""))

    assert told.of(planted.sent[name]) == FAULTS[name]


def test_a_fault_is_an_exit_code_and_the_parts_add_up(planted: Planted, capfd: pytest.CaptureFixture[str]) -> None:
    told = run(planted.place, capfd)

    assert told.code == 10
    assert "hearsay: not everything is there exactly once: 1 lost, 6 doubled, 8 torn → " in told.error
    assert "has committed nothing there: partition 1, 2, 3, 4, 5" in told.error
    first = told.parts[0]
    assert [part["articles"] for part in told.parts] == [len(FAULTS), 0, 0, 0, 0, 0]
    assert {key: first[key] for key in ("from", "to", "claims", "manifests", "dead_letters", "unprovable")} == {
        "from": 0, "to": len(FAULTS), "claims": len(planted.outputs["claims"]),
        "manifests": len(planted.outputs["parsed"]), "dead_letters": len(planted.outputs["dead"]), "unprovable": 0}


def test_a_range_of_one_partition_is_audited_alone(planted: Planted, capfd: pytest.CaptureFixture[str]) -> None:
    lost = planted.sent["lost"].offset
    told = run(planted.place, capfd, "-p", "0", "--from", str(lost), "--to", str(lost + 1))

    assert [(row["fault"], row["article"]) for row in told.findings] == [("lost", "lost")]
    assert [(part["from"], part["to"], part["articles"]) for part in told.parts] == [(lost, lost + 1, 1)]
    assert run(planted.place, capfd, "-p", "0", "--to", "3").code == 0
    assert run(planted.place, capfd, "-p", "6").code == 2


def test_a_long_range_is_gone_through_piece_by_piece_with_the_same_result(
        planted: Planted, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Pieces smaller than a block, and looks of a few offsets."""
    at_once = run(planted.place, capfd, "-p", "0")
    monkeypatch.setattr(audit, "_RANGE", 7)
    monkeypatch.setattr(closer, "_MOST", 2)
    monkeypatch.setattr(tally, "_SIZE", 3)

    assert run(planted.place, capfd, "-p", "0") == at_once


def test_the_table_says_the_same(planted: Planted, capfd: pytest.CaptureFixture[str]) -> None:
    assert execute(["audit", "-p", "0", "--format", "table", *flags(planted.place)]) == 10
    lines = capfd.readouterr().out.splitlines()

    lost = planted.sent["lost"]
    assert lines[0] == f"lost     {lost.origin}  lost  no claims, no manifest, no dead letter"
    assert lines[-2].split() == ["partition", "from", "to", "articles", "claims", "manifests", "dead", "letters",
                                 "unprovable", "lost", "doubled", "torn", "orphan"]
    assert lines[-1].split()[-4:] == ["1", "6", "8", "0"]


# --- what is gone, or was never there --------------------------------------------------------------------------------


@pytest.fixture
def at(place: Place) -> Planted:
    return Planted(place)


def test_a_superseded_manifest_may_be_compacted_once_its_window_has_passed(
        at: Planted, capfd: pytest.CaptureFixture[str]) -> None:
    """The newest manifest of an article cannot have been compacted, however long ago."""
    at.place.create(parsed={"min.compaction.lag.ms": "3600000", "max.compaction.lag.ms": "7200000"})
    at.articles({"old": "story", "old and empty": "story", "old, the last": "other", "fresh": "story", "new": "story"},
                {"old": 7200, "old and empty": 7200, "old, the last": 7200, "fresh": 60})
    at.claims("old", [1, 2])
    at.claims("old, the last", [1])
    at.claims("fresh", [1])
    at.whole("new")
    at.deliver()

    told = run(at.place, capfd, "-p", "0")
    assert [(name, told.of(sent)) for name, sent in at.sent.items() if told.of(sent)] == [
        ("old, the last", [("torn", "claims without a manifest")]), ("fresh", [("torn", "claims without a manifest")])]
    assert told.parts[0]["unprovable"] == 2


def test_claims_that_retention_took_are_unprovable(at: Planted, capfd: pytest.CaptureFixture[str]) -> None:
    at.place.create()
    at.articles({"old": "old", "new": "new"})
    at.whole("old")
    send(at.place.servers, at.place.topic("claims"), at.outputs["claims"])
    send(at.place.servers, at.place.topic("parsed"), at.outputs["parsed"])
    at.outputs = {"claims": [], "parsed": [], "dead": []}
    with admin(at.place.servers) as client, reader(at.place.servers) as looking:
        ends = looking.end_offsets(at.place.partitions("claims"))
        client.delete_records({tp: end for tp, end in ends.items() if end})
    at.whole("new")
    at.deliver()

    told = run(at.place, capfd, "-p", "0")
    assert (told.code, told.findings, told.parts[0]["unprovable"]) == (0, [], 1)


def test_what_was_aborted_counts_as_never_written(at: Planted, capfd: pytest.CaptureFixture[str]) -> None:
    """Of an article that was aborted nothing has to come; what comes of it all the same is an orphan."""
    at.place.create()
    writer = producer(at.place.servers, transactional_id=at.place.name)
    writer.init_transactions()
    writer.begin_transaction()
    aborted = [writer.send(at.place.topic("raw"), key=b"a", value=b"{}", partition=0) for _ in range(2)]
    writer.flush()
    writer.abort_transaction()
    at.article("whole")
    at.whole("whole")
    writer.begin_transaction()
    for message in at.outputs["claims"]:
        writer.send(at.place.topic("claims"), key=message.key, value=message.value, headers=list(message.headers))
    writer.flush()
    writer.abort_transaction()
    writer.close()
    at.sent["aborted"] = Sent(at.place.topic("raw"), 0, aborted[1].value.offset, 0, Message(b"a", b"{}"))
    at.letter("aborted")
    at.deliver()

    told = run(at.place, capfd, "-p", "0")
    assert told.of(at.sent["aborted"]) == [("orphan", "outputs, but no article")]
    assert len(told.findings) == 1
    assert told.parts[0]["articles"] == 1


def test_what_is_not_committed_yet_is_not_missed(at: Planted, capfd: pytest.CaptureFixture[str]) -> None:
    at.place.create()
    at.article("done")
    at.whole("done")
    at.deliver()
    waiting = at.article("waiting")

    assert run(at.place, capfd).code == 0
    told = run(at.place, capfd, "--to", str(waiting.offset + 1))
    assert told.of(waiting) == [("lost", "no claims, no manifest, no dead letter")]


# --- the worker itself -----------------------------------------------------------------------------------------------


def test_what_the_worker_did_is_clean_a_kill_and_a_redrive_included(
        here: Place, capfd: pytest.CaptureFixture[str]) -> None:
    here.create()
    articles = [*Make(seed=7, odd_share=0).messages(20), Message(b"bad", b'{"title": "no text"}')]
    with workers(here) as supervised:
        sent = send(here.servers, here.topic("raw"), articles)
        supervised[0].worker.kill()
        assert wait_until_done(here.topics, 60)
        assert execute(["dead", "redrive", "--reason", "no_text"]) == 0
        assert wait_until_done(here.topics, 60)
    capfd.readouterr()
    told = run(here, capfd)

    assert (told.code, told.findings) == (0, [])
    assert sum(part["articles"] for part in told.parts) == len(sent) + 1
