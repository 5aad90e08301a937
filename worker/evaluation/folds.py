"""Articles read with weights that have not seen their publisher: what rules and weights are worth on new articles.

A folder of folds has a folder for each: the tables that `parser.learning` counted without the fold's articles, and
`held.txt`, the publishers that it holds out. Publishers are dealt out in the order of their names.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from worker.errors import UsageError
from worker.evaluation.gold import GoldArticle
from worker.parser.learning.dealing import dealt

HELD = "held.txt"
_LEARN = "python -m worker.evaluation.recount GOLD --folds FOLDER counts them"


def learn(articles: Sequence[GoldArticle], golds: Sequence[Path], number: int, folder: Path) -> Iterator[str]:
    """Count the weights of each fold, one after the other, and say which is done; takes minutes, and the extra `learn`.

    `articles` are dealt out; other articles of `golds` are learnt from in every fold.
    """
    for at, held in enumerate(dealt([one.publisher for one in articles], number)):
        place = folder / str(at)
        place.mkdir(parents=True, exist_ok=True)
        left_out = place / "without.txt"
        left_out.write_text("\n".join(one.id for one in articles if one.publisher in held), encoding="utf-8")
        subprocess.run([sys.executable, "-m", "worker.parser.learning", *golds, "--without", left_out,
                        "--out", place], check=True, stdout=subprocess.DEVNULL)
        (place / HELD).write_text("".join(f"{publisher}\n" for publisher in held), encoding="utf-8")
        yield f"fold {at}: without {', '.join(held)}"


def tables_of(articles: Sequence[GoldArticle], folder: Path) -> list[Path]:
    """For each article the tables that have not seen its publisher. Raises UsageError."""
    where = {publisher: held.parent for held in sorted(folder.glob(f"*/{HELD}"))
             for publisher in held.read_text(encoding="utf-8").splitlines()}
    if not where:
        raise UsageError(f"{folder}: no folds", _LEARN)
    unknown = sorted({one.publisher for one in articles} - where.keys())
    if unknown:
        raise UsageError(f"{folder}: no fold holds out {unknown[0]}", _LEARN)
    return [where[one.publisher] for one in articles]
