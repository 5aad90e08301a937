"""Every file of deploy/ is well formed, and what it names is there."""

import json
import re

import pytest
import yaml

from tests.deploy.files import DEPLOY, ROOT, compose, documents, instructions

PLAIN_IMAGE = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)?(:[\w.-]+)?")
FILES = sorted(path for path in DEPLOY.rglob("*") if path.suffix in {".yaml", ".json"})


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DEPLOY)))
def test_a_file_is_read_and_holds_something(path: object) -> None:
    path = DEPLOY / str(path)

    assert json.loads(path.read_text(encoding="utf-8")) if path.suffix == ".json" else all(documents(path))


def test_every_file_is_of_a_kind_that_is_read_here() -> None:
    """A file that no test reads would rot."""
    assert {path.suffix for path in DEPLOY.rglob("*") if path.is_file() and "__pycache__" not in path.parts} == {
        ".yaml", ".json", ".md", ".py", ".sh", ".dockerignore", ""}


def test_images_are_named_without_a_registry() -> None:
    images = [service["image"] for service in compose()["services"].values()]
    images += [rest.split()[0].replace("${PYTHON}", "3") for word, rest in instructions() if word == "FROM"]

    assert [image for image in images if not PLAIN_IMAGE.fullmatch(image)] == []


def test_images_of_others_are_pinned_to_a_version() -> None:
    images = [service["image"] for service in compose()["services"].values() if service["image"] != "hearsay"]

    assert [image for image in images if not re.search(r":v?\d+\.\d+", image)] == []


def test_what_the_image_copies_is_there_and_not_ignored() -> None:
    allowed = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    copied = [name for word, rest in instructions() if word == "COPY" and "--from" not in rest
              for name in rest.split()[:-1]]

    assert copied
    assert [name for name in copied if not (ROOT / name).exists() or f"!{name}" not in allowed] == []


def test_the_image_runs_the_worker_as_nobody_in_particular() -> None:
    last = [dict(instructions())[word] for word in ("USER", "ENTRYPOINT", "CMD", "STOPSIGNAL")]

    assert last == ["10001:10001", '["hearsay"]', '["run"]', "SIGTERM"]


def test_the_image_has_the_interpreter_that_the_project_asks_for() -> None:
    stated = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert stated

    assert dict(instructions())["ARG"] == f"PYTHON={stated[1]}"


def test_mounted_files_are_there() -> None:
    mounted = [volume.split(":")[0] for service in compose()["services"].values()
               for volume in service.get("volumes", []) if volume.startswith("./")]

    assert mounted
    assert [path for path in mounted if not (DEPLOY / path).exists()] == []


def test_named_volumes_are_declared() -> None:
    used = {volume.split(":")[0] for service in compose()["services"].values()
            for volume in service.get("volumes", []) if not volume.startswith(".")}

    assert used == set(compose()["volumes"])


def test_published_ports_are_open_to_this_machine_alone() -> None:
    ports = [port for service in compose()["services"].values() for port in service.get("ports", [])]

    assert ports
    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []


def test_prometheus_reads_the_rules_that_are_there() -> None:
    settings = yaml.safe_load((DEPLOY / "prometheus/prometheus.yaml").read_text(encoding="utf-8"))
    beside = {path.name for path in (DEPLOY / "prometheus").glob("*.yaml")} - {"prometheus.yaml"}

    assert set(settings["rule_files"]) == beside
    assert settings["scrape_configs"][0]["static_configs"] == [{"targets": ["worker:8080"]}]
