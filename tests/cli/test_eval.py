"""`hearsay eval`: the command, on articles of our own."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from tests.evaluation.annotated import article, gold, written
from worker import cli


def run(capfd: pytest.CaptureFixture[str], *words: str) -> str:
    assert cli.execute(["eval", *words]) == 0
    return capfd.readouterr().out


def test_the_figures_of_a_file_that_the_parser_reads(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out = orjson.loads(run(capfd, str(gold(tmp_path)), "--format", "json"))

    assert (out["articles"], out["gold"]) == (2, 7)
    assert out["cue"]["exact"]["recall"] > 50
    assert out["rules"]["verb.that"]["fires"] == 1
    assert sum(one["fires"] for one in out["families"].values()) == out["found"]


def test_given_attributions_are_scored_as_they_are(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = gold(tmp_path)

    out = run(capfd, str(path), "--predictions", str(path))

    assert "2 articles, 7 attributions in the gold, 7 found" in out
    assert out.count("100.0  100.0  100.0") == 8


def test_processes_change_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = [article(f"a{number}", f"[s Ilves] [c said] [x that pier {number} was safe].") for number in range(10)]
    path = str(written(tmp_path / "gold.jsonl", *rows))

    alone, together = (run(capfd, path, "--format", "json", "--processes", number) for number in "12")

    assert alone == together
    assert orjson.loads(alone)["content"]["exact"]["f1"] == 100


def test_a_sample_is_taken_at_even_distances(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = [article(f"a{number}", "[s Ilves] [c said] [x no].") for number in range(10)]
    path = str(written(tmp_path / "gold.jsonl", *rows))

    assert orjson.loads(run(capfd, path, "--sample", "3", "--format", "json"))["articles"] == 3


@pytest.mark.parametrize(("line", "message"), [
    ("", "no article"),
    ("{", "no JSON"),
    ("[]", "no JSON object"),
    ('{"id": "a", "text": "b"}', "no attributions"),
    ('{"id": "a", "attributions": []}', "no text"),
])
def test_a_file_that_is_no_gold_is_an_error_in_one_line(
        line: str, message: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line)

    assert cli.execute(["eval", str(path)]) == 2
    assert message in capfd.readouterr().err


def test_mistakes_are_shown_in_their_sentence_with_the_roles_in_brackets(
        tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    row = article("pier", "The council met. [s Ilves] [c said] [x that the pier was safe], and left for Selden.")
    path = written(tmp_path / "gold.jsonl", row)
    at = row["attributions"][0]["content"][0]
    late = {"id": "pier", "attributions": [row["attributions"][0] | {
        "content": [[at[0], at[1] + 21]], "rule": "verb.that", "within": None}]}

    out = run(capfd, str(path), "--predictions", str(written(tmp_path / "found.jsonl", late)), "--misses")

    assert "content: ends late       1  100 %  verb.that 1\n" in out
    assert "  pier  verb.that\n" in out
    assert "gold  The council met. [s Ilves] [c said] [x that the pier was safe], and left for Selden.\n" in out
    assert "found The council met. [s Ilves] [c said] [x that the pier was safe, and left for Selden].\n" in out


def test_only_some_mistakes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = [article("a", "[s Ilves] [c hummed] [x a song] about the pier."), article("b", "[s Ona] [c told] [x nobody].")]
    path = str(written(tmp_path / "gold.jsonl", *rows))

    out = orjson.loads(run(capfd, path, "--misses", "--only", "missed", "--format", "json"))["mistakes"]

    assert set(out) <= {"missed: declined", "missed: never weighed"}
    assert sum(one["count"] for one in out.values()) >= 1
    assert all(one["examples"][0]["found"] is None for one in out.values())
