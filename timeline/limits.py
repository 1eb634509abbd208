"""Every cap in one place, each with its unit and its reason."""

MAX_YEAR = 999_999
"""Years beyond this (either side of year 0) are clamped: no news speaks of them, and widths stay bounded."""

MAX_DOCUMENT_BYTES = 20_000_000
"""Larger inputs are skipped and named: no article is this long, and memory per document stays bounded."""

MAX_SENTENCE_CHARS = 2_000
"""Longer sentences are cut at a space before parsing: the parser's memory grows with the length."""

MAX_HEADLINE_CHARS = 180
"""A line that is longer loses adjuncts: two lines of a list or of a chart hold so much."""

MAX_LINE_CHARS = 400
"""No line is longer than this, though its clause be: what has no end in sight is cut."""

MAX_QUOTE_CHARS = MAX_SENTENCE_CHARS
"""A longer sentence is quoted as far as the parser reads it: every event that it tells stands in that part."""

WORKER_MEMORY_BYTES = 4_000_000_000
"""Address space of a worker process, twice what the parser with its model maps; what needs more is skipped."""

PAGE_SECONDS = 20.0
"""Computing time for one web page: the slowest honest pages of a few MB need about two seconds."""

MAX_PAGE_TAGS = 100_000
"""A page with more tags is skipped: long articles with all their menus have about 5,000."""

DOCUMENT_SECONDS = 60.0
"""Computing time for one document, beside that for its length."""

DOCUMENT_SECONDS_PER_MEGABYTE = 120.0
"""Computing time for each million characters: the parser reads some 40,000 a second."""

MAX_DATE_CHARS = 100
"""A given date that is longer than this is not one."""

TAGGING_BLOCK_CHARS = 200_000
"""The tagger reads longer texts in parts of this size, so that memory stays bounded."""
