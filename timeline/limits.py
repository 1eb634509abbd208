"""Every cap in one place, each with its unit and its reason."""

MAX_YEAR = 999_999
"""Years beyond this (either side of year 0) are clamped: no news speaks of them, and widths stay bounded."""

MAX_DOCUMENT_BYTES = 20_000_000
"""Larger inputs are skipped and named: no article is this long, and memory per document stays bounded."""

MAX_PACKED_BYTES = 100_000_000
"""The same for PDF, office documents, e-mails and zip archives, of which most bytes are pictures."""

UNFOLD_RATIO = 200
"""What is packed may unfold to so many times its size: text and tables reach 50 at most, bombs 1,000."""

UNFOLD_FREE_BYTES = 1_000_000
"""So much may be unfolded whatever the ratio: a small file of blanks is no bomb."""

MAX_UNFOLDED_BYTES = 10_000_000_000
"""One packed file unfolds to no more: an archive of some millions of articles, read in a stream."""

MAX_OFFICE_BYTES = 300_000_000
"""What a DOCX or XLSX unfolds to at most: it is held in memory whole, in a worker."""

MAX_MEMBERS = 100_000
"""Files in one zip archive, or parts of one e-mail, that are looked at."""

MAX_NESTING = 3
"""How deep archives, and mails in mails, are looked into: a zip of mails with zipped pages is three."""

MAX_PLACES = 100_000
"""Pages, rows or cues of one document: a book has a few thousand pages."""

MAX_PDF_PAGES = 2_000
"""A PDF of more pages is an archive of its own; a page takes some twenty milliseconds."""

MAX_SPOOLED_BYTES = 2_000_000_000
"""A web archive or a Parquet file within another archive is unpacked to a temporary file of at most this size."""

BATCH_BYTES = 4_000_000
"""A worker hands back pages and rows of an archive in batches of about this size."""

FORM_SECONDS = 60.0
"""Computing time for a PDF, an office document or an e-mail: a book of a thousand pages takes some ten seconds."""

MAX_SENTENCE_CHARS = 2_000
"""Longer sentences are cut at a space before parsing: the parser's memory grows with the length."""

MAX_HEADLINE_CHARS = 200
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
