"""The laboratory: real brokers, real workers, faults to throw at them, and a verifier that knows none of their code."""
