"""A diff names what changed and nothing else: claims altered on purpose, and the same claims by another rule."""

from __future__ import annotations

import copy
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from worker import contract
from worker.cli import execute
from worker.replay.diff import Diff, Gate
from worker.replay.pairing import pairs
from worker.replay.sides import compare, of_file

Row = dict[str, Any]
EXAMPLE: Row = orjson.loads((contract.SCHEMAS / "examples" / "claim.json").read_bytes())


def claim(number: int, start: int = 0, end: int = 10, **more: Any) -> Row:
    """The claim of the contract's example at other offsets, under an id of its own."""
    row = copy.deepcopy(EXAMPLE)
    row["claim_id"] = f"00000000-0000-5000-8000-{number:012d}"
    row["content"]["spans"], row["content"]["text"] = [[start, end]], f"{start} to {end}"
    return row | more


def link(row: Row, **more: Any) -> Row:
    """The claim with another last link."""
    return row | {"chain": [*row["chain"][:-1], row["chain"][-1] | more]}


def changed(before: list[Row], after: list[Row]) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """The pairs by the last digit of their ids, and what changed."""
    def digit(row: Row | None) -> str | None:
        return row["claim_id"][-1] if row else None

    return [(digit(pair.before), digit(pair.after), pair.changed) for pair in pairs(before, after)]


def test_the_same_claims_made_in_another_way_are_no_change() -> None:
    one = claim(1)
    other = link(one | {"sequence": 9, "parser": {"version": "9", "digest": "f" * 64}, "within": claim(8)["claim_id"]},
                 rule="another.rule", confidence=12, continues=claim(7)["claim_id"])

    assert changed([one], [other]) == [("1", "1", ())]


@pytest.mark.parametrize(("after", "names"), [
    (claim(1, 0, 12), ("content",)),
    (link(claim(1), relay=True), ("chain",)),
    (link(claim(1), factuality={"certainty": "possible", "polarity": "positive"}), ("factuality",)),
    (claim(1, times=[]), ("details",)),
    (link(claim(1, 0, 12), relay=True), ("content", "chain")),
])
def test_what_changed_of_a_claim_is_named(after: Row, names: tuple[str, ...]) -> None:
    assert changed([claim(1)], [after]) == [("1", "1", names)]


def test_a_claim_under_another_id_is_paired_by_the_best_overlap() -> None:
    before = [claim(1, 0, 20), claim(2, 30, 60)]
    after = [claim(3, 32, 60), claim(4, 0, 14), claim(5, 0, 19)]

    assert changed(before, after) == [("2", "3", ("content",)), (None, "4", ()), ("1", "5", ("content",))]


def test_overlaps_alike_are_told_apart_by_source_and_act() -> None:
    def says(act: str, row: Row) -> Row:
        return link(row, cue=row["chain"][-1]["cue"] | {"act": act})

    before = [says("deny", claim(1)), says("state", claim(2))]
    after = [says("state", claim(3)), says("deny", claim(4))]
    assert changed(before, after) == [("2", "3", ()), ("1", "4", ())]


def test_less_than_half_an_overlap_or_another_text_is_no_pair() -> None:
    edited = claim(2, article=EXAMPLE["article"] | {"sha256": "0" * 64})

    assert changed([claim(1, 0, 10)], [claim(2, 6, 16)]) == [(None, "2", ()), ("1", None, ())]
    assert changed([claim(1)], [edited]) == [(None, "2", ()), ("1", None, ())]


def some(least: int, most: int) -> st.SearchStrategy[list[Row]]:
    """Claims whose ids lie between the two, each once, with contents anywhere."""
    numbers = st.tuples(st.integers(least, most), st.integers(0, 30), st.integers(1, 30))
    return st.lists(numbers, max_size=6, unique_by=lambda one: one[0]).map(
        lambda found: [claim(number, start, start + length) for number, start, length in found])


@given(some(1, 6), some(4, 9))
def test_every_claim_is_in_exactly_one_pair(before: list[Row], after: list[Row]) -> None:
    rows = (before, after)
    found = list(pairs(*rows))

    assert sorted(pair.before["claim_id"] for pair in found if pair.before) == sorted(r["claim_id"] for r in rows[0])
    assert [pair.after for pair in found if pair.after] == rows[1]


def test_a_claim_that_stands_twice_counts_once(tmp_path: Path) -> None:
    side = of_file(Path(write(tmp_path / "twice", [claim(1), claim(1)])))

    assert compare(Diff(), side, side).row()["claims"] == {
        "before": 1, "after": 1, "removed": 0, "changed": 0, "added": 0}


def test_the_sums_add_up() -> None:
    diff = Diff()
    diff.article([claim(1), claim(2, 30, 50)], [claim(1, 0, 11), claim(3, 70, 80), claim(4, 90, 99)])
    diff.article([claim(1)], [claim(1)])

    assert (diff.articles, diff.articles_changed, diff.before, diff.after) == (2, 1, 3, 4)
    assert dict(diff.kinds) == {"changed": 1, "added": 2, "removed": 1}
    assert sum(counts.total() for counts in diff.rules.values()) == 4


def test_a_gate_holds_at_its_limit_and_is_passed_above_it() -> None:
    diff = Diff()
    rows = [claim(number, 20 * number, 20 * number + 10) for number in range(200)]
    diff.article(rows, rows[2:])

    assert diff.passed([Gate("removed", Decimal(1))]) == ()
    assert diff.passed([Gate("removed", Decimal("0.99"))]) == (Gate("removed", Decimal("0.99")),)


# --- the command -----------------------------------------------------------------------------------------------------


def write(path: Path, rows: list[Row]) -> str:
    path.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in rows))
    return str(path)


def test_the_report_is_read_from_the_top(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = write(tmp_path / "before", [claim(1), claim(2, 30, 50)])
    after = write(tmp_path / "after", [claim(1, 0, 12)])

    assert execute(["replay", "diff", "--before", before, "--after", after, "--fail-if-removed-over", "1%"]) == 10
    told = capsys.readouterr()
    lines = told.out.splitlines()
    assert lines[0].startswith("1 article   parser 0.1.0 #")
    assert lines[1] == "articles changed   1 (100.0 %)"
    assert lines[2] == ("claims   2 → 1   added 0   removed 1   content changed 1   chain changed 0   "
                        "factuality changed 0   details changed 0")
    assert lines[3] == "fields   content 1"
    assert lines[6] == "removed, read these first:"
    assert "“30 to 50”" in lines[8]
    assert lines[-1] == "gate: removed 50 % > 1 %  ✗"
    assert told.err == "hearsay: 50 % of the claims removed, more than 1 % → read the examples above (exit 10)\n"


def test_json_holds_the_same(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    before, after = write(tmp_path / "before", [claim(1)]), write(tmp_path / "after", [claim(1), claim(2, 40, 50)])

    assert execute(["replay", "diff", "--before", before, "--after", after, "--format", "json",
                    "--fail-if-added-over", "100%"]) == 0
    row = orjson.loads(capfdbinary.readouterr().out)
    assert row["claims"] == {"before": 1, "after": 2, "removed": 0, "changed": 0, "added": 1}
    assert row["gates"] == [{"kind": "added", "limit": "100", "share": "100", "passed": False}]
    assert [one["after"]["claim_id"][-1] for one in row["examples"]["added"]] == ["2"]


def test_articles_are_compared_as_this_parser_reads_them(
        tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    seeds = [str(contract.SEEDS / name) for name in ("wire-nested.json", "court-report.json")]
    assert execute(["extract", *seeds]) == 0
    rows = [orjson.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    whole, cut = write(tmp_path / "whole", rows), write(tmp_path / "cut", rows[1:])

    assert execute(["replay", "diff", "--before", whole, *seeds, "--fail-if-added-over", "0"]) == 0
    assert b"added 0   removed 0   content changed 0   chain changed 0" in capfdbinary.readouterr().out
    assert execute(["replay", "diff", "--before", cut, *seeds, "--fail-if-added-over", "0"]) == 10


@pytest.mark.parametrize(("arguments", "message"), [
    (["--before", "FILE"], "nothing to compare with"),
    (["--before", "FILE", "--after", "FILE", "seeds"], "--after and articles: one of them alone"),
    (["--before", "missing", "--after", "FILE"], "missing: No such file or directory"),
    (["--before", "FILE", "--after", "NONE"], "NONE:1: no claim"),
    (["--before", "FILE", "--after", "FILE", "--fail-if-removed-over", "many"], "many is no share in per cent"),
])
def test_wrong_words_are_one_line(arguments: list[str], message: str, tmp_path: Path,
                                  capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "FILE", [claim(1)])
    (tmp_path / "NONE").write_text("{}\n")

    assert execute(["replay", "diff", *arguments]) == 2
    assert capsys.readouterr().err.startswith(f"hearsay: {message} → ")
