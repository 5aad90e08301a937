"""Dashboards, figures and alerts ask for metrics that the worker declares, with labels that they have."""

import re
from collections.abc import Iterator

import pytest

from tests.deploy.files import DEPLOY, alerts, dashboard, rules
from worker.ops.metrics import METRICS, Metric
from worker.settings import load

DECLARED = {metric.name: metric for metric in METRICS}
NAME = re.compile(r"\bhearsay_\w+")
SELECTOR = re.compile(r"\b(hearsay_\w+)\{([^}]*)\}")
GROUPING = re.compile(r"\bby \(([^)]*)\)")
FIGURE = re.compile(r"\bhearsay:[\w:]+")
OF_THE_SCRAPE = {"job", "instance"}
OF_A_HISTOGRAM = ("_bucket", "_sum", "_count")


def expressions() -> Iterator[tuple[str, str]]:
    """Every PromQL expression with the place where it stands."""
    for rule in rules():
        yield rule.get("alert") or rule["record"], rule["expr"]
    for panel in dashboard()["panels"]:
        for target in panel.get("targets", []):
            yield panel["title"], target["expr"]
    for note in dashboard()["annotations"]["list"]:
        yield note["name"], note["expr"]


def metric_of(name: str) -> Metric | None:
    """The declared metric of a series: a histogram's series have endings of their own."""
    bare = next((name.removesuffix(end) for end in OF_A_HISTOGRAM if name.endswith(end)), name)
    metric = DECLARED.get(bare)
    if metric is None or (metric.kind == "histogram") != (bare != name):
        return None
    return metric


EXPRESSIONS = list(expressions())


@pytest.mark.parametrize(("place", "expression"), EXPRESSIONS, ids=[place for place, _ in EXPRESSIONS])
def test_an_expression_names_metrics_that_are_declared(place: str, expression: str) -> None:
    assert [name for name in NAME.findall(expression) if metric_of(name) is None] == []


@pytest.mark.parametrize(("place", "expression"), EXPRESSIONS, ids=[place for place, _ in EXPRESSIONS])
def test_an_expression_uses_labels_that_its_metrics_have(place: str, expression: str) -> None:
    for name, selector in SELECTOR.findall(expression):
        metric = metric_of(name)
        assert metric
        assert set(re.findall(r"(\w+)\s*[=!]", selector)) <= {*metric.labels, *OF_THE_SCRAPE}
    had = {label for name in NAME.findall(expression) if (metric := metric_of(name)) for label in metric.labels}
    grouped = {label.strip() for labels in GROUPING.findall(expression) for label in labels.split(",")}

    assert grouped <= had | OF_THE_SCRAPE | ({"le"} if "_bucket" in expression else set())


@pytest.mark.parametrize(("place", "expression"), EXPRESSIONS, ids=[place for place, _ in EXPRESSIONS])
def test_counters_are_read_as_rates_and_brackets_are_closed(place: str, expression: str) -> None:
    for name in NAME.findall(expression):
        metric = metric_of(name)
        assert metric
        read_as_rate = re.search(rf"\b(?:rate|increase|changes)\({name}\b", expression) is not None
        assert read_as_rate == (metric.kind != "gauge"), name
    for opening, closing in ("()", "[]", "{}"):
        assert expression.count(opening) == expression.count(closing)


def test_values_of_labels_are_those_that_the_worker_writes() -> None:
    """The meaning of a metric lists the values of its label."""
    for _, expression in EXPRESSIONS:
        for name, selector in SELECTOR.findall(expression):
            metric = metric_of(name)
            assert metric
            for label, value in re.findall(r'(\w+)="(\w+)"', selector):
                assert label in metric.labels
                assert value in re.split(r"\W+", metric.meaning), (name, value)


def test_figures_that_alerts_use_are_recorded() -> None:
    recorded = {rule["record"] for rule in rules() if "record" in rule}

    assert {figure for alert in alerts() for figure in FIGURE.findall(alert["expr"])} <= recorded


def test_every_metric_is_on_the_dashboard() -> None:
    shown = {metric.name for place, expression in EXPRESSIONS for name in NAME.findall(expression)
             if (metric := metric_of(name)) and place in {panel["title"] for panel in dashboard()["panels"]}}

    assert shown == set(DECLARED)


def test_panels_have_ids_of_their_own_and_do_not_overlap() -> None:
    panels = dashboard()["panels"]
    cells = [(x, y) for panel in panels for at in [panel["gridPos"]]
             for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])]

    assert len({panel["id"] for panel in panels}) == len(panels)
    assert len(set(cells)) == len(cells)
    assert all(panel["description"] for panel in panels if panel["type"] != "row")


def test_every_alert_says_how_urgent_it_is_and_has_its_section_in_the_readme() -> None:
    readme = (DEPLOY / "README.md").read_text(encoding="utf-8")
    names = [alert["alert"] for alert in alerts()]

    assert re.findall(r"^### (\w+)$", readme, re.MULTILINE) == names
    assert {alert["labels"]["severity"] for alert in alerts()} == {"page", "ticket"}
    assert all(alert["annotations"]["summary"] for alert in alerts())


def test_the_breakers_alert_comes_half_way_to_the_breaker() -> None:
    alert = next(alert for alert in alerts() if alert["alert"] == "HearsayBreakerNear")

    assert float(alert["expr"].rpartition("> ")[2]) == load({}).breaker_share / 2
    assert alert["annotations"]["summary"].endswith(f"stops at {load({}).breaker_share:.0%}".replace("%", " %"))
