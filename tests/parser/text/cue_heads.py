"""The share of gold verb cues whose head the tagger takes for a verb, and of the same words elsewhere.

    python -m tests.parser.text.cue_heads GOLD.jsonl CUE-COUNTS.tsv

A cue counts where one of its words can be a form of a lemma that heads verb cues at least twice as often as noun cues.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from worker.parser.document import Sentence
from worker.parser.text.forms import fold
from worker.parser.text.lexicon import entries, lemma
from worker.parser.text.read import read, split_blocks

VERBS = frozenset("VYLKFU")
CAN_BE_VERB = frozenset("uvVmsyYkòLKdbctFfhñop")


def verb_lemmas(path: Path) -> set[str]:
    """Lemmas that head verb cues."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["frame"] == "all":
                counts[row["lemma"]][row["pos"]] += int(row["cue_count"])
    return {name for name, by in counts.items() if by["verb"] >= max(2, 2 * by["noun"])}


def candidates(sentences: tuple[Sentence, ...], verbs: set[str]) -> dict[int, tuple[str, str]]:
    """Start to (form, tag) of the words that can be a cue's verb."""
    return {
        start: (fold(word), tag)
        for sentence in sentences
        for word, start, tag in zip(sentence.words, sentence.starts, sentence.tags, strict=True)
        if entries().get(fold(word), " ")[0] in CAN_BE_VERB and any(lemma(fold(word), kind) in verbs for kind in "VYLK")
    }


def main(gold: Path, counts: Path) -> None:
    verbs = verb_lemmas(counts)
    cues = right = 0
    missed: Counter[str] = Counter()
    inside: set[str] = set()
    outside: Counter[tuple[str, bool]] = Counter()
    for line in gold.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        words = candidates(read(article["text"], split_blocks(article["text"]), "text").sentences, verbs)
        taken: set[int] = set()
        for start, end in (span for attribution in article["attributions"] for span in attribution["cue"]):
            found = {place: word for place, word in words.items() if start <= place < end}
            taken |= found.keys()
            inside |= {form for form, _ in found.values()}
            if found:
                cues += 1
                right += any(tag in VERBS for _, tag in found.values())
                missed.update("/".join(word) for word in found.values() if word[1] not in VERBS)
        outside.update((form, tag in VERBS) for place, (form, tag) in words.items() if place not in taken)
    elsewhere: Counter[bool] = Counter()
    for (form, verb), count in outside.items():
        elsewhere[verb] += count * (form in inside)
    print(f"{cues} gold verb cues, {right / cues:.4f} with a verb tag")
    print(f"{elsewhere.total()} of the same words elsewhere, {elsewhere[True] / elsewhere.total():.4f} with a verb tag")
    print("missed:", ", ".join(f"{word} {count}" for word, count in missed.most_common(30)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
