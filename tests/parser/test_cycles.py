"""What an article leaves behind: nothing that only a search for cycles would free."""

from __future__ import annotations

import gc

from tests.golden.seeds import SEEDS
from worker import parser


def test_an_article_leaves_no_cycle_behind() -> None:
    articles = [seed.article() for seed in SEEDS if seed.name != "german"]
    for article in articles:
        parser.parse(article)
    gc.collect()
    gc.disable()
    try:
        for article in articles:
            parser.parse(article)
        assert gc.collect() == 0
    finally:
        gc.enable()
