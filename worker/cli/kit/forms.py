"""How to print, and whether for a person or a program. Apart from the other options: these need no settings."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from worker.cli.kit import console

Wide = Annotated[bool, typer.Option(
    "--wide", "-w", metavar="", help="Whole contents, over as many lines as they need.")]


class Form(StrEnum):
    """How to print: `auto` is a table at a terminal and JSON Lines where a program reads."""

    auto = "auto"
    table = "table"
    jsonl = "jsonl"


FormOption = Annotated[Form, typer.Option("--format", "-f", help="auto: a table at a terminal, jsonl when piped.")]


def as_table(form: Form) -> bool:
    """Whether a person is to read it."""
    return form is Form.table or (form is Form.auto and console.out().is_terminal)
