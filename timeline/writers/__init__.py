"""The forms a timeline can be written in: one module each, looked up by suffix and imported only when asked for.

A writer is `write(timeline, stream, options)` and writes bytes. Other distributions add theirs by an entry point in the
group `timeline.writers`, whose name is the suffix; what stands in the table here cannot be replaced.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import BinaryIO, cast

from timeline.errors import WriteError
from timeline.model import Timeline
from timeline.writers.options import WriteOptions

Writer = Callable[[Timeline, BinaryIO, WriteOptions], None]

_GROUP = "timeline.writers"

_WRITERS = {
    "csv": "timeline.writers.csv:write",
    "html": "timeline.writers.html:write",
    "ics": "timeline.writers.ics:write",
    "json": "timeline.writers.json:write",
    "jsonl": "timeline.writers.jsonl:write",
    "jsonld": "timeline.writers.jsonld:write",
    "md": "timeline.writers.markdown:write",
    "mmd": "timeline.writers.mermaid:write",
    "tilse.txt": "timeline.writers.tilse:write",
    "timelinejs.json": "timeline.writers.timelinejs:write",
    "vis.json": "timeline.writers.vis:write",
    "txt": "timeline.writers.text:write",
    "png": "timeline.writers.picture:write_png",
    "svg": "timeline.writers.picture:write_svg",
    "pdf": "timeline.writers.picture:write_pdf",
}
"""Suffix -> "module:function". One line a format; the suffix is also the format's name."""

_WHOLE = frozenset({"csv", "html", "json", "jsonl"})
"""The forms that carry every event: data, and the page, which has a switch. The others show the selected ones."""


def formats() -> tuple[str, ...]:
    """The suffixes that can be written, without the dot, in alphabetical order."""
    return tuple(sorted({*_WRITERS, *_plugins()}))


def writer_for(name: str) -> Writer:
    """The writer for a format ("png"), a suffix (".png") or a file name ("story.png").

    The longest suffix that is known wins, so that "story.a.json" may be another format than "story.json".
    Raises `WriteError` where there is none, naming those there are.
    """
    for suffix in _suffixes(name):
        if suffix in _WRITERS:
            module, _, function = _WRITERS[suffix].partition(":")
            write = cast(Writer, getattr(import_module(module), function))
            return write if suffix in _WHOLE else partial(_write_shown, write)
        if suffix in _plugins():
            return cast(Writer, _plugins()[suffix].load())
    raise WriteError(f"no writer for {name!r}; choose one of: {', '.join(formats())}")


def _write_shown(write: Writer, timeline: Timeline, stream: BinaryIO, options: WriteOptions) -> None:
    write(timeline.shown(), stream, options)


def _suffixes(name: str) -> list[str]:
    """What may be the suffix of a name, longest first: "a.b.json" gives "a.b.json", "b.json", "json"."""
    parts = name.casefold().replace("\\", "/").rsplit("/", 1)[-1].lstrip(".").split(".")
    return [".".join(parts[start:]) for start in range(len(parts))]


@lru_cache(maxsize=1)
def _plugins() -> dict[str, EntryPoint]:
    return {point.name.casefold(): point for point in entry_points(group=_GROUP)}
