"""Articles with known claims, made from a seed: the same number of the same seed is the same article everywhere."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.lab.records import Headers, Message

_PEOPLE = ("Odile Ferrant", "Marek Vondra", "Sunniva Dahl", "Tobias Okafor", "Ines Caldeira", "Ruben Haas",
           "Petra Lind", "Yusuf Demirel", "Agnes Moreau", "Callum Reyes")
_ROLES = ("Mayor", "Governor", "Minister", "Senator", "Judge", "Commissioner", "Inspector", "Professor")
_OFFICES = ("the Harbour Authority", "the Ministry of Roads", "the Larkfield Tribune", "the Institute for Rivers",
            "the Northern Grid", "the Coastal Union", "the Treasury", "the Weather Service")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MATTERS = (
    "the bridge at pier {n} would close for {m} weeks", "depot {n} had lost {m} tonnes of grain",
    "line {n} would carry {m} trains a day", "ward {n} had run out of water on {day}",
    "plant {n} could not pay its {m} workers", "ferry {n} might sail again by {day}",
    "field {n} was sold for {m} million crowns", "the court in district {n} had heard {m} witnesses",
)
_SHAPES = (
    "{role} {person} said on {day} that {matter}.", "{Office} said {matter}, according to {person}.",
    "According to {office}, {matter}.", "“We are told that {matter},” {person} said.",
    "{person} denied that {matter}.", "{Office} reported on {day} that {matter}, citing {person}.",
    "{role} {person} told {office} that {matter}.", "The road to the lake stayed open through {day}.",
)


@dataclass(frozen=True, slots=True)
class Make:
    """How articles are made: from `seed`, as many as `articles` ids, revisions follow when they are used up."""

    seed: int = 1
    articles: int = 100_000
    sentences: tuple[int, int] = (3, 14)
    odd_share: float = 0.04  # retractions, articles in German, refused records

    def message(self, number: int) -> Message:
        """The message `number`, from 0."""
        chance = random.Random(f"{self.seed}/{number}")
        name = f"lab-{self.seed}-{number % self.articles:06d}"
        if chance.random() < self.odd_share:
            return _odd(chance, name)
        article = {
            "id": name, "title": f"Report {number} of the evening", "text": _text(chance, number, self.sentences),
            "publisher": "Evening Courier", "published_at": f"2026-03-{1 + number % 28:02d}T18:00:00Z",
            "language": "en", "revision": 1 + number // self.articles,
        }
        return Message(name.encode(), json.dumps(article, ensure_ascii=False).encode(), _headers(number))

    def messages(self, count: int, start: int = 0) -> list[Message]:
        """`count` messages from number `start` on."""
        return [self.message(number) for number in range(start, start + count)]

    def endless(self) -> Iterator[Message]:
        """All messages."""
        number = 0
        while True:
            yield self.message(number)
            number += 1


def _headers(number: int) -> Headers:
    return (("traceparent", f"00-{number:032x}-{number:016x}-01".encode()),) if number % 5 == 0 else ()


def _text(chance: random.Random, number: int, sentences: tuple[int, int]) -> str:
    paragraphs = [_sentence(chance, number) for _ in range(chance.randint(*sentences))]
    return "\n\n".join(paragraphs)


def _sentence(chance: random.Random, number: int) -> str:
    office = chance.choice(_OFFICES)
    matter = chance.choice(_MATTERS).format(n=number, m=chance.randint(2, 60), day=chance.choice(_DAYS))
    return chance.choice(_SHAPES).format(
        person=chance.choice(_PEOPLE), role=chance.choice(_ROLES), office=office, Office=office[0].upper() + office[1:],
        day=chance.choice(_DAYS), matter=matter,
    )


def _odd(chance: random.Random, name: str) -> Message:
    words = "Die Brücke bleibt bis Freitag gesperrt, sagte die Ministerin am Abend."
    german = {"id": name, "language": "de", "text": words}
    odd: tuple[tuple[bytes | None, bytes | None], ...] = (
        (name.encode(), None),  # withdrawn
        (name.encode(), json.dumps(german, ensure_ascii=False).encode()),
        (name.encode(), b'{"id": "cut off'),
        (name.encode(), b'{"title": "No text at all"}'),
        (None, None),
    )
    return Message(*chance.choice(odd))
