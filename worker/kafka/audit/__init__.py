"""The audit: every article's offset against what came of it, read as a stranger would, from the topics alone.

    span      which offsets: of each partition, up to what the group has committed
    outputs   a record of claims, manifests or dead letters, as the origin and the parser that its headers name
    tally     all of a range, counted in a few bytes an offset: what is whole is settled there
    closer    what is not whole, looked at exactly: which ids are missing, which stand twice, what compaction explains
    audit     the passes, in bounded memory

An offset is whole if one manifest and exactly the claims that it lists are there, or one dead letter and nothing else.
Beyond the window of compaction a manifest may be gone because a newer one of its article took its place: such an offset
is unprovable, neither whole nor lost.
"""
