"""Draw the gallery: stories made of articles, one picture for each layout, and the page that shows them.

The articles are in `stories/`, the events of the other pictures in `gallery/stories.toml`.

python docs/make_gallery.py            all pictures and docs/gallery.md
python docs/make_gallery.py suez dark  only those pictures
"""

import functools
import io
import random
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import timeline
from timeline.calendar import civil, edtf
from timeline.calendar.when import Precision, Unresolved, When
from timeline.model import DateOrigin, Event, Source, Status, Timeline, Trail
from timeline.writers import writer_for
from timeline.writers.options import WriteOptions

DOCS = Path(__file__).parent
FOLDER, ARTICLES = DOCS / "gallery", DOCS / "stories"
DPI = 120


@dataclass(frozen=True)
class Picture:
    """A picture of the gallery: its heading, what there is to see, the timeline, how it is drawn."""

    heading: str
    text: str
    timeline: Callable[[], Timeline]
    options: dict[str, Any]


def main() -> None:
    """Draw what is named on the command line, or everything."""
    named = sys.argv[1:] or list(PICTURES)
    for name in named:
        picture = PICTURES[name]
        stream = io.BytesIO()
        options = WriteOptions(dpi=DPI, warn=lambda message: print(message, file=sys.stderr), **picture.options)
        writer_for("png")(picture.timeline(), stream, options)
        (FOLDER / f"{name}.png").write_bytes(stream.getvalue())
    if not sys.argv[1:]:
        (DOCS / "gallery.md").write_text(page(), encoding="utf-8")


def page() -> str:
    """The gallery as Markdown."""
    parts = [
        "# Gallery",
        "Every picture here is made by `python docs/make_gallery.py`, with no setting but those named. The first three"
        " are what the program makes of the articles in [stories/](stories), with the faults that it has; the others"
        " draw events that were written down for them, one picture for each layout.",
    ]
    for name, picture in PICTURES.items():
        settings = ", ".join(f"`{key}={value!r}`" for key, value in picture.options.items())
        parts += [f"## {picture.heading}", picture.text + (f" ({settings})" if settings else "")]
        parts.append(f"![{picture.heading}](gallery/{name}.png)")
    parts += ["## In the terminal", "The same order and words, for 80 columns.", f"```text\n{terminal()}```"]
    return "\n\n".join(parts) + "\n"


def terminal() -> str:
    """The first story as the terminal shows it."""
    stream = io.BytesIO()
    writer_for("txt")(story("suez"), stream, WriteOptions(color_by="place"))
    return stream.getvalue().decode("utf-8")


def story(name: str) -> Timeline:
    """One story of `stories.toml` as a timeline."""
    data = tomllib.loads((FOLDER / "stories.toml").read_text(encoding="utf-8"))[name]
    return Timeline(
        events=tuple(_event(*row) for row in data["events"]),
        undated=tuple(_undated(*row) for row in data.get("undated", ())),
        documents=tuple(_source(number, row) for number, row in enumerate(data["sources"], start=1)),
        title=data["title"],
    )


def of_articles(name: str, top: int) -> Timeline:
    """What the program makes of the articles of `stories/NAME.jsonl`, with so many key events."""
    return timeline.build([ARTICLES / f"{name}.jsonl"], top=top)


def last(name: str, count: int) -> Timeline:
    """The last so many events of a story."""
    whole = story(name)
    return Timeline(whole.events[-count:], (), whole.documents, title=whole.title)


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
    origin: DateOrigin = "inferred" if row.get("inferred") else "metadata" if date else "unknown"
    name = row.get("name", f"article-{number}.txt")
    return Source(number, name, row.get("title", ""), row.get("outlet", ""), row.get("url", ""), date, origin)


WHO = (
    ("The harbour council", "politics"),
    ("Prime Minister Okafor", "politics"),
    ("The dockers' union", "unions"),
    ("The coast guard", "rescue"),
    ("The central bank", "economy"),
    ("The shipping line", "economy"),
    ("The fire brigade", "rescue"),
    ("The opposition", "politics"),
)
DOES = (
    "approves an emergency budget after an all-night session",
    "publishes a leaked report",
    "calls for a 48-hour walkout",
    "files a complaint in court",
    "closes the northern pier",
    "moves 3,000 people to higher ground",
    "signs an agreement with the port of Arden",
    "doubts the figures of last year",
    "opens a new office",
    "elects a new head",
)


def made_up(count: int) -> Timeline:
    """A year of made-up news in so many events, some of them only roughly dated."""
    dice = random.Random(count)
    start = civil.day_number(2023, 1, 3)
    events = []
    for _ in range(count):
        who, place = dice.choice(WHO)
        day = start + int(dice.random() * 355)
        sources = tuple(sorted(dice.sample((1, 2, 3), dice.choice((1, 1, 2)))))
        headline = f"{who} {dice.choice(DOES)}"
        events.append(
            Event(headline, _when(dice, day), (), Trail("", None), place=place, sources=sources, salience=dice.random())
        )
    events.sort(key=lambda event: event.when.sort_key() if isinstance(event.when, When) else (0, 0, 0))
    return Timeline(tuple(events), (), story("strike").documents, title="A year at the harbour")


def _when(dice: random.Random, day: int) -> When:
    year, month, _ = civil.date_of(day)
    minute = dice.randrange(0, 1440, 5)
    kinds = (
        (0.66, When(day, day)),
        (0.76, When.of_month(year, month)),
        (0.84, When(day, day, approximate=True)),
        (0.92, When(day, day + dice.randrange(3, 25), lasting=True)),
        (1.0, When(day, day, Precision.MINUTE, minutes=(minute, minute))),
    )
    chance = dice.random()
    return next(when for most, when in kinds if chance <= most)


def articles(name: str, top: int, heading: str, text: str) -> Picture:
    """The picture of a story that is made of articles, with the command that draws it."""
    command = f"timeline docs/stories/{name}.jsonl --top {top} --dpi {DPI} -o {name}.png"
    return Picture(heading, f"{text}\n\n    {command}", functools.partial(of_articles, name, top), {})


PICTURES = {
    "president": articles(
        "president",
        10,
        "From articles: the fall of a president",
        "Nine made-up articles of three outlets; the ten events that weigh most are shown. Three articles tell of the"
        " square and three of the resignation: each is one event, with three sources. The vote of 3 October is told"
        " with two verbs and stays two.",
    ),
    "ferry": articles(
        "ferry",
        14,
        "From articles: a fire at sea",
        "Eight made-up articles of four outlets, the last of them 20 months after the fire: reports of the night, a"
        " denial, an inquiry, a look back, a verdict.",
    ),
    "lander": articles(
        "lander",
        14,
        "From articles: a flight that was put off twice",
        "Nine made-up articles of four outlets, with plans that came true, plans that did not, and a look back a year"
        " later.",
    ),
    "suez": Picture(
        "One column: 7 to 24 events",
        "Rows stand as near to their dates as they can without touching. Where one event is far from the next, the"
        " axis is cut and says how much time is left out. A thick bar lasts; a hollow mark is not exact to the day.",
        lambda: story("suez"),
        {"color_by": "place"},
    ),
    "two": Picture(
        "What the articles do not say stays open",
        "`Feb 2015?` is inferred; what has no date is listed in story order, with the text's words and what bounds it.",
        lambda: story("two"),
        {},
    ),
    "card": Picture("One event", "A single card; the ruler shows the days around it.", lambda: last("flood", 1), {}),
    "cards_3": Picture("Cards: up to 6 events", "Up to three stand above the ruler.", lambda: story("flood"), {}),
    "cards_6": Picture("Six cards", "More stand on both sides of it.", lambda: story("strike"), {"color_by": "place"}),
    "columns_30": Picture(
        "Two columns: 25 to 60 events",
        "Cut at the widest gap near the middle. A bracket is the range in which a date may fall.",
        lambda: made_up(30),
        {"color_by": "place"},
    ),
    "columns_60": Picture(
        "Sixty events", "The most that are all labelled.", lambda: made_up(60), {"color_by": "place"}
    ),
    "many_500": Picture(
        "More than 60 events",
        "The 60 most important are labelled, all are strokes on the rail and counted in the histogram.",
        lambda: made_up(500),
        {"color_by": "place"},
    ),
    "plans": Picture(
        "Plans, claims, denials",
        "A plan is hollow and says that it is one; a claim names its speaker.",
        lambda: story("plans"),
        {},
    ),
    "ages": Picture("Any year", "From the 31st century BCE to the year 12000.", lambda: story("ages"), {}),
    "scripts": Picture(
        "Any script",
        "DejaVu Sans first, then the first installed font that has the missing characters.",
        lambda: story("scripts"),
        {},
    ),
    "dark": Picture("Dark", "The other theme.", lambda: story("suez"), {"color_by": "place", "theme": "dark"}),
    "even": Picture(
        "Even spacing", "Where time is not to scale, the picture says so.", lambda: story("suez"), {"scale": "even"}
    ),
    "undated": Picture("Nothing dated", "Then there is no axis.", lambda: story("undated"), {}),
}

if __name__ == "__main__":
    main()
