"""Structured logs: one JSON object a line in production, coloured at a terminal; never any article text."""
