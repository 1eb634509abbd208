"""Parsed sentences and time expressions in, events out."""
