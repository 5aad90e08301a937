"""`hearsay config` and `hearsay schema`: settings with their origin, the contract as its files are."""

from __future__ import annotations

import orjson
import pytest

from worker import contract
from worker.cli import execute
from worker.settings import Settings


def test_settings_are_lines_for_a_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HEARSAY_GROUP", "night")
    monkeypatch.setenv("HEARSAY_SASL_PASSWORD", "open sesame")
    assert execute(["config", "--set", "parsers=3"]) == 0
    told = capsys.readouterr().out
    rows = {row["name"]: row for row in map(orjson.loads, told.splitlines())}

    assert list(rows) == list(Settings.model_fields)
    assert (rows["group"]["value"], rows["group"]["origin"]) == ("night", "environment")
    assert (rows["parsers"]["value"], rows["parsers"]["origin"]) == ("3", "flag")
    assert "sesame" not in told


def test_a_variable_that_is_no_setting_is_told(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HEARSAY_GRUOP", "night")
    assert execute(["config"]) == 0

    assert capsys.readouterr().err == (
        "hearsay: HEARSAY_GRUOP is set, and no setting → did you mean HEARSAY_GROUP?\n")


def test_a_schema_is_printed_as_its_file_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["schema"]) == 0
    names = capsys.readouterr().out.split()
    assert {"article", "claim", "manifest", "dead-letter", "topics"} <= set(names)

    for name in names:
        assert execute(["schema", name]) == 0
        [path] = contract.SCHEMAS.glob(f"{name}.[jy]*")
        assert capsys.readouterr().out == path.read_text()
