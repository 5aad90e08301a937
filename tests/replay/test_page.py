"""The page of a diff in a real browser: nothing hangs over at a phone's width, and its filters work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lab.browser import asked, browser
from tests.replay.test_diff import EXAMPLE, Row, claim, link, write
from worker.cli import execute

HOSTILE = '<img src=x onerror="document.title=1"> ' + "Unbrokenword" * 20
MEASURE = """
const items = [...document.querySelectorAll("[data-item]")];
const root = document.documentElement;
const over = () => root.scrollWidth - root.clientWidth;  // a scroll bar at the side takes of the width, too
const closed = over();
document.querySelectorAll("details").forEach(one => one.open = true);
const opened = over();
const pair = document.querySelector(".pair");
const columns = window.getComputedStyle(pair).gridTemplateColumns.split(" ").length;
const kind = document.querySelector("select[name=kind]");
kind.value = "removed";
kind.dispatchEvent(new window.Event("change", {bubbles: true}));
const marks = [...document.querySelectorAll("mark")].map(one => one.className + ": " + one.textContent);
return {width: window.innerWidth, closed, opened, columns, items: items.length, marks, title: document.title,
        shown: items.filter(one => one.getClientRects().length).length, images: document.images.length};
"""


def long(row: Row) -> Row:
    """The claim with a name and a content that no line takes."""
    said = row | {"content": row["content"] | {"text": HOSTILE}, "article": EXAMPLE["article"] | {
        "publisher": "A publisher whose name goes on and on until the right edge and beyond it", "title": HOSTILE}}
    return link(said, rule="a.rule-with-a-name-that-is-longer-than-anybody-would-give-it")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    words = claim(1)
    words["content"]["text"] = "the pier would close in May"
    other = claim(1)
    other["content"]["text"] = "the pier would open in May"
    before = write(folder / "before", [words, claim(2, 30, 50), long(claim(3, 60, 80))])
    after = write(folder / "after", [other, claim(4, 90, 99), long(claim(5, 200, 220))])
    assert execute(["replay", "diff", "--before", before, "--after", after, "--html", str(folder / "diff.html"),
                    "--fail-if-removed-over", "1%"]) == 10
    return folder / "diff.html"


@pytest.mark.parametrize(("width", "columns"), [(375, 1), (1280, 2)])
def test_nothing_hangs_over_and_before_and_after_stand_under_or_beside_each_other(
        width: int, columns: int, page: Path, tmp_path: Path) -> None:
    program = browser()
    if program is None:
        pytest.skip("no Chromium or Chrome on this machine")
    found = asked(program, page, width, MEASURE, tmp_path)

    assert (found["width"], found["closed"], found["opened"]) == (width, 0, 0)
    assert found["columns"] == columns
    assert (found["items"], found["shown"]) == (5, 2)
    assert {"removed: close", "added: open"} <= set(found["marks"])
    assert (found["images"], found["title"]) == (0, "What another parser changes")
