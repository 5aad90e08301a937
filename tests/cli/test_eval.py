"""`hearsay eval`: the command, on articles of our own."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from tests.evaluation.annotated import article, gold, written
from tests.lab.browser import asked, browser
from worker import cli
from worker.evaluation.revision import CHECKOUT


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
    assert "gold   The council met. [s Ilves] [c said] [x that the pier was safe], and left for Selden.\n" in out
    assert "found  The council met. [s Ilves] [c said] [x that the pier was safe, and left for Selden].\n" in out


def test_only_some_mistakes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = [article("a", "[s Ilves] [c hummed] [x a song] about the pier."), article("b", "[s Ona] [c left] [x it].")]
    path = str(written(tmp_path / "gold.jsonl", *rows))

    out = orjson.loads(run(capfd, path, "--misses", "--only", "missed", "--format", "json"))["classes"]

    assert set(out) <= {"missed: declined", "missed: never weighed"}
    assert sum(one["count"] for one in out.values()) >= 1
    assert all("found" not in one["examples"][0] for one in out.values())


def changed(folder: Path) -> tuple[Path, Path]:
    """A gold file of one article, and what was found before: one content short, one alarm."""
    row = article("pier", "[s Ilves] [c said] [x that the pier was safe]. [s2 Ona Kreel] [c2 denied] [x2 the report].")
    said, denied = row["attributions"]
    short = said | {"content": [[said["content"][0][0], said["content"][0][1] - 5]], "rule": "verb.that"}
    alarm = {"source": [], "cue": [[row["text"].index("pier"), row["text"].index("pier") + 4]], "content": []}
    found = [short, denied, alarm | {"rule": "noun.of"}]
    before = written(folder / "before.jsonl", {"id": "pier", "attributions": found})
    return written(folder / "gold.jsonl", row), before


def test_what_was_won_and_lost_since_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, before = changed(tmp_path)

    out = run(capfd, str(path), "--predictions", str(path), "--compare", str(before))

    assert re.search(r"^content +1 +0 +50\.0 +100\.0 +\+50\.0$", out, re.MULTILINE)
    assert "alarm             1 gone, 0 new" in out
    assert "won: content  exact now, and not before" in out
    assert "before [s Ilves] [c said] [x that the pier was] safe. Ona Kreel" in out
    assert "lost" not in out.partition("class")[2]


def test_what_was_lost_is_told_too(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, before = changed(tmp_path)

    out = orjson.loads(run(capfd, str(path), "--predictions", str(before), "--compare", str(path), "-f", "json"))

    assert out["changes"]["content"] == {"won": 0, "lost": 1, "f1_before": 100.0, "f1_now": 50.0}
    assert out["classes"]["new: alarm"]["rules"] == {"noun.of": 1}


@pytest.mark.skipif(not (CHECKOUT / ".git").exists(), reason="no checkout")
def test_a_revision_is_read_by_its_own_parser_in_a_worktree_that_is_gone_after(
        tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    trees = subprocess.run(["git", "worktree", "list"], cwd=CHECKOUT, capture_output=True, check=True).stdout

    out = orjson.loads(run(capfd, str(gold(tmp_path)), "--compare", "HEAD", "--format", "json"))

    assert out["changes"]["cue"]["f1_before"] > 50
    assert subprocess.run(["git", "worktree", "list"], cwd=CHECKOUT, capture_output=True, check=True).stdout == trees


def test_neither_a_file_nor_a_revision(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.execute(["eval", str(gold(tmp_path)), "--compare", "no-such-thing"]) == 2
    assert "no-such-thing: neither a file nor a revision" in capfd.readouterr().err


def test_a_page_has_every_change_and_the_table_stays_short(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, before = changed(tmp_path)
    page = tmp_path / "changes.html"

    out = run(capfd, str(path), "--predictions", str(path), "--compare", str(before), "--html", str(page))

    html = page.read_text(encoding="utf-8")
    assert 'data-class="won: content" data-role="content"' in html
    assert '<mark class="content">that the pier was safe</mark>' in html
    assert "http" not in html
    assert "[s Ilves]" not in out


def test_the_same_page_twice(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, pages = str(gold(tmp_path)), [tmp_path / "one.html", tmp_path / "two.html"]

    for page in pages:
        run(capfd, path, "--html", str(page))

    assert pages[0].read_bytes() == pages[1].read_bytes()


SIFT = """
const role = document.querySelector("select[name=role]");
role.value = "content"; role.dispatchEvent(new window.Event("change", {bubbles: true}));
const items = [...document.querySelectorAll("[data-item]")];
return {wide: document.documentElement.scrollWidth, told: document.querySelector("output").textContent,
        shown: items.filter(one => one.offsetHeight > 0).map(one => one.dataset.class)};
"""


@pytest.mark.skipif(browser() is None, reason="no browser here")
def test_a_browser_sifts_the_page_at_the_width_of_a_phone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, before = changed(tmp_path)
    page = tmp_path / "mistakes.html"
    run(capfd, str(path), "--predictions", str(before), "--html", str(page))
    program = browser()
    assert program is not None

    seen = asked(program, page, 375, SIFT, tmp_path)

    assert seen == {"wide": 375, "told": "1 of 2", "shown": ["content: ends early"]}


@pytest.mark.parametrize(("limit", "code", "message"), [
    ("content=50", 0, ""),
    ("content=60", 10, "content 50.0 < 60"),
    ("nothing=60", 2, "no figure is called nothing"),
    ("content", 2, "no figure with a number"),
])
def test_a_figure_under_its_limit_fails_a_build(
        limit: str, code: int, message: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path, before = changed(tmp_path)

    assert cli.execute(["eval", str(path), "--predictions", str(before), "--fail-under", limit]) == code
    assert message in capfd.readouterr().err


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc")
def test_children_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    rows = [article(f"a{number}", "[s Ilves] [c said] [x that the pier was safe]. " * 200) for number in range(200)]
    path = written(tmp_path / "gold.jsonl", *rows)
    parent = subprocess.Popen([sys.executable, "-m", "worker", "eval", str(path), "--processes", "2"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    until(lambda: len(children.read_text().split()) >= 3)  # two that parse, and Python's own tracker
    begun = [Path(f"/proc/{child}") for child in children.read_text().split()]

    parent.kill()
    parent.wait()

    until(lambda: not any(child.exists() for child in begun))


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something to hold."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)
