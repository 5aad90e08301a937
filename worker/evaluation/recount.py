"""Count how often each rule is right on articles that its weights have not seen; after every change of either.

    python -m worker.evaluation.recount GOLD.jsonl [MORE.jsonl …] [--folds FOLDER] [--sample N]

Writes worker/parser/attribution/precision.tsv (the `confidence` of claims) and docs/rules.md. GOLD is dealt into folds
by publisher; each fold is read with weights counted from the rest of it and from MORE. Takes some half an hour of one
core: the weights of each fold (the extra `learn`), all of GOLD once, and so many articles of it once without each
family. With `--folds`, weights that are there already are taken as they are.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from worker.errors import UsageError
from worker.evaluation import confidence, documented, folds, gold
from worker.evaluation.by_rule import tallies
from worker.evaluation.gold import GoldArticle
from worker.evaluation.reading import Way
from worker.evaluation.revision import CHECKOUT
from worker.evaluation.runs import Run, ablated, parsed, ways_of
from worker.evaluation.scores import scored
from worker.parser.attribution.precision import TABLE

PAGE = CHECKOUT / "docs" / "rules.md"


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--folds", type=Path, help="where the folds' weights are, or are to be; else nowhere for long")
    parser.add_argument("--number", type=int, default=3, help="of folds")
    parser.add_argument("--sample", type=int, default=210, help="articles read without each family; 0: none")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    kind, articles = gold.load(options.gold[0])
    if kind == "claims":
        raise UsageError(f"{options.gold[0]}: claims", "attributions first; claims may follow, to learn from")
    with ExitStack() as stack:
        folder = options.folds or Path(stack.enter_context(TemporaryDirectory(prefix="hearsay-folds-")))
        if not any(folder.glob(f"*/{folds.HELD}")):
            for line in folds.learn(articles, options.gold, options.number, folder):
                print(line, flush=True)
        count(articles, folder, options.sample, options.processes)


def count(articles: Sequence[GoldArticle], folder: Path, sample: int, processes: int,
          table: Path = TABLE, page: Path = PAGE) -> None:
    """Read the articles with the folds' weights, and write both files."""
    comparisons = parsed(articles, ways_of(articles, Way(), folder), processes).comparisons
    rows = confidence.counted(articles, comparisons)
    confidence.write(rows, table)
    print(f"{table.name}: {len(rows)} rules", flush=True)
    some = gold.sample(articles, sample) if sample else []
    whole, removals = ablated(some, ways_of(some, Way(), folder), "family", processes) if some else (Run([]), [])
    text = documented.page(scored(comparisons), tallies(comparisons), removals, scored(whole.comparisons), rows)
    page.write_text(text, encoding="utf-8")
    print(f"{page.name}: {len(removals)} families left out in turn", flush=True)


if __name__ == "__main__":
    main()
