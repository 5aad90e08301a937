"""What the rules of another revision find: its sources in a worktree for the time, read by this interpreter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from os import environ
from pathlib import Path
from tempfile import TemporaryDirectory

from worker.errors import UsageError
from worker.evaluation.gold import Found, GoldArticle, predictions

CHECKOUT = Path(__file__).parents[2]


def commit(revision: str) -> str:
    """The full name of the revision's commit. Raises UsageError if there is none."""
    try:
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    except FileNotFoundError:
        raise UsageError("git is not installed", "--compare FILE") from None
    if found.returncode:
        raise UsageError(f"{revision}: neither a file nor a revision of {CHECKOUT}",
                         "hearsay extract --layer attributions GOLD > before.jsonl, or a commit, branch or tag")
    return found.stdout.strip()


def attributions_at(sha: str, articles: Sequence[GoldArticle], processes: int) -> Found:
    """The attributions of the articles by that commit's parser, by article id. Raises UsageError if it fails."""
    with TemporaryDirectory(prefix="hearsay-eval-") as name, _worktree(sha, Path(name) / "tree") as tree:
        jobs = [_Job(tree, Path(name) / f"{at}", articles[at::processes]) for at in range(processes)]
        found: Found = {}
        try:
            for job in jobs:
                found |= job.found(sha)
        finally:
            for job in jobs:
                job.process.kill()
                job.process.wait()
        return found


class _Job:
    """One process over a share of the articles."""

    def __init__(self, tree: Path, place: Path, articles: Sequence[GoldArticle]) -> None:
        source, self._out, self._err = (place.with_suffix(end) for end in (".in.jsonl", ".out.jsonl", ".err"))
        source.write_bytes(b"".join(one.value + b"\n" for one in articles))
        command = [sys.executable, "-m", "worker", "extract", "--layer", "attributions", "--format", "jsonl",
                   str(source)]
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.process = subprocess.Popen(command, cwd=tree, stdout=out, stderr=err,
                                            env=environ | {"PYTHONPATH": str(tree)})

    def found(self, sha: str) -> Found:
        if self.process.wait():
            last = self._err.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
            raise UsageError(f"the parser of {sha[:10]} failed: {''.join(last)}", "compare with a file it has written")
        return predictions(self._out)


@contextmanager
def _worktree(sha: str, tree: Path) -> Iterator[Path]:
    made = _git("worktree", "add", "--detach", "--quiet", str(tree), sha)
    if made.returncode:
        raise UsageError(f"no worktree of {sha[:10]}: {made.stderr.strip()}")
    try:
        yield tree
    finally:
        _git("worktree", "remove", "--force", str(tree))


def _git(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", "-C", str(CHECKOUT), *words], capture_output=True, text=True, check=False)
