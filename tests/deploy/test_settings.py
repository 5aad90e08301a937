"""What deploy/ sets is a setting of the worker, with a value that it takes; and the values fit together."""

import pytest

from tests.deploy.files import KUBERNETES, compose, document, environments, manifest, pod
from worker.contract import SCHEMAS
from worker.settings import PREFIX, Settings, load

ENVIRONMENTS = dict(environments())


def ours(name: str) -> dict[str, str]:
    """The HEARSAY_ variables of one environment, by the name of their setting."""
    return {variable.removeprefix(PREFIX).lower(): value for variable, value in ENVIRONMENTS[name].items()
            if variable.startswith(PREFIX)}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_every_variable_is_a_setting_and_its_value_fits(name: str) -> None:
    assert ours(name)
    assert set(ours(name)) <= set(Settings.model_fields)

    load(ours(name))


def test_variables_that_kubernetes_fills_in_are_settings() -> None:
    filled = [variable["name"] for variable in pod("StatefulSet")["containers"][0]["env"]]

    assert filled == ["HEARSAY_SLOT"]
    assert {name.removeprefix(PREFIX).lower() for name in filled} <= set(Settings.model_fields)


def test_the_slot_is_the_pods_ordinal() -> None:
    variable = pod("StatefulSet")["containers"][0]["env"][0]

    assert variable["valueFrom"]["fieldRef"]["fieldPath"] == "metadata.labels['apps.kubernetes.io/pod-index']"
    assert "replicas" not in manifest("StatefulSet")["spec"]


def test_a_stop_has_longer_than_the_worker_takes_for_it() -> None:
    kubernetes = load(ours("configmap"))

    assert pod("StatefulSet")["terminationGracePeriodSeconds"] > kubernetes.stop_deadline
    assert int(compose()["services"]["worker"]["stop_grace_period"].removesuffix("s")) > load({}).stop_deadline


def test_a_hungry_article_meets_its_own_limit_before_the_containers() -> None:
    kubernetes, beside = load(ours("configmap")), load(ours("compose worker"))
    gib = 1 << 30

    assert pod("StatefulSet")["containers"][0]["resources"]["limits"]["memory"] == "3Gi"
    assert kubernetes.parsers * kubernetes.article_memory + gib <= 3 * gib
    assert compose()["services"]["worker"]["mem_limit"] == "3g"
    assert beside.parsers * beside.article_memory + gib <= 3 * gib


def test_parsers_are_counted_out_where_a_container_sees_the_cores_of_its_node() -> None:
    assert load(ours("configmap")).parsers == int(pod("StatefulSet")["containers"][0]["resources"]["requests"]["cpu"])


def test_the_clocks_of_kafka_keep_their_order() -> None:
    clocks = load(ours("configmap"))

    assert clocks.delivery_timeout < clocks.transaction_timeout < clocks.watchdog < clocks.max_poll_interval
    assert clocks.heartbeat_interval * 3 <= clocks.session_timeout


def test_probes_ask_for_pages_that_the_worker_has_at_the_port_where_it_listens() -> None:
    container = pod("StatefulSet")["containers"][0]
    probes = {name: container[name]["httpGet"] for name in ("startupProbe", "livenessProbe", "readinessProbe")}

    assert {probe["path"] for probe in probes.values()} == {"/livez", "/readyz"}
    assert probes["readinessProbe"] == {"path": "/readyz", "port": "http"}
    assert container["ports"] == [{"name": "http", "containerPort": load(ours("configmap")).http_port}]
    assert load(ours("configmap")).http_host == load(ours("Dockerfile")).http_host == "0.0.0.0"


def test_selectors_find_the_pods() -> None:
    labels = manifest("StatefulSet")["spec"]["template"]["metadata"]["labels"]

    assert manifest("StatefulSet")["spec"]["selector"]["matchLabels"] == labels
    assert manifest("PodDisruptionBudget")["spec"]["selector"]["matchLabels"] == labels
    assert manifest("Service")["spec"]["selector"] == labels
    assert manifest("StatefulSet")["spec"]["serviceName"] == manifest("Service")["metadata"]["name"]


def test_pods_drop_what_they_do_not_need() -> None:
    for kind in ("StatefulSet", "Job"):
        spec = pod(kind)
        assert spec["securityContext"]["runAsNonRoot"]
        assert spec["automountServiceAccountToken"] is False
        assert spec["enableServiceLinks"] is False
        assert spec["containers"][0]["securityContext"] == {
            "allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}}
        assert spec["serviceAccountName"] == manifest("ServiceAccount")["metadata"]["name"]


def test_keda_watches_the_group_and_topic_of_the_worker() -> None:
    spec, settings = manifest("ScaledObject")["spec"], load(ours("configmap"))
    watched = spec["triggers"][0]["metadata"]

    assert (watched["consumerGroup"], watched["topic"], watched["bootstrapServers"]) == (
        settings.group, settings.topic_raw, settings.bootstrap_servers)
    assert spec["scaleTargetRef"]["name"] == manifest("StatefulSet")["metadata"]["name"]


def test_keda_never_wants_more_workers_than_partitions() -> None:
    topics = document(SCHEMAS / "topics.yaml")["topics"]

    assert manifest("ScaledObject")["spec"]["maxReplicaCount"] == topics["articles.raw"]["partitions"]


def test_kustomization_lists_every_manifest_but_the_job_which_is_created_by_hand() -> None:
    listed = set(document(KUBERNETES / "kustomization.yaml")["resources"])

    assert listed == {path.name for path in KUBERNETES.glob("*.yaml")} - {"kustomization.yaml", "topics-job.yaml"}
