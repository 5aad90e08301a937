"""Make lexicon.tsv from WordNet and the SPECIALIST inflections: run by hand when a source or a rule of pruning changes.

    python -m worker.parser.text.build_lexicon --wordnet DIR --lemminflect DIR [--texts FILE.jsonl] > lexicon.tsv

DIR of WordNet holds data.* and cntlist.rev; DIR of lemminflect holds infl_lu.csv.gz (MIT). `--texts` are JSON Lines
with a field `text`: only counts of a word after *to, will, the, his …* are taken, to weigh noun against verb in news.
The output is sorted, one line a form: form, class (see tags.py), noun lemma, verb lemma; an empty lemma is the form.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

POS = {"noun": "N", "verb": "V", "adj": "J", "adv": "R"}
WORDNET_POS = {"1": "N", "2": "V", "3": "J", "4": "R", "5": "J"}
PLAIN = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
_VERB_BEFORE = "to will would can could may might must should n't they we i you who"
_NOUN_BEFORE = "the a an his their its our my this that of some any no another new"
VERB_BEFORE, NOUN_BEFORE = frozenset(_VERB_BEFORE.split()), frozenset(_NOUN_BEFORE.split())
NOUN_PERSON = "18"  # the lexicographers' file of kinds of persons
PRUNE = 40  # a candidate is dropped when another is this many times as frequent

Candidates = dict[str, dict[str, tuple[int, str]]]  # form -> tag -> (weight, lemma)


def wordnet_counts(folder: Path) -> Counter[tuple[str, str]]:
    """How often each lemma was tagged in the semantic concordances, by part of speech."""
    counts: Counter[tuple[str, str]] = Counter()
    with (folder / "cntlist.rev").open(encoding="utf-8") as lines:
        for line in lines:
            key, _, count = line.split()
            lemma, _, sense = key.partition("%")
            counts[lemma, WORDNET_POS[sense[0]]] += int(count)
    return counts


def wordnet_words(folder: Path) -> Iterator[tuple[str, str]]:
    """Words of the synsets as written, with their tag: Z for an instance, M for a kind of person besides N."""
    for name, tag in POS.items():
        with (folder / f"data.{name}").open(encoding="utf-8") as lines:
            for line in lines:
                if not line.startswith(" "):
                    fields = line.split()
                    for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
                        written = re.sub(r"\([a-z]+\)$", "", word)
                        yield written, "Z" if "@i" in fields else tag
                        if fields[1] == NOUN_PERSON and "@i" not in fields:
                            yield written, "M"


def capitals(words: set[tuple[str, str]]) -> dict[str, str]:
    """Capitalised words: demonyms are j (adjective or noun), the others names, unless they are words too.

    Of kinds of persons the plural is listed as S: one *Democrat* reads as a name does, *Democrats* does not.
    """
    tags: dict[str, set[str]] = defaultdict(set)
    for word, tag in words:
        if re.fullmatch(r"[A-Z][a-z]{2,}", word):
            tags[word].add(tag)
    plain = {word for word, tag in words if tag in "JVR"}
    kinds = {word: "j" if "J" in found else "Z" for word, found in tags.items()}
    table = {word: kind for word, kind in kinds.items() if kind == "j" or word.lower() not in plain}
    plurals = [regular_plural(word) for word, found in tags.items() if "M" in found or "J" in found]
    return dict.fromkeys(plurals, "S") | table


def inflections(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Lemma, part of speech, inflected forms as SPECIALIST lists them (a slash parts variants)."""
    with gzip.open(folder / "infl_lu.csv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.reader(lines):
            if row[1] in POS:
                yield row[0], POS[row[1]], row[2:]


def regular_plural(lemma: str) -> str:
    """The regular plural, or third person singular."""
    if re.search(r"(?:[sxz]|[cs]h)$", lemma):
        return lemma + "es"
    return re.sub(r"(?<=[^aeiou])y$", "ie", lemma) + "s"


def regular_verb(lemma: str) -> list[str]:
    """Past, participle, gerund, third person of a verb that SPECIALIST lacks."""
    stem = lemma.removesuffix("e")
    past = re.sub(r"(?<=[^aeiou])y$", "i", stem) + "ed"
    gerund = (lemma if lemma.endswith(("ee", "oe", "ye")) else stem) + "ing"
    return [past, past, gerund, regular_plural(lemma)]


def news_counts(path: Path, scale: int) -> Counter[tuple[str, str]]:
    """Noun and verb counts of base forms by the word before them."""
    counts: Counter[tuple[str, str]] = Counter()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            words = re.findall(r"[a-z]+|[^a-z\s]", json.loads(line)["text"].lower().replace("n’t", "n't"))
            for before, word in pairwise(words):
                if before in VERB_BEFORE:
                    counts[word, "V"] += scale
                elif before in NOUN_BEFORE:
                    counts[word, "N"] += scale
    return counts


class Builder:
    """Gathers the candidates of each form."""

    def __init__(self, counts: Counter[tuple[str, str]]) -> None:
        self.counts = counts
        self.forms: Candidates = defaultdict(dict)

    def put(self, form: str, tag: str, lemma: str, pos: str) -> None:
        """Note that `form` can be `tag` of `lemma`; the heavier lemma wins a tie of tags."""
        weight = self.counts[lemma, pos]
        if PLAIN.fullmatch(form) and self.forms[form].get(tag, (-1, ""))[0] < weight:
            self.forms[form][tag] = (weight, lemma)

    def inflect(self, lemma: str, pos: str, forms: list[str]) -> None:
        """Note a lemma with its forms."""
        self.put(lemma, pos, lemma, pos)
        if pos == "N":
            for form in variants(forms[0] if forms else ""):
                self.put(form, "S", lemma, pos)
        elif pos == "V":
            past, participle, gerund, third = [*forms, "", "", "", ""][:4]
            for slot, tag in ((past, "L"), (participle or past, "K"), (gerund, "F"), (third, "Y")):
                for form in variants(slot):
                    self.put(form, tag, lemma, pos)
            for form in variants(past):
                if form.endswith("ed"):  # *learned* beside *learnt*
                    self.put(form, "K", lemma, pos)
        else:
            for slot in forms:
                for form in variants(slot):
                    self.put(form, pos, lemma, pos)


def variants(slot: str) -> list[str]:
    """The variants of one slot."""
    return [form for form in slot.split("/") if form]


def gather(options: argparse.Namespace) -> Candidates:
    """All candidates of all forms."""
    counts = wordnet_counts(options.wordnet)
    words = set(wordnet_words(options.wordnet))
    if options.texts is not None:
        adjectives = {word for word, pos in words if pos == "J"}  # *the national …* counts no noun
        news = news_counts(options.texts, 2)
        counts += Counter({key: count for key, count in news.items() if key[0] not in adjectives})
    builder = Builder(counts)
    written = {word for word, _ in words}
    known: set[tuple[str, str]] = set()
    for lemma, pos, forms in inflections(options.lemminflect):
        known.add((lemma, pos))
        if lemma in written or lemma.capitalize() not in written:  # some names are written small there
            builder.inflect(lemma, pos, forms)
    others = {word for word, pos in words if pos in "VJR"} | set(builder.forms)
    for lemma, pos in sorted((lemma, pos) for lemma, pos in words if pos in "NVJR"):
        rare = pos == "N" and not counts[lemma, pos] and lemma not in others  # unknown words are nouns anyway
        if (lemma, pos) not in known and PLAIN.fullmatch(lemma) and not rare:
            builder.inflect(lemma, pos, {"N": [regular_plural(lemma)], "V": regular_verb(lemma)}.get(pos, []))
    return builder.forms


def prune(candidates: dict[str, tuple[int, str]]) -> dict[str, int]:
    """The weights of the candidates that are frequent enough to count."""
    weights = {tag: weight for tag, (weight, _) in candidates.items()}
    top = max(weights.values())
    return {tag: weight for tag, weight in weights.items() if (weight + 1) * PRUNE >= top}


def classify(weights: dict[str, int]) -> str:
    """The class of a form, see tags.py; one tag where only one candidate is left."""
    tags = frozenset(weights)

    def weight(names: str) -> int:
        return max((weights.get(name, 0) for name in names), default=0)

    def three(left: str, right: str, classes: str) -> str:
        """Mostly left, undecided, mostly right."""
        a, b = weight(left), weight(right)
        return classes[0] if a > 4 * b else classes[2] if b > 4 * a else classes[1]

    if len(tags) == 1:
        return next(iter(tags))
    if tags & {"L", "K"}:
        return past_class(tags, weight)
    if "F" in tags:
        return "h" if "J" in tags and weight("J") >= weight("N") else "f" if "N" in tags else "F"
    if "Y" in tags:
        return three("S", "Y", "msy") if "S" in tags else "Y"
    if "V" in tags and "J" in tags:
        return "p" if "N" in tags else three("J", "V", "JoV")
    if "V" in tags and "N" in tags:
        return three("N", "V", "nuv")
    if "J" in tags and "N" in tags:
        return three("J", "N", "JjN")
    if tags == {"J", "R"}:
        return three("J", "R", "JrR")
    return max(sorted(tags), key=lambda tag: weights[tag])


def past_class(tags: frozenset[str], weight: object) -> str:
    """The class of a form that can be a past tense or a participle."""
    share = weight if callable(weight) else None
    assert share is not None
    if "V" in tags:
        return "b" if "L" in tags else "c"
    if "N" in tags and share("N") * 20 >= share("LK"):
        return "t"
    if "J" in tags and share("J") >= share("LK"):
        return "d"
    if "L" not in tags:
        return "K"
    return "k" if "K" in tags else "L"


def lines(forms: Candidates, capitals: dict[str, str]) -> Iterator[str]:
    """The table, one line a form."""
    for form, candidates in forms.items():
        kept = prune(candidates)
        if {"N", "S"} <= kept.keys():  # *followers* is listed as a noun of its own too; *business* as its own plural
            del kept["S" if candidates["S"][1] == form else "N"]
        nouns = [candidates[tag] for tag in ("N", "S") if tag in kept]
        verbs = [candidates[tag] for tag in "VYLKF" if tag in kept]
        noun = max(nouns)[1] if nouns else form
        verb = max(verbs)[1] if verbs else form
        yield "\t".join((form, classify(kept), "" if noun == form else noun, "" if verb == form else verb)).rstrip()
    for word, kind in capitals.items():
        yield f"{word}\t{kind}"


def main() -> None:
    """Write the table to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--lemminflect", type=Path, required=True)
    parser.add_argument("--texts", type=Path)
    options = parser.parse_args()
    table = sorted(lines(gather(options), capitals(set(wordnet_words(options.wordnet)))))
    sys.stdout.write("\n".join(table) + "\n")


if __name__ == "__main__":
    main()
