"""Which capitals are the sentence's or the headline's own, and which make a name."""

from __future__ import annotations

import re

from worker.parser.text.forms import fold, initial_class
from worker.parser.text.stream import Tokens

Place = tuple[int, int, int]  # block, first token, one past the last

MARKS = "Qq),"
QUOTED = re.compile("(?<=,)Q+(?=A)")  # , "Make …
NAME = re.compile("A(?<=[aFdItA,]A)")
NOUNISH = frozenset("NSZnumsjpñftb")
OPEN = frozenset("NSJRFVYLKnumsvykòdtbcfhjropñ")  # classes of content words
FEWEST = 3  # capitals of a headline in which every content word has one


def lowered(tokens: Tokens, places: list[Place]) -> dict[int, str]:
    """The classes of the words whose capital says nothing, by token index."""
    shapes = tokens.shapes
    titles = [place for place in places if is_title(tokens, place)]
    names = names_within(tokens, titles)
    found: dict[int, str] = {}
    for _, first, last in titles:
        found.update(title_classes(tokens, first, last, names))
    within = {place[1] for place in titles}
    for _, start, last in places:
        first = start
        while first < last and shapes[first] in MARKS:
            first += 1
        if first < last and shapes[first] == "A" and start not in within:
            found[first] = first_class(tokens, first, names)
    for match in QUOTED.finditer(shapes):
        found[match.end()] = first_class(tokens, match.end(), names)
    return found


def names_within(tokens: Tokens, titles: list[Place]) -> frozenset[str]:
    """The words that stand with a capital inside a sentence and nowhere without."""
    outside: list[str] = []
    place = 0
    for _, first, last in titles:
        outside += (tokens.shapes[place:first], "-" * (last - first))
        place = last
    shapes = "".join([*outside, tokens.shapes[place:]])
    found = {tokens.words[match.start()] for match in NAME.finditer(shapes)}
    seen = frozenset(tokens.words)
    return frozenset(word for word in found if fold(word) not in seen)


def is_title(tokens: Tokens, place: Place) -> bool:
    """Whether every content word of a sentence has a capital, as in headlines."""
    _, first, last = place
    shapes = tokens.shapes
    capitals = shapes.count("A", first, last)
    if capitals < FEWEST or capitals < shapes.count("a", first, last):
        return False
    return not any(shapes[index] == "a" and tokens.classes[index] in OPEN for index in range(first, last))


def title_classes(tokens: Tokens, first: int, last: int, names: frozenset[str]) -> dict[int, str]:
    """The classes of the words of a headline: all but names, and nouns behind a name, are read in lower case."""
    found: dict[int, str] = {}
    before = ""
    for index in range(first, last):
        kind = tokens.classes[index]
        if tokens.shapes[index] == "A" and tokens.words[index] not in names:
            lower = initial_class(tokens.words[index])
            if before != "Z" or lower not in "Nn":
                kind = found[index] = lower
        before = kind
    return found


def first_class(tokens: Tokens, index: int, names: frozenset[str]) -> str:
    """The class of a sentence's first word."""
    if tokens.words[index] in names:
        return "Z"
    kind = initial_class(tokens.words[index])
    if kind in NOUNISH and tokens.shapes[index + 1] in "AI":
        return "Z"
    return kind
