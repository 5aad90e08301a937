"""Gold annotations as tokens."""

from __future__ import annotations

from tests.parser.text.reading import document
from worker.parser.learning.examples import Gold, aligned, links, shape_of
from worker.parser.weights.running import Reading

QUOTED = "“The pier is safe,” Mayor Ilves said. “We have checked it twice.”"


def gold(text: str, source: str, said: str, content: str) -> Gold | None:
    def span(words: str) -> list[list[int]]:
        return [[text.index(words), text.index(words) + len(words)]]

    return aligned(Reading(document(text)), {"source": span(source), "cue": span(said), "content": span(content)})


def test_an_annotation_becomes_tokens_without_the_marks_at_its_edges() -> None:
    one = gold(QUOTED, "Mayor Ilves", "said", "“The pier is safe,”")

    assert one is not None
    assert (one.cue, one.source, one.content) == ((9, 10), ((0, 7, 9),), ((0, 1, 5),))
    assert shape_of(one)[0] == "before"


def test_a_claim_gives_its_outermost_own_link_alone() -> None:
    publisher = {"source": [], "cue": [], "inherited": False}
    outer = {"source": [[0, 3]], "cue": [[4, 8]], "inherited": True}
    own = {"source": [[10, 12]], "cue": [[13, 17]], "inherited": False}
    citing = {"source": [[30, 33]], "cue": [[24, 29]], "inherited": False}

    found = list(links([{"chain": [publisher, outer, own, citing], "content": [[18, 22]]}]))

    assert found == [{"source": [[10, 12]], "cue": [[13, 17]], "content": [[18, 22]]}]
