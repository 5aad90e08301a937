"""The articles of dead letters, as a plan takes them: by where their records stand in the topic of articles."""

from __future__ import annotations

from worker.errors import PlanError
from worker.kafka import routes
from worker.kafka.choice import Choice
from worker.kafka.deadletters.letter import Wanted
from worker.kafka.deadletters.letters import letters
from worker.kafka.stretch import Progress, unheard
from worker.settings import Settings

_MOST = 50_000  # letters of one plan: a replay's row holds its plan whole, and takes a megabyte


def refused(settings: Settings, wanted: Wanted, progress: Progress = unheard) -> Choice:
    """The records that the wanted letters in force are about. Raises PlanError where there are none, or too many."""
    found = {(letter.origin.partition, letter.origin.offset)
             for letter in letters(routes.live(settings), wanted, progress=progress)
             if letter.origin is not None and letter.origin.topic == settings.topic_raw}
    if not found:
        raise PlanError(f"no dead letter of {settings.topic_raw} is wanted", "see which there are: hearsay dead list")
    if len(found) > _MOST:
        raise PlanError(f"{len(found):,} dead letters are more than a plan can name", "name fewer: --reason, --since")
    return Choice(spots=frozenset(found))
