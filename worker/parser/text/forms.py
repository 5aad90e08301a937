"""What a token is before its neighbours are seen: its class and its shape; memorised by chunk.

Shape, one character a token, is what sentence ends are found by:
a lower case · A capital · F capitalised function word · W weekday, month, time zone · d digit · . full stop ·
? ! and ? · e ellipsis · t title with its stop · n No. · i other abbreviation · m a.m. and p.m. · I initial ·
Q q quotation mark · ( ) bracket · , other mark
"""

from __future__ import annotations

import itertools
from functools import lru_cache

from worker.parser.memory import Memory
from worker.parser.text.lexicon import suffix_class, word_class
from worker.parser.text.lexicon_closed import closed
from worker.parser.text.tokens import SHADOW, TITLES, tokens

Form = tuple[str, str]  # class, shape

LIMIT = 65_536  # chunks remembered; a run beyond it starts over
LONGEST = 40  # code points; longer chunks are not remembered
LEAD = "\0\0"  # in the codes of a chunk: it has a lead
DIGITS = frozenset("0123456789")
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
TITLE_STOPS = frozenset(title + "." for title in TITLES)
NUMBER_STOPS = frozenset(("No.", "Nos."))
FUNCTION = frozenset(name for name, kind in closed().items() if kind in "DPGWBICXMEàáâãåçèéêëìíîïóôõæùúûüþ")


def fold(form: str) -> str:
    """Lower case by a table that no Python release changes."""
    return form.lower() if form.isascii() else form.translate(FOLD)


# The tokens of a chunk: words, codes, advances, lead. A plain tuple, which is unpacked faster than one with names.
# Codes: class and shape of each token in turn. Advances: from the start of each token to the next; the last one counts
# the space behind the chunk. Lead: the white space before the first token, or all of the chunk and its space where it
# has no token.
Chunk = tuple[tuple[str, ...], str, tuple[int, ...], int]
EDGE = "\n"
BETWEEN: Chunk = ((EDGE,), EDGE + EDGE, (0,), 0)  # stands between two blocks as if it were a token
# One object of each: `sys.intern` would do for strings, but some releases of Python never let go of what it was given.
TEXTS: Memory[str, str] = Memory(lambda text: text)
ADVANCES: Memory[tuple[int, ...], tuple[int, ...]] = Memory(lambda advances: advances, 4_096)


class Chunks(dict[str, Chunk]):
    """Chunks, filled as they are met: a function with a memory that is bounded."""

    def __missing__(self, text: str) -> Chunk:
        chunk = read_chunk(text)
        if len(text) <= LONGEST:
            if len(self) >= LIMIT:
                self.clear()
            self[TEXTS[text]] = chunk = shared(chunk)
        return chunk


def shared(chunk: Chunk) -> Chunk:
    """The same chunk, its parts the very objects that other chunks have: fewer lie about, and words compare at once."""
    words, codes, advances, lead = chunk
    return tuple(map(TEXTS.__getitem__, words)), TEXTS[codes], ADVANCES[advances], lead


def read_chunk(text: str) -> Chunk:
    """The chunk of a text without spaces; other white space may stand in it."""
    words, steps, lead = tokens(text)
    if not words:
        return (), LEAD, (), len(text) + 1
    steps[-1] += 1
    codes = "".join(itertools.chain.from_iterable(map(read_form, words)))
    return tuple(words), LEAD + codes if lead else codes, tuple(steps), lead


def read_form(form: str) -> Form:
    """The form of one token."""
    first = form[0]
    if form in MARKS:
        return mark_form(form)
    low = fold(form)
    if first in "'’‘" and word_class(low) is None:
        return ("#" if form[1:2] in DIGITS else "*"), "a"
    if first in "0123456789$£€¥" and any(c in DIGITS for c in form):
        return number_class(form), "d"
    if first in "@#" and len(form) > 1:
        return "Z", "A"
    if form.endswith(".") and len(form) > 1:
        return stop_form(form, low)
    if first in CAPITALS:
        return capital_form(form, low)
    if not is_letter(first) and word_class(low) is None:
        return "*", ","
    return word_class(form) or suffix_class(form), "a"


def is_letter(char: str) -> bool:
    """Whether a code point counts as a letter of a word."""
    return char.isalpha() if char.isascii() else char.translate(SHADOW) == "a"


def number_class(form: str) -> str:
    """A number; *19-year-old* is an adjective, *1990s* a noun."""
    return "J" if "-" in form and form[-1] not in DIGITS else "#"


def mark_form(form: str) -> Form:
    """A punctuation mark; a quotation mark is decided later, in its place."""
    kind = MARKS[form]
    if form in QUOTES:
        return kind, kind
    return kind, "?" if form in "!?" else "e" if form == "…" else kind if kind in ".()" else ","


def stop_form(form: str, low: str) -> Form:
    """A token that keeps its full stop, an ellipsis, or several stops."""
    if form.strip(".") == "":
        return ".", "e"
    if form in NUMBER_STOPS:
        return "N", "n"
    if form in TITLE_STOPS:
        return word_class(low) or "Z", "t"
    if low in ("a.m.", "p.m."):
        return "N", "m"
    if len(form) == 2:
        return "Z", "I"
    return word_class(low) or ("Z" if form[0] in CAPITALS else "N"), "i"


def capital_form(form: str, low: str) -> Form:
    """A word with a capital within a sentence: a function word, a demonym, or a name."""
    named = word_class(form)
    if form == "I":
        return "P", "F"
    if low in FUNCTION and named is None:
        return word_class(low) or "N", "F"
    return named or "Z", "W" if form in WEEK else "A"


@lru_cache(maxsize=LIMIT)
def initial_class(form: str) -> str:
    """The class of a word whose capital is the sentence's or the headline's: that of its lower case, if it has one."""
    named = word_class(form)
    low = fold(form)
    lower = word_class(low)
    if lower is not None and (named is None or named == "Z" or low in FUNCTION):
        return lower
    return named or "Z"
