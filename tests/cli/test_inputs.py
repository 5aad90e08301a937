"""Files become records as they are; how many articles a file holds is told from its name, else from its first line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from worker.cli.kit.inputs import Input, files, keyed, records
from worker.contract import SEEDS
from worker.errors import UsageError

JSON = (("content-type", b"application/json"),)


def read(folder: Path, name: str, content: bytes) -> list[tuple[str, bytes | None, bytes]]:
    (folder / name).write_bytes(content)
    return [(one.name.removeprefix(f"{folder}/"), one.key, one.value)
            for one in records(files([str(folder / name)]))]


@pytest.mark.parametrize("content", [
    b'{\n "text": "a"\n}\n', b'{"text": "a"}', b'\xef\xbb\xbf{"text": "a"}', b"not json"])
def test_a_json_file_is_one_article_with_the_files_name_as_key(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, "a.json", content) == [("a.json", b"a.json", content)]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json"])
def test_each_line_of_json_lines_is_an_article(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, b'{"a": 1}\r\n\n{"b": 2}') == [
        (f"{name}:1", None, b'{"a": 1}'), (f"{name}:3", None, b'{"b": 2}')]


def test_a_bad_line_is_a_record_like_any_other(tmp_path: Path) -> None:
    assert [value for _, _, value in read(tmp_path, "a.jsonl", b'nothing\n{"b": 2}\n')] == [b"nothing", b'{"b": 2}']


@pytest.mark.parametrize(("name", "declared"), [
    ("a.txt", b"text/plain"), ("a.HTML", b"text/html"), ("a.json", b"application/json"), ("a", None)])
def test_the_name_declares_the_content_type(tmp_path: Path, name: str, declared: bytes | None) -> None:
    (tmp_path / name).write_bytes(b"one\ntwo")
    [article] = records(files([str(tmp_path / name)]))

    assert article.headers == ((("content-type", declared),) if declared else ())
    assert article.value == b"one\ntwo"


def test_a_folder_is_read_by_its_index() -> None:
    articles = list(records(files([str(SEEDS)])))

    assert [article.name for article in articles[:2]] == [
        str(SEEDS / "wire-nested.json"), str(SEEDS / "court-report.json")]
    assert all(article.key and article.headers for article in articles)


def test_a_folder_without_an_index_is_read_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.json", "c.png", "notes"):
        (tmp_path / name).write_bytes(b"x")

    assert [file.path for file in files([str(tmp_path)])] == [str(tmp_path / "a.json"), str(tmp_path / "b.txt")]


def test_a_folder_without_an_article_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no article in this folder"):
        files([str(tmp_path)])


def test_a_file_that_is_missing_is_said_before_any_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.json: no such file → a file, a folder, or - for standard input"):
        files([str(SEEDS), str(tmp_path / "nowhere.json")])


@pytest.mark.parametrize(("value", "key"), [
    (b'{"id": "dune-1"}', b"dune-1"), (b'{"id": 7}', b"file"), (b'{"id": ""}', b"file"), (b"[1]", b"file"),
    (b"{", b"file")])
def test_an_articles_own_id_is_its_key(value: bytes, key: bytes) -> None:
    assert keyed(Input("file", b"file", value, JSON)).key == key


def test_standard_input_is_read_as_it_comes() -> None:
    code = ("from worker.cli.kit.inputs import *\n"
            "for one in records(files(['-'])): print(one.value.decode(), flush=True)")
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        for line in (b'{"a": 1}\n', b'{"b": 2}\n'):
            reader.stdin.write(line)
            reader.stdin.flush()
            assert reader.stdout.readline() == line  # while its input is still open
