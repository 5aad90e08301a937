"""The gate before the cue's table: by lemma and the tags on both sides, most tokens are seen to head no cue."""

from __future__ import annotations

import re
from typing import NamedTuple

from worker.parser.document import Sentence
from worker.parser.weights.speech import VERBS
from worker.parser.weights.tables import NOTHING, Row

MARK_REACH = 10  # a colon is a cue only this near the start of a block's first sentence
PARTS = dict.fromkeys("VYLKF", "v") | dict.fromkeys("NSU", "n") | {tag: tag for tag in "JIZR:"}
PASS = -120  # a gate sum up to this is no cue
OPEN = -250  # the same while the weights behind the gate are counted, so that they see what it may let through
ALWAYS = 100_000  # a verb of speech passes wherever it stands


class Entry(NamedTuple):
    """A lemma that may head a cue: its weight and those of the tags beside it."""

    weight: int
    next: Row
    before: Row


class Gate:
    """Which tokens leave room for a cue, by lemma and tags alone; lemmas that never pass are not even held.

    A verb that the table does not know passes by the tags beside it.
    """

    def __init__(self, rows: dict[str, Row], least: int = PASS) -> None:
        self.least = least
        self.around = {part: rows.get(part + " around", NOTHING) for part in sorted(set(PARTS.values()))}
        most = {part: max(row.values(), default=0) for part, row in self.around.items()}
        self.entries: dict[str, dict[str, Entry]] = {}
        self.known = frozenset(name for name in rows.get("lemma", NOTHING) if name.endswith("/v"))
        for name, counted in rows.get("lemma", NOTHING).items():
            lemma, _, part = name.rpartition("/")
            weight = ALWAYS if part == "v" and lemma in VERBS else counted
            entry = Entry(weight, rows.get(name + " next", NOTHING), rows.get(name + " before", NOTHING))
            best = weight + max(entry.next.values(), default=0) + max(entry.before.values(), default=0)
            if max(best, weight) + most[part] > least:
                self.entries.setdefault(lemma, {})[part] = entry
        self._unknown = _beside(self.around["v"], least)

    def heads(self, sentence: Sentence, *, first: bool) -> list[int]:
        """The tokens of a sentence that pass; `first`: it is the first of its block, where a colon may be a cue."""
        entries, tags, lemmas = self.entries, sentence.tags, sentence.lemmas
        found = [at for at, lemma in enumerate(lemmas) if lemma in entries and self._passes(entries[lemma], tags, at)]
        if not first:
            found = [at for at in found if tags[at] != ":"]
        more = [
            match.start(1) - 1
            for match in self._unknown.finditer(f"^{tags}$")
            if lemmas[match.start(1) - 1] + "/v" not in self.known
        ]
        return sorted({*found, *more}) if more else found

    def _passes(self, known: dict[str, Entry], tags: str, at: int) -> bool:
        part = PARTS.get(tags[at])
        entry = known.get(part) if part else None
        if part is None or entry is None or (part == ":" and not 0 < at <= MARK_REACH):
            return False
        before, after = tags[at - 1 : at] or "^", tags[at + 1 : at + 2] or "$"
        total = entry.weight + entry.next.get(after, 0) + entry.before.get(before, 0)
        return total + self.around[part].get(before + after, 0) > self.least


def _beside(around: Row, least: int) -> re.Pattern[str]:
    """A verb between two tags whose weight alone passes."""
    behind: dict[str, str] = {}
    for pair, weight in sorted(around.items()):
        if weight > least:
            behind[pair[0]] = behind.get(pair[0], "") + pair[1]
    places = "|".join(f"(?<={re.escape(one)})[VYLKF](?=[{re.escape(more)}])" for one, more in behind.items())
    return re.compile(f"({places})" if places else r"((?!))")


def gate_conditions(sentence: Sentence, at: int, *, first: bool) -> tuple[list[str], list[str]] | None:
    """Names and values of the gate's conditions; None for a token that cannot head a cue."""
    tags = sentence.tags
    part = PARTS.get(tags[at])
    if part is None or (part == ":" and not (first and 0 < at <= MARK_REACH)):
        return None
    before, after = tags[at - 1 : at] or "^", tags[at + 1 : at + 2] or "$"
    lemma = f"{sentence.lemmas[at]}/{part}"
    return ["lemma", lemma + " next", lemma + " before", part + " around"], [lemma, after, before, before + after]
