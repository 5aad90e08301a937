from __future__ import annotations

from html.parser import HTMLParser

from worker.cli.kit.page import Mark, block, filters, folded, marked, page, plain, script, table


class _Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_words_of_strangers_are_escaped_wherever_they_stand() -> None:
    evil = '<script>alert("x")</script>'
    parts = (block(evil), folded(plain(evil), [marked(evil, [Mark(0, 8, "cue")])], {"rule": evil}),
             table([evil], [[evil]]), filters({"rule": [evil]}))

    whole = page(evil, parts)

    assert "<script" not in whole
    assert "alert(&quot;x" in whole


def test_a_page_is_whole_and_fetches_nothing() -> None:
    items = [folded(plain("one"), [block("text")], {"role": "source"})]
    reader = _Balanced()

    reader.feed(page("Errors", [filters({"role": ["source"]}), *items, script()]))
    reader.close()

    assert (reader.open, reader.fetched) == ([], [])


def test_where_marks_overlap_a_piece_has_the_classes_of_all() -> None:
    shown = marked("Ilves said no", [Mark(0, 10, "source"), Mark(6, 13, "found content")])

    assert shown == ('<mark class="source">Ilves </mark><mark class="source found content">said</mark>'
                     '<mark class="found content"> no</mark>')


def test_numbers_stand_at_the_right() -> None:
    assert '<td>verb.that</td><td class="number">7</td>' in table(["rule", "fires"], [["verb.that", "7"]], ["fires"])
