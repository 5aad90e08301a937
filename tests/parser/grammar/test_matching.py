from __future__ import annotations

import pytest

from tests.parser.grammar.small import compiler, string
from worker.parser.grammar.cascade import View
from worker.parser.grammar.matching import Matcher
from worker.parser.grammar.rule import Rule
from worker.parser.grammar.syntax import PatternError


def rule(pattern: str, name: str = "r") -> Rule:
    return Rule(name, pattern, finds=("x",), ignores={"y": None})


def found(
    patterns: list[str],
    tags: str,
    words: str = "",
    heads: list[int] | None = None,
    shapes: dict[int, str] | None = None,
) -> list[tuple[object, ...]]:
    """(rule, cue's group, roles) of every match in a string of tokens."""
    made = compiler()
    text = string(tags, words)
    view = View(text, text[::-1], list(range(len(text) + 1)), 0)
    matcher = Matcher(made, [rule(pattern, f"r{n}") for n, pattern in enumerate(patterns)])
    places = [(at, at) for at in (matcher.cues(view) if heads is None else heads)]
    return [(f.rule.name, f.anchor, list(f.spans(len(text)))) for f in matcher.find(view, places, shapes or {})]


def test_a_rule_reports_its_roles_on_both_sides_of_the_cue() -> None:
    assert found(["[s N+] ,? [c V@say] [x rest]"], "NN,VNZ.", "a b , say c d .") == [
        ("r0", 3, [("s", 0, 2), ("c", 3, 4), ("x", 4, 6)])
    ]


def test_every_cue_is_matched_by_itself_so_matches_may_share_a_source() -> None:
    assert [place for _, place, _ in found(["[s N] any{0,3} [c V@say]"], "NVV", "a say tell")] == [1, 2]


def test_the_head_of_a_cue_may_stand_behind_its_first_word() -> None:
    spans = [("s", 0, 1), ("c", 1, 2), ("c", 2, 4)]

    assert found(["[s N] [c T [h V@say] ,?]"], "NTV,", "a b say ,") == [("r0", 2, spans)]


def test_with_given_heads_only_these_are_tried() -> None:
    assert [place for _, place, _ in found(["[c V]"], "VNV", heads=[2])] == [2]


def test_with_a_given_shape_only_rules_whose_content_stands_so_are_tried() -> None:
    patterns = ["[c V] [x N]", "[x N] [c V]", "[x N] [c V] [x N]"]

    assert [name for name, _, _ in found(patterns, "NVN", shapes={1: "before"})] == ["r1"]
    assert [name for name, _, _ in found(patterns, "NVN", shapes={1: "around"})] == ["r2"]
    assert sorted(str(name) for name, _, _ in found(patterns, "NVN")) == ["r0", "r1", "r2"]


def test_a_rule_that_needs_a_rare_atom_is_not_tried_without_it() -> None:
    assert found(["[c V] any{0,3} ,"], "VNN") == []
    assert [name for name, _, _ in found(["[c V] any{0,2} ,", "[c V] N"], "VN,")] == ["r0", "r1"]


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [("[s N] V", "has one cue"), ("[c V] [c V]", "has one cue"), ("[c V?]", "is one atom")],
)
def test_a_pattern_has_one_cue_with_one_head(pattern: str, complaint: str) -> None:
    with pytest.raises(PatternError, match=complaint):
        Matcher(compiler(), [rule(pattern)])


def test_a_rule_without_counter_examples_is_an_error() -> None:
    with pytest.raises(PatternError, match="what it ignores"):
        Rule("r", "[c V]", finds=("x",), ignores={})
