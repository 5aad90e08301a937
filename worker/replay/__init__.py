"""Room: replay."""
