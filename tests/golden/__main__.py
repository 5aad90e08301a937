"""`python -m tests.golden`: one line an article. With names of articles: what is missed, wrong and too much in them.

`python -m tests.golden --raise 3` brings each floor up to three points below the article's F1, and none down.
"""

import re
import sys

from tests.golden.annotated import FOLDER, golden
from tests.golden.scoring import Score, scored
from tests.golden.seeds import SEEDS

NAMES = [seed.name for seed in SEEDS if golden(seed.name).rows]


def table() -> str:
    """One line an article, and one for all."""
    scores = {name: scored(name) for name in NAMES}
    every = Score(*(sum(getattr(score, part) for score in scores.values()) for part in ("right", "golden", "found")))
    return "\n".join([*(f"{name:18} {score}, floor {golden(name).floor}" for name, score in scores.items()),
                      f"{'all':18} {every}"])


def raise_floor(name: str, below: int) -> None:
    """Write the floor of the article called `name` anew, if the new one is higher."""
    path, floor = FOLDER / f"{name}.yaml", max(golden(name).floor, scored(name).f1 - below)
    path.write_text(re.sub(r"(?m)^floor: \d+$", f"floor: {floor}", path.read_text(encoding="utf-8")), encoding="utf-8")


match sys.argv[1:]:
    case []:
        print(table())
    case ["--raise", below]:
        for each in NAMES:
            raise_floor(each, int(below))
    case asked:
        print("\n".join(f"{name}  {scored(name).report()}" for name in asked))
