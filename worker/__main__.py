"""`python -m worker` is `hearsay`."""

from worker.cli import main

main()
