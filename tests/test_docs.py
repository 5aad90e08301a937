"""Everything that a person can name stands in the docs: commands, settings, metrics, schemas, rule families, exits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from worker import cli, contract, errors
from worker.cli.rules import about
from worker.ops.metrics import METRICS, Metric
from worker.parser.rules import families
from worker.settings import Settings, text, variable

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "docs" / "operations.md",
         ROOT / "docs" / "rules.md", ROOT / "schemas" / "README.md")


@pytest.mark.parametrize("name", cli.names())
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"^\| `hearsay {name}\b", README, re.MULTILINE)


def test_what_the_readme_shows_of_an_explanation_is_what_is_told(
        monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    (shown,) = re.findall(r"\$ hearsay explain (.+?)\n…\n(.+?)\n```", README, re.DOTALL)
    file, *options = shown[0].split()

    assert cli.execute(["explain", str(ROOT / file), *options]) == 0
    told = capsys.readouterr().out.splitlines()
    for line in shown[1].splitlines():
        assert any(one.startswith(line.removesuffix("…")) for one in told), line


def test_every_command_in_the_docs_exists() -> None:
    for page in PAGES:
        for name in re.findall(r"`hearsay ([a-z]+)", page.read_text(encoding="utf-8")):
            assert name in cli.names(), f"{page.name} speaks of hearsay {name}"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_readme_with_its_default_and_meaning(name: str) -> None:
    field = Settings.model_fields[name]
    default = "–" if field.default is None else f"`{text(field.default)}`"

    assert f"| `{variable(name)}` | {default} | {field.description} |" in README.splitlines()


def test_every_setting_that_the_docs_name_exists() -> None:
    names = {variable(name) for name in Settings.model_fields}

    for page in PAGES:
        assert set(re.findall(r"\bHEARSAY_[A-Z_]+[A-Z]", page.read_text(encoding="utf-8"))) <= names


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_every_metric_is_in_the_operations_page(metric: Metric) -> None:
    labels = ", ".join(f"`{label}`" for label in metric.labels) or "–"

    assert f"| `{metric.name}` | {metric.kind} | {labels} | {metric.meaning} |" in OPERATIONS.splitlines()


def test_no_metric_in_the_operations_page_is_unknown() -> None:
    assert set(re.findall(r"`(hearsay_[a-z_]+)`", OPERATIONS)) == {metric.name for metric in METRICS}


@pytest.mark.parametrize("name", sorted(path.stem for path in contract.SCHEMAS.glob("*.json")))
def test_every_schema_is_explained_to_readers(name: str) -> None:
    assert f"{name}.json" in (contract.SCHEMAS / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("family", [name for name, _ in families()])
def test_every_rule_family_says_what_it_is_about_where_the_docs_point_to(
        family: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "`hearsay rules list` has every family" in CONTRIBUTING
    assert len(about(family).split()) >= 4

    assert cli.execute(["rules", "list", "--format", "table"]) == 0
    assert f"{family}  {about(family)}\n" in capsys.readouterr().out


@pytest.mark.parametrize("kind", errors.HearsayError.__subclasses__(), ids=lambda kind: kind.__name__)
def test_every_exit_code_is_in_the_readme(kind: type[errors.HearsayError]) -> None:
    assert kind.__doc__ is not None
    assert re.search(rf"^\| {kind.exit_code} \| \S", README, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_the_docs_leads_somewhere(page: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)", page.read_text(encoding="utf-8")):
        found = (page.parent / target).resolve() if target else page
        assert found.exists(), target
        if anchor:
            titles = re.findall(r"^#+ (.*)$", found.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor[1:] in [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles]
