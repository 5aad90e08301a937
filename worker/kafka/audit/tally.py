"""A range of offsets counted in about 35 bytes an offset and parser, whatever the number and size of its claims.

Of the claims of an article only sums are kept: of hashes of their indices and of their ids, modulo 2^64. That claims
1 to n are there once each, and that they are those of the manifest, shows in the sums; a difference hides with a chance
of one in 2^64. What does not come out even is looked at exactly (closer.py).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from hashlib import blake2b
from typing import Literal, NamedTuple

from worker.kafka.audit.outputs import Burial, Claim, Manifest

_SIZE = 4096  # offsets in a block
_MASK = (1 << 64) - 1
_MOST = 255


Kind = Literal["absent", "unlisted", "odd", "orphan"]


class Doubt(NamedTuple):
    """An offset that is not whole; `size` ids have to be kept to look at it.

    `absent`: nothing came of its article; `unlisted`: claims 1 to n, and no manifest; `odd`: anything else; `orphan`:
    something came of an offset that holds no article.
    """

    partition: int
    offset: int
    kind: Kind
    size: int


class _Block:
    """The outputs of one parser for some consecutive offsets."""

    __slots__ = ("claims", "ids", "imported", "indices", "letters", "listed", "listed_ids", "manifests")

    def __init__(self) -> None:
        self.claims, self.listed = (array("I", bytes(4 * _SIZE)) for _ in range(2))
        self.indices, self.ids, self.listed_ids = (array("Q", bytes(8 * _SIZE)) for _ in range(3))
        self.manifests, self.letters, self.imported = (bytearray(_SIZE) for _ in range(3))

    def standing(self, at: int) -> str:
        """`none`, `whole`, `unlisted` (claims 1 to n, and no manifest) or `odd`."""
        claims, manifests, letters = self.claims[at], self.manifests[at], self.letters[at]
        if not (claims or manifests or letters or self.imported[at]):
            return "none"
        even = self.indices[at] == _first(claims)
        if manifests == 1 and not letters:
            same = claims == self.listed[at] and self.ids[at] == self.listed_ids[at]
            return "whole" if even and same else "odd"
        if not manifests and not claims and letters <= 1:
            return "whole"
        return "unlisted" if even and not manifests and not letters and not self.imported[at] else "odd"

    def size(self, at: int) -> int:
        """How many ids an exact look has to keep."""
        return self.claims[at] + self.listed[at] + 1


class Tally:
    """Counts the outputs of the offsets `begin` to before `end` of one partition."""

    def __init__(self, partition: int, begin: int, end: int) -> None:
        self.partition, self.begin, self.end = partition, begin, end
        self._articles = bytearray(end - begin)
        self._blocks: dict[int, dict[str, _Block]] = {}
        self.claims = self.manifests = self.letters = 0

    @property
    def articles(self) -> int:
        """How many of the offsets hold an article; the others were aborted or mark the end of a transaction."""
        return sum(self._articles)

    def article(self, offset: int) -> None:
        """There is an article."""
        self._articles[offset - self.begin] = 1

    def claim(self, found: Claim) -> None:
        """There is a claim."""
        block, at = self._block(found.place.offset, found.place.digest)
        block.claims[at] += 1
        block.indices[at] = block.indices[at] + _hash(str(found.number)) & _MASK
        block.ids[at] = block.ids[at] + _hash(found.id) & _MASK
        self.claims += 1

    def manifest(self, found: Manifest) -> None:
        """There is a manifest."""
        block, at = self._block(found.place.offset, found.place.digest)
        block.manifests[at] = min(block.manifests[at] + 1, _MOST)
        block.listed[at] += len(found.listed)
        block.listed_ids[at] = (block.listed_ids[at] + sum(map(_hash, found.listed))) & _MASK
        self.manifests += 1

    def burial(self, found: Burial) -> None:
        """There is a dead letter."""
        block, at = self._block(found.place.offset, found.place.digest)
        counts = block.imported if found.imported else block.letters
        counts[at] = min(counts[at] + 1, _MOST)
        self.letters += 1

    def holds(self, offset: int) -> bool:
        """Whether the offset is one of the range."""
        return self.begin <= offset < self.end

    def _block(self, offset: int, digest: str) -> tuple[_Block, int]:
        number, at = divmod(offset - self.begin, _SIZE)
        parsers = self._blocks.setdefault(number, {})
        block = parsers.get(digest)
        if block is None:
            block = parsers[digest] = _Block()
        return block, at

    def doubts(self) -> Iterator[Doubt]:
        """The offsets that are not whole, in their order."""
        for start in range(0, self.end - self.begin, _SIZE):
            blocks = list(self._blocks.get(start // _SIZE, {}).values())
            for at in range(min(_SIZE, self.end - self.begin - start)):
                doubt = self._doubt(start + at, at, blocks)
                if doubt is not None:
                    yield doubt

    def _doubt(self, number: int, at: int, blocks: list[_Block]) -> Doubt | None:
        standings = {block.standing(at) for block in blocks} - {"none"}
        if standings == ({"whole"} if self._articles[number] else set()):
            return None
        kind: Kind = ("orphan" if not self._articles[number] else "odd" if "odd" in standings
                      else "unlisted" if "unlisted" in standings else "absent")
        return Doubt(self.partition, self.begin + number, kind, sum(block.size(at) for block in blocks) or 1)


_firsts = [0]


def _first(count: int) -> int:
    """The sum of the hashes of the indices 1 to `count`."""
    while len(_firsts) <= count:
        _firsts.append(_firsts[-1] + _hash(str(len(_firsts))) & _MASK)
    return _firsts[count]


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")
