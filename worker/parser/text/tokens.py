"""Text to tokens: one compiled pattern, which looks at one chunk between two spaces at a time and nowhere else.

So a chunk has the same tokens wherever it stands, and forms.py can remember them. Letters, digits and white space are
explicit ranges, so that every Python release cuts alike.
"""

from __future__ import annotations

import re

SPACE = r"\t-\r \x1c-\x1f\x85\xa0\u1680\u180e\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
# every assigned script counts as letters: what is not is named (punctuation, symbols, private use, surrogates)
LETTER = (
    r"A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u167f\u1681-\u180d\u180f-\u1fff\u2c00-\u2dff\u3040-\ud7ff"
    r"\uf900-\ufdff\ufe70-\ufefe\U00010000-\U0001cfff\U00020000-\U000e00ff"
)
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
      [{LETTER}]++(?![.'’\-0-9@&:{LETTER}])                          # a plain word
    | (?:https?://|www\.)[^{SPACE}<>"“”]*(?<![.,;:!?)'’])
    | (?:{BEFORE_NOT})(?=n['’]t(?![{LETTER}]))
    | n['’]t(?![{LETTER}])
    | (?:{alternatives(TITLES + ABBREVIATIONS)})\.(?![{LETTER}])(?:-[{LETTER}]++)?+
    | Nos?+\.(?![^{SPACE}])
    | (?:[A-Za-z]\.){{2,20}}
    | [DRI]-(?:(?:{alternatives(ABBREVIATIONS)})\.|(?:[A-Z]\.){{2}})
    | [A-HJ-Z]\.(?![^{SPACE}])                                       # an initial, but not the pronoun
    | [{LETTER}]++[{LETTER}0-9]*+
      (?:[-&](?=[{LETTER}0-9])[{LETTER}0-9]++
        |['’](?!(?:s|re|ve|ll|d|m|S)(?![{LETTER}]))[{LETTER}]++
        |\.(?:com|org|net|gov|edu|tv)(?![{LETTER}]))*+
    | ['’](?:s|re|ve|ll|d|m|S|em|cause|til)(?![{LETTER}])
    | (?<=[{LETTER}0-9.])‘s(?![{LETTER}])
    | ['’‘]n['’](?![{LETTER}])
    | ['’‘][0-9]0s(?![{LETTER}0-9])
    | [$£€¥]?[0-9]++(?:[.,:/][0-9]++|-[0-9]++)*+
      (?:%|(?:-[{LETTER}]++)++|(?:st|nd|rd|th|s|k|m|bn|am|pm)(?![{LETTER}0-9]))?
    | [@\#][{LETTER}0-9_]++
    | \.\.++ | --++ | '' | ’’ | ``|‘‘
    | [^{SPACE}]
    )""",
    re.VERBOSE,
)


def tokens(chunk: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The tokens of a chunk and where each begins in it."""
    found = [(match[0], match.start()) for match in TOKEN.finditer(chunk)]
    return tuple(token for token, _ in found), tuple(start for _, start in found)
