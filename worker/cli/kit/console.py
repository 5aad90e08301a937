"""The two consoles, and words of strangers made harmless for a terminal."""

from __future__ import annotations

import os
import sys
from functools import cache

from rich.console import Console
from rich.text import Text

PIPED_WIDTH = 120


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Let the program's one handler end it."""
        raise BrokenPipeError


@cache
def out() -> Console:
    """Standard output: colours and the terminal's width, or plain and PIPED_WIDTH (COLUMNS where it is set)."""
    return _made(stderr=False)


@cache
def err() -> Console:
    """Standard error: progress and notes, so that standard output can be piped."""
    return _made(stderr=True)


def say(line: str | Text) -> None:
    """One line on standard output, as it is."""
    out().print(line, markup=False, soft_wrap=True)


def _made(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
    return _Console(stderr=stderr, width=width, highlight=False, soft_wrap=False)


# Control characters would steer the reader's terminal, and direction marks reorder its line: articles may hold both.
_HARMLESS = {**dict.fromkeys((*range(32), *range(127, 160)), " "),
             **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029), " ")}


def harmless(text: str) -> str:
    """`text` on one line, without control characters and direction marks."""
    return " ".join(text.translate(_HARMLESS).split())


def tame(text: str) -> str:
    """The same, every character in its place: for lines with marks below them."""
    return text.translate(_HARMLESS)
