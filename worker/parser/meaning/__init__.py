"""Room: meaning."""
