"""One record in, one outcome out."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worker import contract, parser
from worker.article import Limits
from worker.parser.digest import parser_id, sources
from worker.pipeline import Event, Parsed, Record, Refused, Retracted, Skipped, process

SCHEMA = jsonschema_rs.Draft202012Validator(contract.schema("claim"), validate_formats=True)
TEXT = """KELDER (Northwire) - The harbour will close on Monday, the mayor said.

The council denied that it had been warned."""
ARTICLE: dict[str, Any] = {
    "id": "kelder-1",
    "publisher": "The Kelder Post",
    "published_at": "2026-03-06",
    "revision": 2,
    "updated_at": "2026-03-06T10:00:00Z",
    "text": TEXT,
}


def record(value: dict[str, Any] | bytes | None, *headers: tuple[str, bytes], **position: Any) -> Record:
    raw = orjson.dumps(value) if isinstance(value, dict) else value
    return Record("articles.raw", 3, 41, position.get("timestamp", 1_772_789_400_123), b"the-key", raw, headers)


def parsed(value: dict[str, Any] | bytes, *headers: tuple[str, bytes]) -> Parsed:
    outcome = process(record(value, *headers), Limits())
    assert isinstance(outcome, Parsed)
    return outcome


def headers(event: Event) -> dict[str, str]:
    assert len(dict(event.headers)) == len(event.headers)
    return {name: value.decode() for name, value in event.headers}


# --- what is written -------------------------------------------------------------------------------------------------


def test_claims_and_manifest_have_the_id_of_the_article_as_key() -> None:
    outcome = parsed(ARTICLE)

    assert {event.key for event in (*outcome.claims, outcome.manifest)} == {b"kelder-1"}


def test_the_manifest_lists_the_claims_in_their_order() -> None:
    outcome = parsed(ARTICLE)
    claims = [orjson.loads(claim.value) for claim in outcome.claims]
    manifest = orjson.loads(outcome.manifest.value)

    assert manifest["claims"] == [claim["claim_id"] for claim in claims] != []
    assert [claim["sequence"] for claim in claims] == list(range(1, len(claims) + 1))
    assert manifest["article"] == {"id": "kelder-1", "revision": 2, "updated_at": "2026-03-06T10:00:00Z"}
    assert manifest["origin"] == {"topic": "articles.raw", "partition": 3, "offset": 41}
    assert manifest["outcome"] == "parsed"


def test_values_have_sorted_keys_and_no_floats() -> None:
    for event in parsed(ARTICLE).claims:
        assert orjson.dumps(orjson.loads(event.value), option=orjson.OPT_SORT_KEYS) == event.value
        assert not any(isinstance(value, float) for value in leaves(orjson.loads(event.value)))


def leaves(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in leaves(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in leaves(part)]
    return [value]


def test_the_headers_are_cloudevents_in_binary_mode() -> None:
    outcome = parsed(ARTICLE)
    claim, digest = orjson.loads(outcome.claims[0].value), parser_id().digest

    assert headers(outcome.claims[0]) == {
        "ce_specversion": "1.0",
        "ce_id": f"articles.raw/3/41/1/{digest}",
        "ce_source": "urn:hearsay:articles.raw",
        "ce_type": "hearsay.claim.v1",
        "ce_subject": claim["claim_id"],
        "ce_time": "2026-03-06T09:30:00.123Z",
        "ce_dataschema": "urn:hearsay:claim:v1",
        "content-type": "application/json",
        "hearsay_origin": "articles.raw/3/41/1",
    }
    assert headers(outcome.manifest)["hearsay_origin"] == "articles.raw/3/41/0"
    assert headers(outcome.manifest)["ce_subject"] == "kelder-1"
    assert headers(outcome.manifest)["ce_type"] == "hearsay.manifest.v1"


def test_every_event_has_an_id_of_its_own() -> None:
    outcome = parsed(ARTICLE)
    ids = [headers(event)["ce_id"] for event in (*outcome.claims, outcome.manifest)]

    assert len(set(ids)) == len(ids) > 2


def test_the_trace_is_passed_through_and_nothing_else() -> None:
    outcome = parsed(ARTICLE, ("traceparent", b"00-1-2-01"), ("tracestate", b"a=b"), ("x-other", b"1"))

    for event in (*outcome.claims, outcome.manifest):
        assert headers(event)["traceparent"] == "00-1-2-01"
        assert headers(event)["tracestate"] == "a=b"
        assert "x-other" not in headers(event)


def test_a_record_without_a_time_has_no_time() -> None:
    outcome = process(record(ARTICLE, timestamp=-1), Limits())

    assert isinstance(outcome, Parsed)
    assert "ce_time" not in headers(outcome.manifest)


def test_the_wire_credit_is_no_part_of_a_content() -> None:
    contents = [orjson.loads(claim.value)["content"]["text"] for claim in parsed(ARTICLE).claims]

    assert contents
    assert not any("KELDER" in content for content in contents)


def test_a_page_has_its_text_in_the_manifest() -> None:
    page = b"<html lang=en><body><p>The harbour will close on Monday, the mayor said.</p></body></html>"

    assert orjson.loads(parsed(page).manifest.value)["text"] == "The harbour will close on Monday, the mayor said."
    assert orjson.loads(parsed(ARTICLE).manifest.value)["text"] is None


# --- the other outcomes ----------------------------------------------------------------------------------------------


def test_a_retraction_has_a_manifest_without_claims() -> None:
    outcome = process(record(None), Limits())

    assert isinstance(outcome, Retracted)
    manifest = orjson.loads(outcome.manifest.value)
    assert (manifest["outcome"], manifest["claims"], manifest["article"]["id"]) == ("retracted", [], "the-key")
    assert manifest["sha256"] == hashlib.sha256(b"").hexdigest()


def test_another_language_is_skipped_with_a_manifest() -> None:
    outcome = process(record({**ARTICLE, "language": "fr-CA"}), Limits())

    assert isinstance(outcome, Skipped)
    manifest = orjson.loads(outcome.manifest.value)
    assert (manifest["outcome"], manifest["reason"], manifest["claims"]) == ("skipped", "language:fr", [])
    assert manifest["article"]["revision"] == 2


def test_a_refusal_carries_the_id_as_far_as_it_was_read() -> None:
    furniture = process(record({**ARTICLE, "text": "Share\n\nAdvertisement"}), Limits())
    broken = process(record(b"{"), Limits())

    assert isinstance(furniture, Refused)
    assert (furniture.reason, furniture.article_id) == ("only_furniture", "kelder-1")
    assert isinstance(broken, Refused)
    assert (broken.reason, broken.article_id) == ("not_json", None)


def test_too_many_claims_are_refused() -> None:
    outcome = process(record(ARTICLE), Limits(claims=1))

    assert isinstance(outcome, Refused)
    assert (outcome.stage, outcome.reason) == ("encode", "too_many_claims")


def test_a_record_out_that_is_too_large_is_refused_whatever_it_is() -> None:
    sizes = [len(event.value) for event in parsed(ARTICLE).claims]
    outcome = process(record(ARTICLE), Limits(output_bytes=max(sizes)))
    skipped = process(record({**ARTICLE, "language": "fr"}), Limits(output_bytes=300))

    assert isinstance(outcome, Refused)
    assert isinstance(skipped, Refused)
    assert outcome.reason == skipped.reason == "output_too_large"


def test_a_content_is_cut_to_its_limit() -> None:
    outcome = process(record(ARTICLE), Limits(content_bytes=10))

    assert isinstance(outcome, Parsed)
    contents = [orjson.loads(claim.value)["content"] for claim in outcome.claims]
    assert all(len(content["text"].encode()) <= 10 for content in contents)
    assert all(content["truncated"] for content in contents if content["spans"][0][1] - content["spans"][0][0] > 10)


def test_a_bug_in_a_rule_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(parser, "parse", broken)
    with pytest.raises(ZeroDivisionError):
        process(record(ARTICLE), Limits())


# --- any text --------------------------------------------------------------------------------------------------------

WORDS = ["The mayor said", " that ", "the harbour", " will close", ", according to ", "Northwire", " reported"]
WORDS += [" on Monday", ", citing ", "“", "”", "‘", "’", '"', "(", ") ", ". ", "\n\n", " — ", "he denied "]
WORDS += ["12 ferries", "\u200b", "\0", "😀"]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=60).map("".join)


@given(text=TEXTS, title=st.none() | st.text(max_size=20))
@settings(deadline=None, max_examples=80)
def test_any_text_has_claims_that_keep_the_contract(text: str, title: str | None) -> None:
    outcome = process(record({**ARTICLE, "language": "en", "text": text, "title": title}), Limits())
    if isinstance(outcome, Refused):
        assert outcome.reason in ("empty_text", "only_furniture")
        return
    assert isinstance(outcome, Parsed)
    claims = [orjson.loads(claim.value) for claim in outcome.claims]
    ids = [claim["claim_id"] for claim in claims]

    assert [list(SCHEMA.iter_errors(claim)) for claim in claims] == [[] for _ in claims]
    assert len(set(ids)) == len(ids)
    assert {claim["within"] for claim in claims} - {None} <= set(ids)
    for claim in claims:
        field = text if claim["field"] == "text" else title or ""
        content = claim["content"]
        assert content["text"] == " … ".join(field[start:end] for start, end in content["spans"])


# --- the same bytes --------------------------------------------------------------------------------------------------

PROGRAM = """
import sys, hashlib
from tests.test_pipeline import ARTICLE, record
from worker.article import Limits
from worker.pipeline import process
print(hashlib.sha256(repr(process(record(ARTICLE), Limits())).encode()).hexdigest())
"""


def test_the_bytes_depend_on_neither_hash_seed_nor_locale_nor_time_zone() -> None:
    root = Path(__file__).parent.parent
    worlds = [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Auckland"},
    ]
    outputs = {
        subprocess.run([sys.executable, "-c", PROGRAM], env=world, cwd=root, check=True, capture_output=True).stdout
        for world in worlds
    }

    assert len(outputs) == 1


def test_the_digest_covers_rules_tables_and_what_decodes_and_encodes() -> None:
    covered = {path.as_posix().rpartition("worker/")[2] for path in sources()}

    assert {"article.py", "claim.py", "encoding.py", "identity.py", "pipeline.py"} <= covered
    assert {"envelope.py", "ninjs.py", "markup/body.py"} <= covered
    assert {"parser/text/furniture.py", "parser/text/lexicon.tsv", "parser/document.py"} <= covered
    assert any(name.startswith("parser/rules/") for name in covered)
    assert any(name.endswith("article.json") for name in covered)
    assert len(parser_id().digest) == 64


def test_every_module_that_the_pipeline_loads_is_covered_by_the_digest() -> None:
    """But for those that carry no rule: errors, and where the files lie."""
    program = "import sys, worker.pipeline; print(*sorted(n for n in sys.modules if n.startswith('worker')))"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout.split()
    covered = {path.as_posix().rpartition("worker/")[2] for path in sources()}
    modules = {name.removeprefix("worker.").replace(".", "/") for name in loaded} - {"worker", "errors", "contract"}

    assert {name for name in modules if not {f"{name}.py", f"{name}/__init__.py"} & covered} == set()
