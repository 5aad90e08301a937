"""The gate before the cue's table: by lemma and the tags on both sides, most tokens are seen to head no cue."""

from __future__ import annotations

import re

from worker.parser.document import Sentence
from worker.parser.weights.speech import VERBS
from worker.parser.weights.tables import NOTHING, Row

MARK_REACH = 10  # a colon is a cue only this near the start of a block's first sentence
PARTS = dict.fromkeys("VYLKF", "v") | dict.fromkeys("NSU", "n") | {tag: tag for tag in "JIZR:"}
PASS = -120  # a gate sum up to this is no cue
OPEN = -250  # the same while the weights behind the gate are counted, so that they see what it may let through
ALWAYS = 100_000  # a verb of speech passes wherever it stands


class Entry(dict[str, bool]):
    """Whether a lemma may head a cue, by its tag between the tags beside it; remembered, since few of these differ."""

    __slots__ = ("_around", "_least", "_parts")

    def __init__(self, around: dict[str, Row], least: int) -> None:
        self._around, self._least = around, least
        self._parts: dict[str, tuple[int, Row, Row]] = {}

    def add(self, part: str, weight: int, following: Row, before: Row) -> None:
        """The lemma as this part of speech: its weight, and those of the tags on both sides."""
        self._parts[part] = (weight, following, before)

    def __missing__(self, tags: str) -> bool:
        before, tag, after = tags[0], tags[1], tags[2]
        part = PARTS.get(tag, "")
        found = self[tags] = part in self._parts and self._weight(part, before, after) > self._least
        return found

    def _weight(self, part: str, before: str, after: str) -> int:
        weight, following, preceding = self._parts[part]
        return weight + following.get(after, 0) + preceding.get(before, 0) + self._around[part].get(before + after, 0)


class Gate:
    """Which tokens leave room for a cue, by lemma and tags alone; lemmas that never pass are not even held.

    A verb that the table does not know passes by the tags beside it.
    """

    def __init__(self, rows: dict[str, Row], least: int = PASS) -> None:
        around = {part: rows.get(part + " around", NOTHING) for part in sorted(set(PARTS.values()))}
        most = {part: max(row.values(), default=0) for part, row in around.items()}
        self.entries: dict[str, Entry] = {}
        self.known = frozenset(name for name in rows.get("lemma", NOTHING) if name.endswith("/v"))
        for name, counted in rows.get("lemma", NOTHING).items():
            lemma, _, part = name.rpartition("/")
            weight = ALWAYS if part == "v" and lemma in VERBS else counted
            following, before = rows.get(name + " next", NOTHING), rows.get(name + " before", NOTHING)
            best = weight + max(following.values(), default=0) + max(before.values(), default=0)
            if max(best, weight) + most[part] > least:
                self.entries.setdefault(lemma, Entry(around, least)).add(part, weight, following, before)
        self._unknown = _beside(around["v"], least)

    def heads(self, sentence: Sentence, *, first: bool) -> list[int]:
        """The tokens of a sentence that pass; `first`: it is the first of its block, where a colon may be a cue."""
        entries, tags, lemmas = self.entries, sentence.tags, sentence.lemmas
        padded = f"^{tags}$"
        found = [at for at, lemma in enumerate(lemmas) if lemma in entries and entries[lemma][padded[at : at + 3]]]
        if ":" in tags:
            found = [at for at in found if tags[at] != ":" or (first and 0 < at <= MARK_REACH)]
        more = [
            match.start() - 1
            for match in self._unknown.finditer(padded)
            if lemmas[match.start() - 1] + "/v" not in self.known
        ]
        return sorted({*found, *more}) if more else found


def _beside(around: Row, least: int) -> re.Pattern[str]:
    """A verb between two tags whose weight alone passes."""
    behind: dict[str, str] = {}
    for pair, weight in sorted(around.items()):
        if weight > least:
            behind[pair[0]] = behind.get(pair[0], "") + pair[1]
    places = "|".join(f"(?<={re.escape(one)}.)(?=[{re.escape(more)}])" for one, more in behind.items())
    return re.compile(f"[VYLKF](?:{places})" if places else r"(?!)")


def gate_conditions(sentence: Sentence, at: int, *, first: bool) -> tuple[list[str], list[str]] | None:
    """Names and values of the gate's conditions; None for a token that cannot head a cue."""
    tags = sentence.tags
    part = PARTS.get(tags[at])
    if part is None or (part == ":" and not (first and 0 < at <= MARK_REACH)):
        return None
    before, after = tags[at - 1 : at] or "^", tags[at + 1 : at + 2] or "$"
    lemma = f"{sentence.lemmas[at]}/{part}"
    return ["lemma", lemma + " next", lemma + " before", part + " around"], [lemma, after, before, before + after]
