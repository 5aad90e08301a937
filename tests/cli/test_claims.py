"""The table of claims: columns line up, nothing runs over the edge, nothing steers the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from tests.cli.sample import ARTICLE, claim, link
from worker.claim import At, Time
from worker.cli.kit.claims import ClaimTable, chain_text, day, lines, said_on


def printed(*rows: dict[str, object], width: int = 120, wide: bool = False) -> list[str]:
    stream = io.StringIO()
    ClaimTable(Console(file=stream, width=width), wide=wide).show(rows)
    return stream.getvalue().splitlines()


LONG = claim(link("Coast Wire", "report"), link("Ada Pell"), text="the pool would not open again " * 9)
DENIED = claim(link("Ada Pell", "deny"), text="she had sold the pool", polarity="negative")


def test_an_article_has_one_line_and_each_claim_one_below_it() -> None:
    assert printed(claim(link("Ada Pell")), DENIED) == [
        "Town to close its pool, says mayor" + " " * 58 + "The Dune Herald · 3 Mar 2026",
        "  ▸ Ada Pell                            states      certain       the pool would close",
        "  ▸ Ada Pell                            denies      certain: no   she had sold the pool",
    ]


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_no_line_runs_over_the_edge_and_contents_begin_in_one_column(width: int) -> None:
    asked = claim(link("A"), text="nobody came", certainty="underspecified", polarity="negative")
    wide = claim(link("ある長い名前の広報担当者" * 3), text="水は安全" * 40)
    told = printed(LONG, DENIED, asked, wide, width=width)[1:]

    assert all(cell_len(line) <= width for line in told)
    begins = [cell_len(line.partition(word)[0]) for line, word in zip(told, ("the", "she", "nobo"), strict=False)]
    assert begins == begins[:1] * 3


def test_wide_shows_the_whole_content() -> None:
    told = printed(LONG, width=100, wide=True)[1:]

    assert " ".join(" ".join(told).split()).count("the pool would not open again") == 9
    assert all(cell_len(line) <= 100 for line in told)


def test_the_own_voice_shows_the_outlet_and_no_act() -> None:
    assert printed(claim())[1].split() == ["▸", "The", "Dune", "Herald", "certain", "the", "pool", "would", "close"]


def test_a_long_chain_keeps_its_ends() -> None:
    assert chain_text(["Coast Wire", "Harbour Board", "Ada Pell"], 40) == "Coast Wire → Harbour Board → Ada Pell"
    assert chain_text(["Coast Wire", "Harbour Board", "Ada Pell"], 26) == "Coast Wire → … → Ada Pell"
    assert chain_text(["Coast Wire Service", "Harbour Board of Dune"], 20) == "Coast Wi… → Harbour…"


def test_a_second_article_is_parted_by_an_empty_line() -> None:
    other = replace(ARTICLE, id="dune-2", title=None, publisher=None, published_at=None)

    assert printed(DENIED, claim(article=other))[2:4] == ["", "dune-2"]


def test_no_control_character_or_direction_mark_of_an_article_reaches_the_terminal() -> None:
    told = printed(claim(link("Eve\x1b[2J\u202e"), text="red \x1b[31m\x07alert\nand more"))

    assert not any(mark in "".join(told) for mark in "\x1b\x07\u202e")
    assert told[1].endswith("red [31m alert and more")


@pytest.mark.parametrize(("value", "short"), [
    ("2026-03-02", "2 Mar"), ("2025-03-02T10:00:00Z", "2 Mar 2025"), ("2026-03", "Mar"), ("2026-W09", "2026-W09"),
    ("2026", "2026"), ("PAST_REF", ""), (None, ""), ("2026-99-01", "1 99"),
])
def test_a_date_is_short(value: str | None, short: str) -> None:
    assert day(value, "2026") == short


def test_when_is_said_nearest_the_origin_else_the_date_in_the_content() -> None:
    date = Time("Friday", ((0, 1),), "DATE", "2026-03-06")
    on = At("on Monday", ((0, 1),), "2026-03-02")

    assert said_on(claim(link("A", at=on), link("B"), times=(date,))) == "2 Mar"
    assert said_on(claim(link("A"), times=(date,))) == "6 Mar"
    assert said_on(claim(link("A"), times=(date._replace(value="2025-03-06"),))) == "Mar 2025"


def test_unnamed_and_continued_sources_have_words_of_their_own() -> None:
    quiet = claim(link("x")._replace(source=link("x").source._replace(name="anonymous", text=None)))
    more = claim(link("Ada Pell")._replace(cue=None, continues="y"))

    assert "(unnamed)" in lines(quiet, 120)[0].plain
    assert "goes on" in lines(more, 120)[0].plain
