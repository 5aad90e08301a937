"""What an error of the client means for the loop: wait and try again, suspect a record, or stop.

The client raises plain KafkaError for much that its state machine does not like; those are waited out, since a new
producer (which every error brings) mends them. Only what names a record, or is named by nothing, is suspected.
"""

from __future__ import annotations

from collections.abc import Sequence

from kafka.errors import (
    BrokerResponseError,
    ClusterAuthorizationFailedError,
    CommitFailedError,
    FencedInstanceIdError,
    GroupAuthorizationFailedError,
    IllegalGenerationError,
    InvalidProducerEpochError,
    InvalidProducerIdMappingError,
    InvalidTxnStateError,
    KafkaError,
    OutOfOrderSequenceNumberError,
    ProducerFencedError,
    RetriableError,
    SaslAuthenticationFailedError,
    TopicAuthorizationFailedError,
    TransactionalIdAuthorizationFailedError,
    UnknownMemberIdError,
    UnknownProducerIdError,
)

from worker.errors import BrokerError, FencedError, HearsayError

_FENCED = (FencedInstanceIdError, ProducerFencedError, InvalidProducerEpochError)
_DENIED = (ClusterAuthorizationFailedError, GroupAuthorizationFailedError, SaslAuthenticationFailedError,
           TopicAuthorizationFailedError, TransactionalIdAuthorizationFailedError)
_STATE = (CommitFailedError, IllegalGenerationError, InvalidProducerIdMappingError, InvalidTxnStateError,
          OutOfOrderSequenceNumberError, UnknownMemberIdError, UnknownProducerIdError)


class UndeliveredError(KafkaError):
    """Some batches of a transaction were not written; `causes` are the errors of their futures."""

    def __init__(self, causes: Sequence[BaseException | None]) -> None:
        self.causes = [cause for cause in causes if cause is not None]
        names = sorted({type(cause).__name__ for cause in self.causes}) or ["not done"]
        super().__init__(f"{len(causes)} batches were not written: {', '.join(names)}")


def _all(error: BaseException) -> list[BaseException]:
    """The error and what it carries: the client wraps a refusal into the arguments of a plain KafkaError."""
    causes = list(error.causes) if isinstance(error, UndeliveredError) else []
    return [error, *causes, *(inner for inner in error.args if isinstance(inner, BaseException))]


def fatal(error: BaseException) -> HearsayError | None:
    """The error to stop with, or None: fenced, or not allowed."""
    for one in _all(error):
        if isinstance(one, _FENCED):
            return FencedError(f"another process took this slot, or the broker timed out its transaction ({one})",
                               "run exactly one process per HEARSAY_SLOT; a restart goes on from the last commit")
        if isinstance(one, _DENIED):
            return BrokerError(f"the cluster refuses: {one}", "grant the worker's user the rights, then restart")
    return None


def suspicious(error: BaseException) -> bool:
    """Whether a record may be to blame: the broker refused what was sent, and a new producer will not mend it."""
    return any(isinstance(one, BrokerResponseError) and not isinstance(one, (RetriableError, *_STATE))
               for one in _all(error))
