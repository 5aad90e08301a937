"""Weights that have not seen an article's publisher, and what is counted with them."""

from __future__ import annotations

import shutil
from pathlib import Path

import orjson
import pytest

from tests.evaluation.annotated import article
from worker import cli
from worker.errors import UsageError
from worker.evaluation.folds import HELD, tables_of
from worker.evaluation.gold import GoldArticle
from worker.evaluation.reading import Way
from worker.evaluation.recount import count
from worker.evaluation.runs import parsed, ways_of
from worker.parser.weights.tables import FOLDER

SAID = "[s Ilves] [c said] [x that the pier was safe]. [s2 Ona Kreel] [c2 denied] [x2 the report]."


def gold(identity: str, publisher: str) -> GoldArticle:
    row = article(identity, SAID, publisher)
    return GoldArticle(identity, publisher, row["text"], orjson.dumps(row), row)


def folds(folder: Path, **held: str) -> Path:
    """Folds with today's weights, each holding out one publisher; "blind": with a gate that lets nothing through."""
    for name, publisher in held.items():
        shutil.copytree(FOLDER, folder / name)
        (folder / name / HELD).write_text(publisher + "\n")
        if name == "blind":
            (folder / name / "gate.tsv").write_text("")
    return folder


def test_an_article_is_read_with_the_weights_that_hold_out_its_publisher(tmp_path: Path) -> None:
    articles = [gold("one", "The Gazette"), gold("two", "The Post")]
    folder = folds(tmp_path, blind="The Gazette", seeing="The Post")

    run = parsed(articles, ways_of(articles, Way(), folder), 1)

    assert [len(one.found) for one in run.comparisons] == [0, 2]


def test_a_publisher_that_no_fold_holds_out_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folds"):
        tables_of([gold("one", "The Gazette")], tmp_path)
    with pytest.raises(UsageError, match="no fold holds out The Gazette"):
        tables_of([gold("one", "The Gazette")], folds(tmp_path, seeing="The Post"))


def test_recounting_writes_the_table_and_the_page(tmp_path: Path) -> None:
    articles = [gold(f"a{number}", "The Gazette" if number % 2 else "The Post") for number in range(4)]
    folder = folds(tmp_path / "folds", one="The Gazette", two="The Post")

    count(articles, folder, 2, 1, tmp_path / "precision.tsv", tmp_path / "rules.md")

    assert "verb.that\t4\t4\t100\n" in (tmp_path / "precision.tsv").read_text()
    page = (tmp_path / "rules.md").read_text()
    assert "| `verb.that` | verbs | 4 | 100 | 100 | 100 | 100 | 100 |" in page
    assert "`untried` is measured on 2 articles" in page


def test_what_a_run_loses_without_a_family(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    row = article("sank", "[x The pier has sunk], [s the Gazette] [c reported], citing the harbour police.")
    path = tmp_path / "gold.jsonl"
    path.write_bytes(orjson.dumps(row) + b"\n")

    assert cli.execute(["eval", str(path), "--ablate", "family"]) == 0

    lines = {line.split()[0]: line.split()[1:] for line in capfd.readouterr().out.splitlines() if line.strip()}
    assert lines["inward"] == ["1", "+0.00", "+0.00", "+0.00", "+0.00"]  # what it adds is not outermost
    assert lines["passives"][0] == "0"
