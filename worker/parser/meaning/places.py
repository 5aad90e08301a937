"""Places in a text: countries and capitals by table, other names where a preposition puts something in them."""

from __future__ import annotations

from typing import Final

from worker.claim import Mention, Place
from worker.parser.meaning.countries import PLACES
from worker.parser.meaning.entities import Entities

_IN: Final = frozenset("in In near Near outside Outside across Across from From at At throughout around".split())


def places_and_mentions(text: str, entities: Entities) -> tuple[list[Place], list[Mention]]:
    """The places and the named entities of a document, each in the text's order; a country is both."""
    places: list[Place] = []
    mentions: list[Mention] = []
    for start, end, entity, before in entities.mentions:
        country = PLACES.get(entity.name)
        somewhere = before in _IN and not entity.sure and not entity.role
        if country is not None or somewhere:
            places.append(Place(text[start:end], ((start, end),), entity.name, country))
        if country is not None or not somewhere:
            mentions.append(Mention(text[start:end], ((start, end),), entity.name, entity.kind))
    return places, mentions
