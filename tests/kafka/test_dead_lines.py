"""Dead letters out as JSON Lines and in again: byte for byte, and each once."""

from __future__ import annotations

from pathlib import Path

import jsonschema_rs
import orjson
import pytest

from tests.kafka.graves import NO_TEXT, Scene
from tests.lab.clients import admin
from tests.lab.places import Place
from worker import contract
from worker.cli import execute
from worker.pipeline import Refused


@pytest.fixture
def scene(here: Place, capfd: pytest.CaptureFixture[str]) -> Scene:
    here.create()
    return Scene(here, capfd)


def test_what_is_exported_comes_back_byte_for_byte(scene: Scene, tmp_path: Path) -> None:
    scene.refuse(Refused("decode", "not_utf8", "byte 1 is no UTF-8"), key=b"\xfe", value=b"a\xff\x00\r\n",
                 headers=(("x", b"\xff"), ("x", b"\xe2\x80\xa8")))
    scene.refuse(NO_TEXT, value="{\u2028\x85}".encode(), limit=4100)
    before = scene.dead()
    scene.export(tmp_path)
    with admin(scene.place.servers) as client:
        client.delete_records(dict.fromkeys(scene.place.partitions("dead"), 2))

    assert scene.told("import", str(tmp_path / "letters.jsonl")) == "2 dead letters written to "
    after = scene.dead()
    assert [(one.key, one.value) for one in after] == [(one.key, one.value) for one in before]
    assert [tuple(one.headers[:-1]) for one in after] == [tuple(one.headers) for one in before]
    assert {one.headers[-1][0] for one in after} == {"hearsay_dlq_imported"}
    headers = {name: value.decode() for name, value in after[1].headers}
    jsonschema_rs.validator_for(contract.schema("dead-letter")).validate(headers)


def test_what_lies_there_already_is_passed_over(scene: Scene, tmp_path: Path) -> None:
    scene.refuse(NO_TEXT)
    lines = scene.export(tmp_path)
    file = tmp_path / "letters.jsonl"
    mended = orjson.loads(lines[0]) | {"value": '{"text": "It stands."}'}
    file.write_bytes(lines[0] + b"\n\n" + orjson.dumps(mended) + b"\n" + orjson.dumps(mended) + b"\n")

    assert scene.told("import", str(file), "--dry-run") == "1 dead letter would be written to , 2 passed over"
    assert scene.told("import", str(file)) == "1 dead letter written to , 2 passed over"
    assert scene.told("import", str(file)) == "0 dead letters written to , 3 passed over"
    assert len(scene.dead()) == 2
    assert scene.told("import", str(file), "--again") == "3 dead letters written to "
    assert len(scene.dead()) == 5


def test_a_letter_that_was_mended_in_its_file_is_redriven_mended(scene: Scene, tmp_path: Path) -> None:
    sent = scene.refuse(NO_TEXT)
    [line] = scene.export(tmp_path)
    (tmp_path / "letters.jsonl").write_bytes(line.replace(b"title", b"text"))
    scene.told("import", str(tmp_path / "letters.jsonl"))
    mended = scene.run("list")[1]["position"]

    assert [row["verdict"] for row in scene.run("redrive", mended)] == ["redriven"]
    [back] = scene.back()
    assert (back.partition, back.value) == (sent.partition, b'{"text": "Pier"}')
    assert tuple(back.headers) == (("hearsay_dlq_redrives", b"1"),)


@pytest.mark.parametrize(("line", "told"), [
    ("{", ":2: no JSON ("),
    ("[]", ":2: no line of `hearsay dead export` → "),
    ('{"key": 1, "value": "", "headers": []}', ":2: no line of `hearsay dead export` → "),
    ('{"key": null, "value": {"base64": "?"}, "headers": []}', ":2: no line of `hearsay dead export` → "),
    ('{"key": "a", "value": "b", "headers": []}', ":2: no dead letter → its headers name an origin and a reason"),
])
def test_a_line_that_is_no_letter_is_named_and_nothing_is_written(
        line: str, told: str, scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "letters.jsonl"
    file.write_text("\n" + line + "\n", encoding="utf-8")

    assert execute(["dead", "import", str(file)]) == 2
    assert f"hearsay: {file}{told}" in scene.capfd.readouterr().err
    assert scene.dead() == []
