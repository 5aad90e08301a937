"""`python -m tests.golden`: one line an article. With names of articles: what is missed, wrong and too much in them."""

import sys

from tests.golden.annotated import golden
from tests.golden.scoring import scored
from tests.golden.seeds import SEEDS

names = [seed.name for seed in SEEDS if golden(seed.name).rows]
if sys.argv[1:]:
    print("\n".join(f"{name}  {scored(name).report()}" for name in sys.argv[1:]))
else:
    scores = [(name, scored(name)) for name in names]
    print("\n".join(f"{name:18} {score}, floor {golden(name).floor}" for name, score in scores))
    right, wanted, found = (sum(getattr(score, part) for _, score in scores) for part in ("right", "golden", "found"))
    print(f"{'all':18} F1 {200 * right // (wanted + found):3}: {right} right of {wanted} golden and {found} found")
