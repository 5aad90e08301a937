"""Microseconds a token by stage of the text rooms: python -m tests.parser.text.stages FILE.jsonl (field `text`)."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from worker.parser.text.capitals import lowered
from worker.parser.text.lemmas import lemmas_of
from worker.parser.text.read import cut, mark_quotations, read, split_blocks, tagged
from worker.parser.text.stream import replaced, tokens_of

REPEATS = 7


def best(stage: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds of processor time."""
    times = []
    for _ in range(REPEATS):
        begun = time.process_time()
        stage()
        times.append(time.process_time() - begun)
    return min(times)


def main(path: Path) -> None:
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    blocks = [split_blocks(text) for text in texts]
    both = list(zip(texts, blocks, strict=True))
    total = sum(len(sentence.words) for text, parts in both for sentence in read(text, parts, "text").sentences)
    cold = [tokens_of(text, parts) for text, parts in both]
    ready = [tokens_of(text, parts) for text, parts in both]
    for text, tokens in zip(texts, ready, strict=True):
        mark_quotations(text, tokens)
    places = [cut(tokens) for tokens in ready]
    capitals = [lowered(tokens, parts) for tokens, parts in zip(ready, places, strict=True)]
    classes = [replaced(tokens.classes, kinds) for tokens, kinds in zip(ready, capitals, strict=True)]
    tags = [tagged(chars, parts)[1] for chars, parts in zip(classes, places, strict=True)]
    stages: dict[str, Callable[[], object]] = {
        "all": lambda: [read(text, parts, "text") for text, parts in both],
        "tokens": lambda: [tokens_of(text, parts) for text, parts in both],
        "quotations": lambda: [mark_quotations(text, tokens) for text, tokens in zip(texts, cold, strict=True)],
        "sentences": lambda: [cut(tokens) for tokens in ready],
        "capitals": lambda: [lowered(tokens, parts) for tokens, parts in zip(ready, places, strict=True)],
        "tags": lambda: [tagged(chars, parts) for chars, parts in zip(classes, places, strict=True)],
        "lemmas": lambda: [
            lemmas_of(tokens.words, chars)
            for tokens, chars in zip(ready, tags, strict=True)
        ],
    }
    print(f"{total} tokens; microseconds a token:")
    for name, stage in stages.items():
        print(f"{name:12} {best(stage) / total * 1e6:6.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
