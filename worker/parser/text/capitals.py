"""Which capitals are the sentence's or the headline's own, and which make a name."""

from __future__ import annotations

import re

from worker.parser.text.forms import fold

Place = tuple[int, int, int]  # block, first token, one past the last

LEAD = re.compile("[Qq),]*")
QUOTED = re.compile("(?<=,)Q+(?=A)")  # , "Make …
NAME = re.compile("(?<=[aFdIt])A|(?<=A)A")
NOUNISH = frozenset("NSZnumsjpñftb")
OPEN = frozenset("NSJRFVYLKnumsvykòdtbcfhjropñ")  # classes of content words
FEWEST = 3  # capitals of a headline in which every content word has one


def lower_capitals(words: list[str], classes: list[str], initial: list[str], shapes: str, places: list[Place]) -> None:
    """Give the words whose capital says nothing the class of their lower case, in place."""
    titles = [place for place in places if is_title(classes, shapes, place)]
    headlines = frozenset(titles)
    names = names_within(words, shapes, [place for place in places if place not in headlines])
    for place in places:
        if place in headlines:
            for index in range(place[1], place[2]):
                named = initial[index] in "Nn" and classes[index - 1] == "Z" and index > place[1]
                if shapes[index] == "A" and words[index] not in names and not named:
                    classes[index] = initial[index]
            continue
        lead = LEAD.match(shapes, place[1], place[2] - 1)
        first = lead.end() if lead else place[1]
        if shapes[first] == "A":
            classes[first] = first_class(words, initial, shapes, first, names)
    for match in QUOTED.finditer(shapes):
        if match.end() < len(shapes):
            classes[match.end()] = first_class(words, initial, shapes, match.end(), names)


def names_within(words: list[str], shapes: str, places: list[Place]) -> frozenset[str]:
    """The words that stand with a capital inside a sentence and nowhere without."""
    found = {words[match.start()] for _, first, last in places for match in NAME.finditer(shapes, first + 1, last)}
    seen = frozenset(words)
    return frozenset(word for word in found if fold(word) not in seen)


def is_title(classes: list[str], shapes: str, place: Place) -> bool:
    """Whether every content word of a sentence has a capital, as in headlines."""
    _, first, last = place
    if shapes.count("A", first, last) < max(FEWEST, shapes.count("a", first, last)):
        return False
    return not any(shapes[index] == "a" and classes[index] in OPEN for index in range(first, last))


def first_class(words: list[str], initial: list[str], shapes: str, index: int, names: frozenset[str]) -> str:
    """The class of a sentence's first word."""
    kind = initial[index]
    if words[index] in names:
        return "Z"
    if kind in NOUNISH and shapes[index + 1 : index + 2] in ("A", "I"):
        return "Z"
    return kind
