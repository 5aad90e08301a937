"""Text in, claims out: pure; no I/O, no clock, no logger, no environment."""
