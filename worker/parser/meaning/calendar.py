"""Dates without the clock or the machine's time zone: TIMEX3 values counted from the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, Literal

Tense = Literal["past", "future"]
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def day_of(published_at: str | None) -> date | None:
    """The day of publication as the message writes it; its time zone is not turned into another."""
    found = _DATE.match(published_at or "")
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def weekday(day: date, index: int, tense: Tense, shift: int = 0) -> date | None:
    """The nearest such weekday, `day` itself included; with `shift` -1 or +1 the one of *last* or *next*."""
    ahead = (index - day.weekday()) % 7
    behind = (day.weekday() - index) % 7
    if shift < 0:
        return moved(day, -(behind or 7))
    if shift > 0:
        return moved(day, ahead or 7)
    return moved(day, ahead if tense == "future" else -behind)


def moved(day: date, days: int) -> date | None:
    """A day some days off, or None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_year(day: date, month: int, tense: Tense) -> int:
    """The year of a month that comes without one."""
    if tense == "future":
        return day.year if month >= day.month else day.year + 1
    return day.year if month <= day.month else day.year - 1


def month_day(day: date, month: int, number: int, tense: Tense) -> str | None:
    """The date of a month and day that come without a year."""
    year = day.year
    if tense == "future" and (month, number) < (day.month, day.day):
        year += 1
    elif tense == "past" and (month, number) > (day.month, day.day):
        year -= 1
    return written(year, month, number)


def written(year: int, month: int, number: int) -> str | None:
    """A full date, or None where there is no such day."""
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def week(day: date, weeks: int) -> str | None:
    """The ISO week some weeks off."""
    other = moved(day, 7 * weeks)
    if other is None:
        return None
    year, number, _ = other.isocalendar()
    return f"{year:04d}-W{number:02d}"


def month_off(day: date, months: int) -> str:
    """The month some months off."""
    count = day.year * 12 + day.month - 1 + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def quarter(day: date, months: int = 0) -> str:
    """The quarter of the month some months off."""
    count = day.year * 12 + day.month - 1 + months
    return f"{count // 12:04d}-Q{count % 12 // 3 + 1}"


def season_year(day: date, season: str, tense: Tense) -> int:
    """The year of a season that comes without one."""
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    if tense == "future":
        return day.year if day.month <= begins + 2 else day.year + 1
    return day.year if day.month >= begins else day.year - 1
