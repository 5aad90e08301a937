"""Any text has matches or none, never an error, and every range lies in its sentence; twice the same."""

from __future__ import annotations

from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parser.rules.marked import document_of
from worker.parser import rules
from worker.parser.document import Document
from worker.parser.grammar.production import Match

WORDS = st.sampled_from(
    """the mayor Ilves said says that pier is safe , . “ ” " ' : ; - ( ) and but to will not told asked reportedly
    citing according criticism of by which who in on Monday have been expected quoted as 12 it they its 's ’s \n\n
    claim warned İlves \u00a0 ﬁ""".split(" ")
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=40).map(" ".join))


def found(document: Document) -> tuple[Match, ...]:
    return (*rules.matches(document), *rules.hearsay(document))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_gives_valid_ranges(text: str) -> None:
    document = document_of(text)
    for match in found(document):
        size = len(document.sentences[match.sentence].words)
        ranges = [match.cue, *((first, end) for _, first, end in match.content)]
        ranges += [one for one in (match.source, match.addressee) if one is not None]

        assert all(0 <= first < end <= size for first, end in ranges)
        assert match.cue[0] <= match.head < match.cue[1]


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_matches(text: str) -> None:
    assert found(document_of(text)) == found(document_of(text))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_given_heads_give_what_all_cues_give_there(text: str) -> None:
    document = document_of(text)
    every = rules.matches(document)
    heads: dict[int, list[int]] = {}
    for match in every:
        places = heads.setdefault(match.sentence, [])
        if match.head not in places:
            places.append(match.head)

    given_heads = rules.matches(document, heads)

    assert [match for match in every if match not in given_heads] == []


def seconds(text: str) -> float:
    document = document_of(text)
    begun = process_time()
    found(document)
    return process_time() - begun


def test_a_sentence_that_never_ends_takes_linear_time() -> None:
    for unit in ("the mayor said that ", "said Ilves, “no”, ", "“ “ ” ", "reportedly citing ", "( ", ", who said "):
        short, long = (min(seconds(unit * times) for _ in range(2)) for times in (500, 4000))

        assert long < 8 * 4 * short + 0.05
