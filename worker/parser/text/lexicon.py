"""The classes and lemmas of word forms: the big table (lexicon.tsv), the closed classes, and suffixes for the rest."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from worker.parser.text.lexicon_closed import closed

TABLE = Path(__file__).with_name("lexicon.tsv")
LEMMAS = {
    "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have", "’ve": "have", "ca": "can", "wo": "will",
    "sha": "shall", "'ll": "will", "’ll": "will", "n't": "not", "n’t": "not", "’s": "'s", "‘s": "'s",
    "according": "according", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be",
    "am": "be", "has": "have", "had": "have", "having": "have", "does": "do", "did": "do",
}  # fmt: skip
HYPHENED = dict.fromkeys("æóIRåkcbtdhKF", "J") | dict.fromkeys("uvn", "N") | dict.fromkeys("sym", "S")
SUFFIXES = (  # the longest that fits wins; the class of an unknown lower-case word
    ("ly", "R"), ("ing", "F"), ("ed", "k"), ("tion", "N"), ("ness", "N"), ("ment", "N"), ("ous", "J"), ("ful", "J"),
    ("less", "J"), ("able", "J"), ("ible", "J"), ("ive", "J"), ("ical", "J"), ("ic", "J"), ("al", "J"), ("ish", "J"),
    ("ss", "N"), ("us", "N"), ("is", "N"), ("s", "S"),
)  # fmt: skip


@cache
def entries() -> dict[str, str]:
    """Form to the rest of its line: class, noun lemma, verb lemma, parted by tabs."""
    text = TABLE.read_text(encoding="utf-8")
    table = dict(line.split("\t", 1) for line in text.splitlines())
    for form, name in closed().items():  # the class alone: the lemmas stay
        table[form] = name + table.get(form, "x")[1:]
    return table


def word_class(form: str) -> str | None:
    """The class of a form as it is written here (lower case, or a capitalised name), None when it is unknown."""
    entry = entries().get(form)
    if entry is not None:
        return entry[0]
    if "-" in form:
        return hyphen_class(form)
    return None


def hyphen_class(form: str) -> str | None:
    """A hyphenated word goes by its last part; an adjective where that is a participle."""
    last = entries().get(form.rpartition("-")[2])
    if last is None:
        return None
    return HYPHENED.get(last[0], last[0])


def suffix_class(form: str) -> str:
    """The class of an unknown lower-case word by its ending."""
    for suffix, name in SUFFIXES:
        if form.endswith(suffix) and len(form) > len(suffix) + 2:
            return name
    return "N"


def lemma(form: str, tag: str) -> str:
    """The lemma of a lower-case form under a tag."""
    if form in LEMMAS:
        return LEMMAS[form]
    entry = entries().get(form)
    if entry is None:
        return regular_lemma(form, tag)
    fields = [*entry.split("\t"), "", ""]
    if tag in "NS":
        return fields[1] or form
    if tag in "VYLKFXUJ":
        return fields[2] or fields[1] * (tag == "U") or form
    return form


def regular_lemma(form: str, tag: str) -> str:
    """The lemma of an unknown form by its ending."""
    if tag in "SY" and len(form) > 3:
        if form.endswith("ies"):
            return form[:-3] + "y"
        return form[:-2] if form.endswith(("sses", "ches", "shes", "xes")) else form.removesuffix("s")
    return form
