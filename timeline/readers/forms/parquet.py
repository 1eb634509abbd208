"""Parquet: rows of the columns that are wanted, a batch at a time."""

import datetime
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from timeline.limits import BATCH_BYTES, MAX_DOCUMENT_BYTES, UNFOLD_FREE_BYTES, UNFOLD_RATIO

_ROWS = 64
"""Rows of a batch: of articles, some hundred kilobytes."""


def found(request: dict[str, Any]) -> dict[str, Any]:
    """The `names` of the columns of the file at `path`; with `columns` the next `rows` of these, as text, behind the
    first `done`. Raises `ValueError` for what is no Parquet."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        if "columns" not in request:
            with ParquetFile(request["path"]) as file:
                return {"names": file.schema_arrow.names}
        return {"rows": _rows(request["path"], tuple(request["columns"]), request["done"])}
    except (ArrowException, OSError, KeyError) as error:
        raise ValueError(f"is damaged, or no Parquet: {error}") from None


def _rows(path: str, columns: tuple[str, ...], done: int) -> list[list[str]]:
    reader = _reader(path, columns)
    if reader.done != done:  # the process that was there before has died: begin again
        _reader.cache_clear()
        reader = _reader(path, columns)
    return reader.next_rows(done)


class _Reader:
    """A file that is read batch by batch, and how many rows were."""

    def __init__(self, path: str, columns: tuple[str, ...]) -> None:
        self._rows = _all_rows(path, columns)
        self._packed, self._size = Path(path).stat().st_size, 0
        self.done, self._broken = 0, ""

    def next_rows(self, done: int) -> list[list[str]]:
        for _ in islice(self._rows, done - self.done):
            pass
        rows: list[list[str]] = []
        size = 0
        try:
            while size < BATCH_BYTES and len(rows) < _ROWS and (row := next(self._rows, None)):
                rows.append(row)
                size += sum(map(len, row))
        except Exception as error:  # what was read before stays; the next call says it
            self._broken = f"is damaged: {error}"
        if self._broken and not rows:
            raise ValueError(self._broken)
        self.done = done + len(rows)
        self._size += size
        if self._size > max(UNFOLD_FREE_BYTES, UNFOLD_RATIO * self._packed):
            raise ValueError(f"unfolds to more than {UNFOLD_RATIO} times its size, which no text does")
        return rows


@lru_cache(maxsize=1)
def _reader(path: str, columns: tuple[str, ...]) -> _Reader:
    return _Reader(path, columns)


def _all_rows(path: str, columns: tuple[str, ...]) -> Iterator[list[str]]:
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path) as file:
        for batch in file.iter_batches(_ROWS, columns=list(columns)):
            cells = [batch.column(name).to_pylist() for name in columns]
            for row in zip(*cells, strict=True):
                yield [_shown(value) for value in row]


def _shown(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value[:MAX_DOCUMENT_BYTES].decode("utf-8", "replace")
    return "" if value is None else str(value)[:MAX_DOCUMENT_BYTES]
