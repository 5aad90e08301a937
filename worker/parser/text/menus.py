"""Lines that are no sentences: rows of sections and buttons, dates, names of writers."""

from __future__ import annotations

import re
from typing import Final

from worker.parser.text.letters import LETTER, LOW, UP

WORDS: Final = re.compile(rf"[{LETTER}0-9][{LETTER}0-9'’.&-]*", re.ASCII)
_STOPPED: Final = re.compile("[.!?…][\"”’'»)\\]]*$|[\"”»:;,]$", re.ASCII)
_GLUE: Final = re.compile(rf"(?<=[{LOW}])(?=[{UP}])", re.ASCII)
_CRUMBS: Final = re.compile(r" ?[>|/·•»›,] ?| {2,}|\t", re.ASCII)
_STOPS: Final = re.compile(r"[.|·•/] *", re.ASCII)
_CAPITAL: Final = rf"[{UP}][{UP}{LOW}.'’-]*"
_PLACED: Final = re.compile(rf"{_CAPITAL}(?: {_CAPITAL}){{0,2}} ?[,|·–—-] (?=[A-Z0-9])", re.ASCII)
_TOKENS: Final = re.compile(r"[a-z]+(?:\.m)?|[0-9]+", re.ASCII)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SECTIONS: Final = _set("""
    home homepage news world politics business opinion opinions sport sports culture arts art life lifestyle style tech
    technology science health environment climate economy economics finance markets money society travel food education
    entertainment music film films movies tv television radio books theatre theater games gaming video videos audio
    photo photos podcasts podcast live latest breaking local national nation international global regional regions
    region uk us usa eu europe european africa asia americas america australia pacific oceania latin balkans baltics
    nordics caucasus ukraine russia china india germany france israel gaza mideast football soccer cricket rugby tennis
    golf cycling boxing basketball baseball hockey athletics motorsport formula racing olympics weather crime courts law
    justice security defence defense military war conflict energy industry companies company investing banking property
    housing transport aviation automotive cars autos motoring agriculture farming religion faith history obituaries
    obituary letters editorial editorials columns columnists comment commentary analysis explainer explainers explained
    features feature interviews interview investigations investigation stories story reports report long reads longreads
    magazine weekend election elections government parliament congress senate migration refugees rights human women
    family parenting fashion beauty fitness wellness wellbeing recipes careers jobs community communities people cities
    city metro fact check factcheck data graphics cartoons puzzles crosswords quizzes horoscopes events newsletters
    newsletter archive archives topics series shop store subscribe about contact more menu search exclusive exclusives
    in-depth multimedia gallery galleries voices ideas perspectives perspective media internet cybersecurity space
    nature animals wildlife pollution disasters accidents agencies top must-read today the and of
""")
BUTTONS: Final = _set("""
    share print save email e-mail mail pdf copy link tweet post pin facebook twitter whatsapp telegram linkedin reddit
    instagram tiktok youtube messenger viber vk pinterest threads mastodon bluesky x rss bookmark like reply report flag
    follow unfollow subscribe comment comments login register account menu search close open back next previous more
    show hide listen play pause mute download donate support shop help settings edit delete cancel submit send yes no ok
    text size font reuse posts gift article this page story copied translate language discuss favourite favorite
""")
_FLAT: Final = re.compile(
    "(?:" + "|".join(sorted((word for word in BUTTONS if len(word) > 2), key=lambda word: (-len(word), word))) + ")",
    re.ASCII,
)
PHRASES: Final = frozenset(
    phrase.strip(" ")
    for phrase in """
    terms of use|terms of service|terms and conditions|terms & conditions|terms|privacy|privacy policy|privacy notice
    cookie policy|cookie settings|cookies|cookie preferences|legal|legal notice|imprint|accessibility|contact us|contact
    about us|about|advertise|advertise with us|careers|help|faq|sitemap|site map|press|licensing|corrections
    do not sell my personal information|reuse this content|share this|copy link|manage preferences|accept all
    reject all|accept|decline|learn more|sign in|log in|sign up|subscribe|all rights reserved|report this comment
    back to top|most read|most viewed|share|print|save|email|next article|previous article|subscribe now
    subscribe here|read more|editorial guidelines|ethics|code of ethics|rss|newsletter|newsletters
    """.strip("\n ")
    .replace("\n", "|")
    .split("|")
)
DATES: Final = _set("""
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu
    thur thurs fri sat sun am pm a.m p.m a p m gmt utc bst est edt et ist cet cest eet msk pst pdt pt ct cst cdt
    mt hkt jst kst sgt at on of st nd rd th h hrs hours noon midnight local time updated published posted
    modified last first issued live
""")
_ROLES: Final = re.compile(
    r"\b(?:correspondent|reporters?|editor|writer|columnist|contributor|staff|bureau chief|newsroom|desk|journalist"
    r"|producer|photographer|agencies|news agency|contributing|freelance|special to)\b",
    re.IGNORECASE | re.ASCII,
)
_BYLINE: Final = re.compile(
    rf"(?:[Bb]y|BY)[ :]+(?:the |our )?(?:[{UP}][{UP}{LOW}.'’-]*|AP|staff|agencies)"
    rf"(?:(?:,| and| &|,? with| [|/·•–—-]| in| for| at| of| on)*,? ?(?:[{UP}@0-9][^ ]*|staff|de|van|von|der|la|al|bin"
    r"|correspondent|reporter|editor|writer|columnist|agencies|chief|news|special|to|the|and)){0,16}[.:]?$",
    re.ASCII,
)
_PART: Final = rf"(?:[{UP}][{LOW}{UP}'’-]+|[{UP}]\.)"
_NAMED: Final = rf"{_PART}(?: (?:{_PART}|de|van|von|der|bin|al|la)){{1,4}}"
_NAME: Final = re.compile(
    rf"{_NAMED}(?:(?:,| and|, and| &) {_NAMED}){{0,3}}(?:(?: in|,| for) [{UP}][^.!?:]{{1,40}})?$", re.ASCII
)


def is_stopped(piece: str) -> bool:
    """Whether the line ends as a sentence, a quotation or an enumeration does."""
    return _STOPPED.search(piece, max(0, len(piece) - 8)) is not None


def is_menu(piece: str, words: int) -> bool:
    """A row of sections or buttons, glued together ("WorldPoliticsOpinion") or parted by marks ("SPORT > GOLF")."""
    if all(part.lower() in PHRASES for part in _STOPS.split(piece.strip(" .")) if part):
        return True
    parts = [part.lower() for part in WORDS.findall(_GLUE.sub(" ", piece))]
    known = sum(part in SECTIONS or part in BUTTONS for part in parts)
    if len(parts) > words and words <= 4:
        return known * 2 >= len(parts) and known >= 2
    if len(_CRUMBS.split(piece.strip(" \u00a0"))) > 1 and not is_stopped(piece):
        return known * 2 >= len(parts) or ((">" in piece or "»" in piece) and known > 0)
    return known == len(parts) or _is_flat(piece)


def _is_flat(piece: str) -> bool:
    """Buttons in one lower-case run: "pdfshareprint"."""
    at = 0
    while found := _FLAT.match(piece, at):
        at = found.end()
    return at == len(piece) > 0


def is_date(piece: str) -> bool:
    """A line that is a date or a time, with a place before it at most."""
    found = _PLACED.match(piece)
    dated = piece[found.end() :] if found else piece
    parts = _TOKENS.findall(dated.lower()) if len(dated) < 60 else []
    words = [part for part in parts if part > ":"]
    return len(words) < len(parts) and all(word in DATES for word in words)


def is_byline(piece: str) -> bool:
    """A line that names who wrote it: "By Ada Quill, Kelder correspondent"."""
    return piece[:3] in ("By ", "BY ", "by ", "By:", "BY:") and _BYLINE.match(piece) is not None


def is_signature(piece: str, words: int) -> bool:
    """A name alone, or a writer's role: what stands between headline and text."""
    return _NAME.match(piece) is not None or (words <= 14 and _ROLES.search(piece) is not None)
