"""What became of the articles of a run, counted; what did not become claims is told on standard error as it happens."""

from __future__ import annotations

from dataclasses import dataclass

from worker.cli.kit import console
from worker.pipeline import Outcome, Parsed, Refused, Retracted, Skipped


@dataclass
class Tally:
    """Articles by outcome: parsed + skipped + retracted + refused = articles."""

    articles: int = 0
    claims: int = 0
    parsed: int = 0
    skipped: int = 0
    retracted: int = 0
    refused: int = 0

    def count(self, name: str, outcome: Outcome) -> None:
        """Count one article; `name` is the file it came from."""
        self.articles += 1
        match outcome:
            case Parsed(claims=claims):
                self.parsed += 1
                self.claims += len(claims)
            case Skipped(reason=reason):
                self.skipped += 1
                note(f"{name}: {reason} (skipped)")
            case Retracted():
                self.retracted += 1
                note(f"{name}: withdrawn (retracted)")
            case Refused(pointer=pointer, message=message):
                self.refused += 1
                note(f"{name}: {message if pointer is None else f'{pointer}: {message}'} (refused)")

    @property
    def worth_a_line(self) -> bool:
        """Whether a summary tells more than the claims themselves did."""
        return self.articles != 1 or self.claims == 0

    def __str__(self) -> str:
        rest = [f"{number} {word}" for number, word in
                ((self.skipped, "skipped"), (self.retracted, "retracted"), (self.refused, "refused")) if number]
        return ", ".join([f"{plural(self.articles, 'article')} → {plural(self.claims, 'claim')}", *rest])


def plural(number: int, word: str) -> str:
    """`1 claim`, `1,204 claims`."""
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def duration(seconds: int) -> str:
    """`40 s`, `12 min`, `3 h 20 min`: two units at most."""
    minutes = (seconds + 30) // 60
    if seconds < 120:
        return f"{seconds} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"


def note(line: str) -> None:
    """One line on standard error, as plain words."""
    console.err().print(console.harmless(line), markup=False, soft_wrap=True)
