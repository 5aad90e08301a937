"""The frame of the program: one line for errors that a person can act on, their exit codes, quiet pipes and Ctrl-C."""

from __future__ import annotations

import importlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from worker import cli, errors
from worker.cli import execute


def test_every_file_is_a_command_that_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute(["--help"]) == 0
    overview = capsys.readouterr().out

    for name in cli.names():
        assert name in overview
        assert execute([name, "--help"]) == 0
        assert "hearsay " + name in capsys.readouterr().out


def test_a_bare_call_shows_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert execute([]) == 0
    assert "hearsay demo" in capsys.readouterr().out


@pytest.mark.parametrize(("arguments", "line"), [
    (["confg"], "hearsay: No such command 'confg'. Did you mean 'config'? → hearsay --help (exit 2)\n"),
    (["schema", "clam"], "hearsay: no schema is called clam → one of "),
    (["config", "--set", "group"], "hearsay: --set group: no value → --set group=VALUE (exit 2)\n"),
    (["config", "--port"], "hearsay: No such option: --port"),
    (["config", "--set", "http_port=x"], "hearsay: HEARSAY_HTTP_PORT: input should be a valid integer"),
])
def test_a_mistake_is_one_line_that_says_what_to_do(
        arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = execute(arguments)
    told = capsys.readouterr()

    assert told.out == ""
    assert told.err.startswith(line)
    assert told.err.count("\n") == 1
    assert told.err.endswith(f"(exit {code})\n")
    assert "→" in told.err


def test_the_overview_says_what_each_exit_code_means(capsys: pytest.CaptureFixture[str]) -> None:
    execute(["--help"])
    told = " ".join(capsys.readouterr().out.split())

    assert "4 a topic is missing, or not as schemas/topics.yaml wants it;" in told
    assert "8 the share of refused articles passed its limit;" in told


def test_every_error_class_has_an_exit_code_of_its_own() -> None:
    classes = errors.HearsayError.__subclasses__()

    assert sorted(kind.exit_code for kind in classes) == list(range(2, 2 + len(classes)))


def test_a_bug_shows_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = typer.Typer()

    @broken.command()
    def config() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(importlib.import_module("worker.cli.config"), "app", broken)
    with pytest.raises(ZeroDivisionError):
        execute(["config"])


def test_only_the_command_that_was_asked_for_is_imported() -> None:
    code = ("import sys; from worker.cli import execute; execute(['extract', '--help'])\n"
            "assert not {'kafka', 'worker.settings', 'structlog'} & set(sys.modules), sys.modules")

    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_a_reader_that_had_enough_ends_the_program_quietly() -> None:
    done = subprocess.run(["bash", "-c", f"{sys.executable} -m worker config | head -1; echo ${{PIPESTATUS[0]}}"],
                          capture_output=True, text=True, check=True)

    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] in ("0", str(cli.PIPE_CLOSED))


def test_a_closed_output_is_no_bug() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-m", "worker", "schema"], stdout=full, stderr=subprocess.PIPE,
                              text=True, check=False)

    assert done.returncode == errors.UsageError.exit_code
    assert done.stderr == "hearsay: cannot write the output: No space left on device (exit 2)\n"


def test_ctrl_c_is_quiet() -> None:
    with subprocess.Popen([sys.executable, "-m", "worker", "extract", "-"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as waiting:
        assert waiting.stdin is not None
        assert waiting.stdout is not None
        waiting.stdin.write(b'{"text": "Mara Quill said the ferry was late."}\n')
        waiting.stdin.flush()
        first = waiting.stdout.readline()
        waiting.send_signal(signal.SIGINT)  # it is running, and waits for more
        _, told = waiting.communicate(timeout=20)

    assert first
    assert waiting.returncode == cli.INTERRUPTED
    assert told == b""
