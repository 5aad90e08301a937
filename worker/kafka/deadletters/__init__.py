"""Dead letters as work: found, looked at, sent back where they came from, taken out as lines and brought back.

    letters.Letters ── Letter ── list, show, export
         │
    redrive.Redrive ── states (what was done before) ── manifests (what has overtaken it) ── exclusive (one writer)
"""
