"""Count the weights from gold articles; writes weights/tables/*.tsv.

    python -m worker.parser.learning GOLD.jsonl [GOLD.jsonl …] [--without IDS] [--out FOLDER]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from worker.parser.learning.counting import made, write
from worker.parser.learning.examples import load
from worker.parser.weights.tables import FOLDER


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--without", type=Path, help="a file of article ids to hold out, one a line")
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    left_out = frozenset(options.without.read_text(encoding="utf-8").split()) if options.without else frozenset()
    articles = [article for path in options.gold for article in load(path) if article.id not in left_out]
    options.out.mkdir(parents=True, exist_ok=True)
    for name, weights in made(articles, options.out):
        write(name, weights, options.out)
        print(f"{name}: {len(weights)} rows", flush=True)


if __name__ == "__main__":
    main()
