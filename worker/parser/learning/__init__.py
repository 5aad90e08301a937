"""Gold articles become tables of weights: examples of each decision, and the fit."""
