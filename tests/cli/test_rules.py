"""The rules from the command line: listed, shown, tried on a text, and how words look to them."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from worker.cli import execute
from worker.cli.rules import bracketed
from worker.parser.attribution.precision import counts
from worker.parser.rules import rules


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert execute(["rules", *arguments]) == 0
    return capsys.readouterr().out


def test_every_rule_is_listed_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    listed = [orjson.loads(line) for line in told(capsys, "list").splitlines()]

    assert [(row["name"], row["finds"]) for row in listed] == [(rule.name, rule.finds[0]) for rule in rules()]


def test_a_rule_is_shown_with_what_it_finds_and_what_it_leaves_to_others(capsys: pytest.CaptureFixture[str]) -> None:
    rule = next(rule for rule in rules() if any(rule.ignores.values()))
    shown = told(capsys, "show", rule.name)

    assert rule.pattern in shown
    assert f"finds    {rule.finds[0]}" in shown
    text, winner = next((text, winner) for text, winner in rule.ignores.items() if winner)
    assert f"ignores  {text}  (that is {winner})" in shown


def test_a_rule_that_was_counted_says_how_often_it_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    counted = counts()["verb.that"]

    assert f"right    {counted.percent} of 100 (made {counted.made:,} attributions" in told(capsys, "show", "verb.that")
    assert "right " not in told(capsys, "show", "inward.citing")


def test_a_rule_that_is_none_is_told_its_neighbours(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["rules", "show", "verb."]) == 2
    assert capsys.readouterr().err.startswith("hearsay: no rule is called verb. → perhaps verb.")


def test_a_pattern_is_tried_on_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Mara Quill said that the ferry was late.\n\nNobody listened.\n")

    assert told(capsys, "try", "[s NP] [c VERB@cue] [x T NP any+]", str(tmp_path / "a.txt")).splitlines() == [
        "[s Mara Quill] [c said] [x that the ferry was late].", "1 match"]


def test_a_pattern_that_cannot_be_read_is_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Mara Quill said so.")

    assert execute(["rules", "try", "[c VERB@no-such-list] [x any]", str(tmp_path / "a.txt")]) == 2
    assert capsys.readouterr().err.startswith("hearsay: the pattern cannot be used: ")


def test_words_are_shown_as_the_rules_see_them(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [line.split() for line in told(capsys, "classes", "Mara", "denied", "it.").splitlines()]

    assert rows[0] == ["word", "tag", "lemma", "lists"]
    assert rows[2][:4] == ["denied", "L", "deny", "cue"]


def test_roles_in_brackets_keep_every_character() -> None:
    for rule in rules():
        assert [bracketed(text).plain for text in rule.finds] == list(rule.finds)
