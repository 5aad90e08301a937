"""The commands: they parse arguments, call one function, print."""

from __future__ import annotations


def main() -> None:
    """Entry point of the console script `hearsay`."""
    raise SystemExit("hearsay: no command yet")
