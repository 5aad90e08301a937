"""Hearsay: news articles in Kafka become structured, explained claims in Kafka."""

__version__ = "0.1.0"
