"""The sample articles with the claims that a person wrote down for them, and the score of the claims that are found."""
