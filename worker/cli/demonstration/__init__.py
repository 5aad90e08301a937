"""The parts of `hearsay demo`: a cluster, the worker as its own process, what became of each article, the words."""
