"""The files of deploy/, read as their programs read them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
Row = dict[str, Any]


def documents(path: Path) -> list[Any]:
    """All documents of a YAML file."""
    return list(yaml.safe_load_all(path.read_text(encoding="utf-8")))


def document(path: Path) -> Any:
    """The one document of a YAML file."""
    found = documents(path)
    assert len(found) == 1, path
    return found[0]


def manifest(kind: str) -> Row:
    """The one Kubernetes object of that kind."""
    found = [one for path in sorted(KUBERNETES.glob("*.yaml")) for one in documents(path) if one["kind"] == kind]
    assert len(found) == 1, kind
    one: Row = found[0]
    return one


def compose() -> Row:
    """compose.yaml."""
    loaded: Row = document(DEPLOY / "compose.yaml")
    return loaded


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile in order, continued lines joined."""
    text = re.sub(r"\\\n\s*", " ", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(word, rest.strip()) for word, _, rest in (line.strip().partition(" ") for line in lines)]


def dashboard() -> Row:
    """The Grafana dashboard."""
    loaded: Row = json.loads((DEPLOY / "grafana/dashboards/hearsay.json").read_text(encoding="utf-8"))
    return loaded


def rules() -> Iterator[Row]:
    """Every recording rule and alert."""
    for name in ("rules.yaml", "alerts.yaml"):
        for group in document(DEPLOY / "prometheus" / name)["groups"]:
            yield from group["rules"]


def alerts() -> list[Row]:
    """Every alert."""
    return [rule for rule in rules() if "alert" in rule]


def environments() -> Iterator[tuple[str, dict[str, str]]]:
    """Every set of environment variables that a worker is started with, with a name."""
    assignments = " ".join(rest for word, rest in instructions() if word == "ENV")
    yield "Dockerfile", dict(re.findall(r"(\w+)=(\S+)", assignments))
    for name, service in compose()["services"].items():
        if service["image"] == "hearsay":
            yield f"compose {name}", service["environment"]
    yield "configmap", manifest("ConfigMap")["data"]


def pod(kind: str) -> Row:
    """The pod template's spec of a StatefulSet or a Job."""
    spec: Row = manifest(kind)["spec"]["template"]["spec"]
    return spec
