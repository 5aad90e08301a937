"""Is a replay whole? The audit held to the plan, and a sample of its articles parsed once more.

Each article has its manifest and exactly its claims, or a dead letter, once; and of the sample, the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from worker.kafka.audit import closer
from worker.kafka.audit.audit import Asked, Audit
from worker.kafka.stretch import Progress, unheard
from worker.replay.plan import Plan
from worker.replay.reparsing import Reparsing
from worker.replay.work import replayed
from worker.settings import Settings

FAULTS: Final = (*closer.FAULTS, "differs")


class Finding(NamedTuple):
    """What is wrong with an offset; `fault` is one of FAULTS, `parser` a digest where one is known."""

    fault: str
    partition: int
    offset: int
    article: str | None
    parser: str | None
    detail: str


class Verification:
    """One look at everything that the replay of a plan has written; `sample` articles are parsed again."""

    def __init__(self, plan: Plan, settings: Settings, sample: int = 0, seed: int = 7) -> None:
        self._plan = plan
        self._choice = plan.choice
        self._settings = replayed(plan, settings)
        self._again = Reparsing(plan, self._settings, sample, seed) if sample else None
        self.faults: Counter[str] = Counter()
        self.outcomes: Counter[str] = Counter()  # articles, claims, manifests, letters, unprovable

    @property
    def reparsed(self) -> Counter[str]:
        """What came of the sample (reparsing.Reparsing)."""
        return self._again.counts if self._again else Counter()

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong, and there are as many articles as the plan counted."""
        return not self.faults and self.outcomes["articles"] == self._plan.records

    def findings(self, progress: Progress = unheard) -> Iterator[Finding]:
        """Everything that is wrong; the sums are complete when this is through."""
        for found in self._all(progress):
            self.faults[found.fault] += 1
            yield found

    def _all(self, progress: Progress) -> Iterator[Finding]:
        for stretch in self._plan.partitions:
            if stretch.records:
                yield from self._audited(Asked((stretch.partition,), stretch.start, stretch.end), progress,
                                         stretch.records)
        if self._again:
            for one in self._again.differences(progress):
                yield Finding("differs", one.partition, one.offset, one.article, self._plan.parser.digest, one.detail)

    def _audited(self, asked: Asked, progress: Progress, planned: int) -> Iterator[Finding]:
        audit = Audit(self._settings, asked)
        for finding in audit.findings(progress):
            if self._ours(finding):
                yield Finding(*finding)
        named = not self._choice.everything  # then the range holds others, too, of which nothing has to come
        for part in audit.parts.values():
            self.outcomes.update(articles=planned if named else part.articles, claims=part.claims,
                                 manifests=part.manifests, letters=part.letters,
                                 unprovable=0 if named else part.unprovable)

    def _ours(self, finding: closer.Finding) -> bool:
        """An article that the plan does not name has to have come to nothing."""
        key = None if finding.article is None else finding.article.encode()
        return finding.fault != "lost" or self._choice.takes(finding.partition, finding.offset, key)
