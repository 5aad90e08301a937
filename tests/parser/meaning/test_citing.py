"""Whom an outlet cites is the next source of the same content."""

from __future__ import annotations

import pytest

from tests.parser.meaning.marks import claims_of


def names(marked: str) -> list[list[str | None]]:
    return [[link.source.name for link in claim.chain[1:]] for claim in claims_of(marked) if not claim.own_voice]


@pytest.mark.parametrize(
    ("marked", "cited"),
    [
        ("[s1 ONA] [c1 reported], citing sources close to the owners, [x1 that the quay is sold].",
         "sources close to the owners"),
        ("[x1 The quay is sold], [s1 ONA] [c1 reported], quoting an internal memo and two of the owners.",
         "internal memo and two of the owners"),
        ("[s1 ONA], citing its readers, [c1 reported] [x1 that the quay is sold].", "readers"),
        # what the corpus makes of it: the cited as a content, or cut short
        ("[s1 [s2 ONA]] [c1 reported], [c2 citing] [x2 people familiar with the plan], [x1 that the quay is sold].",
         "people familiar with the plan"),
        ("[s1 ONA] [c1 reported], [c2i citing] [s2 people] familiar with the plan, [x1 [x2 that the quay is sold]].",
         "people familiar with the plan"),
    ],
)  # fmt: skip
def test_the_cited_are_the_inner_source_of_the_content(marked: str, cited: str) -> None:
    assert names(marked) == [["ONA", cited]]


def test_citing_a_clause_is_left_as_it_is() -> None:
    assert names("[s1 ONA] [c1 reported] [x1 that the quay is sold], citing how little it earns.") == [["ONA"]]


def test_citing_in_a_quotation_is_the_speakers() -> None:
    assert names("[x1 “He left, citing his age,”] [s1 the mayor] [c1 said].") == [["mayor"]]
