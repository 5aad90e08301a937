"""The metrics are an API: declared once, complete, and impossible to add to by accident."""

import re

import pytest

from worker.ops.metrics import METRICS, Metric, Metrics


def test_names_are_unique_and_follow_the_convention() -> None:
    names = [metric.name for metric in METRICS]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"hearsay_[a-z_]+", name) for name in names)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_each_metric_is_shown_with_its_meaning(metric: Metric) -> None:
    shown = Metrics().exposition().decode()

    family = metric.name.removesuffix("_total") if metric.kind == "counter" else metric.name
    assert re.search(rf"^# HELP {family}(_total)? {re.escape(metric.meaning)}$", shown, re.MULTILINE)


def test_counters_end_in_total_and_histograms_have_a_unit() -> None:
    for metric in METRICS:
        assert (metric.kind == "counter") == metric.name.endswith("_total"), metric.name
        assert (metric.kind == "histogram") == bool(metric.buckets), metric.name


def test_an_undeclared_metric_is_an_error() -> None:
    with pytest.raises(KeyError):
        Metrics().count("hearsay_invented_total")


def test_undeclared_labels_are_an_error() -> None:
    with pytest.raises(ValueError, match="label"):
        Metrics().count("hearsay_articles_total", colour="red")


def test_a_partition_that_is_no_longer_ours_leaves_the_exposition() -> None:
    metrics = Metrics()
    metrics.show("hearsay_consumer_lag", 3, topic="articles.raw", partition="1")
    metrics.show("hearsay_consumer_lag", 4, topic="articles.raw", partition="2")

    metrics.forget("hearsay_consumer_lag", topic="articles.raw", partition="1")

    assert metrics.value("hearsay_consumer_lag", topic="articles.raw", partition="1") is None
    assert metrics.value("hearsay_consumer_lag", topic="articles.raw", partition="2") == 4
