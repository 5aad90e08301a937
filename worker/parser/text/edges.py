"""What is cut off a paragraph that stays: bullets, caption marks, clock times, labels before it, credits behind it."""

from __future__ import annotations

import re
from typing import Final

from worker.parser.text.letters import UP

BULLET: Final = re.compile(r"(?:[•▪◦●■‣⁃∙]|[*–—-](?= ))[ \t\u00a0]*", re.ASCII)
CAPTION: Final = re.compile(
    r"(?:(?:image|picture|media|video|photo) caption,? ?"
    r"|(?:file(?: (?:photo|picture|image|pic))?|pictured|photo|caption|above|left|right)(?:: | ?[–—-] )(?=[A-Z\"“]))",
    re.ASCII | re.IGNORECASE,
)
CLOCK: Final = re.compile(
    r"\(?(?:[01]?[0-9]|2[0-3])(?:[:.h][0-5][0-9](?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)"
    r"(?: ?(?:GMT|UTC|BST|EST|EDT|CET|CEST|ET|IST|MSK|PT|CT|PST|KST|JST|local time))?\)?(?: ?[:–—|-] ?|\.? +)",
    re.ASCII | re.IGNORECASE,
)
LABEL: Final = re.compile(
    r"(?:\((?:[0-9]+(?:ST|ND|RD|TH|st|nd|rd|th) )?(?:LEAD|URGENT|UPDATED?|EXCLUSIVE|NEWS FOCUS)(?: [0-9]+)?\) ?"
    r"|(?:UPDATE|REFILE|CORRECTED|WRAPUP|RPT|EXCLUSIVE|BREAKING(?: NEWS)?|LIVE(?: UPDATES?)?|WATCH|LISTEN|VIDEO|PHOTOS"
    r"|EXPLAINER|FACTBOX|ANALYSIS|OPINION|TIMELINE|URGENT|DEVELOPING|JUST IN|Exclusive|Breaking(?: news)?"
    r"|Live(?: updates?)?|Watch|Video|Explainer|Factbox|Analysis|Opinion"
    r"|CORRECTION|CLARIFICATION|Correction|Clarification|(?:Editor|EDITOR)[’']?[sS]?[’']? (?:note|Note|NOTE))"
    r"(?: [0-9]+)?(?: ?[:|•] ?|-(?=[A-Z])| [–—-] )){1,2}",
    re.ASCII,
)
_AGENCY: Final = (
    r"(?:AP|AFP|EPA|EFE|EPA-EFE|Reuters|REUTERS|Getty|Getty Images|GETTY IMAGES|TASS|Xinhua|XINHUA|Yonhap|KCNA|DPA|dpa"
    r"|ANSA|Ansa|PA|UPI|Shutterstock|Alamy|Bloomberg|NurPhoto|Zuma|ZUMA|Sipa|SIPA|Magnum|Kyodo|Anadolu|AA|Handout"
    r"|HANDOUT|Supplied|Screenshot|iStock|Unsplash|Wikimedia|Scanpix|Imago|IMAGO|APA|CTK|PAP|MTI|Belga|BELGA|ANP|TT|NTB"
    r"|Ritzau|Keystone|Antara|File)"
)
_BY: Final = rf"(?:[{UP}][^ ,;:.!?()/\[\]]*(?: [{UP}][^ ,;:.!?()/\[\]]*){{0,3}})"
CREDIT: Final = re.compile(
    r"(?:[(\[]?\b(?:Photo(?:graph|s|grapher)?|PHOTO|Images?|Picture|Pic|Credit|Foto|Illustration|Graphic|Video)"
    r"(?: (?:[Cc]redit|[Bb]y|[Cc]ourtesy(?: of)?))?(?: ?: ?| by | courtesy )"
    r"[^.!?\n]{1,90}(?:\.[a-z]{2,3}\b[^.!?\n]{0,40})?\.?"
    rf"|\((?:{_BY} ?/ ?[^()]{{2,50}}"
    rf"|{_AGENCY}(?: (?:Photo|file|File|via|Images|Wire|Media)[^()]{{0,40}})?(?:/[^()]{{2,50}})?"
    rf"|[^()]{{2,40}}(?:/| via ){_AGENCY}[^()]{{0,30}})\)\.?"
    rf"|\[(?:[^\[\]]{{1,60}}/)?(?:[^\[\]]{{0,40}} via )?{_AGENCY}[^\[\]]{{0,40}}\]\.?"
    r"|\[[^\[\]/]{2,40}/[^\[\]]{2,40}\]\.?"
    r"|(?:©|\([cC]\)) ?[^.!?\n]{2,60}\.?"
    rf"|\b(?:REUTERS|AP|AFP|EPA|AP Photo)/{_BY}(?:/[^.!?\n]{{1,40}})?\.?"
    rf"|\b{_BY}(?:/| / | via |, via ){_AGENCY}(?:[ /][^.!?\n]{{1,40}})?\.?"
    r")$",
    re.ASCII,
)
LONG: Final = 200  # code points of a paragraph that has no label, if it begins with a letter
REACH: Final = 140  # code points from the end within which a credit begins


def credit_at(text: str, start: int, end: int) -> int:
    """Where the credit begins that ends the paragraph, or -1."""
    first = max(start, end - REACH)
    tail = text[first:end]
    if tail[-1] not in ")]" and tail[-2:] not in (").", "].") and not _hinted(tail):
        return -1
    found = CREDIT.search(text, first, end)
    return found.start() if found else -1


def _hinted(tail: str) -> bool:
    """Whether there is a mark or a word without which no credit is written; spelled out, for it is asked everywhere."""
    return (
        "/" in tail
        or "hoto" in tail
        or "redit" in tail
        or "mage" in tail
        or "icture" in tail
        or "©" in tail
        or " via " in tail
        or "PHOTO" in tail
        or "Foto" in tail
        or "Illus" in tail
        or "Graphic" in tail
        or "Video" in tail
        or "Pic" in tail
    )


def before(text: str, start: int, end: int) -> int:
    """Where the paragraph begins to speak."""
    if end - start > LONG and "A" <= text[start] <= "z":
        return start
    for mark in (BULLET, CAPTION, CLOCK, LABEL):
        found = mark.match(text, start, end)
        if found and found.end() < end:
            start = found.end()
    return start
