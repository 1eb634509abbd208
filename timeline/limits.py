"""Every cap in one place, each with its unit and its reason."""

MAX_YEAR = 999_999
"""Years beyond this (either side of year 0) are clamped: no news speaks of them, and widths stay bounded."""

MAX_DOCUMENT_BYTES = 20_000_000
"""Larger inputs are skipped and named: no article is this long, and memory per document stays bounded."""

MAX_SENTENCE_CHARS = 2_000
"""Longer sentences are cut at a space before parsing: the parser's memory grows with the length."""

MAX_HEADLINE_CHARS = 110
"""A headline longer than this does not read as one line on a chart."""
