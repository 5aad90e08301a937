"""Where sentences end."""

from __future__ import annotations

import pytest

from tests.parser.text.reading import document, sentences


@pytest.mark.parametrize(
    "text",
    [
        "He left.|She stayed.",
        "Gen. Idris met Mr. Osei.|They talked.",
        "The U.S. Army left.|It is in the U.S.|The end.",
        "It began at 9 a.m. Tuesday.|It ended at 3 p.m.|Police left.",
        "J. B. Okoro left.|Ann saw vitamin C.|Everyone cheered.",
        '"We lost." Ann left.'.replace(" Ann", "|Ann"),
        '"Is it over?" Ann Ruiz asked.|"Yes!"|The room fell silent.',
        '"Is it over?" he asked.|Nobody knew.',
        "“We will go. ”|“And then?”|He shrugged.",
        "“We lost.|We will try again,” she said.",
        "He waited... then left.|He waited…|Nothing came.",
        "(He had left.)|She stayed.",
        "She stayed.|(He had left.)|So she left too.",
        "Sen. Ann Ruiz, R-Fla., left.|Sen. Bo Li stayed.",
        "He is No. 5 on the list.|Is he first?|No.|He is last.",
        "The firm, Liro Inc. of Venn, closed.|It was sold to Osei Corp.|The price is not known.",
        "Prices rose 3.5 percent.|The bank said 4.",
        "He paid $3.|She paid 4.",
        "What?!|No way.",
    ],
)
def test_sentences(text: str) -> None:
    assert sentences(text.replace("|", " ")) == text.split("|")


def test_blocks_are_never_joined() -> None:
    assert sentences("Mayor quits over loan\n\nThe mayor of Liro\n\nresigned.") == [
        "Mayor quits over loan",
        "The mayor of Liro",
        "resigned.",
    ]


def test_a_line_break_inside_a_block_is_white_space() -> None:
    assert sentences("The mayor\nof Liro resigned.\nShe left.") == ["The mayor\nof Liro resigned.", "She left."]


def test_a_sentence_is_cut_at_its_greatest_length() -> None:
    lengths = [len(sentence.words) for sentence in document("word " * 1500).sentences]

    assert lengths == [600, 600, 300]
