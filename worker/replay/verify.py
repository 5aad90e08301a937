"""Is a replay whole? The audit held to the plan: each article has its manifest and its claims, or a dead letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from worker.kafka.audit.audit import Asked, Audit
from worker.kafka.audit.closer import Fault, Finding
from worker.kafka.stretch import Progress, unheard
from worker.replay.plan import Plan
from worker.replay.work import replayed
from worker.settings import Settings


class Verification:
    """One look at everything that the replay of a plan has written."""

    def __init__(self, plan: Plan, settings: Settings) -> None:
        self._plan = plan
        self._settings = replayed(plan, settings)
        self.faults: Counter[Fault] = Counter()
        self.outcomes: Counter[str] = Counter()  # articles, claims, manifests, letters

    def findings(self, progress: Progress = unheard) -> Iterator[Finding]:
        """Everything that is wrong; the sums are complete when this is through."""
        for stretch in self._plan.partitions:
            if not stretch.records:
                continue
            audit = Audit(self._settings, Asked((stretch.partition,), stretch.start, stretch.end))
            for finding in audit.findings(progress):
                if self._ours(finding):
                    self.faults[finding.fault] += 1
                    yield finding
            for part in audit.parts.values():
                self.outcomes.update(articles=stretch.records, claims=part.claims, manifests=part.manifests,
                                     letters=part.letters)

    def _ours(self, finding: Finding) -> bool:
        """An article that the plan does not name has to have come to nothing."""
        return not self._plan.articles or finding.fault != "lost" or finding.article in self._plan.articles
