"""Coreference: who or what pronouns and phrases like "the company" mean, by the name that the document gives it."""
