"""Copy today's schemas as those of a release: only what a validator reads, in one form."""

from __future__ import annotations

from pathlib import Path

import orjson

from tests.test_released import RELEASED, said
from worker import contract

for name, path in RELEASED.items():
    bare = said(contract.schema(name))
    path.write_bytes(orjson.dumps(bare, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE))
    print(Path(path).name)
