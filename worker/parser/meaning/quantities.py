"""Numbers with what they count: decimal strings, ranges and bounds, units, currencies.

    at least 14 drivers           min 14, of drivers
    3.4 billion to 3.9 billion    min 3400000000, max 3900000000
    about $4.1 million            approx, 4100000 USD
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from worker.claim import Quantity, Time
from worker.parser.document import Sentence
from worker.parser.meaning.reading import overlaps
from worker.parser.meaning.timewords import NUMBERS
from worker.parser.memory import Memory

_FORM: Final = re.compile(
    r"(?P<money>US\$|C\$|A\$|NZ\$|HK\$|[$€£¥₹₩₽])?(?P<sign>[-−])?(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+)"
    r"(?P<unit>%|bn|m|mn|tn|k|km|kg|mph|kph|C|F)?",
    re.ASCII,
)
_MONEY: Final = {
    "$": "USD", "US$": "USD", "C$": "CAD", "A$": "AUD", "NZ$": "NZD", "HK$": "HKD", "€": "EUR", "£": "GBP", "¥": "JPY",
    "₹": "INR", "₩": "KRW", "₽": "RUB",
}  # fmt: skip
_TIMES: Final = {
    "hundred": 10**2, "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "mn": 10**6, "billion": 10**9,
    "bn": 10**9, "trillion": 10**12, "tn": 10**12, "dozen": 12,
}  # fmt: skip
_UNITS: Final = {
    "percent": "%", "per cent": "%", "pct": "%", "percentage": "percentage point", "dollars": "USD", "euros": "EUR",
    "pounds": "pounds", "yen": "JPY", "yuan": "CNY", "roubles": "RUB", "rubles": "RUB", "crowns": "crowns",
    "rupees": "rupees",
    "francs": "francs", "won": "KRW", "lira": "TRY", "km": "km", "kilometres": "km", "kilometers": "km", "metres": "m",
    "meters": "m", "miles": "mi", "feet": "ft", "inches": "in", "centimetres": "cm", "centimeters": "cm", "kg": "kg",
    "kilograms": "kg", "kilos": "kg", "tonnes": "t", "tons": "t", "litres": "l", "liters": "l", "barrels": "barrels",
    "degrees": "degrees", "megawatts": "MW", "gigawatts": "GW", "milliwatts": "mW", "hectares": "ha", "acres": "acres",
    "decibels": "dB", "mph": "mph", "kph": "km/h",
}  # fmt: skip
_AT_LEAST: Final = frozenset({"at least", "more than", "no fewer", "over", "above", "exceeding"})
_AT_MOST: Final = frozenset({"at most", "up to", "fewer than", "less than", "under", "below", "as many"})
_ABOUT: Final = frozenset("about around some nearly almost roughly approximately circa".split())
Number = tuple[Decimal, str | None, int]  # value, unit, the token behind it


def find_quantities(text: str, sentence: Sentence, times: list[Time]) -> list[Quantity]:
    """The quantities of a sentence, in order; numbers of its `times` are none."""
    tags = sentence.tags
    found: list[Quantity] = []
    at = tags.find("#")
    while at >= 0:
        quantity, end = _quantity(text, sentence, at)
        if quantity is not None and not any(overlaps(quantity.spans, time.spans) for time in times):
            found.append(quantity)
        at = tags.find("#", max(end, at + 1))
    return found


def _quantity(text: str, sentence: Sentence, at: int) -> tuple[Quantity | None, int]:
    number = _number(sentence, at)
    if number is None:
        return None, at + 1
    value, unit, end = number
    upper = _range(sentence, end)
    first, last = at, end
    if upper is not None:
        top, top_unit, last = upper
        unit = top_unit or unit
        unit, of, last = _counted(sentence, last, unit)
        return _made(text, sentence, (first, last), None, (value, top), approx=False, unit=unit, of=of), last
    unit, of, last = _counted(sentence, end, unit)
    bound, approx = _bound(sentence, at)
    low, high = (value, None) if bound > 0 else (None, value) if bound < 0 else (None, None)
    exact = None if bound else value
    return _made(text, sentence, (first, last), exact, (low, high), approx=approx, unit=unit, of=of), last


def _number(sentence: Sentence, at: int) -> Number | None:
    """The number that begins at a token, with its multiplier."""
    read = _READ[sentence.words[at]]
    if read is None:
        return None
    value, unit = read
    end = at + 1
    while end < len(sentence.words) and sentence.words[end].lower() in _TIMES:
        value *= _TIMES[sentence.words[end].lower()]
        end += 1
    return value, unit, end


def _read(word: str) -> tuple[Decimal, str | None] | None:
    """The number that a word is, with the unit or currency written to it."""
    form = _FORM.fullmatch(word)
    if form is None:
        low = word.lower()
        return (Decimal(NUMBERS[low]), None) if low in NUMBERS and low not in {"a", "an", "couple"} else None
    value = Decimal(form["number"].replace(",", ""))
    value = -value if form["sign"] else value
    suffix = form["unit"]
    if suffix in _TIMES:
        return value * _TIMES[suffix], _MONEY.get(form["money"] or "")
    return value, suffix or _MONEY.get(form["money"] or "")


_READ: Final = Memory(_read)


def _range(sentence: Sentence, at: int) -> Number | None:
    """*… to 3.9 billion* behind a first number."""
    if at + 1 < len(sentence.words) and sentence.words[at] in {"to", "-", "–"} and sentence.tags[at + 1] == "#":
        return _number(sentence, at + 1)
    return None


def _counted(sentence: Sentence, at: int, unit: str | None) -> tuple[str | None, str | None, int]:
    """The unit and the noun behind a number, and the token behind them."""
    words, tags = sentence.words, sentence.tags
    if at < len(words):
        named = _UNITS.get(words[at].lower())
        if words[at : at + 2] == ("per", "cent"):
            named, at = "%", at + 1
        if named is not None:
            unit, at = named, at + 1
            if words[at : at + 1] in {("point",), ("points",)}:
                at += 1
    end = at
    while end < len(words) and tags[end] in "JKNSZU" and end - at < 4:
        end += 1
    while end > at and tags[end - 1] not in "NS":
        end -= 1
    if end > at and (unit is None or at == end - 1):
        return unit, " ".join(words[at:end]), end
    return unit, None, at


def _bound(sentence: Sentence, at: int) -> tuple[int, bool]:
    """1 for a lower bound, -1 for an upper one, 0 for none; and whether the number is rough."""
    one = sentence.words[at - 1].lower() if at else ""
    two = f"{sentence.words[at - 2].lower()} {one}" if at > 1 else one
    if two in _AT_LEAST or one in _AT_LEAST:
        return 1, False
    if two in _AT_MOST or one in _AT_MOST:
        return -1, False
    return 0, one in _ABOUT


def _made(
    text: str,
    sentence: Sentence,
    tokens: tuple[int, int],
    exact: Decimal | None,
    bounds: tuple[Decimal | None, Decimal | None],
    *,
    approx: bool,
    unit: str | None,
    of: str | None,
) -> Quantity:
    start, end = sentence.starts[tokens[0]], sentence.ends[tokens[1] - 1]
    low, high = bounds
    return Quantity(text[start:end], ((start, end),), _plain(exact), _plain(low), _plain(high), approx, unit, of)


def _plain(value: Decimal | None) -> str | None:
    """A decimal without exponent and without zeros behind the point."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
