"""Character classes spelled out, so that the same text is read alike on every release of Python.

The strings go inside the brackets of a regular expression that is compiled with `re.ASCII`.
"""

from __future__ import annotations

import re

UP = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚΑ-ΩА-ЯЁІЇЄҐ"
LOW = "a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľŀłńņňōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșțα-ωа-яёіїєґ"
LETTER = UP + LOW
SPACE = " \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
QUOTES = "\"“”„«»‘’'‚‹›`"

_FOLD = {ord(c): ord(c) + 32 for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | dict.fromkeys(map(ord, "‘’'`"), None)
_GAPS = re.compile("[\x00-/:-`{-\u00bf\u2000-\u206f\u3000\ufeff]+")


def folded(text: str) -> str:
    """The words alone, in lower case (ASCII), parted by one space: what makes two lines the same line."""
    return _GAPS.sub(" ", text.translate(_FOLD)).strip(" ")
