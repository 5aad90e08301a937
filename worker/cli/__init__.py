"""The commands: they parse arguments, call one function, print.

Every file here is one command (or one group of commands) and registers itself by being here: it holds `app`, a
`typer.Typer` with a name for a group and without one for a single command. The folder `kit` holds what they share.
Only the module of the command that was asked for is imported, so that `hearsay extract` does not wait for Kafka.
"""

from __future__ import annotations

import errno
import importlib
import os
import pkgutil
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.main import get_command

from worker import __version__
from worker.cli.kit import ending
from worker.errors import HearsayError, UsageError

INTERRUPTED = 130  # what a shell reports of a program ended by SIGINT
PIPE_CLOSED = 141  # and by SIGPIPE: whoever read our output had enough
PANELS = ("Begin here", "Without Kafka", "With Kafka", "Settings and contract")  # of the help, in this order
ABOUT = """News articles in Kafka become structured, explained claims in Kafka: who says what, through whom, how sure.

Begin with `hearsay demo`, or without Kafka: `hearsay extract article.json`, `hearsay explain article.json`.
Every command explains itself with --help; every setting with `hearsay config`."""


def names() -> tuple[str, ...]:
    """The commands, sorted."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(__path__) if not module.ispkg))


def application(commands: Sequence[str]) -> typer.Typer:
    """The program with the given commands alone."""
    app = typer.Typer(name="hearsay", help=ABOUT, epilog=_exit_codes(), add_completion=False,
                      rich_markup_mode="markdown", context_settings={"help_option_names": ["-h", "--help"]})
    app.callback(invoke_without_command=True)(_root)
    modules = (importlib.import_module(f"{__name__}.{name.replace('-', '_')}") for name in commands)
    for command in sorted((module.app for module in modules), key=lambda command: PANELS.index(_panel(command))):
        app.add_typer(command, rich_help_panel=_panel(command))
    return app


def _exit_codes() -> str:
    kinds = HearsayError.__subclasses__()
    meanings = (f"{kind.exit_code} {(kind.__doc__ or '').rstrip('.').lower()}" for kind in kinds)
    return f"Exit codes: 0 done; 1 a bug, with its traceback; {'; '.join(meanings)}."


def _panel(command: typer.Typer) -> str:
    """The panel of the help that a group or a single command names, else the last one."""
    named = [command.rich_help_panel, *(one.rich_help_panel for one in command.registered_commands)]
    return next((panel for panel in named if panel in PANELS), PANELS[-1])


def main() -> None:
    """Entry point of the console script `hearsay`."""
    sys.exit(execute(sys.argv[1:]))


def execute(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; anything that is a bug is raised."""
    try:
        _invoke(list(arguments) or ["--help"])
        sys.stdout.flush()
    except HearsayError as error:
        return _fail(str(error), error.exit_code)
    except typer.Exit as done:
        return done.exit_code
    except ending.Ended as ended:
        return ended.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return PIPE_CLOSED
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _discard_output()
        return _fail(f"cannot write the output: {error.strerror}", UsageError.exit_code)
    return 0


def _root(*, version: Annotated[bool, typer.Option(
        "--version", metavar="", help="Print the version and leave.")] = False) -> None:
    if version:
        print(f"hearsay {__version__}")
        raise typer.Exit


def _invoke(arguments: list[str]) -> None:
    asked = [name for name in names() if name == arguments[0]]
    command = get_command(application(asked or names()))
    try:
        with command.make_context("hearsay", arguments) as context:
            command.invoke(context)
    except typer.TyperException as error:
        _usage(error)


def _discard_output() -> None:
    """Let the flush at exit not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _usage(error: typer.TyperException) -> None:
    context = getattr(error, "ctx", None)
    hint = f"{context.command_path} --help" if context is not None else "hearsay --help"
    raise typer.Exit(_fail(f"{error.format_message()} → {hint}", UsageError.exit_code))


def _fail(line: str, code: int) -> int:
    print(f"hearsay: {line} (exit {code})", file=sys.stderr)
    return code
