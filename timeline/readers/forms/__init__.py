"""Forms that a library reads, in a worker process (`timeline.readers.guarded`), where a hostile file harms nobody.

Each module has `found(request)`, which gives JSON values: `documents`, a list of fields (`text`, `title`, `date`,
`places`, ...), and what else its form has. A `ValueError` says for people why a file cannot be read.
"""

import importlib
from typing import Any, cast

_MODULES = {
    "pdf": "timeline.readers.forms.pdf",
    "docx": "timeline.readers.forms.docx",
    "mail": "timeline.readers.forms.mail",
    "sheet": "timeline.readers.forms.sheet",
    "warc": "timeline.readers.forms.warc",
    "parquet": "timeline.readers.forms.parquet",
    "markdown": "timeline.readers.forms.markdown",
}


def answer(request: object) -> object:
    """In the worker: what the module of a form finds, for `[form, request]`."""
    kind, value = cast(list[Any], request)
    return importlib.import_module(_MODULES[kind]).found(value)
