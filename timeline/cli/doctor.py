"""`timeline doctor`: which versions are installed, and what works here and what does not."""

import argparse
import platform
import re
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from typing import NamedTuple

from timeline import __version__
from timeline.errors import TimelineError

_REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")
_SCRIPTS = {"Latin": "é", "Greek": "Ω", "Cyrillic": "Ж", "Arabic": "ع", "Hebrew": "א", "Chinese": "中", "Hindi": "अ"}
"""A letter of each script that a picture may have to draw."""


class Finding(NamedTuple):
    """What was looked at, and what was found; `well` is whether it works, `None` where it need not."""

    what: str
    found: str
    well: bool | None = True


def run(options: argparse.Namespace) -> int:
    """Print the findings; 1 where something that is needed does not work."""
    found = list(_findings())
    for one in found:
        mark = {True: "ok", False: "FAILS", None: "-"}[one.well]
        print(f"{mark:5} {one.what:20} {one.found}", flush=True)
    return 1 if any(one.well is False for one in found) else 0


def _findings() -> Iterator[Finding]:
    yield Finding("timeline", __version__)
    yield Finding("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    yield from _packages()
    for what, look in _LOOKS.items():
        try:
            yield look(what)
        except Exception as error:  # whatever is broken here, the other findings are wanted
            yield Finding(what, " ".join(f"{type(error).__name__}: {error}".split()), False)


def _packages() -> Iterator[Finding]:
    """The distributions that are needed, and those of extras, which need not be there."""
    try:
        lines = requires("timeline") or []
    except PackageNotFoundError:
        yield Finding("packages", "timeline runs from its source and is not installed", None)
        return
    for line in lines:
        name, extra = _REQUIREMENT.match(line), "extra ==" in line
        if name and not (extra and "frame" not in line):
            yield _package(name[0], needed=not extra)


def _package(name: str, *, needed: bool) -> Finding:
    try:
        return Finding(name, version(name))
    except PackageNotFoundError:
        return Finding(
            name,
            "is not installed" + ("" if needed else "; only Timeline.to_frame() needs it"),
            False if needed else None,
        )


def _parser(what: str) -> Finding:
    from timeline.syntax.parser import model_folder

    try:
        return Finding(what, f"{model_folder().name}, every file as it was published")
    except TimelineError as error:
        return Finding(what, str(error), False)


def _events(what: str) -> Finding:
    from timeline.api import build
    from timeline.model import Document

    made = build(Document("The old bridge was opened in May 1932.", name="bridge"))
    lines = [event.headline for event in made.events]
    return Finding(what, f"{lines[0]!r} is dated" if lines else "no event was found in a plain sentence", bool(lines))


def _worker(what: str) -> Finding:
    from timeline.readers.html import Pages

    page = b"<html><body><p>The old bridge was opened in May 1932 by the mayor of the town.</p></body></html>"
    with Pages() as pages:
        return Finding(what, f"a page of {len(pages.read(page, 'page').text)} characters was read in one")


def _limits(what: str) -> Finding:
    from timeline.workers import guard

    told = " and ".join(guard.limits())
    return Finding(
        what, f"of {told}" if told else "this system has none; a worker is ended by the clock", told != "" or None
    )


def _picture(what: str) -> Finding:
    from timeline.api import build

    return Finding(what, f"one of {len(build([])._repr_png_()):,} bytes was drawn")


def _fonts(what: str) -> Finding:
    from timeline.writers.picture.fonts import fonts_for

    lost = [name for name, letter in _SCRIPTS.items() if letter in fonts_for([letter], lambda message: None).lost]
    return Finding(
        what, f"none for {', '.join(lost)}" if lost else "for every script that was tried", None if lost else True
    )


def _terminal(what: str) -> Finding:
    from timeline.cli.terminal import is_unicode

    return Finding(what, f"{sys.stdout.encoding or 'no encoding'}", True if is_unicode(sys.stdout) else None)


_LOOKS: dict[str, Callable[[str], Finding]] = {
    "English parser": _parser,
    "events": _events,
    "workers": _worker,
    "limits": _limits,
    "pictures": _picture,
    "fonts": _fonts,
    "output": _terminal,
}
