"""Whom a common noun can stand for: families of nouns that mean the same thing, and which of several entities fits.

    the carmaker, the company        one family: any business that nothing else describes
    the weekly, the newspaper        another
    the Swiss weather service        only what is Swiss and of the weather
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from worker.parser.meaning.entities import Entity

# Common nouns that may stand for any business.
COMPANY: Final = frozenset(
    """company firm group business giant maker manufacturer producer retailer carrier utility developer operator
    start-up startup lender insurer brewer automaker carmaker chipmaker drugmaker planemaker airline supplier
    contractor corporation conglomerate provider refiner miner publisher shipbuilder steelmaker""".split()
)
_PAPER: Final = frozenset(
    "newspaper paper daily weekly tabloid broadsheet journal magazine website site outlet publication".split()
)
_AIR: Final = frozenset("broadcaster channel network station radio television programme program show".split())
_BOSS: Final = frozenset("boss manager coach".split())
_SPOKES: Final = frozenset("spokesman spokeswoman spokesperson".split())
EMPTY: Final = frozenset("former then new current late newly own same central".split())
# A name with one of these is no business.
_PUBLIC: Final = frozenset(
    """Ministry Department Agency Authority Commission Committee Council Court Parliament Congress Senate
    Assembly Office Bureau Embassy Police Force Forces Army Navy Guard Service University College School
    Academy Hospital Union Association Federation Center Centre Centers Centres Nations Organization
    Organisation Board Party Church Cross Crescent Survey Administration Government""".split()
)
_AGENCY: Final = frozenset("agency organization organisation body watchdog".split())
_FAMILIES: Final = (COMPANY, _PAPER, _AIR, _AGENCY, _BOSS, _SPOKES)
FAMILY: Final = {word: family for family in reversed(_FAMILIES) for word in family}
MEMBERS: Final = {family: tuple(sorted(family)) for family in _FAMILIES}
BODIES: Final = frozenset({"organisation", "outlet"})
# Words that tell what someone is like, not which office; the one spoken of last is meant.
TRAITS: Final = frozenset(
    """diplomat official man woman politician lawmaker senator congressman congresswoman candidate billionaire
    businessman businesswoman lawyer attorney striker midfielder defender goalkeeper keeper winger forward player
    veteran actor actress singer author writer teacher schoolteacher scientist researcher economist analyst expert
    professor doctor pilot soldier activist teenager youth boy girl mother father pensioner tycoon academic historian
    republican democrat conservative socialist liberal incumbent challenger frontrunner champion driver rider cyclist
    entrepreneur executive ceo reporter journalist native immigrant graduate dissident oligarch politician
    televangelist pastor priest bishop cleric star rapper novelist artist farmer engineer founder critic""".split()
)


def last_before(positions: list[int], position: int) -> int:
    """The last of sorted positions before one, or -1."""
    at = bisect_left(positions, position)
    return positions[at - 1] if at else -1


def latest(entities: list[Entity], position: int, *lists: str) -> Entity | None:
    """The entity met or spoken of last before a position."""
    best, found = -1, None
    for entity in entities:
        last = max([last_before(getattr(entity, name), position) for name in lists])
        if last > best:
            best, found = last, entity
    return found


def following(entities: list[Entity], position: int) -> Entity | None:
    """The entity met first from a position on."""
    behind = [(entity.met[at], number) for number, entity in enumerate(entities)
              if (at := bisect_left(entity.met, position)) < len(entity.met)]
    return entities[min(behind)[1]] if behind else None


def only(entities: list[Entity], modifiers: list[str]) -> Entity | None:
    """The one entity of that noun in the article, where nothing but common words tells it apart."""
    if not entities or any("A" <= word[0] <= "Z" for word in modifiers):
        return None
    return entities[0] if len(entities) == 1 else None


def agrees(entity: Entity, modifiers: list[str], family: frozenset[str]) -> bool:
    """*The Swiss weather service* is not just any service: what distinguishes it must be said of the entity too.

    A business is known by its trade: *the heat pump maker* is the one spoken of.
    """
    if family is COMPANY and all("a" <= word[0] <= "z" for word in modifiers):
        return True
    known = f"{entity.role or ''} {entity.name}".lower()
    return all(word.lower() in known for word in modifiers)


def could_be(entity: Entity, head: str, family: frozenset[str]) -> bool:
    """Whether an entity that nothing describes may be meant by the noun."""
    if family is COMPANY:
        business = entity.kind == "organisation" or (entity.kind == "person" and not entity.sure)
        return business and entity.named and not entity.heads and _PUBLIC.isdisjoint(entity.name.split(" "))
    if family is _PAPER or family is _AIR:
        return entity.kind == "outlet" and not entity.heads
    if entity.kind not in BODIES:
        return False
    capital = head[:1].upper() + head[1:]
    if capital in entity.name.split(" "):
        return True
    return family is _AGENCY and any(word.capitalize() in entity.name for word in sorted(family))
