"""What can go wrong, split by what the caller does next.

HearsayError                    one line at the terminal, with the exit code of its class
├── UsageError          2       the command's words or files are off
├── SettingsError       3       a setting or the installation is off
├── TopicError          4       a topic is missing, or not as schemas/topics.yaml wants it
├── BrokerError         5       the cluster is not reachable (the worker waits; a command gives up)
├── OffsetsError        6       a committed offset is gone or beyond the end
├── FencedError         7       another process took this slot
├── BreakerError        8       too many articles refused: the worker stays stopped
├── InDoubtError        9       a call did not answer within the watchdog
├── GateError          10       a threshold of `replay diff`, `audit` or `eval` was passed
├── PlanError          11       a replay does not fit the cluster, the topics, the parser or its own state
└── ParserError        12       parser processes end before they are ready
Refusal                         this record only: it becomes a dead letter

Anything else is a bug and shows its traceback.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class HearsayError(Exception):
    """An error that a person can act on: `message` says what is wrong, `hint` what to do next."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} → {self.hint}" if self.hint else self.message


class UsageError(HearsayError):
    """The command's words or files are off."""

    exit_code = 2


class SettingsError(HearsayError):
    """A setting or the installation is off."""

    exit_code = 3


class TopicError(HearsayError):
    """A topic is missing, or not as schemas/topics.yaml wants it."""

    exit_code = 4


class BrokerError(HearsayError):
    """The cluster is not reachable."""

    exit_code = 5


class OffsetsError(HearsayError):
    """A committed offset is gone (retention) or beyond the end (topic made again)."""

    exit_code = 6


class FencedError(HearsayError):
    """Another process took this slot."""

    exit_code = 7


class BreakerError(HearsayError):
    """The share of refused articles passed its limit."""

    exit_code = 8


class InDoubtError(HearsayError):
    """A call did not answer within the watchdog, so what it did is not known."""

    exit_code = 9


class GateError(HearsayError):
    """A threshold that the caller set was passed."""

    exit_code = 10


class PlanError(HearsayError):
    """A replay does not fit the cluster, the topics, the parser or its own state."""

    exit_code = 11


class ParserError(HearsayError):
    """Parser processes end before they are ready."""

    exit_code = 12


@dataclass(frozen=True)
class Refusal(Exception):  # noqa: N818  (it is an outcome of the record, named as the design names it)
    """This record cannot be processed, now or on any retry: it becomes a dead letter.

    `stage` is decode, validate, parse or encode; `reason` a code of schemas/dead-letter.json; `message` one line that
    never quotes article text; `pointer` the JSON pointer of the field at fault, or None.
    """

    stage: str
    reason: str
    message: str
    pointer: str | None = None

    def __str__(self) -> str:
        return f"{self.pointer}: {self.message}" if self.pointer is not None else self.message
