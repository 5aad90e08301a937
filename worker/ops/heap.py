"""Memory that is given back: what keeps the heap of a process that runs for months from growing hole by hole."""

from __future__ import annotations

import ctypes

MAPPED = 128 * 1024  # bytes: glibc's own threshold, before it raises it
_M_MMAP_THRESHOLD = -3  # malloc.h


def map_large_buffers() -> bool:
    """Have buffers of MAPPED bytes and more mapped by themselves, to the end of the process; False without glibc.

    glibc does so too, until the first of them is freed: then it takes up to 32 MB from the heap instead (mallopt(3),
    M_MMAP_THRESHOLD), where anything small behind a freed buffer keeps its room. A worker frees some with each batch.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and bool(mallopt(_M_MMAP_THRESHOLD, MAPPED))
