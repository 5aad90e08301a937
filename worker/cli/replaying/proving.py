"""`hearsay replay verify`: is a replay whole?"""

from __future__ import annotations

import orjson

from worker.cli.kit import options
from worker.cli.kit.progress import measured
from worker.cli.kit.tally import plural
from worker.cli.replaying.files import PlanFile, read
from worker.errors import GateError
from worker.replay.verify import Verification


def verify(*, plan: PlanFile, servers: options.Servers = None, assignments: options.Assignments = None) -> None:
    """Hold the replay against its plan: each article's manifest and exactly its claims, or its dead letter, once.

    - `hearsay replay verify --plan plan.json`

    What is wrong is a line of JSON each, as `hearsay audit` has it; then the exit code is 10.
    """
    wanted = read(plan)
    looking = Verification(wanted, options.loaded(servers, assignments))
    with measured("offsets") as tell:
        for finding in looking.findings(tell):
            print(orjson.dumps(finding._asdict() | {"topic": wanted.topic}, option=orjson.OPT_SORT_KEYS).decode())
    found = looking.outcomes
    print(f"{wanted.name}  {plural(found['articles'], 'article')}: {plural(found['manifests'], 'manifest')}, "
          f"{plural(found['claims'], 'claim')}, {plural(found['letters'], 'dead letter')}")
    if looking.faults:
        counts = ", ".join(f"{number:,} {fault}" for fault, number in sorted(looking.faults.items()))
        raise GateError(f"the replay is not whole: {counts}", "see how far it is: hearsay replay status --plan …")
