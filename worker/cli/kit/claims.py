"""Claims as a table for people, from the JSON of a claim: the same from a file and from Kafka.

```
Town to close its pool, says mayor                                        The Dune Herald · 3 Mar 2026
  ▸ Coast Wire → Ada Pell   states     probable: no  the pool would open again before the summer   2 Mar
```
Under a line for the article stands one for each claim: the chain from the outlet's side to the origin (the outlet
itself only where it speaks in its own voice), the act, how certain, what, and when it was said or happens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from worker.cli.kit.console import harmless

Row = dict[str, Any]

ARROW = " → "
CUT = "…"
_ACT, _CERTAINTY, _WHEN, _MARK = 10, 12, 8, "  ▸ "  # widths in cells
_NARROW = 100  # below this many cells the last column, when, is left out
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_IRREGULAR = {"deny": "denies", "silent": "is silent", "confess": "confesses", "other": "other"}
_COLOURS = {"certain": "green", "probable": "yellow", "possible": "yellow", "underspecified": "cyan"}


@dataclass
class ClaimTable:
    """Prints claims as they come; a line for the article where it changes."""

    console: Console
    wide: bool = False
    most: int | None = None  # of one article in one call; None: all
    article: tuple[Any, ...] | None = None
    begun: bool = False

    def show(self, claims: Sequence[Row]) -> None:
        """Print the claims in their order, those of one article together."""
        for article, together in groupby(claims, key=_article):
            found = list(together)
            if article != self.article:
                self.note(headline(found[0]["article"], self.console.width))
                self.article = article
            for claim in found[: self.most]:
                for line in lines(claim, self.console.width, wide=self.wide):
                    self._print(line)
            if self.most is not None and len(found) > self.most:
                self._print(Text(f"{_MARK}{CUT} and {len(found) - self.most} more", style="dim"))

    def note(self, line: Text) -> None:
        """Print a line of another kind, parted from what stands above."""
        if self.begun:
            self.console.print()
        self.article, self.begun = None, True
        self._print(line)

    def _print(self, line: Text) -> None:
        self.console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def _article(claim: Row) -> tuple[Any, ...]:
    return claim["article"]["id"], claim["article"]["sha256"]


def headline(article: Row, width: int) -> Text:
    """The article's line: its title, and at the right edge who published it when."""
    title = harmless(article["title"] or article["id"])
    right = " · ".join(filter(None, (harmless(article["publisher"] or ""), day(article["published_at"]))))
    line = Text(cut(title, max(20, width - cell_len(right) - 2)), style="bold")
    if right:
        line.append(" " * max(2, width - cell_len(line.plain) - cell_len(right)))
        line.append(right, style="not bold dim")
    return line


def lines(claim: Row, width: int, *, wide: bool = False) -> list[Text]:
    """The claim's line; with `wide` its whole content, on as many lines as it needs."""
    chain_width = max(16, min(34, width * 3 // 10))
    when = said_on(claim) if width >= _NARROW else ""
    taken = len(_MARK) + chain_width + _ACT + _CERTAINTY + 6 + (_WHEN + 2 if width >= _NARROW else 0)
    content_width = max(8, width - taken)
    content = harmless(claim["content"]["text"])
    pieces = wrapped(content, content_width) if wide else [cut(content, content_width)]
    link = claim["chain"][-1]
    first = Text(_MARK, style="dim")
    first.append_text(_chain(claim, chain_width))
    first.append(set_cell_size("  " + act(link), _ACT + 2), style="not dim")
    first.append_text(_certainty(claim["factuality"]))
    first.append("  " + pieces[0], style="not dim")
    if when:
        first.append(" " * (content_width - cell_len(pieces[0]) + 2) + when.rjust(_WHEN), style="dim")
    indent = " " * (len(_MARK) + chain_width + _ACT + _CERTAINTY + 6)
    return [first, *(Text(indent + piece) for piece in pieces[1:])]


def names(claim: Row) -> list[str]:
    """The chain's names behind the publisher; the publisher alone where it speaks in its own voice."""
    chain = claim["chain"]
    return [harmless(_name(link["source"])) for link in (chain[1:] or chain)]


def _name(source: Row) -> str:
    if source["name"] in (None, "anonymous"):
        return source["text"] or "(unnamed)"
    return str(source["name"])


def _chain(claim: Row, width: int) -> Text:
    found = names(claim)
    shown = chain_text(found, width)
    text = Text(set_cell_size(shown, width), style="not dim")
    if len(claim["chain"]) == 1:
        text.stylize("italic")
    else:
        start = shown.rfind(ARROW)
        text.stylize("bold", start + len(ARROW) if start >= 0 else 0, len(shown))
    return text


def chain_text(found: Sequence[str], width: int) -> str:
    """The names with arrows in `width` cells: the middle gives way first, then the ends of the names that are left."""
    whole = ARROW.join(found)
    if cell_len(whole) <= width or len(found) == 1:
        return cut(whole, width)
    kept = [found[0], CUT, found[-1]] if len(found) > 2 else list(found)
    room = width - len(ARROW) * (len(kept) - 1) - (1 if len(kept) == 3 else 0)
    last = min(cell_len(kept[-1]), max(room // 2, room - cell_len(kept[0])))
    ends = (cut(kept[0], room - last), cut(kept[-1], last))
    return ARROW.join((ends[0], CUT, ends[1]) if len(kept) == 3 else ends)


def act(link: Row) -> str:
    """What the last source does, as a verb: `states`, `denies`; nothing for the publisher's own voice."""
    if link["cue"] is None:
        return "goes on" if link["continues"] else ""
    word: str = link["cue"]["act"]
    return _IRREGULAR.get(word, word + "s")


def _certainty(factuality: Row) -> Text:
    negative = factuality["polarity"] == "negative"
    word = factuality["certainty"]
    if word == "underspecified":
        word = "unspec." if negative else "unspecified"
    style = "bold red" if negative else _COLOURS[factuality["certainty"]]
    return Text("  " + f"{word}: no".ljust(_CERTAINTY) if negative else "  " + word.ljust(_CERTAINTY),
                style=f"not dim {style}")


def said_on(claim: Row) -> str:
    """When it was said, by the link nearest the origin that tells; else the first date in the content."""
    said = [link["at"]["value"] for link in reversed(claim["chain"]) if link["at"] and link["at"]["value"]]
    dates = [time["value"] for time in claim["times"] if time["type"] in ("DATE", "TIME")]
    year = (claim["article"]["published_at"] or "")[:4]
    when = day((said or dates or [None])[0], year)
    return when if len(when) <= _WHEN else when.partition(" ")[2]  # another year's day: its month is enough


def day(value: str | None, year: str | None = None) -> str:
    """A TIMEX3 or RFC 3339 date in short, `18 Oct 2024`; without the year where it is `year`; others as they are."""
    if value is None or value.endswith("_REF"):
        return ""
    parts = value[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or not 1 < len(parts) < 4:
        return value[:10]
    month = _MONTHS[int(parts[1]) - 1] if 1 <= int(parts[1]) <= 12 else parts[1]
    pieces = [*([str(int(parts[2]))] if len(parts) == 3 else []), month, *([] if parts[0] == year else [parts[0]])]
    return " ".join(pieces)


def cut(text: str, width: int) -> str:
    """`text` in at most `width` cells, its end marked where it was cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + CUT


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells."""
    return [line.plain for line in Text(text).wrap(Console(width=width), width)] or [""]
