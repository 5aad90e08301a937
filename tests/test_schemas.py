"""The contract holds together, and the code keeps to it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson
import pytest
import yaml

from tests.broken import cases
from worker import contract
from worker.article import Limits
from worker.errors import Refusal
from worker.pipeline import Parsed, Record, Refused, Retracted, Skipped, process
from worker.settings import Settings

NAMES = ("article", "claim", "manifest", "dead-letter", "dead-letter-state", "attributions", "replay-plan",
         "replay-report", "replay", "route")
REASONS: dict[str, dict[str, Any]] = {
    stage: rows["properties"]
    for stage, rows in contract.schema("dead-letter")["$defs"]["reasons"]["properties"].items()
}
WORKER = Path(contract.__file__).parent


@cache
def validator(name: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(contract.schema(name), validate_formats=True)


@cache
def loaded(name: str) -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load((contract.SCHEMAS / name).read_text(encoding="utf-8"))
    return document


def example(name: str) -> dict[str, Any]:
    document: dict[str, Any] = orjson.loads((contract.SCHEMAS / "examples" / f"{name}.json").read_bytes())
    return document


def objects(schema: Any) -> list[dict[str, Any]]:
    """Every object schema with properties in a schema."""
    if isinstance(schema, list):
        return [found for part in schema for found in objects(part)]
    if not isinstance(schema, dict):
        return []
    here = [schema] if schema.get("type") == "object" and "properties" in schema and "required" in schema else []
    return here + [found for part in schema.values() for found in objects(part)]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid_json_schema_2020_12(name: str) -> None:
    schema = contract.schema(name)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert jsonschema_rs.meta.is_valid(schema)


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_valid(name: str) -> None:
    assert list(validator(name).iter_errors(example(name))) == []


@pytest.mark.parametrize("name", ["claim", "manifest", "attributions"])
def test_every_field_of_an_output_is_required_and_no_other_is_allowed(name: str) -> None:
    found = objects(contract.schema(name))

    assert found
    assert all(part["required"] == list(part["properties"]) for part in found)
    assert all(part["additionalProperties"] is False for part in found)


def test_the_spans_of_the_example_claim_are_code_points_of_the_example_article() -> None:
    text, claim = example("article")["text"], example("claim")

    assert claim["content"]["text"] == " … ".join(text[start:end] for start, end in claim["content"]["spans"])
    assert all(
        part["text"] == " … ".join(text[start:end] for start, end in part["spans"])
        for part in (*claim["times"], *claim["places"], *claim["quantities"], claim["chain"][2]["cue"])
    )


def test_no_schema_allows_a_float() -> None:
    schemas = [(contract.SCHEMAS / f"{name}.json").read_text() for name in ("claim", "manifest", "attributions")]

    assert re.findall(r'"type": (?:"number"|\[[^\]]*"number")', "".join(schemas)) == []


# --- reasons ---------------------------------------------------------------------------------------------------------


def test_the_stages_and_reasons_are_those_of_the_headers() -> None:
    headers = contract.schema("dead-letter")["properties"]

    assert headers["hearsay_dlq_stage"]["enum"] == list(REASONS)
    assert headers["hearsay_dlq_reason"]["enum"] == [reason for rows in REASONS.values() for reason in rows]


def test_every_reason_that_the_code_raises_is_in_the_contract() -> None:
    """And each stands at its stage."""
    raised = re.compile(r'Refus(?:al|ed)\(\s*"(\w+)",\s*"(\w+)"')
    refuse = re.compile(r'_refuse\("(\w+)"')
    expected = re.compile(r'_not_expected\("(\w+)"')
    found: set[tuple[str, str]] = set()
    for path in WORKER.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        found |= set(raised.findall(source))
        found |= {("decode", reason) for reason in refuse.findall(source)}
        found |= {("validate", reason) for reason in expected.findall(source)}

    assert len(found) > 15
    assert {(stage, reason) for stage, reason in found if reason not in REASONS.get(stage, {})} == set()


def test_every_reason_of_decoding_and_validation_has_a_bad_input() -> None:
    shown = {(case.stage, case.reason) for case in cases() if case.outcome == "refused"}

    assert {(stage, reason) for stage in ("decode", "validate") for reason in REASONS[stage]} - shown == set()


# --- outputs ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_becomes_of_a_bad_input(case: Any) -> None:
    outcome = process(Record("articles.raw", 1, 7, 1_770_000_000_000, case.key, case.value, case.headers), Limits())

    assert type(outcome).__name__.lower() == case.outcome
    if isinstance(outcome, Refused):
        assert (outcome.stage, outcome.reason, outcome.pointer) == (case.stage, case.reason, case.pointer)
    elif isinstance(outcome, Skipped):
        assert outcome.reason == case.reason
    if isinstance(outcome, Parsed | Skipped | Retracted):
        assert list(validator("manifest").iter_errors(orjson.loads(outcome.manifest.value))) == []
        assert outcome.manifest.key == (case.article_id.encode() if case.article_id else case.key)
    if isinstance(outcome, Parsed):
        assert outcome.claims
        assert [list(validator("claim").iter_errors(orjson.loads(claim.value))) for claim in outcome.claims] == [
            [] for _ in outcome.claims
        ]


@pytest.mark.parametrize("case", [case for case in cases() if case.outcome == "refused"], ids=lambda case: case.name)
def test_a_refusal_quotes_nothing_of_the_article(case: Any) -> None:
    outcome = process(Record("articles.raw", 0, 0, 0, case.key, case.value, case.headers), Limits())

    assert isinstance(outcome, Refused)
    assert "\n" not in outcome.message
    words = ("Kelder", "harbour", "Harbour", "port authority", "Sandhaven", "Tuesday")
    assert [word for word in words if word in outcome.message] == []


# --- topics and AsyncAPI ---------------------------------------------------------------------------------------------


def test_the_topics_are_those_of_the_settings() -> None:
    settings = Settings()
    topics = loaded("topics.yaml")["topics"]

    assert [getattr(settings, topic["setting"]) for topic in topics.values()] == list(topics)
    assert {topic["setting"] for topic in topics.values()} == {
        name for name in Settings.model_fields if name.startswith("topic_")
    }


def test_the_topics_take_what_the_limits_let_through() -> None:
    topics, limits = loaded("topics.yaml")["topics"], Limits()
    sizes = {name: topic["at_least"]["max.message.bytes"] for name, topic in topics.items()}

    assert sizes["articles.raw"] > limits.record_bytes + 65_536
    assert all(size > limits.output_bytes for size in sizes.values())


def test_claims_are_not_compacted_and_manifests_are() -> None:
    topics = loaded("topics.yaml")["topics"]

    assert topics["claims"]["equal"] == {"cleanup.policy": "delete"}
    assert topics["articles.parsed"]["equal"] == {"cleanup.policy": "compact"}


def test_asyncapi_agrees_with_the_topics() -> None:
    topics = loaded("topics.yaml")["topics"]
    for channel in loaded("asyncapi.yaml")["channels"].values():
        topic, binding = topics[channel["address"]], channel["bindings"]["kafka"]

        assert binding["partitions"] == topic["partitions"]
        assert binding["topicConfiguration"]["cleanup.policy"] == [topic["equal"]["cleanup.policy"]]
        assert binding["topicConfiguration"]["max.message.bytes"] == topic["at_least"]["max.message.bytes"]


def references(document: Any) -> list[str]:
    if isinstance(document, list):
        return [found for part in document for found in references(part)]
    if not isinstance(document, dict):
        return []
    here = [document["$ref"]] if isinstance(document.get("$ref"), str) else []
    return here + [found for part in document.values() for found in references(part)]


def test_asyncapi_refers_to_what_is_there() -> None:
    document = loaded("asyncapi.yaml")
    for reference in references(document):
        if reference.startswith("#/"):
            target: Any = document
            for part in reference[2:].split("/"):
                target = target[part]
        else:
            assert (contract.SCHEMAS / reference).is_file()


def test_asyncapi_names_the_headers_that_are_written() -> None:
    outcome = process(Record("articles.raw", 0, 0, 0, b"k", b"The harbour will close, the mayor said.", ()), Limits())
    described = loaded("asyncapi.yaml")["components"]["schemas"]["outgoing"]

    assert isinstance(outcome, Parsed)
    written = {name for name, _ in outcome.claims[0].headers}
    assert written == set(described["required"]) | {"ce_time"}
    assert written <= set(described["properties"])


def test_the_readme_speaks_of_every_file() -> None:
    readme = (contract.SCHEMAS / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in contract.SCHEMAS.iterdir() if path.suffix in (".json", ".yaml")}

    assert {name for name in files if f"`{name}`" not in readme} == set()


def test_a_refusal_reads_as_one_line() -> None:
    refusal = Refusal("validate", "wrong_type", "expected a string; got a number", "/id")

    assert str(refusal) == "/id: expected a string; got a number"
