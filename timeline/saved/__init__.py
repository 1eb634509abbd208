"""Timelines in files: read back, corrected by hand, and written whole or not at all."""
