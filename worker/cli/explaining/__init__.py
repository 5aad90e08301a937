"""The parts of `hearsay explain`: a text with marks below it, sentences with what the rules made, claims in full."""
