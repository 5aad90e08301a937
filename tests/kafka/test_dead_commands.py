"""Dead letters listed, shown and sent back, on a real broker: each exactly once, whoever else does the same."""

from __future__ import annotations

import base64
import hashlib
import threading
from typing import Any

import jsonschema_rs
import orjson
import pytest

from tests.kafka.graves import LATE, NO_TEXT, SLOW, Scene
from tests.kafka.placed import in_force
from tests.lab.feed import send
from tests.lab.places import Place
from tests.lab.records import Message, Sent
from tests.lab.verify import header, read_all
from worker import contract
from worker.cli import execute
from worker.errors import FencedError
from worker.kafka.deadletters.exclusive import Exclusive, Outgoing
from worker.kafka.local import LocalKafka
from worker.pipeline import Refused


@pytest.fixture
def scene(here: Place, capfd: pytest.CaptureFixture[str]) -> Scene:
    here.create()
    return Scene(here, capfd)


# --- list and show ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def common(kafka: LocalKafka, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A place for the tests that only look."""
    made = Place(kafka.bootstrap_servers, tmp_path_factory.mktemp("dead"))
    made.create()
    return made


@pytest.fixture
def mixed(common: Place, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Scene:
    """Three letters of two reasons, days and articles."""
    scene = Scene(in_force(common, monkeypatch), capfd)
    if not scene.raw():
        scene.refuse(NO_TEXT)
        scene.refuse(SLOW, key=b"slow", value=b"It goes on and on.", at=LATE)
        scene.refuse(NO_TEXT, key=b"other", at=LATE)
    return scene


@pytest.mark.parametrize(("words", "found"), [
    ([], ["0/0", "0/1", "0/2"]),
    (["--reason", "timeout"], ["0/1"]),
    (["--stage", "validate"], ["0/0", "0/2"]),
    (["--since", "2026-03-02T00:00:00Z"], ["0/1", "0/2"]),
    (["--until", "2026-03-05T13:00:00+01:00"], ["0/0"]),
    (["--article", "slow"], ["0/1"]),
    (["--topic", "elsewhere"], []),
    (["--limit", "1"], ["0/2"]),
])
def test_letters_are_listed_by_what_is_asked(mixed: Scene, words: list[str], found: list[str]) -> None:
    assert [row["position"] for row in mixed.run("list", *words)] == found


def test_a_line_says_what_is_known_of_a_letter(mixed: Scene) -> None:
    first = mixed.run("list")[0]
    [sent] = [record for record in mixed.raw() if record.key == b"story"]

    assert first == {
        "position": "0/0", "failed_at": "2026-03-01T12:00:00.000Z", "stage": "validate", "reason": "no_text",
        "message": "/text: an article needs `text` or `html`", "pointer": "/text", "article": "story",
        "topic": sent.topic, "partition": sent.partition, "offset": sent.offset, "bytes": 17, "redrives": 0,
        "redriven": 0,
    }


def test_letters_are_counted_by_reason_the_commonest_first(mixed: Scene) -> None:
    assert mixed.run("list", "--counts") == [{"letters": 2, "reason": "no_text", "stage": "validate"},
                                             {"letters": 1, "reason": "timeout", "stage": "parse"}]


def test_the_table_shows_the_newest_and_counts_all(mixed: Scene) -> None:
    assert execute(["dead", "list", "--format", "table", "--limit", "2"]) == 0
    title, *rows, total = mixed.capfd.readouterr().out.splitlines()

    assert title.split() == ["position", "given", "up", "reason", "origin", "article", "redriven", "why"]
    assert [row.split()[0] for row in rows] == ["0/1", "0/2"]
    assert total == f"3 dead letters in {mixed.place.topic('dead')}: 2 no_text, 1 timeout; the newest 2 are shown"


@pytest.mark.parametrize(("words", "told"), [
    (["list", "--reason", "time_out"], "there is no reason time_out → did you mean timeout?"),
    (["list", "--since", "yesterday"], "yesterday is no time → 2026-01-31T12:00:00Z, or how long ago: 90m, 2h, 7d"),
    (["list", "--since", "2026-03-01"], "2026-03-01 has no time zone → say 2026-03-01T00:00:00Z"),
    (["show", "17"], "17 is no position of a dead letter → PARTITION/OFFSET, as `hearsay dead list` shows it"),
    (["redrive"], "which letters? → name positions, or a filter such as --reason timeout, or --all"),
])
def test_what_cannot_be_meant_is_one_line(words: list[str], told: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert execute(["dead", *words]) == 2
    assert capfd.readouterr().err == f"hearsay: {told} (exit 2)\n"


def test_a_position_without_a_letter_is_said(mixed: Scene) -> None:
    assert execute(["dead", "show", "0/3"]) == 2
    assert "no dead letter lies at 0/3" in mixed.capfd.readouterr().err
    assert execute(["dead", "show", "4/0"]) == 2


def test_a_letter_is_shown_with_the_place_of_its_fault(scene: Scene) -> None:
    value = b'{"title": "Pier",\n "id": 17, "text": "It stands."}'
    scene.refuse(Refused("validate", "wrong_type", "expected a string; got a number", "/id"), value=value,
                 headers=(("x", b"\xff"),))

    [shown] = scene.run("show", "0/0")
    assert shown["fault"] == {"line": 2, "column": 8, "start": 25, "end": 27, "whole": True}
    assert (shown["key"], shown["value"]) == ("story", value.decode())
    assert shown["headers"][0] == ["x", {"base64": base64.b64encode(b"\xff").decode()}]

    assert execute(["dead", "show", "0/0", "--format", "table"]) == 0
    lines = scene.capfd.readouterr().out.splitlines()
    assert lines[:2] == ["wrong_type at validate: /id: expected a string; got a number",
                         "the field at the pointer has another JSON type than expected"]
    at = lines.index("fault    line 2, column 8")
    assert lines[at + 1:at + 3] == ['   "id": 17, "text": "It stands."}', "         ^^"]


def test_a_value_that_is_no_text_is_shown_as_bytes_and_can_be_had_as_they_are(scene: Scene) -> None:
    scene.refuse(Refused("decode", "not_utf8", "byte 1 is no UTF-8"), value=b"a\xff\x01b")

    assert execute(["dead", "show", "0/0", "--format", "table"]) == 0
    assert "\n  61 ff 01 62\n     ^^\n" in scene.capfd.readouterr().out
    assert execute(["dead", "show", "0/0", "--raw"]) == 0
    assert scene.capfd.readouterr().out == b"a\xff\x01b".decode("utf-8", "replace")


# --- redrive ---------------------------------------------------------------------------------------------------------


def test_a_record_goes_back_as_it_came_with_its_redrives_counted(scene: Scene) -> None:
    sent = scene.refuse(NO_TEXT, headers=(("traceparent", b"00-1-2-01"), ("x", b"\xff")))

    [told] = scene.run("redrive", "0/0")
    [back] = scene.back()
    assert (told["verdict"], told["origin"]) == ("redriven", sent.origin)
    assert (back.partition, back.key, back.value) == (sent.partition, b"story", sent.message.value)
    assert tuple(back.headers) == (*sent.message.headers, ("hearsay_dlq_redrives", b"1"))


def test_the_state_is_written_with_the_record_and_fits_its_schema(scene: Scene) -> None:
    sent = scene.refuse(NO_TEXT)
    scene.run("redrive", "--all")

    [(key, state)] = scene.states().items()
    assert key == "0/0"
    jsonschema_rs.validator_for(contract.schema("dead-letter-state")).validate(state)
    assert state["origin"] == {"topic": sent.topic, "partition": sent.partition, "offset": sent.offset}
    assert (state["action"], state["times"], state["redrives"], state["forced"]) == ("redriven", 1, 1, False)
    assert [row["redriven"] for row in scene.run("list")] == [1]


def test_a_dry_run_says_the_same_and_sends_nothing(scene: Scene) -> None:
    for key, why in ((b"story", NO_TEXT), (b"slow", SLOW), (b"other", NO_TEXT)):
        scene.refuse(why, key=key)

    dry = scene.run("redrive", "--stage", "validate", "--dry-run")
    assert [(row["position"], row["verdict"]) for row in dry] == [("0/0", "would_redrive"), ("0/2", "would_redrive")]
    assert (scene.back(), scene.states()) == ([], {})

    wet = scene.run("redrive", "--stage", "validate")
    assert [(row["position"], row["verdict"]) for row in wet] == [("0/0", "redriven"), ("0/2", "redriven")]
    assert [record.key for record in sorted(scene.back(), key=lambda one: one.key)] == [b"other", b"story"]


def test_a_second_redrive_of_the_same_letter_needs_again(scene: Scene) -> None:
    scene.refuse(NO_TEXT)

    assert [row["verdict"] for row in scene.run("redrive", "--all")] == ["redriven"]
    assert [row["verdict"] for row in scene.run("redrive", "--all")] == ["done_before"]
    assert [row["verdict"] for row in scene.run("redrive", "--all", "--again")] == ["redriven"]
    assert len(scene.back()) == 2
    assert scene.states()["0/0"]["times"] == 2


@pytest.mark.parametrize(("mine", "revision", "updated_at", "verdict"), [
    ({"revision": 3}, 4, None, "overtaken"),
    ({"revision": 3}, 2, "2030-01-01", "would_redrive"),
    ({"updated_at": "2026-03-01T10:00:00+02:00"}, None, "2026-03-01T09:00:00Z", "overtaken"),
    ({"updated_at": "2026-03-01T10:00:00Z"}, 9, "2026-03-01T11:30:00+02:00", "would_redrive"),
    ({}, 9, "2030-01-01", "overtaken"),  # by its offset: the letter has neither
])
def test_an_article_that_a_newer_revision_has_overtaken_stays(
        scene: Scene, mine: dict[str, Any], revision: int | None, updated_at: str | None, verdict: str) -> None:
    scene.refuse(NO_TEXT, value=orjson.dumps({"id": "story"} | mine))
    [later] = send(scene.place.servers, scene.place.topic("raw"), [Message(b"story", b"{}")])
    scene.manifest("story", later, revision, updated_at)

    [row] = scene.run("redrive", "--all", "--dry-run")
    assert row["verdict"] == verdict
    if revision == 4:
        assert row["why"] == f"{later.origin} is newer; --force sends it back in time"
        assert [row["verdict"] for row in scene.run("redrive", "--all")] == ["overtaken"]
        assert scene.back() == []
        assert [row["verdict"] for row in scene.run("redrive", "--all", "--force")] == ["redriven"]
        assert scene.states()["0/0"]["forced"] is True


def test_an_older_manifest_of_the_article_overtakes_nothing(scene: Scene) -> None:
    [earlier] = send(scene.place.servers, scene.place.topic("raw"), [Message(b"story", b"{}")])
    scene.manifest("story", earlier)
    scene.refuse(NO_TEXT)

    assert [row["verdict"] for row in scene.run("redrive", "--all")] == ["redriven"]


def test_a_letter_that_keeps_coming_back_is_a_loop(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARSAY_REDRIVE_LIMIT", "2")
    scene.refuse(NO_TEXT)
    for times in (1, 2):
        assert [row["verdict"] for row in scene.run("redrive", f"0/{times - 1}")] == ["redriven"]
        [back] = [one for one in scene.back() if header(one, "hearsay_dlq_redrives") == str(times)]
        again = Sent(back.topic, back.partition, back.offset, 0, Message(back.key, back.value, tuple(back.headers)))
        scene.bury([again], NO_TEXT)

    [row] = scene.run("redrive", "0/2")
    assert (row["verdict"], row["why"]) == ("loop", "failed after 2 redrives; --force tries once more")
    assert len(scene.back()) == 2
    assert [row["verdict"] for row in scene.run("redrive", "0/2", "--force")] == ["redriven"]


def test_a_record_too_large_for_its_letter_is_read_where_it_stood(scene: Scene) -> None:
    large = b"It goes on. " * 200_000
    sent = scene.refuse(Refused("validate", "text_too_long", "2400000 code points; the limit is 2000000"), value=large)

    [shown] = scene.run("list")
    assert shown["bytes"] == len(large)
    assert [row["verdict"] for row in scene.run("redrive", "--all")] == ["redriven"]
    [back] = scene.back()
    assert (back.partition, hashlib.sha256(back.value).digest()) == (sent.partition, hashlib.sha256(large).digest())


def test_a_record_that_is_gone_cannot_be_sent_back(scene: Scene) -> None:
    scene.refuse(NO_TEXT, value=b"x" * 5000, limit=4500)
    elsewhere = scene.sent[0]
    scene.bury([Sent("elsewhere", 0, 0, 0, elsewhere.message)], NO_TEXT)
    scene.bury([Sent(elsewhere.topic, elsewhere.partition, 77, 0, elsewhere.message)], NO_TEXT, limit=4500)
    send(scene.place.servers, scene.place.topic("dead"), [Message(b"story", b"no letter of ours")])
    scene.bury([Sent(elsewhere.topic, 0, 0, 0, Message(None, None))],
               Refused("decode", "null_without_key", "null, and no key: what is retracted?"))

    found = [(row["verdict"], row["why"]) for row in scene.run("redrive", "--all")]
    assert [verdict for verdict, _ in found] == ["redriven", "gone", "gone", "foreign", "no_record"]
    assert found[1][1].startswith("topic elsewhere does not exist")
    assert "retention has taken it" in found[2][1]
    assert len(scene.back()) == 1


def test_a_state_of_a_letter_that_lay_at_the_same_place_before_says_nothing(scene: Scene) -> None:
    """The topic of dead letters was made again: offsets begin anew, the states are still there."""
    scene.refuse(NO_TEXT)
    scene.run("redrive", "--all")
    state = scene.states()["0/0"] | {"failed_at": "2025-01-01T00:00:00.000Z"}
    send(scene.place.servers, scene.place.topic("dead_state"), [Message(b"0/0", orjson.dumps(state))])

    assert [row["verdict"] for row in scene.run("redrive", "--all")] == ["redriven"]


# --- two at once -----------------------------------------------------------------------------------------------------


def test_who_redrives_fences_whoever_did_before(scene: Scene) -> None:
    """What the first had open never appears; what it had committed is seen and not done again."""
    first = Exclusive(scene.settings)
    first.write([Outgoing(scene.place.topic("dead"), None, b"a", b"committed")])
    scene.refuse(NO_TEXT)

    assert [row["verdict"] for row in scene.run("redrive", "--reason", "no_text")] == ["redriven"]
    with first, pytest.raises(FencedError, match="somebody else has begun to handle the dead letters"):
        first.write([Outgoing(scene.place.topic("dead"), None, b"a", b"too late")])
    assert b"too late" not in [record.value for record in read_all(scene.place.servers, scene.place.topic("dead"))]


def test_two_at_once_double_nothing(scene: Scene) -> None:
    """600 letters, three redrives started together: each record goes back exactly once."""
    articles = [Message(b"story-%d" % number, b'{"title": "%d"}' % number) for number in range(600)]
    scene.bury(send(scene.place.servers, scene.place.topic("raw"), articles), NO_TEXT)
    codes: list[int] = []
    together = [threading.Thread(target=lambda: codes.append(execute(["dead", "redrive", "--all"])))
                for _ in range(3)]
    for one in together:
        one.start()
    for one in together:
        one.join()

    assert set(codes) <= {0, FencedError.exit_code}, scene.capfd.readouterr().err
    assert 0 in codes
    assert sorted(record.key for record in scene.back()) == sorted(article.key or b"" for article in articles)
    assert len(scene.states()) == 600
