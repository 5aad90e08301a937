"""Text to tokens: one compiled pattern, which looks at one chunk between two spaces at a time and nowhere else.

So a chunk has the same tokens wherever it stands, and forms.py can remember them. Letters and white space are explicit
ranges, so that every Python release cuts alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

# white space; then, beyond ASCII, what is neither white space nor letter: punctuation, symbols, private use, surrogates
# (all other code points count as letters, assigned or not)
SPACES = frozenset(
    map(ord, "\t\n\v\f\r \x1c\x1d\x1e\x1f\x85\xa0\u1680\u180e\u2028\u2029\u202f\u205f\u2060\u3000\ufeff")
) | frozenset(range(0x2000, 0x200E))
SIGNS = (
    (0x80, 0xA9), (0xAB, 0xB4), (0xB6, 0xB9), (0xBB, 0xBF), (0xD7, 0xD7), (0xF7, 0xF7), (0x2000, 0x2BFF),
    (0x2E00, 0x303F), (0xD800, 0xF8FF), (0xFE00, 0xFE6F), (0xFEFF, 0xFF20), (0xFF3B, 0xFF40), (0xFF5B, 0xFF65),
    (0xFFE0, 0xFFFF), (0x1D000, 0x1FFFF), (0xE0000, 0x10FFFF),
)  # fmt: skip
_STARTS = [first for first, _ in SIGNS]


class Shadow(dict[int, int]):
    """A translation that keeps ASCII and signs, and makes every other letter `a` and every white space a space.

    The pattern below is run over the shadow of a text, which has its length: so it needs classes of ASCII alone.
    """

    def __missing__(self, code: int) -> int:
        place = bisect_right(_STARTS, code) - 1
        sign = code < 0x80 or (place >= 0 and code <= SIGNS[place][1])
        found = 0x20 if code in SPACES else code if sign else 0x61
        if code < 0x3000:  # the rest is rare, and memory has an end
            self[code] = found
        return found


SHADOW = Shadow()
# a full stop behind these never ends a sentence
_TITLES = """Mr Mrs Ms Dr Prof Rev Hon Gen Sen Rep Gov Lt Col Sgt Capt Cpl Maj Adm Cmdr Sens Reps Govs St Ft Mt Messrs
    Pres Supt Atty vs cf viz approx"""
# behind these it may
_ABBREVIATIONS = """Jr Sr Inc Ltd Co Corp Bros Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu
    Thurs Fri Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore
    Pa Penn Tenn Tex Va Vt Wash Wis Wyo etc al Ph.D Ave Blvd Rd Dept Dist Univ Assn"""
TITLES = _TITLES.split()
ABBREVIATIONS = _ABBREVIATIONS.split()
BEFORE_NOT = (
    "[Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Ww]ould|[Cc]ould|[Ss]hould|[Mm]ight|"
    "[Mm]ust|[Nn]eed|[Cc]a|[Ww]o|[Ss]ha|[Aa]i|[Oo]ught|[Dd]are"
)


def alternatives(words: list[str]) -> str:
    """One alternation, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


TOKEN = re.compile(
    rf"""(?:
      [A-Za-z]++(?![.'’\-0-9@&:A-Za-z])                          # a plain word
    | (?:https?://|www\.)[^ <>"“”]*(?<![.,;:!?)'’])
    | (?:{BEFORE_NOT})(?=n['’]t(?![A-Za-z]))
    | n['’]t(?![A-Za-z])
    | (?:{alternatives(TITLES + ABBREVIATIONS)})\.(?![A-Za-z])(?:-[A-Za-z]++)?+
    | Nos?+\.(?![^ ])
    | (?:[A-Za-z]\.){{2,20}}
    | [DRI]-(?:(?:{alternatives(ABBREVIATIONS)})\.|(?:[A-Z]\.){{2}})
    | [A-HJ-Z]\.(?![^ ])                                       # an initial, but not the pronoun
    | [A-Za-z]++[A-Za-z0-9]*+
      (?:[-&](?=[A-Za-z0-9])[A-Za-z0-9]++
        |['’](?!(?:s|re|ve|ll|d|m|S)(?![A-Za-z]))[A-Za-z]++
        |\.(?:com|org|net|gov|edu|tv)(?![A-Za-z]))*+
    | ['’](?:s|re|ve|ll|d|m|S|em|cause|til)(?![A-Za-z])
    | (?<=[A-Za-z0-9.])‘s(?![A-Za-z])
    | ['’‘]n['’](?![A-Za-z])
    | ['’‘][0-9]0s(?![A-Za-z0-9])
    | [$£€¥]?[0-9]++(?:[.,:/][0-9]++|-[0-9]++)*+
      (?:%|(?:-[A-Za-z]++)++|(?:st|nd|rd|th|s|k|m|bn|am|pm)(?![A-Za-z0-9]))?
    | [@\#][A-Za-z0-9_]++
    | \.\.++ | --++ | '' | ’’ | ``|‘‘
    | [^ ]
    )""",
    re.VERBOSE,
)


def tokens(chunk: str) -> tuple[list[str], list[int], int]:
    """The tokens of a chunk, how far it is from the start of each to the next (or the end), and what is before them."""
    if chunk.isascii() and chunk.isalpha():
        return [chunk], [len(chunk)], 0
    shadow = chunk.translate(SHADOW)
    if shadow == chunk:  # no white space stands in it
        words = TOKEN.findall(chunk)
        return words, list(map(len, words)), 0
    spans = [match.span() for match in TOKEN.finditer(shadow)]
    starts = [start for start, _ in spans]
    steps = [after - start for start, after in pairwise([*starts, len(chunk)])]
    return [chunk[start:end] for start, end in spans], steps, starts[0] if starts else 0
