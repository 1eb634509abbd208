"""Coreference: what pronouns, "the company" and "one" stand for, by the name that the story gives it."""
