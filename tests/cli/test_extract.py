"""Claims and attributions from files: the bytes of the worker, the contract's shape, refusals told one by one."""

from __future__ import annotations

import io
from pathlib import Path

import jsonschema_rs
import orjson
import pytest

from worker import contract
from worker.article import Limits
from worker.cli import execute
from worker.pipeline import Parsed, Record, process

NESTED = contract.SEEDS / "wire-nested.json"
BROKEN = contract.SEEDS / "broken" / "no-text.json"


def test_the_lines_are_the_worker_s_bytes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    outcome = process(Record("t", 0, 0, 0, None, NESTED.read_bytes()), Limits())
    assert isinstance(outcome, Parsed)

    assert execute(["extract", str(NESTED)]) == 0
    assert capfdbinary.readouterr().out == b"".join(claim.value + b"\n" for claim in outcome.claims)


def test_every_line_is_a_claim_of_the_contract(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert execute(["extract", str(contract.SEEDS)]) == 0
    told = capfdbinary.readouterr()

    valid = jsonschema_rs.validator_for(contract.schema("claim"))
    claims = [orjson.loads(line) for line in told.out.splitlines()]
    assert len(claims) > 100
    assert [error.message for claim in claims for error in valid.iter_errors(claim)] == []
    assert b"german.json: language:de (skipped)" in told.err
    assert told.err.splitlines()[-1].endswith(b"%d claims, 1 skipped" % len(claims))


def test_the_attribution_layer_has_one_line_an_article(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert execute(["extract", "--layer", "attributions", str(NESTED), str(contract.SEEDS / "newt.json")]) == 0
    rows = [orjson.loads(line) for line in capfdbinary.readouterr().out.splitlines()]

    valid = jsonschema_rs.validator_for(contract.schema("attributions"))
    assert [error.message for row in rows for error in valid.iter_errors(row)] == []
    assert [row["id"] for row in rows] == [orjson.loads(NESTED.read_bytes())["id"],
                                           orjson.loads((contract.SEEDS / "newt.json").read_bytes())["id"]]
    assert all(row["attributions"] for row in rows)


def test_a_refused_article_is_a_line_and_stops_no_other(capfd: pytest.CaptureFixture[str]) -> None:
    assert execute(["extract", "--format", "table", str(BROKEN), str(NESTED)]) == 2
    told = capfd.readouterr()

    assert told.err.startswith(f"{BROKEN}: /text: missing; an article needs `text` or `html` (refused)\n2 articles → ")
    assert "The Selden Post · 14 Mar 2026" in told.out.splitlines()[0]


def test_a_bug_in_a_rule_says_in_which_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("worker.cli.extract.process", broken)
    with pytest.raises(ZeroDivisionError) as caught:
        execute(["extract", str(NESTED)])
    assert caught.value.__notes__ == [f"while reading {NESTED}"]


def test_no_file_at_a_terminal_is_a_mistake(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal())
    assert execute(["extract"]) == 2
    assert capsys.readouterr().err == "hearsay: no file → hearsay extract FILE…, or - for standard input (exit 2)\n"


def test_a_text_file_is_an_article(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Mara Quill, the harbour master, said on Monday that the ferry would not sail.\n")

    assert execute(["extract", str(note)]) == 0
    [claim] = [orjson.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert claim["article"]["id"] == "note.txt"
    assert "the ferry would not sail" in claim["content"]["text"]
