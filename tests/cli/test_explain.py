"""`hearsay explain` says why there is a claim and why there is none, sentence by sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from worker.cli import execute

TEXT = ("The harbour board said that the old pier would stay closed.\n\n"
        "It is a fine place for gulls.\n")


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "pier.txt").write_text(TEXT)
    return str(tmp_path / "pier.txt")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert execute(["explain", *arguments]) == 0
    return capsys.readouterr().out


def test_a_sentence_is_shown_with_its_tags_and_what_was_made_of_it(
        article: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, article).splitlines()

    at = lines.index("The harbour board said that the old pier would stay closed.")
    assert lines[at + 1].split() == ["D", "N", "N", "L", "T", "D", "J", "N", "M", "V", "K", "."]
    assert lines[at + 2] == "└──── source ───┘ └cu┘ └──────────── content ────────────┘"
    assert re.match(r"  ✓ verb\.that +“said”  stands with \d+", lines[at + 3])


def test_a_sentence_without_a_claim_says_why(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, article, "--sentence", "2").splitlines()[-2] == (
        "  no claim begins here: no rule matched here, and the outlet tells no event in its own voice")


def test_a_claim_is_told_in_full(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = told(capsys, article, "--claim", "1")

    assert "It is a fine place" not in shown
    assert "claim 1  that the old pier would stay closed" in shown
    assert "“said” is an act of state, by rule verb.that" in shown
    assert "commits to it: probable, positive" in shown


@pytest.mark.parametrize("option", [("--claim", "1"), ("--sentence", "1")])
def test_a_claim_or_sentence_alone_tells_how_each_role_was_chosen(
        option: tuple[str, str], article: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, article, *option).splitlines()

    assert "      cue begins with “said”  nothing else to choose" in lines
    assert any(re.match(r"      source begins with “The”, not “board”  by \d+  · ", line) for line in lines)
    assert any(re.match(r"      content is behind the cue, not [a-z ]+  by \d+  · ", line) for line in lines)
    assert any(re.match(r"      content begins with “that”, not “[a-z]+”  by \d+  · ", line) for line in lines)
    assert any(line.startswith("      content does not go on over the sentence “It is a …”  by ") for line in lines)


def test_a_whole_article_is_told_without_how_the_roles_were_chosen(
        article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing else to choose" not in told(capsys, article)


@pytest.mark.parametrize(("option", "line"), [
    ("--claim", "hearsay: there is no claim 9 → the article has 1 claim (exit 2)"),
    ("--sentence", "hearsay: there is no sentence 9 → the article has 2 sentences (exit 2)"),
])
def test_what_is_not_there_is_said(
        option: str, line: str, article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["explain", article, option, "9"]) == 2
    assert capsys.readouterr().err == line + "\n"
