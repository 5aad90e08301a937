"""TIMEX3 values of the forms that times.py finds; each form has one small function."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from worker.parser.meaning import calendar, timewords
from worker.parser.meaning.calendar import Tense

Value = tuple[str, str, str | None]  # type, value, mod
_EDGES: Final = {"early": "START", "late": "END", "mid": "MID", "end": "END", "start": "START", "beginning": "START"}


class Found(NamedTuple):
    """An expression: its form, words as written and in lower case, their classes, and what it is counted from."""

    form: str
    words: tuple[str, ...]
    lows: tuple[str, ...]
    kinds: str
    day: date | None
    tense: Tense

    def at(self, kind: str) -> str | None:
        """The first word of a class, as written."""
        index = self.kinds.find(kind)
        return self.words[index] if index >= 0 else None

    @property
    def edge(self) -> str | None:
        """*Early, late, the end of* as a TIMEX3 mod."""
        return next((_EDGES[low] for low in self.lows if low in _EDGES), None)

    @property
    def number(self) -> str | None:
        """The number in it."""
        numbers = [low for low, kind in zip(self.lows, self.kinds, strict=True) if kind in "NDa"]
        return timewords.number(numbers[0]) if numbers else None

    @property
    def shift(self) -> int:
        """-1 for last, 1 for next, 0 for this or nothing."""
        return next((timewords.SHIFTS[low] for low in self.lows if low in timewords.SHIFTS), 0)


def value_of(found: Found) -> Value | None:
    """The value of an expression, or None where it cannot be counted."""
    return _BY_FORM[found.form](found)


def _dated(text: str | None, mod: str | None = None) -> Value | None:
    return ("DATE", text, mod) if text else None


def _monthday(found: Found) -> Value | None:
    month, number, year = found.at("M"), found.at("D"), found.at("Y")
    assert month is not None
    assert number is not None
    index, count = timewords.month(month), int(number.rstrip("stndrhSTNDRH"))
    if year:
        return _dated(calendar.written(int(year), index, count))
    return _dated(calendar.month_day(found.day, index, count, found.tense)) if found.day else None


def _clock(found: Found) -> Value | None:
    if found.day is None:
        return None
    day: date | None = found.day
    weekday = found.at("W")
    if weekday:
        day = calendar.weekday(found.day, timewords.day_index(weekday), found.tense)
    hours = _hours(found.lows)
    return ("TIME", f"{day.isoformat()}T{hours}", None) if day and hours else None


def _hours(lows: tuple[str, ...]) -> str | None:
    """*11:20 a.m.*, *0940*, *3pm* as 24 hours."""
    text = lows[0]
    half = "p" if text.endswith("pm") or lows[1:2] in {("p.m.",), ("pm",), ("p.m",)} else "a"
    marked = text.endswith(("am", "pm")) or any(low in {"a.m.", "p.m.", "am", "pm"} for low in lows[1:2])
    text = text.removesuffix("am").removesuffix("pm").replace(".", ":")
    if ":" not in text:
        text = f"{text[:2]}:{text[2:]}" if len(text) == 4 else f"{text}:00"
    hour, minute = text.split(":")[:2]
    if not (hour.isdigit() and minute.isdigit()) or int(hour) > 24 or int(minute) > 59:
        return None
    count = int(hour)
    if marked:
        count = count % 12 + (12 if half == "p" else 0)
    return f"{count:02d}:{minute}"


def _quarter(found: Found) -> Value | None:
    number = next((timewords.ORDINALS[low] for low in found.lows if low in timewords.ORDINALS), None)
    if number is None:
        return None
    year = found.at("Y")
    if year:
        return _dated(f"{int(year):04d}-Q{number}")
    if found.day is None:
        return None
    now = (found.day.month - 1) // 3 + 1
    count = found.day.year + found.shift
    if found.shift == 0:
        count += -1 if found.tense == "past" and number > now else 1 if found.tense == "future" and number < now else 0
    return _dated(f"{count:04d}-Q{number}")


def _month(found: Found) -> Value | None:
    name, year = found.at("M"), found.at("Y")
    assert name is not None
    index = timewords.month(name)
    if year:
        return _dated(f"{int(year):04d}-{index:02d}", found.edge)
    if found.day is None:
        return None
    tense: Tense = {-1: "past", 1: "future"}.get(found.shift, found.tense)  # type: ignore[assignment]
    return _dated(f"{calendar.month_year(found.day, index, tense):04d}-{index:02d}", found.edge)


def _weekday(found: Found) -> Value | None:
    name, part = found.at("W"), found.at("P")
    if found.day is None or name is None:
        return None
    day = calendar.weekday(found.day, timewords.day_index(name), found.tense, found.shift)
    if day is None:
        return None
    suffix = timewords.PARTS.get((part or "").lower(), "")
    return ("TIME", f"{day.isoformat()}T{suffix}", found.edge) if suffix else _dated(day.isoformat(), found.edge)


def _span(found: Found) -> Value | None:
    """*Last week, this year, the past six months, in recent weeks, next summer, this morning, this weekend.*"""
    shift = found.shift
    if shift == -2:
        return _dated("PAST_REF")
    count, unit = found.number, _unit(found.lows[-1])
    if count or (found.lows[-2] in {"past", "coming"} and unit):
        return _period(count or "1", unit) if unit else None
    if found.kinds[-1] in "SP" or found.day is None:
        return _season(found) if found.kinds[-1] == "S" else _part(found, shift)
    return _near(found.day, shift, found.lows[-1], unit)


def _part(found: Found, shift: int) -> Value | None:
    suffix = timewords.PARTS.get(found.lows[-1])
    day = calendar.moved(found.day, -1 if shift < 0 else 1 if shift > 0 else 0) if found.day else None
    return ("TIME", f"{day.isoformat()}T{suffix}", None) if day and suffix else None


def _near(day: date, shift: int, low: str, unit: str | None) -> Value | None:
    if low.startswith("weekend"):
        week = calendar.week(day, shift)
        return _dated(f"{week}-WE") if week else None
    if low == "quarter":
        return _dated(calendar.quarter(day, 3 * shift))
    if unit == "N":
        return _dated({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[shift])
    if unit == "W":
        return _dated(calendar.week(day, shift))
    if unit == "M":
        return _dated(calendar.month_off(day, shift))
    if unit == "Y":
        return _dated(f"{day.year + shift:04d}")
    if unit == "E":
        return _dated(f"{day.year // 10 + shift:03d}")
    if unit == "C":
        return _dated(f"{day.year // 100 + shift:02d}")
    return None


def _unit(low: str) -> str | None:
    return timewords.UNITS.get(low) or timewords.UNITS.get(low.removesuffix("s"))


def _end(found: Found) -> Value | None:
    year = found.at("Y")
    if year:
        return _dated(year, found.edge)
    near = _near(found.day, found.shift, found.lows[-1], _unit(found.lows[-1])) if found.day else None
    return _dated(near[1], found.edge) if near else None


def _season(found: Found) -> Value | None:
    season, year = found.at("S"), found.at("Y")
    assert season is not None
    code = calendar.SEASONS[season.lower()]
    if year:
        return _dated(f"{int(year):04d}-{code}", found.edge)
    if found.day is None:
        return None
    tense: Tense = {-1: "past", 1: "future"}.get(found.shift, found.tense)  # type: ignore[assignment]
    return _dated(f"{calendar.season_year(found.day, code, tense):04d}-{code}", found.edge)


def _token(found: Found) -> Value | None:
    """*20-minute, mid-September, third-quarter, full-year.*"""
    parts = timewords.whole(found.words[0])
    if "count" in parts:
        count, unit = timewords.number(parts["count"]), timewords.UNITS.get(parts["unit"])
        return _period(count, unit) if count and unit else None
    if "quarter" in parts:
        words = (parts["ordinal"], "quarter")
        return _quarter(Found("quarter", words, words, "Qq", found.day, found.tense))
    if "year" in parts:
        return _dated(f"{found.day.year:04d}") if found.day else None
    name = parts.get("when", "")
    if name in timewords.MONTH:
        inner = Found("month", (name,), (name,), "M", found.day, found.tense)
        value = _month(inner)
        return (value[0], value[1], _EDGES[parts["part"]]) if value else None
    if name in calendar.SEASONS:
        value = _season(Found("season", (name,), (name,), "S", found.day, found.tense))
        return (value[0], value[1], _EDGES[parts["part"]]) if value else None
    return None


def _period(count: str, unit: str | None) -> Value | None:
    if unit is None or unit == "N":
        return None
    if unit in timewords.CLOCK:
        return "DURATION", f"PT{count}{timewords.CLOCK[unit]}", None
    factor = {"Q": ("M", 3), "E": ("Y", 10), "C": ("Y", 100), "F": ("W", 2)}.get(unit)
    if factor and count.isdigit():
        return "DURATION", f"P{int(count) * factor[1]}{factor[0]}", None
    return "DURATION", f"P{count}{unit}", None


def _duration(found: Found) -> Value | None:
    """*15 years*; several units become the smallest of them: 1 minute 12 seconds is PT72S."""
    pairs = [
        (timewords.number(low), _unit(found.lows[at + 1]))
        for at, low in enumerate(found.lows[:-1])
        if found.kinds[at] in "NDa" and found.kinds[at + 1] in "Uq"
    ]
    if len(pairs) == 1:
        count, unit = pairs[0]
        return _period(count, unit) if count else None
    sizes = {"S": 1, "I": 60, "H": 3600}
    if all(count and count.isdigit() and unit in sizes for count, unit in pairs):
        smallest = str(pairs[-1][1])
        total = sum(int(count or 0) * sizes[str(unit)] for count, unit in pairs) // sizes[smallest]
        return "DURATION", f"PT{total}{timewords.CLOCK[smallest]}", None
    return None


def _ago(found: Found) -> Value | None:
    count, unit = found.number, _unit(found.lows[-2])
    if count is None or not count.isdigit() or found.day is None or int(count) > 5000:
        return _dated("PAST_REF")
    if unit == "D":
        day = calendar.moved(found.day, -int(count))
        return _dated(day.isoformat()) if day else None
    return _near(found.day, -int(count), found.lows[-2], unit)


def _many(found: Found) -> Value | None:
    unit = _unit(found.lows[0])
    return _period("X", unit) if unit and unit not in "NEC" else None


def _year(found: Found) -> Value | None:
    return _dated(found.words[0])


def _decade(found: Found) -> Value | None:
    return _dated(found.words[0][:3])


def _part_of_day(found: Found) -> Value | None:
    return _part(found, 0)


def _word(found: Found) -> Value | None:
    low = found.lows[0]
    if low in timewords.REFERENCES:
        return _dated(timewords.REFERENCES[low])
    day = calendar.moved(found.day, timewords.DEICTIC[low]) if found.day else None
    if day is None:
        return None
    part = timewords.PARTS.get(found.lows[-1], "") if len(found.lows) > 1 else "NI" if low == "tonight" else ""
    return ("TIME", f"{day.isoformat()}T{part}", None) if part else _dated(day.isoformat())


_BY_FORM: Final[dict[str, Callable[[Found], Value | None]]] = {
    "monthday": _monthday, "daymonth": _monthday, "clock": _clock, "quarter": _quarter, "month": _month,
    "weekday": _weekday, "span": _span, "end": _end, "season": _season, "token": _token, "ago": _ago,
    "duration": _duration, "many": _many, "year": _year, "decade": _decade, "word": _word, "part": _part_of_day,
}  # fmt: skip
