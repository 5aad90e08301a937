"""What a token form is before its neighbours are seen: word, class, shape; memorised by piece (token and space behind).

Shape, one character a token, is what sentence ends are found by:
a lower case · A capital · F capitalised function word · W weekday, month, time zone · d digit · . full stop ·
? ! and ? · e ellipsis · t title with its stop · i other abbreviation · m a.m. and p.m. · I initial ·
Q q quotation mark · ( ) bracket · , other mark
"""

from __future__ import annotations

from worker.parser.text.lexicon import suffix_class, word_class
from worker.parser.text.lexicon_closed import closed
from worker.parser.text.tokens import TITLES, word

Form = tuple[str, str, str, str]  # word, class, shape, class if its capital is the sentence's

LIMIT = 200_000  # pieces remembered; a run of forms beyond it starts over
LONGEST = 40  # code points; longer pieces are not remembered
# simple folding of the scripts with case that news in English uses; these ranges have been complete since Unicode 9
FOLD = {c: chr(c).lower() for c in range(0x41, 0x530) if len(chr(c).lower()) == 1 and chr(c).lower() != chr(c)}
CAPITALS = frozenset(map(chr, FOLD))
MARKS = {
    ",": ",", ".": ".", "!": ".", "?": ".", ":": ":", ";": ";", "(": "(", "[": "(", "{": "(", ")": ")", "]": ")",
    "}": ")", "–": "-", "—": "-", "-": "-", "―": "-", "−": "-", "…": ".", "“": "Q", "„": "Q", "«": "Q", "‹": "Q",
    "‘": "Q", "”": "q", "»": "q", "›": "q", "’": "q", '"': "q", "'": "q", "''": "q", "``": "Q", "‟": "Q", "‚": "Q",
    "＂": "q", "’’": "q", "‘‘": "Q", "&": "C",
}  # fmt: skip
QUOTES = frozenset("“„«‹‘”»›’\"'‟‚＂") | {"''", "``", "’’", "‘‘"}
_WEEK = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December ET EST EDT GMT UTC Eastern Pacific Central Jan. Feb. Aug. Sept. Oct. Nov. Dec."
)
WEEK = frozenset(_WEEK.split())
TITLE_STOPS = frozenset(title + "." for title in TITLES) | {"No.", "Nos."}
FUNCTION = frozenset(name for name, kind in closed().items() if kind in "DPGWBICXMEàáâãåçèéêëìíîïóôõæùú")


def fold(form: str) -> str:
    """Lower case by a table that no Python release changes."""
    return form.translate(FOLD)


class Forms(dict[str, Form]):
    """Pieces to their forms, filled as they are met."""

    def __missing__(self, piece: str) -> Form:
        form = read_form(word(piece))
        if len(piece) <= LONGEST:
            if len(self) >= LIMIT:
                self.clear()
            self[piece] = form
        return form


def read_form(form: str) -> Form:
    """The form of one token."""
    first = form[0]
    if form in MARKS:
        return mark_form(form)
    low = fold(form)
    if first in "'’" and word_class(low) is None:
        return form, "#" if len(form) > 1 and form[1] in "0123456789" else "*", "a", "*"
    if first in "0123456789$£€¥" and len(form) > 0 and any(c in "0123456789" for c in form):
        return form, number_class(form), "d", "#"
    if first in "@#":
        return form, "Z", "A", "Z"
    if form.endswith(".") and len(form) > 1:
        return stop_form(form, low)
    if first in CAPITALS:
        return capital_form(form, low)
    if not is_letter(first) and word_class(low) is None:
        return form, "*", ",", "*"
    kind = word_class(form) or suffix_class(form)
    return form, kind, "a", kind


def is_letter(char: str) -> bool:
    """Whether a code point counts as a letter of a word (see tokens.LETTER)."""
    return char in CAPITALS or "a" <= char <= "z" or char >= "À"


def number_class(form: str) -> str:
    """A number; *19-year-old* is an adjective, *1990s* a noun."""
    return "J" if "-" in form and form[-1] not in "0123456789" else "#"


def mark_form(form: str) -> Form:
    """A punctuation mark; a quotation mark is decided later, in its place."""
    kind = MARKS[form]
    if form in QUOTES:
        return form, kind, kind, kind
    shape = "?" if form in "!?" else "e" if form == "…" else kind if kind in ".()" else ","
    return form, kind, shape, kind


def stop_form(form: str, low: str) -> Form:
    """A token that keeps its full stop, an ellipsis, or several stops."""
    if form.strip(".") == "":
        return form, ".", "e", "."
    if form in TITLE_STOPS:
        return form, word_class(low) or "Z", "t", "Z"
    if low in ("a.m.", "p.m."):
        return form, "N", "m", "N"
    if len(form) == 2:
        return form, "Z", "I", "Z"
    kind = word_class(low) or ("Z" if form[0] in CAPITALS else "N")
    return form, kind, "i", kind


def capital_form(form: str, low: str) -> Form:
    """A word with a capital: a name, a function word or a demonym; at a sentence start what its lower case is."""
    named = word_class(form)
    lower = word_class(low)
    if low in FUNCTION and named is None:
        return form, lower or "N", "F", lower or "N"
    shape = "W" if form in WEEK else "A"
    initial = lower if lower and (named is None or low in FUNCTION or named == "Z") else named or "Z"
    return form, named or "Z", shape, initial
