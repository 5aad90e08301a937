"""Verbs of speech: a claim is made wherever one stands with a source, also where the corpus seldom marks it.

The corpus marks what its annotators saw; of *denied the report* or *has forecast a loss* it marks a part. The weights
learn that share, and decline some that the definition of a claim wants. Such a cue has its roles decided too, and if
these do not lift it (attribution/standing.py) it stands for the claims alone: its weight is at most heads.ACCEPT.
"""

from __future__ import annotations

VERBS = frozenset(
    """accuse acknowledge add admit advise affirm allege announce apologise apologize argue ask assert assure blame
    caution claim comment complain concede conclude condemn confirm contend criticise criticize declare decline demand
    deny disclose dismiss dispute estimate explain forecast insist maintain note offer pledge predict promise propose
    rebut recommend refute reject reply respond reveal say state stress suggest suspect tell testify threaten urge vow
    warn""".split()
)
TAGS = frozenset("LYVK")
LEAST = -150  # found on development articles of wire style: lower takes in more than it gains
