"""`hearsay replay verify`: is a replay whole?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import orjson
import typer

from worker.cli.kit import options
from worker.cli.kit.console import say, tame
from worker.cli.kit.progress import measured
from worker.cli.replaying.files import Name, PlanOfIt, meant
from worker.errors import GateError, PlanError, UsageError
from worker.kafka import topics
from worker.parser.digest import parser_id
from worker.replay import control
from worker.replay.plan import Plan
from worker.replay.report import Signature, lines, report
from worker.replay.verify import Verification
from worker.settings import Settings

SampleOption = Annotated[int, typer.Option(
    "--sample", metavar="N", min=0, help="Parse so many of its articles again and compare the bytes; 0: none.")]
Seed = Annotated[int, typer.Option("--seed", min=0, help="Another number draws other articles.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write the report as JSON, too.")]
SignedBy = Annotated[str | None, typer.Option("--signed-by", metavar="NAME", help="Who answers for it.")]
SignedAt = Annotated[str | None, typer.Option("--signed-at", metavar="TIME", help="When; else now.")]


def verify(name: Name = None, *, plan: PlanOfIt = None, sample: SampleOption = 200, seed: Seed = 7, out: Out = None,
           signed_by: SignedBy = None, signed_at: SignedAt = None, servers: options.Servers = None,
           assignments: options.Assignments = None) -> None:
    """Hold the replay against its plan: each article's manifest and exactly its claims, or its dead letter, once.

    - `hearsay replay verify --plan plan.json`
    - `hearsay replay verify --plan plan.json --out report.json --signed-by "Ada Pell"`

    A sample is parsed again, and what was written has to be the same bytes. What is wrong is a line of JSON each, as
    `hearsay audit` has it; then the exit code is 10. The report ends with the SHA-256 of its content.
    """
    signature = _signature(signed_by, signed_at)
    settings = options.loaded(servers, assignments)
    wanted = meant(settings, name, plan)
    _fitting(settings, wanted, sample)
    if (known := control.known(settings, wanted)) and known.mode == "in_place":
        raise PlanError(f"{wanted.name} is in place: it shares its topics with the live worker", "hearsay audit")
    looking = Verification(wanted, settings, sample, seed)
    with measured("offsets") as tell:
        for finding in looking.findings(tell):
            print(orjson.dumps(finding._asdict() | {"topic": wanted.topic}, option=orjson.OPT_SORT_KEYS).decode())
    found = report(wanted, looking, signature)
    if out:
        _write(out, orjson.dumps(found, option=orjson.OPT_INDENT_2) + b"\n")
    for line in lines(found):
        say(tame(line))
    control.sign(settings, wanted, found["sha256"] if looking.whole else None)
    if not looking.whole:
        raise GateError(f"the replay is not whole: {_wrong(wanted, looking)}",
                        "see how far it is: hearsay replay status --plan …")


def _fitting(settings: Settings, plan: Plan, sample: int) -> None:
    if plan.target.claims not in topics.names(settings):
        raise PlanError(f"{plan.name} has not begun: there is no topic {plan.target.claims}",
                        "hearsay replay run --plan …")
    if sample and parser_id() != plan.parser:
        raise PlanError("another parser than the plan's cannot say what its bytes should be",
                        "install the plan's parser, or --sample 0")


def _wrong(plan: Plan, found: Verification) -> str:
    counts = [f"{number:,} {fault}" for fault, number in sorted(found.faults.items())]
    return ", ".join(counts) or f"{found.outcomes['articles']:,} articles, the plan has {plan.records:,}"


def _signature(by: str | None, at: str | None) -> Signature | None:
    if by is None:
        if at is not None:
            raise UsageError("--signed-at without --signed-by", "--signed-by NAME")
        return None
    try:
        when = datetime.fromisoformat(at) if at else datetime.now(UTC)
    except ValueError:
        raise UsageError(f"{at} is no time", "2026-01-31T12:00:00Z") from None
    if when.tzinfo is None:
        raise UsageError(f"{at} has no time zone", f"say {at}Z")
    return Signature(by, when.astimezone(UTC))


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
