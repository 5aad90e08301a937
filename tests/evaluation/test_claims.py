"""Claims beside annotated ones: the claims of a sample article, taken as the gold, and spoilt one way after another."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.evaluation.annotated import written
from tests.golden.seeds import BY_NAME
from worker import cli
from worker.evaluation.claim_classes import MEANINGS, claim_mistakes
from worker.evaluation.claim_scores import claim_scores
from worker.evaluation.claims import paired, plain

Row = dict[str, Any]


@cache
def _seed() -> tuple[Row, ...]:
    return tuple(row for row in BY_NAME["wire-nested"].claims() if row["field"] == "text")


def found() -> list[Row]:
    return deepcopy(list(_seed()))


def gold() -> Row:
    """The article, annotated with the claims that are found in it."""
    article = BY_NAME["wire-nested"].article()
    return {"id": article.id, "text": article.text, "noise": [], "claims": [
        {"key": row["claim_id"], "within": row["within"], "section": row["section"], "leaf": row["leaf"],
         "content": row["content"]["spans"], "times": row["times"], **row["factuality"],
         "chain": [_link(link) for link in row["chain"]]} for row in found()]}


def _link(row: Row) -> Row:
    source, cue, at = row["source"], row["cue"] or {}, row["at"] or {}
    return {"name": source["name"], "kind": source["kind"], "source": source["spans"], "act": cue.get("act"),
            "cue": cue.get("spans") or [], "at": at.get("value"), "relay": row["relay"], "inherited": row["inherited"]}


def percent(rows: list[Row], name: str) -> float:
    return claim_scores([paired(gold(), rows)]).figures[name].percent


def rename(rows: list[Row]) -> None:
    rows[1]["chain"][-1]["source"]["name"] = "Nobody"


def shorten(rows: list[Row]) -> None:
    start, end = rows[1]["content"]["spans"][0]
    rows[1]["content"]["spans"] = [[start, start + (end - start) * 7 // 10]]


def deny(rows: list[Row]) -> None:
    rows[1]["factuality"]["polarity"] = "underspecified"


def drop(rows: list[Row]) -> None:
    del rows[1]


def double(rows: list[Row]) -> None:
    rows.append(rows[1] | {"claim_id": "again"})


def test_the_gold_as_its_own_prediction_is_right_throughout() -> None:
    one = paired(gold(), found())

    scores = claim_scores([one])

    assert {share.percent for share in scores.figures.values()} == {100.0}
    assert (scores.gold, scores.noisy, scores.confused) == (len(found()), 0, 0)
    assert list(claim_mistakes(one)) == []


@pytest.mark.parametrize(("spoil", "figures", "kind"), [
    (rename, ("claim F1", "whole chain", "last source"), "chain: names"),
    (shorten, ("claim F1", "attributed: content exact F1", "attributed: mean Jaccard"), "content"),
    (deny, ("claim F1", "polarity"), "polarity"),
    (drop, ("claim F1", "attributed: claims R"), "missed: attributed"),
    (double, ("claim F1", "attributed: claims P"), "too many: attributed"),
])
def test_a_fault_lowers_its_figures_and_has_its_class(
        spoil: Callable[[list[Row]], None], figures: tuple[str, ...], kind: str) -> None:
    rows = found()
    spoil(rows)

    assert all(percent(rows, name) < 100 for name in figures)
    assert kind in {one.kind for one in claim_mistakes(paired(gold(), rows))} <= MEANINGS.keys()


def test_f1_counts_both_sides() -> None:
    size = len(found())

    assert percent(found() + [row | {"claim_id": f"{row['claim_id']}-2"} for row in found()], "claim F1") == (
        pytest.approx(200 * size / (3 * size)))
    assert percent([], "claim F1") == 0


def test_claims_over_noise_are_counted() -> None:
    row = gold()
    row["noise"] = [row["claims"][0]["content"][0]]

    assert claim_scores([paired(row, found())]).noisy >= 1


def test_names_are_compared_without_case_article_title_and_possessive() -> None:
    assert [plain(name) for name in ("Mr Ilves’s", "the Foreign Ministry", "Prime Minister Ona Kreel", "Minister")] == [
        "ilves", "foreign ministry", "ona kreel", "minister"]


def test_the_command_tells_a_gold_of_claims_by_its_fields(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    value = BY_NAME["wire-nested"].record.value
    assert value is not None
    path = str(written(tmp_path / "gold.jsonl", orjson.loads(value) | gold()))

    assert cli.execute(["eval", path, "--format", "json"]) == 0
    out = orjson.loads(capfd.readouterr().out)
    assert out["figures"]["claim F1"] == {"percent": 100.0, "of": len(found())}
    assert sum(rule["claims"] for rule in out["rules"].values()) == out["found"] == len(found())

    assert cli.execute(["eval", path, "--compare", "HEAD"]) == 2
    assert "are for a gold of attributions" in capfd.readouterr().err
