"""What of a text is the article, and what is the page around it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parser.linear import assert_linear
from worker.parser.document import Block
from worker.parser.text.dateline import Dateline, dateline
from worker.parser.text.lines import paragraphs
from worker.parser.text.sections import sections, title_blocks

TITLE = "Harbour to close for repairs"
LEAD = "The harbour of Kelder will close on Monday for three weeks, its director said, as the quay wall is cracked."
NEXT = "Two ferries were moved to Sandhaven, and the fishermen were told to keep their boats at home."
LAST = "Work on the wall is to begin as soon as the storm has passed, according to the town council."


def kept(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.section, text[block.start : block.end]) for block in sections(text, title)]


def bodies(*paragraphs: str, title: str | None = None) -> list[str]:
    text = "\n\n".join(paragraphs)
    return [said for section, said in kept(text, title) if section == "body"]


# --- the parts of an article -----------------------------------------------------------------------------------------


def test_headline_caption_and_body_are_told_apart() -> None:
    text = f"{TITLE}\n\nA ferry at the quay of Kelder, 3 March 2026. Photo: Ada Quill/Northwire\n\n{LEAD}\n\n{NEXT}"

    assert kept(text, TITLE) == [
        ("headline", TITLE),
        ("caption", "A ferry at the quay of Kelder, 3 March 2026."),
        ("body", LEAD),
        ("body", NEXT),
    ]


def test_a_headline_and_a_caption_count_once() -> None:
    caption = "A ferry at the quay of Kelder, 3 March 2026"
    text = f"{TITLE}\n\n{TITLE}\n\n{caption} Photo: Northwire\n\n{caption} Photo: Northwire\n\n{LEAD}\n\n{NEXT}"

    assert kept(text, TITLE) == [("headline", TITLE), ("caption", caption), ("body", LEAD), ("body", NEXT)]


def test_without_a_title_the_first_line_that_is_no_sentence_is_the_headline() -> None:
    assert kept(f"{TITLE}\n\n{LEAD}") == [("headline", TITLE), ("body", LEAD)]
    assert kept(f"{LEAD}\n\n{NEXT}") == [("body", LEAD), ("body", NEXT)]


def test_a_title_that_does_not_stand_in_the_text_has_a_block_of_its_own() -> None:
    inside, outside = f"{TITLE}\n\n{LEAD}", LEAD

    assert title_blocks(TITLE, inside, sections(inside, TITLE)) == ()
    assert title_blocks(TITLE, outside, sections(outside, TITLE)) == (Block(0, len(TITLE), "headline"),)


def test_a_title_is_found_without_the_name_of_the_site() -> None:
    assert kept(f"{TITLE}\n\n{LEAD}", f"{TITLE} - Kelder Post")[0] == ("headline", TITLE)


def test_a_standfirst_is_a_headline() -> None:
    standfirst = "Cracks in the quay wall were found by divers in the winter"

    assert kept(f"{TITLE}\n\n{standfirst}\n\n{LEAD}", TITLE)[1] == ("headline", standfirst)


def test_a_subheading_is_a_headline_and_a_bullet_is_body() -> None:
    text = f"{TITLE}\n\n{LEAD}\n\nWhat happens next\n\n• Divers will look at the wall again\n\n{NEXT}"

    assert kept(text, TITLE)[2:4] == [
        ("headline", "What happens next"),
        ("body", "Divers will look at the wall again"),
    ]


@pytest.mark.parametrize("label", ["LIVE: ", "(2nd LEAD) ", "UPDATE 2-", "Exclusive: ", "BREAKING: ", "WATCH: "])
def test_a_label_is_no_part_of_the_headline(label: str) -> None:
    assert kept(f"{label}{TITLE}\n\n{LEAD}", f"{label}{TITLE}")[0] == ("headline", TITLE)


def test_a_correction_is_body_without_its_label() -> None:
    assert bodies(LEAD, NEXT, "Correction: An earlier version said that three ferries were moved.")[-1] == (
        "An earlier version said that three ferries were moved."
    )


def test_a_topic_before_a_colon_stays_in_the_headline() -> None:
    headline = "Kelder: harbour to close for repairs"

    assert kept(f"{headline}\n\n{LEAD}", headline)[0] == ("headline", headline)


def test_the_clock_of_a_live_blog_is_cut_off_its_entry() -> None:
    text = f"{TITLE}\n\n2:21 p.m. Ferries moved\n\n{LEAD}\n\n14.05 GMT – Divers at work\n\n{NEXT}\n\n9:40 a.m."

    assert [said for section, said in kept(text, TITLE) if section == "headline"] == [
        TITLE,
        "Ferries moved",
        "Divers at work",
    ]


# --- datelines -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("KELDER, March 3 (Northwire) - ", "KELDER", "Northwire"),
        ("KELDER (Northwire) — ", "KELDER", "Northwire"),
        ("KELDER, Feb. 5 (Northwire) -- ", "KELDER", "Northwire"),
        ("KELDER. March 3 (Northwire) – ", "KELDER", "Northwire"),
        ("KELDER, March 3. /NORTHWIRE/. ", "KELDER", "NORTHWIRE"),
        ("Kelder, Norland (Northwire) - ", "Kelder", "Northwire"),
        ("SAINT MARTEN BAY, N.K. — ", "SAINT MARTEN BAY", None),
        ("KELDER, Norland, June 9, 2026 – ", "KELDER", None),
        ("KELDER/SANDHAVEN (Northwire) - ", "KELDER/SANDHAVEN", "Northwire"),
        ("(Northwire) -- ", None, "Northwire"),
    ],
)
def test_the_body_begins_after_its_dateline(line: str, place: str | None, agency: str | None) -> None:
    text = f"{TITLE}\n\n{line}{LEAD}\n\n{NEXT}"
    blocks = sections(text, TITLE)
    found = dateline(text, blocks)

    assert text[blocks[1].start : blocks[1].end] == LEAD
    assert isinstance(found, Dateline)
    assert (found.place, found.agency) == (place, agency)
    assert agency is None or (found.agency_span and text[slice(*found.agency_span)] == agency)


@pytest.mark.parametrize(
    "opening",
    [
        "UN-backed divers said that ",
        "A PLAN to close the harbour – drawn up in winter – said that ",
        "KELDER Harbour's director said that ",
        "NATO, which keeps ships there, said that ",
        "Stuck in Kelder (Norland), he said that ",
        "The divers - twelve of them - said that ",
    ],
)
def test_a_sentence_is_no_dateline(opening: str) -> None:
    text = f"{opening}{LEAD}"
    blocks = sections(text, TITLE)

    assert [text[block.start : block.end] for block in blocks] == [text]
    assert dateline(text, blocks) is None


# --- what is cut off and left out -------------------------------------------------------------------------------------


def test_a_link_list_takes_its_lines_along() -> None:
    assert bodies(LEAD, "More on this story\nThe harbour that nobody wanted\nDivers of the coast", NEXT, LAST) == [
        LEAD,
        NEXT,
        LAST,
    ]


def test_what_a_company_says_of_itself_ends_the_article() -> None:
    about = "About Kelder Ferries\nKelder Ferries believes in the sea. Learn more at k.example."

    assert bodies(LEAD, NEXT, LAST, about) == [LEAD, NEXT, LAST]


def test_what_is_said_of_a_writer_is_furniture_where_it_ends_the_article() -> None:
    writer = "Ada Quill is a staff writer at The Kelder Post."

    assert bodies(LEAD, NEXT, LAST, writer, "© Kelder Post") == [LEAD, NEXT, LAST]
    assert bodies(LEAD, writer, NEXT, LAST) == [LEAD, writer, NEXT, LAST]


def test_a_headline_may_run_over_two_lines() -> None:
    text = f"Harbour to close;\nferries moved to Sandhaven\n\n{LEAD}"

    assert kept(text, "Harbour to close; ferries moved to Sandhaven")[:2] == [
        ("headline", "Harbour to close;"),
        ("headline", "ferries moved to Sandhaven"),
    ]


def test_kickers_and_names_before_the_text_are_nothing() -> None:
    text = f"EXPLAINER\nNews | Coast\n\n{TITLE}\n\nAda Quill\nHome affairs correspondent, Kelder\n\n{LEAD}"

    assert kept(text, TITLE) == [("headline", TITLE), ("body", LEAD)]


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("A ferry leaves Kelder on Monday", " Photo: EPN/Northwire"),
        ("A ferry leaves Kelder on Monday.", " Photograph: Ada Quill/Alamy"),
        ("A ferry leaves Kelder on Monday.", " (Antara/Quill)"),
        ("A ferry leaves Kelder on Monday.", " (AP Photo/Ada Quill)"),
        ("A ferry leaves Kelder on Monday.", " REUTERS/Ada Quill"),
        ("A ferry leaves Kelder on Monday", " © Northwire"),
        ("A ferry leaves Kelder on Monday", " [Ada Quill/Northwire]"),
        ("A ferry leaves Kelder on Monday", " | Ada Quill via Getty Images"),
        ("A ferry leaves Kelder on Monday", " Credit: Ada Quill"),
    ],
)
def test_a_credit_is_cut_off_its_caption(caption: str, credit: str) -> None:
    assert kept(f"{TITLE}\n\n{caption}{credit}\n\n{LEAD}", TITLE)[1] == ("caption", caption)


def test_image_caption_is_no_part_of_the_caption() -> None:
    text = f"{TITLE}\n\n{LEAD}\n\nImage caption, A ferry leaves Kelder on Monday\n\n{NEXT}"

    assert kept(text, TITLE)[2] == ("caption", "A ferry leaves Kelder on Monday")


# --- lines -----------------------------------------------------------------------------------------------------------


def test_hard_wrapped_text_is_put_together_again() -> None:
    text = (
        "The harbour of Kelder will close on Monday for three weeks, its\n"
        "director said, because the quay wall is cracked and the divers\n"
        "found that it could fail.\n"
        "\n"
        "Two ferries were moved to Sandhaven, and the fishermen were told\n"
        "to keep their boats at home until the wall has been repaired, at\n"
        "a cost of two million crowns.\n"
    )

    assert [said.count("\n") for section, said in kept(text)] == [2, 2]


def test_lines_of_a_page_are_paragraphs() -> None:
    text = f"{LEAD} {NEXT}\n{NEXT} {LAST}\n{LAST} {LEAD}"

    assert len(paragraphs(text)) == 3


def test_the_kinds_of_line_breaks_are_alike() -> None:
    assert [len(paragraphs(f"{LEAD}{end}{end}{NEXT}{end}")) for end in ("\n", "\r\n", "\u2028", "\r")] == [2] * 4


# --- any text --------------------------------------------------------------------------------------------------------


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400), st.none() | st.text(max_size=40))
def test_any_text_has_blocks_in_order_within_it(text: str, title: str | None) -> None:
    blocks = sections(text, title)
    ends = [0, *(block.end for block in blocks)]

    assert all(before <= block.start < block.end for before, block in zip(ends, blocks, strict=False))
    assert not blocks or blocks[-1].end <= len(text)
    dateline(text, blocks)


PIECES = [TITLE, LEAD, NEXT, "Photo: A/B", "Read more: x", "2:21 p.m.", "KELDER (Northwire) - x"]
PIECES += ["•", '"', "About Us", "- (", "\n", "\n\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_mixture_has_blocks_in_order_within_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    blocks = sections(text, TITLE)

    assert [block for block, after in pairwise(blocks) if block.end > after.start] == []


HOSTILE = ["a", "a\n", "A", " ", "\n", "\n\n", '"', "(", "- ", "A.", "1", "Photo: ", "A/", "A, ", "KELDER, ", "© "]
HOSTILE += [", by A B", "Ab ", ">|", "aB", "read more "]


@pytest.mark.parametrize("repeat", HOSTILE)
def test_the_time_grows_with_the_length(repeat: str) -> None:
    def run(text: str) -> object:
        return sections(text, None), sections(f"{LEAD}\n{text}\n{LEAD}", TITLE)

    assert_linear(run, repeat, 4_000)


def test_many_headlines_above_many_short_lines_take_linear_time() -> None:
    """Each short line is held against all that headlines have said."""
    def run(text: str) -> object:
        heads = "\n".join(f"Head of line {number}, which has no stop at its end" for number in range(len(text)))
        crumbs = "\n".join(f"• He sang again {number % 10}" for number in range(len(text)))
        return sections(f"{heads}\n{LEAD}\n{NEXT}\n{crumbs}\n{LAST}\n{NEXT} Again.\n{LEAD} Again.", None)

    assert_linear(run, " ", 400)
