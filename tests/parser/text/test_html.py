"""The article of a page, without what the page puts around it."""

from __future__ import annotations

import pytest

from worker.errors import Refusal
from worker.markup import extract
from worker.markup.about import clean
from worker.markup.tame import DEEPEST, FORMATTING, TAGS, tamed

FIRST = "The harbour of Kelder will close on Monday for three weeks, its director said, as the quay wall is cracked."
SECOND = "Two ferries were moved to Sandhaven, and the fishermen were told to keep their boats at home until May."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"


def text(html: str) -> list[str]:
    return extract(html).text.split("\n\n")


# --- paragraphs ------------------------------------------------------------------------------------------------------


def test_blocks_are_paragraphs_and_inline_elements_are_not() -> None:
    page = "<div>One <b>two</b><i>three</i></div>four<p>five<span> six</span></p>"

    assert text(page) == ["One twothree", "four", "five six"]


def test_white_space_is_one_space() -> None:
    assert text("<p> One\n\t two&nbsp;three&#160; four&shy;teen </p>") == ["One two three fourteen"]


def test_a_line_break_parts_paragraphs_but_not_headings() -> None:
    assert text("<h1>One<br>two</h1>three<br><br>four") == ["One two", "three", "four"]


def test_cells_of_a_row_stand_side_by_side() -> None:
    assert text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>") == ["a b", "c"]


def test_entities_are_characters() -> None:
    assert text("<p>&ldquo;Caf&eacute; &amp; bar&rdquo; &#8212; &lt;3</p>") == ["“Café & bar” — <3"]


# --- what is not the article -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "box",
    [
        "<nav><a href=/>Home</a> World</nav>",
        "<header><p>The Kelder Post</p></header>",
        "<footer><p>Terms of use apply to everything that stands on this page.</p></footer>",
        "<aside><p>Our newsletter brings the coast to your door every week.</p></aside>",
        "<form><p>Sign up</p><input></form>",
        "<script>document.write('x')</script>",
        "<style>p { color: red }</style>",
        "<noscript><p>Please enable it.</p></noscript>",
        "<div role=navigation>Home</div>",
        "<div hidden>Hidden</div>",
        "<div aria-hidden=true>Hidden</div>",
        "<div style='display: none'>Hidden</div>",
        "<div class='article-share'>Share</div>",
        "<section class='relatedStories'><p>Divers of the coast.</p></section>",
        "<div id=cookie-banner><p>We like cookies.</p></div>",
        "<ul><li><a href=/a>A whale in the harbour</a></li><li><a href=/b>Late again</a></li></ul>",
        "<p><a href=/c>The divers of Sandhaven</a></p>",
        "<!-- <p>A comment.</p> -->",
    ],
)
def test_boxes_of_the_page_are_left_out(box: str) -> None:
    assert text(f"<body>{box}{BODY}{box}</body>") == [FIRST, SECOND]


def test_a_link_within_a_sentence_stays() -> None:
    assert text(f"<p>The <a href=/k>harbour of Kelder</a> closes.</p>{BODY}")[0] == "The harbour of Kelder closes."


def test_a_name_that_would_cost_the_page_its_prose_is_no_box() -> None:
    assert text(f"<div class='content with-sidebar'>{BODY}</div>") == [FIRST, SECOND]


def test_the_article_element_that_holds_the_prose_is_the_article() -> None:
    other, behind = "<article><h2>Other</h2><p>Short.</p></article>", "<p>Behind.</p>"
    page = f"<main>{other}<article><h1>T</h1>{BODY}</article>{behind}</main>"

    assert text(page) == ["T", FIRST, SECOND]


def test_without_an_article_element_it_is_main() -> None:
    assert text(f"<body><p>Before.</p><main>{BODY}</main><p>Behind.</p></body>") == [FIRST, SECOND]


def test_a_header_within_the_article_stays() -> None:
    assert text(f"<article><header><h1>T</h1></header>{BODY}</article>") == ["T", FIRST, SECOND]


def test_a_page_of_many_short_articles_is_read_whole() -> None:
    posts = [f"{FIRST[:-1]} at {hour}." for hour in ("nine", "ten", "noon")]
    page = "<main>" + "".join(f"<article><p>{post}</p></article>" for post in posts) + "</main>"

    assert text(page) == posts


# --- what the page says of itself ------------------------------------------------------------------------------------

METAS = """<html lang="en-GB"><head><title>Harbour to close | The Kelder Post</title>
<meta property="og:title" content="Harbour to close for repairs">
<meta property="og:site_name" content="The Kelder Post">
<meta property="article:published_time" content="2026-03-06T09:30:00Z"><meta name="author" content="Ada Quill">
<meta property="article:modified_time" content="2026-03-06T11:00:00Z"><link rel="canonical" href="https://k.example/h">
</head><body>""" + BODY


def test_metas_are_read() -> None:
    page = extract(METAS)

    assert page[1:] == (
        "Harbour to close for repairs",
        "The Kelder Post",
        "https://k.example/h",
        "Ada Quill",
        "2026-03-06T09:30:00Z",
        "2026-03-06T11:00:00Z",
        "en-GB",
    )


def test_linked_data_fills_what_the_metas_leave_out() -> None:
    data = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x", "headline": "no"},
    {"@type": "NewsArticle", "headline": "Harbour to close", "datePublished": "2026-03-06",
    "publisher": {"name": "Post"}, "author": [{"name": "Ada Quill"}, {"name": "Bert Oake"}]}]}</script>"""
    page = extract(data + BODY)

    assert (page.title, page.publisher, page.published_at) == ("Harbour to close", "Post", "2026-03-06")
    assert page.byline == "Ada Quill, Bert Oake"


def test_the_heading_of_the_article_is_its_title() -> None:
    assert extract(METAS + "<h1>Quay wall cracked</h1>").title == "Quay wall cracked"


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    assert extract(f"<title>Harbour to close in May | Kelder Post</title>{BODY}").title == "Harbour to close in May"
    assert extract(f"<title>Harbour to close – until May</title>{BODY}").title == "Harbour to close – until May"


@pytest.mark.parametrize("data", ["{", "[1, null, {}]", '{"@type": 5}', '{"@graph": 3}', "[" * 5000])
def test_broken_linked_data_says_nothing(data: str) -> None:
    assert extract(f"<script type='application/ld+json'>{data}</script>{BODY}").publisher is None


# --- hostile pages ---------------------------------------------------------------------------------------------------


def test_no_more_elements_are_open_at_once_than_a_parser_can_bear() -> None:
    html = tamed("<div>" * 5000 + "x" + "</div>" * 5000).html

    assert (html.count("<div>"), html.count("</div>")) == (DEEPEST, DEEPEST)


def test_no_more_formatting_elements_are_open_at_once() -> None:
    assert tamed("".join(f"<b id=x{n}>" for n in range(100))).html.count("<b ") == FORMATTING


def test_elements_side_by_side_are_not_bounded() -> None:
    assert tamed("<div><b>x</b></div>" * 3000).html.count("<div>") == 3000


def test_text_survives_however_deep_it_stands() -> None:
    deep = "<div>" * 5000 + f"<p>{FIRST}</p>" + "</div>" * 5000

    assert text(f"{deep}<p>{SECOND}</p>") == [FIRST, SECOND]


def test_a_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(Refusal) as raised:
        extract("<p>x" * (TAGS + 1))

    assert (raised.value.reason, raised.value.pointer) == ("too_many_tags", "/html")
    assert len(tamed("<p>" * TAGS).html) == 3 * TAGS


def test_an_overlong_tag_loses_its_attributes() -> None:
    assert len(tamed("<p " + "a=1 " * 100_000 + ">x</p>").html) < 100


def test_a_script_that_never_ends_takes_the_rest_along() -> None:
    assert text(f"{BODY}<script>{BODY}") == [FIRST, SECOND]


@pytest.mark.parametrize("html", ["", " ", "<", "</p>", "<!DOCTYPE html>", "<html></html>", "\0", "<p", "&", "<!["])
def test_a_page_may_be_next_to_nothing(html: str) -> None:
    assert isinstance(extract(html).text, str)


def test_clean_text_has_single_spaces() -> None:
    assert clean("\u00a0 a \n b\u00ad ") == "a b"
