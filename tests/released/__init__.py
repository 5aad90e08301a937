"""The schemas of the last release, without their prose; `python -m tests.released` makes the copies anew."""
