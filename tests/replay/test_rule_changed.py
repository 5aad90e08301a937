"""A rule changed on purpose: the diff names exactly the articles and claims that change, and its gates hold or fail."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.lab.articles import Make
from tests.replay.older import ROOT, alone, denied, older
from worker.cli import execute
from worker.replay.elsewhere import resolved

MANY = ["--format", "json", "--examples", "1000"]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return older(tmp_path_factory.mktemp("older"))


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    messages = Make(seed=43, odd_share=0, sentences=(1, 3)).messages(30)
    path.write_bytes(b"".join((message.value or b"") + b"\n" for message in messages))
    return str(path)


def run(arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> tuple[int, bytes]:
    code = execute(arguments)
    return code, capfdbinary.readouterr().out


def ids(rows: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    return sorted((row["article"]["id"], row["claim_id"]) for row in rows)


def test_exactly_the_claims_that_a_rule_changed_are_named(
        copy: Path, articles: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    _, told = run(["extract", articles], capfdbinary)
    today = [orjson.loads(line) for line in told.splitlines()]
    changed, added = [row for row in today if denied(row)], [row for row in today if alone(row)]
    assert changed
    assert added

    html = tmp_path / "diff.html"
    code, told = run(["replay", "diff", "--baseline", str(copy), articles, *MANY, "--html", str(html),
                      "--fail-if-removed-over", "0"], capfdbinary)
    row = orjson.loads(told)
    assert code == 0
    assert ids(pair["after"] for pair in row["examples"]["changed"]) == ids(changed)
    assert ids(pair["after"] for pair in row["examples"]["added"]) == ids(added)
    assert row["examples"]["removed"] == []
    assert row["articles"]["changed"] == len({one["article"]["id"] for one in (*changed, *added)})
    assert row["claims"]["after"] == len(today) == row["claims"]["before"] + len(added)
    assert {name for name in row["fields"] if not name.startswith("factuality.")} == {"chain.cue"}
    assert row["by_rule"]["own voice"] == {"added": len(added)}
    assert row["parsers"]["before"] != row["parsers"]["after"]
    assert html.read_text().count("data-item") == len(changed) + len(added) + 1  # and the line that names it


def test_from_the_other_side_the_same_claims_are_removed_and_a_gate_fails(copy: Path, articles: str) -> None:
    """The older version compares itself with today's: what is added here is removed there."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    there = subprocess.run(
        [sys.executable, "-P", "-m", "worker", "replay", "diff", "--baseline", str(ROOT), articles, *MANY,
         "--fail-if-removed-over", "1%", "--fail-if-added-over", "0"],
        env=environment | {"PYTHONPATH": str(copy)}, capture_output=True, check=False)
    row = orjson.loads(there.stdout)

    assert there.returncode == 10
    assert b"of the claims removed, more than 1 %" in there.stderr
    assert [(gate["kind"], gate["passed"]) for gate in row["gates"]] == [("removed", True), ("added", False)]
    assert row["claims"]["added"] == 0
    assert all(alone(pair["before"]) for pair in row["examples"]["removed"])
    assert len(row["examples"]["removed"]) == row["claims"]["before"] - row["claims"]["after"] > 0


def test_the_same_version_changes_nothing(articles: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, told = run(["replay", "diff", "--baseline", str(ROOT), articles, *MANY, "--fail-if-changed-over", "0"],
                     capfdbinary)
    row = orjson.loads(told)

    assert code == 0
    assert (row["articles"]["changed"], row["articles"]["compared"]) == (0, 30)


@pytest.mark.parametrize(("arguments", "message"), [
    (["--baseline", "9.9.9", "FILE"], "no version 9.9.9: no interpreter, environment or checkout, and none in "),
    (["--baseline", "/bin/true", "FILE"], "the parser of /bin/true does not answer: it ended → "),
    (["--baseline", "topic", "FILE"], "--baseline topic needs the articles of a plan → "),
    (["--baseline", "9.9.9", "--before", "FILE", "FILE"], "--before and --baseline: one of them alone → "),
    (["--baseline", "9.9.9"], "nothing to compare with → "),
    (["--plan", "FILE", "FILE"], "--plan compares the articles of the plan: no files beside it"),
    (["--plan", "FILE"], "FILE is no replay plan: not JSON → "),
])
def test_wrong_words_are_one_line(arguments: list[str], message: str, tmp_path: Path,
                                  monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "FILE").write_text("no plan")

    assert execute(["replay", "diff", *arguments]) in (2, 11)
    assert capsys.readouterr().err.startswith(f"hearsay: {message}")


def test_a_version_is_an_interpreter_an_environment_a_checkout_or_a_name(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for environment in (tmp_path / "env", tmp_path / ".hearsay/versions/0.0.9", tmp_path / "own/.venv"):
        (environment / "bin").mkdir(parents=True)
        (environment / "bin" / "python").touch()
    for checkout in (tmp_path / "own", tmp_path / "bare"):
        (checkout / "worker").mkdir(parents=True)
        (checkout / "worker" / "pipeline.py").touch()

    assert resolved("env/bin/python") == (tmp_path / "env/bin/python", None)
    assert resolved("env") == (tmp_path / "env/bin/python", None)
    assert resolved("0.0.9") == (tmp_path / ".hearsay/versions/0.0.9/bin/python", None)
    assert resolved("own") == (tmp_path / "own/.venv/bin/python", tmp_path / "own")
    assert resolved("bare") == (Path(sys.executable), tmp_path / "bare")
