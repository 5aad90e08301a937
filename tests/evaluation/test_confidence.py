"""The counts behind a claim's `confidence`, and the table as it is committed."""

from __future__ import annotations

from pathlib import Path

from tests.evaluation.annotated import article
from worker import parser
from worker.article import Article
from worker.evaluation.by_rule import families
from worker.evaluation.confidence import ARTICLES, PRIOR, Row, counted, share, write
from worker.evaluation.gold import GoldArticle
from worker.evaluation.judging import Comparison, compared
from worker.parser import rules
from worker.parser.attribution.precision import TABLE, precision

MARKED = "[s Ilves] [c said] [x that the pier was safe]. The council met."


def made(rule: str, publishers: str, *, right: bool = True) -> tuple[list[GoldArticle], list[Comparison]]:
    """An article for each publisher (a letter), in each of which the rule has made one attribution."""
    articles, comparisons = [], []
    for number, publisher in enumerate(publishers):
        row = article(f"{rule}-{number}", MARKED, publisher)
        found = row["attributions"][0] if right else {"source": [], "cue": [[0, 2]], "content": []}
        articles.append(GoldArticle(row["id"], publisher, row["text"], b"", row))
        comparisons.append(compared(row["id"], row["text"], row["attributions"], [found | {"rule": rule}]))
    return articles, comparisons


def rows_of(*runs: tuple[list[GoldArticle], list[Comparison]]) -> dict[str, Row]:
    found = counted([one for articles, _ in runs for one in articles], [one for _, ones in runs for one in ones])
    return {row.rule: row for row in found}


def test_a_row_needs_three_articles_of_two_publishers() -> None:
    assert rows_of(made("verb.that", "aa")) == {}
    assert rows_of(made("verb.that", "aaaa")) == {}
    assert rows_of(made("verb.that", "aab")) == {"verb.that": Row("verb.that", ARTICLES, 3, 100)}


def test_the_share_is_drawn_towards_the_family() -> None:
    found = rows_of(made("verb.that", "aab"), made("verb.clause", "aab", right=False))

    assert found["verb.that"] == Row("verb.that", 3, 3, 62)  # (3 + 10 · 1/2) / 13 = 61.5
    assert found["verb.clause"] == Row("verb.clause", 3, 0, 38)


def test_shares_are_whole_and_rounded_half_up() -> None:
    assert share(10, 10, 10, 10) == 100
    assert share(0, 0, 2, 1) == 50
    assert share(6, 0, 16, 1) == round(100 * PRIOR / 16 / 16)
    assert share(90, 1, 100, 0) == 1
    assert share(190, 1, 100, 0) == 1  # 0.5


def test_rules_of_hearsay_are_not_measured_by_a_gold_that_leaves_them_out() -> None:
    assert "inward" in {family for family, members in rules.families() if "hearsay" in members[0].flags}
    assert rows_of(made("inward.citing", "aab")) == {}


def test_the_committed_table_is_whole_and_of_rules_that_exist() -> None:
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]

    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert {row[0] for row in rows} <= families().keys(), "a rule is gone or renamed: count again, or drop its row"
    assert all(0 <= int(right) <= int(count) and 0 <= int(percent) <= 100 for _, count, right, percent in rows)
    assert all(int(count) >= ARTICLES for _, count, _, _ in rows)


def test_a_row_is_a_line(tmp_path: Path) -> None:
    write([Row("verb.that", 3, 3, 62)], tmp_path / "table.tsv")

    assert (tmp_path / "table.tsv").read_bytes() == b"verb.that\t3\t3\t62\n"


def test_a_claim_carries_the_precision_of_its_rule() -> None:
    text = "The harbour board said on Monday that the old pier would stay closed."

    claims = parser.parse(Article("a", text)).claims

    last = claims[0].chain[-1]
    assert (last.rule, last.confidence) == ("verb.that", precision("verb.that"))
    assert last.confidence is not None
    assert claims[0].chain[0].confidence is None


def test_a_rule_that_was_not_counted_has_none() -> None:
    assert precision("no.such-rule") is None
