"""Times in a text, with TIMEX3 values: dates, weekdays, relative words, seasons, quarters, clock times, durations.

Each sentence becomes a string of time classes (timewords.py); one pattern finds all expressions in it, and the form
that matched says how its value is counted (timevalues.py). A weekday, and a date without its year, is the nearest one
to the day of publication in the direction of the verb beside it.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import chain
from typing import Final

from worker.claim import Time
from worker.parser.document import Sentence
from worker.parser.meaning.calendar import Tense
from worker.parser.meaning.timevalues import Found, Value, value_of
from worker.parser.meaning.timewords import CLASS
from worker.parser.memory import LIMIT, Memory

_FORMS: Final = (
    ("monthday", r"MD(?:CM?D)?(?:,?Y)?"),
    ("daymonth", r"Do?M(?:,?Y)?"),
    ("clock", r"(?:Kk?|[DN]k)Z?(?:,?i?W)?|(?<=[Bi])NZ"),
    ("quarter", r"t?Qq(?:oY|ot?LU|Y)?"),
    ("month", r"(?:eo?|L)?M(?:,?o?Y)?"),
    ("weekday", r"[Le]?WP?"),
    ("span", r"R?t?L(?:[NDa]?U|[wqSP])"),
    ("end", r"t?eo(?:t?L?U|Y)"),
    ("season", r"(?:(?<=[iBLo])t?|[eL]|t)S(?:o?Y)?"),
    ("token", r"T"),
    ("ago", r"~?[NDa]?UG"),
    ("duration", r"[NDa][Uq](?:C?[ND]U)*"),
    ("many", r"(?<=[iB])U"),
    ("part", r"(?<=i)P"),
    ("year", r"Y"),
    ("decade", r"d"),
    ("word", r"RP?"),
)
Expression = tuple[str, int, int]  # its form, and where its classes begin and end
_PATTERN: Final = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _FORMS))
_TRIGGER: Final = re.compile("[MKkZqWUYSTdRPw]")  # every form holds one of these
_MODS: Final = {
    "by": "ON_OR_BEFORE", "before": "BEFORE", "since": "ON_OR_AFTER", "until": "ON_OR_BEFORE", "till": "ON_OR_BEFORE",
    "after": "AFTER", "from": "ON_OR_AFTER", "about": "APPROX", "around": "APPROX", "nearly": "LESS_THAN",
    "almost": "LESS_THAN", "roughly": "APPROX", "approximately": "APPROX", "some": "APPROX", "over": "MORE_THAN",
}  # fmt: skip
_PRESENT: Final = frozenset("is are 're ’re am be 's ’s".split())
_VERBS: Final = frozenset("MLYVXKF")
_FORWARD: Final = frozenset("propose suggest plan consider expect intend aim".split())


def find_times(text: str, sentence: Sentence, published: date | None) -> list[Time]:
    """The times of a sentence, in order. Without a day of publication only what stands by itself has a value."""
    if _TIMELESS.issuperset(sentence.words):
        return []
    kinds = "".join(map(CLASS.__getitem__, sentence.words))
    trigger = _TRIGGER.search(kinds)
    found: list[Time] = []
    if trigger is None:
        _learn(sentence.words)
    while trigger is not None:
        first, last = _stretch(kinds, trigger.start())
        for form, start, end in _EXPRESSIONS[kinds[first:last]]:
            time = _time(text, sentence, kinds, (form, first + start, first + end), published)
            if time is not None:
                found.append(time)
        trigger = _TRIGGER.search(kinds, last)
    return found


# Words met that begin and hold no time: a sentence of no others needs no look at each word's class.
_TIMELESS: Final[set[str]] = set()


def _learn(timeless: tuple[str, ...]) -> None:
    if len(_TIMELESS) >= LIMIT:
        _TIMELESS.clear()
    _TIMELESS.update(timeless)


def _stretch(kinds: str, at: int) -> tuple[int, int]:
    """The words of time around one of them: no expression goes over a word that is none."""
    end = kinds.find(".", at)
    return kinds.rfind(".", 0, at) + 1, end if end >= 0 else len(kinds)


def _expressions(stretch: str) -> tuple[Expression, ...]:
    """What stands in a stretch of time words, by their classes alone."""
    return tuple([(match.lastgroup or "", *match.span()) for match in _PATTERN.finditer(stretch)])


_EXPRESSIONS: Final = Memory(_expressions)


def _time(
    text: str, sentence: Sentence, kinds: str, expression: Expression, published: date | None
) -> Time | None:
    """The time of an expression, or None where it is none or cannot be counted."""
    form, first, last = expression
    if not _stands(sentence, kinds, first, last, form):
        return None
    words = sentence.words[first:last]
    tense: Tense = _tense(sentence, first, last)
    value = _VALUES[form, words, kinds[first:last], published, tense]
    if value is None:
        return None
    before = sentence.words[first - 1].lower() if first else ""
    kind, written, mod = value
    begin = first + (kinds[first] == "t" and form in {"quarter", "span", "season", "end"})
    start, end = sentence.starts[begin], sentence.ends[last - 1]
    return Time(text[start:end], ((start, end),), kind, written, mod or _MODS.get(before))


def _value(expression: tuple[str, tuple[str, ...], str, date | None, Tense]) -> Value | None:
    """The value of a form with its words and their classes, counted from a day in one direction."""
    form, words, kinds, published, tense = expression
    return value_of(Found(form, words, tuple([word.lower() for word in words]), kinds, published, tense))


_VALUES: Final = Memory(_value)  # an archive says *on Monday* of few days


def _stands(sentence: Sentence, kinds: str, first: int, last: int, form: str) -> bool:
    """Whether what looks like a time is none: a rate, an age, a count, a verb."""
    tags, words = sentence.tags, sentence.words
    before = kinds[first - 1] if first else "."
    if form == "year":
        follows = tags[last : last + 1]
        return before not in "MD~" and follows not in {"S", "#"} and words[first - 1 : first] != ("$",)
    if form == "duration":
        if before == "/" or (first > 1 and kinds[first - 2] == "/"):
            return False
        if kinds[first] == "a":
            if words[last : last + 1] == ("of",):
                return False
            return before in "iB~" or (first > 0 and tags[first - 1] in "VYLKF")
        return words[last : last + 1] != ("old",)
    if form == "month" and words[first] in {"May", "March"} and last - first == 1:
        return before in "iBLeo"
    if form == "season":
        return tags[last - 1] in "NZ#"
    if form == "part":
        return words[first - 1] == "in" and tags[last : last + 1] in {"N", "S"}
    return form != "many" or words[first].endswith("s")


def _tense(sentence: Sentence, first: int, last: int) -> Tense:
    """The direction of a date: that of the verb before it, else of the verb behind it; prepositions go first."""
    words, tags = sentence.words, sentence.tags
    before = words[first - 1].lower() if first else ""
    if before in {"for", "by", "until", "till"} and tags[first - 1] == "I":
        return "future"
    if before == "since":
        return "past"
    for at in chain(range(first - 1, -1, -1), range(last, len(tags))):
        tense = _verb_tense(sentence, at) if tags[at] in _VERBS else None
        if tense:
            return tense
    return "past"


def _verb_tense(sentence: Sentence, at: int) -> Tense | None:
    tag, word = sentence.tags[at], sentence.words[at].lower()
    before = sentence.tags[at - 1] if at else ""
    if tag == "M":
        return "future"
    if tag == "L":
        return "past"
    if tag in "YV":
        return "future" if sentence.lemmas[at] not in {"say", "have"} or before == "O" else None
    if tag == "X":
        return "future" if word in _PRESENT and before not in "XK" else "past"
    if tag == "K":
        return None if before in "XRE" else "past"
    if tag == "F":
        return "future" if at and sentence.lemmas[at - 1] in _FORWARD else None
    return None
