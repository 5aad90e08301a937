"""Every setting, once: `HEARSAY_*` environment variables, `.env`, and the flags that name the same fields."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal, Self

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from worker.article import Limits
from worker.errors import SettingsError

PREFIX = "HEARSAY_"
ENV_FILE = ".env"
Origin = Literal["flag", "environment", ".env", "default"]


class Settings(BaseSettings):
    """Settings of the worker and of every command; times are seconds unless the name says otherwise."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=ENV_FILE, extra="ignore", frozen=True)

    # the cluster
    bootstrap_servers: str = Field("127.0.0.1:9092", description="Kafka brokers, host:port, comma-separated")
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        "PLAINTEXT", description="PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL")
    sasl_mechanism: str | None = Field(None, description="PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512")
    sasl_username: str | None = Field(None, description="user name for SASL")
    sasl_password: SecretStr | None = Field(None, description="password for SASL; never printed")
    ssl_cafile: str | None = Field(None, description="file of the certificate authority for TLS")

    # the topics
    topic_raw: str = Field("articles.raw", description="articles in")
    topic_claims: str = Field("claims", description="claims out")
    topic_parsed: str = Field("articles.parsed", description="manifests out, compacted")
    topic_dead: str = Field("articles.dead", description="dead letters")
    topic_dead_state: str = Field("articles.dead.state", description="what was done with each dead letter, compacted")
    topic_routes: str = Field("hearsay.routes", description="which set of topics is in force, compacted")
    topic_replays: str = Field("hearsay.replays", description="control of replays, compacted")

    # the group
    group: str = Field("hearsay", description="consumer group of the worker")
    slot: str | None = Field(None, description="this process's slot; a StatefulSet's ordinal is taken if unset")
    leave_on_stop: bool = Field(False, description="leave the group on SIGTERM (scaling down)")

    # the work
    parsers: int = Field(0, ge=0, description="parser children; 0: one a core")
    process: str = Field("worker.pipeline:process", pattern=r"^[\w.]+:\w+$",
                         description="what a parser child runs, module:function; another one is for trials")
    batch_records: int = Field(400, ge=1, description="records in one transaction at most")
    batch_bytes: int = Field(16_777_216, ge=1, description="bytes of articles in one transaction at most")
    batch_seconds: float = Field(1.0, gt=0, description="expected parse time of a batch")
    article_timeout: float = Field(10.0, gt=0, description="seconds one article may take to parse")
    article_attempts: int = Field(3, ge=1, description="attempts at an article that hangs or kills its parser")
    article_memory: int = Field(1_073_741_824, ge=134_217_728, description="address space of a parser child, bytes")

    # Kafka's clocks (delivery < transaction < watchdog < poll interval)
    session_timeout: float = Field(12.0, description="broker's session timeout of a member")
    heartbeat_interval: float = Field(2.0, description="between heartbeats")
    max_poll_interval: float = Field(60.0, description="longest time between two polls")
    delivery_timeout: float = Field(20.0, description="longest time to deliver a record")
    transaction_timeout: float = Field(30.0, description="longest transaction")
    request_timeout: float = Field(10.0, description="longest request")
    watchdog: float = Field(40.0, description="a call in doubt this long ends the process")
    stop_deadline: float = Field(20.0, description="seconds from SIGTERM to exit")

    # the breaker
    breaker_share: float = Field(0.2, gt=0, le=1, description="share of refused articles that stops the worker")
    breaker_window: int = Field(1000, ge=10, description="over this many articles")

    # dead letters
    redrive_limit: int = Field(3, ge=1, description="redrives of an article after which its dead letter is a loop")

    # limits that decide an outcome
    limit_record_bytes: int = Field(Limits().record_bytes, description="largest article record")
    limit_text_points: int = Field(Limits().text_points, description="longest text, in code points")
    limit_claims: int = Field(Limits().claims, description="most claims of an article")
    limit_content_bytes: int = Field(Limits().content_bytes, description="longest content text in a claim")
    limit_output_bytes: int = Field(Limits().output_bytes, description="largest record out")
    limit_output_times: int = Field(
        Limits().output_times, description="most bytes out for each byte of an article, and a megabyte besides")

    # operations
    http_host: str = Field("127.0.0.1", description="address of /livez /readyz /metrics")
    http_port: int = Field(8080, ge=0, le=65535, description="port of /livez /readyz /metrics; 0: a free one")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")
    log_format: Literal["json", "console", "auto"] = Field(
        "auto", description="json, console, or auto: console at a terminal")
    stall_after: float = Field(60.0, description="seconds without progress that count as a stall")

    @property
    def limits(self) -> Limits:
        """The limits that the pipeline takes."""
        return Limits(self.limit_record_bytes, self.limit_text_points, self.limit_claims, self.limit_content_bytes,
                      self.limit_output_bytes, self.limit_output_times)

    @model_validator(mode="after")
    def _clocks_in_order(self) -> Self:
        """Raise where a call could outlive what watches it: each of Kafka's clocks bounds the one before it."""
        clocks = ("heartbeat_interval", "session_timeout"), ("delivery_timeout", "transaction_timeout"), (
            "transaction_timeout", "watchdog"), ("watchdog", "max_poll_interval")
        for inner, outer in clocks:
            if getattr(self, inner) >= getattr(self, outer):
                raise ValueError(f"{PREFIX}{inner.upper()} must be below {PREFIX}{outer.upper()}")
        if self.article_attempts * self.article_timeout + 5 >= self.max_poll_interval:
            raise ValueError(f"{PREFIX}ARTICLE_ATTEMPTS x {PREFIX}ARTICLE_TIMEOUT + 5 s must be below "
                             f"{PREFIX}MAX_POLL_INTERVAL")
        return self


@dataclass(frozen=True, slots=True)
class Shown:
    """One setting as a person sees it; secrets are masked."""

    name: str
    variable: str
    value: str
    origin: Origin
    description: str


def variable(name: str) -> str:
    """The environment variable of the setting `name`."""
    return PREFIX + name.upper()


def load(flags: Mapping[str, str] | None = None) -> Settings:
    """All settings; `flags` (setting name to value) win over the environment, that over `.env`.

    Raises SettingsError for a name that is none and for a value that does not fit.
    """
    for name in flags or {}:
        if name not in Settings.model_fields:
            raise SettingsError(f"there is no setting {name}", _nearest(name))
    values: dict[str, Any] = dict(flags or {})
    try:
        return Settings(**values)
    except ValidationError as error:
        raise SettingsError("; ".join(map(_sentence, error.errors())), "see all settings: hearsay config") from None


def shown(settings: Settings, flags: Mapping[str, str] | None = None) -> tuple[Shown, ...]:
    """Every setting with its value, where that came from, and what it means."""
    return tuple(Shown(name, variable(name), text(getattr(settings, name)), origin(name, flags),
                       field.description or "") for name, field in Settings.model_fields.items())


def origin(name: str, flags: Mapping[str, str] | None = None) -> Origin:
    """Where the value of the setting `name` comes from."""
    if name in (flags or {}):
        return "flag"
    if variable(name) in {given.upper() for given in os.environ}:
        return "environment"
    return ".env" if variable(name) in {given.upper() for given in dotenv_values(ENV_FILE)} else "default"


def strangers() -> tuple[tuple[str, str | None], ...]:
    """Variables that begin like ours and are no setting, each with the nearest one that is.

    They are shown, never refused: Kubernetes itself sets HEARSAY_PORT and the like beside a service called hearsay.
    """
    names = {variable(name) for name in Settings.model_fields}
    found = {name.upper() for name in (*os.environ, *dotenv_values(ENV_FILE)) if name.upper().startswith(PREFIX)}
    return tuple((name, next(iter(get_close_matches(name, sorted(names), 1)), None)) for name in sorted(found - names))


def _nearest(name: str) -> str:
    close = get_close_matches(name, list(Settings.model_fields), 1)
    return f"did you mean {close[0]}?" if close else "see all settings: hearsay config"


def _sentence(error: Any) -> str:
    """One line on a value that does not fit; the value itself is left out, it may be a secret."""
    message = error["msg"].removeprefix("Value error, ")
    return f"{variable(str(error['loc'][0]))}: {message[0].lower()}{message[1:]}" if error["loc"] else message


def text(value: object) -> str:
    """A setting's value as it is written in the environment; secrets are masked."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
