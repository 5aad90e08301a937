"""Settings come from flags, environment and `.env`, in that order, and say where each came from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from worker import settings
from worker.errors import SettingsError


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No variable of the person who runs the tests, and no `.env` but the test's own."""
    for name in [name for name in os.environ if name.upper().startswith(settings.PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def origin_of(name: str, flags: dict[str, str] | None = None) -> tuple[str, str]:
    return next((row.value, row.origin) for row in settings.shown(settings.load(flags), flags) if row.name == name)


def test_a_flag_beats_the_environment_and_that_beats_the_file(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert origin_of("group") == ("hearsay", "default")
    (alone / ".env").write_text("HEARSAY_GROUP=file\n")
    assert origin_of("group") == ("file", ".env")
    monkeypatch.setenv("HEARSAY_GROUP", "env")
    assert origin_of("group") == ("env", "environment")
    assert origin_of("group", {"group": "flag"}) == ("flag", "flag")


def test_every_setting_is_shown_once_with_a_meaning() -> None:
    shown = settings.shown(settings.load())

    assert [row.name for row in shown] == list(settings.Settings.model_fields)
    assert all(row.description for row in shown)


def test_a_secret_is_masked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARSAY_SASL_PASSWORD", "open sesame")

    assert origin_of("sasl_password") == ("**********", "environment")
    assert "sesame" not in repr(settings.load())


def test_a_value_that_does_not_fit_names_its_variable_and_not_the_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARSAY_HTTP_PORT", "seventy")

    with pytest.raises(SettingsError, match="HEARSAY_HTTP_PORT: input should be a valid integer") as caught:
        settings.load()
    assert "seventy" not in str(caught.value)


def test_a_flag_that_is_no_setting_is_told_the_nearest_one() -> None:
    with pytest.raises(SettingsError, match="there is no setting groop → did you mean group"):
        settings.load({"groop": "x"})


@pytest.mark.parametrize(("flags", "message"), [
    ({"transaction_timeout": "50"}, "HEARSAY_TRANSACTION_TIMEOUT must be below HEARSAY_WATCHDOG"),
    ({"watchdog": "90"}, "HEARSAY_WATCHDOG must be below HEARSAY_MAX_POLL_INTERVAL"),
    ({"delivery_timeout": "30"}, "HEARSAY_DELIVERY_TIMEOUT must be below HEARSAY_TRANSACTION_TIMEOUT"),
    ({"article_timeout": "30"}, "ATTEMPTS x HEARSAY_ARTICLE_TIMEOUT [+] 5 s must be below HEARSAY_MAX_POLL_INTERVAL"),
])
def test_clocks_that_would_outlive_their_watch_are_refused(flags: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        settings.load(flags)


def test_a_variable_that_is_no_setting_is_shown_with_the_nearest_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARSAY_BOOTSTRAP_SERVER", "there:9092")

    assert settings.strangers() == (("HEARSAY_BOOTSTRAP_SERVER", "HEARSAY_BOOTSTRAP_SERVERS"),)
    assert settings.load().bootstrap_servers == "127.0.0.1:9092"


def test_the_limits_are_those_of_the_pipeline() -> None:
    assert settings.load({"limit_claims": "7"}).limits.claims == 7
