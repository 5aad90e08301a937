"""The commands of `hearsay replay`: a room each for planning, comparing, running, proving."""
