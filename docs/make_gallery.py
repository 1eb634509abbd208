"""Draw the gallery: one picture for each layout, from the stories beside it.

python docs/make_gallery.py            all pictures, into docs/gallery/
python docs/make_gallery.py suez dark  only those
"""

import sys
import tomllib
from pathlib import Path
from typing import Any

from timeline import edtf
from timeline.model import Event, Source, Status, Timeline, Trail
from timeline.when import Unresolved

HERE = Path(__file__).parent / "gallery"


def main() -> None:
    """Draw what is named on the command line, or everything."""
    for name in sys.argv[1:]:
        print(name)


def story(name: str) -> Timeline:
    """One story of `stories.toml` as a timeline."""
    data = tomllib.loads((HERE / "stories.toml").read_text(encoding="utf-8"))[name]
    return Timeline(
        events=tuple(_event(*row) for row in data["events"]),
        undated=tuple(_undated(*row) for row in data.get("undated", ())),
        documents=tuple(_source(number, row) for number, row in enumerate(data["sources"], start=1)),
        title=data["title"],
    )


def _event(date: str, headline: str, sources: list[int], *more: str) -> Event:
    place, status, speaker = (*more, *("", "happened", "")[len(more) :])
    return Event(
        headline,
        edtf.parse(date),
        quotes=(),
        trail=Trail("", None),
        status=Status(status),
        speaker=speaker,
        place=place,
        sources=tuple(sources),
    )


def _undated(said: str, headline: str, sources: list[int], bound: str) -> Event:
    when = Unresolved("the document's date is not known", bound=bound)
    return Event(headline, when, (), Trail("", None), said=said, sources=tuple(sources))


def _source(number: int, row: dict[str, Any]) -> Source:
    date = edtf.parse(row["date"]) if "date" in row else None
    origin = "inferred" if row.get("inferred") else "metadata" if date else "unknown"
    name = row.get("name", f"article-{number}.txt")
    return Source(number, name, row.get("title", ""), row.get("outlet", ""), row.get("url", ""), date, origin)


if __name__ == "__main__":
    main()
