"""Words of time, one class a word: the alphabet of times.py.

W weekday · M month · D number that can be a day · Y number that can be a year · N other number · U unit · L last,
next, this · S season · P part of day · R now, today, recently · K clock time · k a.m. · Z time zone · Q first, second ·
q quarter · w weekend · d 1990s · o of · t the · a a, an · / each, per · , comma · e early, late, mid, end · G ago ·
T whole token ("20-minute", "mid-May", "third-quarter") · ~ about · B by, before, since · i in, on · C and, to · . other
"""

from __future__ import annotations

import re
from typing import Final

from worker.parser.meaning.calendar import MONTHS, SEASONS, WEEKDAYS
from worker.parser.memory import Memory

NUMBERS: Final = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "a": 1, "an": 1, "couple": 2, "dozen": 12}
ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
UNITS: Final = {
    "second": "S", "minute": "I", "hour": "H", "day": "D", "night": "D", "week": "W", "month": "M", "year": "Y",
    "quarter": "Q", "decade": "E", "century": "C", "fortnight": "F", "season": "N", "term": "N",
    "mins": "I", "hrs": "H",
}  # fmt: skip
CLOCK: Final = {"S": "S", "I": "M", "H": "H"}  # what TIMEX3 writes behind PT
_SHORT_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_SHORT_DAYS: Final = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4}
DAYS: Final = {name: index for index, name in enumerate(WEEKDAYS)}
MONTH: Final = {name: index + 1 for index, name in enumerate(MONTHS)}
DEICTIC: Final = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0,
}  # fmt: skip
REFERENCES: Final = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "previously": "PAST_REF", "formerly": "PAST_REF", "earlier": "PAST_REF",
    "lately": "PAST_REF",
    "shortly": "FUTURE_REF",
}  # fmt: skip
PARTS: Final = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "", "noon": "", "midday": "",
}  # fmt: skip
SHIFTS: Final = {
    "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "current": 0,
    "recent": -2,
}  # fmt: skip
_WORDS: Final[dict[str, str]] = {
    **dict.fromkeys(DAYS, "W"),
    **dict.fromkeys(MONTH, "M"),
    **dict.fromkeys(NUMBERS, "N"),
    **dict.fromkeys(("a", "an"), "a"),
    **dict.fromkeys(("each", "every", "per", "once", "twice"), "/"),
    "the": "t",
    **dict.fromkeys(ORDINALS, "Q"),
    **dict.fromkeys(UNITS, "U"),
    **dict.fromkeys((unit + "s" for unit in UNITS if not unit.endswith("s")), "U"),
    "quarter": "q",
    "quarters": "U",
    "centuries": "U",
    **dict.fromkeys(SEASONS, "S"),
    **dict.fromkeys(PARTS, "P"),
    **dict.fromkeys(DEICTIC, "R"),
    **dict.fromkeys(REFERENCES, "R"),
    **dict.fromkeys(SHIFTS, "L"),
    **dict.fromkeys(("weekend", "weekends"), "w"),
    "second": "Q",
    "of": "o",
    ",": ",",
    **dict.fromkeys("early late mid end start beginning middle".split(), "e"),
    "ago": "G",
    "decade": "U",
    **dict.fromkeys("about around nearly almost roughly approximately some over under".split(), "~"),
    **dict.fromkeys("by before since until till after from within".split(), "B"),
    **dict.fromkeys("in on at during for".split(), "i"),
    **dict.fromkeys(("and", "to", "or", "-", "–"), "C"),
    **dict.fromkeys(("a.m.", "p.m.", "am", "pm", "a.m", "p.m"), "k"),
    **dict.fromkeys(("gmt", "utc", "bst", "cet", "cest", "et", "est", "edt", "pst", "local"), "Z"),
    "may": ".",
    "march": ".",
}
_SMALL: Final = {word: "." if kind in {"W", "M"} else kind for word, kind in _WORDS.items()}
_CAPITALS: Final = _WORDS | {"may": "M", "march": "M"}
_SHORT: Final = dict.fromkeys(_SHORT_DAYS, "W") | dict.fromkeys(_SHORT_MONTHS, "M")
_NUMERAL: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|(\d{4})s?|[\d,.]*\d", re.ASCII | re.IGNORECASE)
_TIME: Final = re.compile(
    r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?(?:am|pm)?|(?:1[0-2]|[1-9])(?:am|pm)", re.ASCII | re.IGNORECASE
)
_WHOLE: Final = re.compile(
    r"(?:(?P<whole>full)-(?P<year>year)|(?P<part>mid|early|late)-(?P<when>[a-z]+)|(?P<count>\d+|[a-z]+)-(?P<unit>second|minute|hour|day|week|month|year|decade)s?"
    r"|(?P<ordinal>first|second|third|fourth)-(?P<quarter>quarter))", re.ASCII | re.IGNORECASE
)


def classify(word: str) -> str:
    """The class of a word."""
    if "0" <= word[0] <= "9":
        return _numeral(word)
    if not word.isascii():
        return "."
    low = word.lower()
    found = _SMALL.get(low) if word[0] == low[0] else _SHORT.get(low.rstrip(".")) or _CAPITALS.get(low)
    if found is None:
        return "T" if "-" in low and _WHOLE.fullmatch(low) else "."
    return found


def _numeral(word: str) -> str:
    if _TIME.fullmatch(word):
        return "K"
    if "-" in word and _WHOLE.fullmatch(word.lower()):
        return "T"
    found = _NUMERAL.fullmatch(word)
    if not found:
        return "."
    if found[1] and "1500" <= found[1] <= "2100":
        return "Y" if len(word) == 4 else "d"
    bare = word.rstrip("stndrh")
    return "D" if len(bare) <= 2 and 1 <= int(bare) <= 31 else "N"


CLASS: Final = Memory(classify)


def month(word: str) -> int:
    """1 to 12."""
    low = word.lower().rstrip(".")
    return MONTH.get(low) or _SHORT_MONTHS[low]


def day_index(word: str) -> int:
    """0 for Monday."""
    low = word.lower().rstrip(".")
    return DAYS[low] if low in DAYS else _SHORT_DAYS[low]


def whole(word: str) -> dict[str, str]:
    """The parts of a token such as "20-minute"."""
    found = _WHOLE.fullmatch(word.lower())
    return {name: value for name, value in found.groupdict().items() if value} if found else {}


def number(word: str) -> str | None:
    """A count as TIMEX3 writes it: "three" 3, "1.2" 1.2."""
    low = word.lower()
    if low in NUMBERS:
        return str(NUMBERS[low])
    text = low.replace(",", "").rstrip("stndrh")
    return text if re.fullmatch(r"\d+(?:\.\d+)?", text, re.ASCII) else None
