"""The scorer's figures are those of its definitions, counted here a second time, character by character."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evaluation.annotated import FERRY, HARBOUR, article
from worker.evaluation.judging import ROLES, compared, trimmed
from worker.evaluation.scores import Figure, Scores, scored

TEXT = article("harbour", HARBOUR)["text"]
MARKS = " \t\n\"“”‘’'`.,;:-–—()[]"
SPAN = st.tuples(st.integers(0, 60), st.integers(1, 25)).map(lambda at: [at[0], at[0] + at[1]])
ATTRIBUTION = st.fixed_dictionaries({
    "source": st.lists(SPAN, max_size=1), "cue": st.lists(SPAN, min_size=1, max_size=2),
    "content": st.lists(SPAN, max_size=3), "within": st.sampled_from([None, None, 0]),
})


def by_characters(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    """The same counts over sets of characters."""
    count: Counter[tuple[str, str]] = Counter()
    found = [one for one in found if one["within"] is None]
    sides = {"gold": gold, "found": found}
    for role in ROLES:
        spans = {side: [trimmed(TEXT, one[role]) for one in rows if one[role]] for side, rows in sides.items()}
        both = Counter(spans["gold"]) & Counter(spans["found"])
        for side, other in (("gold", "found"), ("found", "gold")):
            there = {at for one in spans[other] for at in _characters(one)}
            count[role, side] = len(spans[side])
            count[role, f"exact {side}"] = both.total()
            count[role, f"overlap {side}"] = sum(bool(_characters(one) & there) for one in spans[side])
    used: set[int] = set()
    for one in gold:
        for number, wanted in enumerate(found):
            if number not in used and _characters(one["cue"]) & _characters(wanted["cue"]):
                used.add(number)
                pairs = [(trimmed(TEXT, one[role]), trimmed(TEXT, wanted[role])) for role in ("source", "content")]
                for side in sides:
                    count["triple", f"exact {side}"] += all(x == y for x, y in pairs)
                    count["triple", f"overlap {side}"] += all(
                        bool(_characters(x) & _characters(y)) or x == y for x, y in pairs)
                break
    count["triple", "gold"], count["triple", "found"] = len(gold), len(found)
    return count


def _characters(spans: Any) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


@settings(max_examples=300, deadline=None)
@given(st.lists(ATTRIBUTION, max_size=6), st.lists(ATTRIBUTION, max_size=6))
def test_the_counts_are_those_of_the_definitions(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
    scores = scored([compared("a", TEXT, gold, found)])

    assert +by_characters(gold, found) == +scores.counts


def test_gold_as_its_own_prediction_is_all_exact() -> None:
    rows = [article("harbour", HARBOUR), article("ferry", FERRY)]

    scores = scored(compared(row["id"], row["text"], row["attributions"], row["attributions"]) for row in rows)

    assert scores.figure("triple", "exact") == Figure(7, 7, 7, 7)
    assert scores.figure("content", "exact").f1 == 100


def test_nothing_found_scores_nothing_and_divides_by_nothing() -> None:
    row = article("harbour", HARBOUR)

    scores = scored([compared("harbour", row["text"], row["attributions"], [])])

    figure = scores.figure("cue", "exact")
    assert (figure.precision, figure.recall, figure.f1) == (0, 0, 0)
    assert Scores().figure("cue", "exact").f1 == 0


def test_figures_worked_out_by_hand() -> None:
    """Four in the gold, three found: one exact, one whose content ends early, one of nobody."""
    row = article("harbour", HARBOUR)
    said, quoted, _, called = row["attributions"]
    short = called | {"content": [[called["content"][0][0], called["content"][0][1] - 7]]}
    at = row["text"].index("council met")
    alarm = {"source": [[at, at + 7]], "cue": [[at + 8, at + 11]], "content": []}

    scores = scored([compared("harbour", row["text"], row["attributions"], [said, short, alarm])])

    assert quoted["cue"]
    assert scores.figure("source", "exact") == Figure(2, 3, 2, 4)
    assert scores.figure("content", "exact") == Figure(1, 2, 1, 4)
    assert scores.figure("content", "overlap") == Figure(2, 2, 2, 4)
    assert round(scores.figure("content", "exact").f1, 1) == 33.3  # P 1/2, R 1/4
    assert scores.figure("triple", "exact") == Figure(1, 3, 1, 4)
    assert scores.figure("triple", "overlap") == Figure(2, 3, 2, 4)


def test_marks_and_space_at_the_edges_of_a_piece_count_for_nothing() -> None:
    text = "He said: “No,” – twice."

    assert trimmed(text, [[8, 14]]) == trimmed(text, [[10, 12]]) == ((10, 12),)
    assert trimmed(text, [[7, 8]]) == ((7, 8),)  # a cue may be a colon alone
    assert trimmed(text, [[17, 19], [10, 12]]) == ((10, 12), (17, 19))
    assert all(mark in MARKS for mark in text[12:17])
