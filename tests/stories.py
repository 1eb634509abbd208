"""Made-up timelines for tests and benchmarks of the writers: the same seed gives the same story."""

import random

from timeline.calendar import civil, edtf
from timeline.calendar.when import Ambiguous, Precision, Unresolved, When
from timeline.model import Event, Mention, Quote, Skipped, Source, Status, Timeline, Timex, Trail

_WHO = (
    "The harbour board",
    "The dockers' union",
    "Mayor Lindqvist",
    "The court of appeal",
    "Ferry operator Norrlinje",
    "Port police",
    "The ministry of transport",
    "Insurers",
)
_WHAT = (
    "suspends all night shifts",
    "approves the rescue plan of $40m",
    "files a complaint about the tender",
    "reopens the northern quay",
    "calls a strike of 48 hours",
    "rejects the arbitrator's proposal",
    "orders 12 cranes to be inspected",
    "signs the agreement on working hours",
)
_OUTLETS = ("Kustposten", "The Harbour Gazette", "Radio Nord", "Sjöfartsbladet", "Evening Ledger")
_FIRST = civil.day_number(2014, 11, 3)


def story(count: int, seed: int = 7, days: int = 420) -> Timeline:
    """A timeline of so many events within so many days, told by `count // 12 + 2` articles; two have no date."""
    dice = random.Random(seed)
    articles = count // 12 + 2
    texts: dict[str, str] = {f"{number:03d}-harbour.txt": "" for number in range(1, articles + 1)}
    names = list(texts)
    events = [_event(dice, names, texts, days, number) for number in range(count)]
    events.sort(key=lambda event: event.when.sort_key() if isinstance(event.when, When) else (0.0, 0.0, 0))
    undated = (_undated(names, texts), _ambiguous(names, texts))
    sources = tuple(_source(number, name) for number, name in enumerate(names, 1))
    skipped = (Skipped("broken.html", "no article text found"),)
    return Timeline(tuple(events), undated, sources, skipped, "The harbour strike and its aftermath", texts)


def _event(dice: random.Random, names: list[str], texts: dict[str, str], days: int, number: int) -> Event:
    when, said = _when(dice, days)
    headline = f"{dice.choice(_WHO)} {dice.choice(_WHAT)}"
    status = dice.choices(list(Status), (60, 14, 10, 6, 4, 3, 3))[0]
    count = dice.choices((1, 2, 3), (70, 22, 8))[0]
    chosen = sorted(dice.sample(range(len(names)), min(count, len(names))))
    quotes, trails = [], []
    for index in chosen:
        quote, trail = _told(names[index], texts, headline, said, when)
        quotes.append(quote)
        trails.append(trail)
    mentions = tuple(
        Mention(headline, when, quote, trail, status, said, source=index + 1)
        for quote, trail, index in zip(quotes, trails, chosen, strict=True)
    )
    return Event(
        headline=headline,
        when=when,
        quotes=tuple(quotes),
        trail=trails[0],
        status=status,
        said=said,
        speaker="" if status == Status.HAPPENED else "a spokeswoman",
        participants=(headline.split(" ", 2)[1],),
        place=dice.choice(("", "Malmö", "Gdańsk")),
        sources=tuple(index + 1 for index in chosen),
        key=f"k{number:06d}",
        salience=round(dice.random(), 3),
        confidence=0.9,
        mentions=mentions,
    )


def _told(name: str, texts: dict[str, str], headline: str, said: str, when: When) -> tuple[Quote, Trail]:
    before = texts[name]
    sentence = f"{headline} {said}, according to two people who were in the room."
    start = len(before)
    texts[name] = before + sentence + " Nobody answered the telephone at the office.\n"
    place = start + len(headline) + 1
    timex = Timex(
        place,
        place + len(said),
        said,
        "DATE",
        "2015-02",
        when,
        rule="relative",
        reference="2015-02-03",
        reference_origin="document date",
        direction="past",
    )
    anchor = headline.rsplit(" ", 1)[-1]
    notes = ("the year is not said; the last one before the article is taken",) if when.assumed else ()
    trail = Trail(name, timex, anchor, "prepositional phrase", notes=notes)
    return Quote(name, start, start + len(sentence), sentence), trail


def _when(dice: random.Random, days: int) -> tuple[When, str]:
    day = _FIRST + dice.randrange(days)
    year, month, _ = civil.date_of(day)
    kind = dice.randrange(12)
    if kind == 0:
        return When.of_month(year, month).assuming("the year is that of the article"), "that month"
    if kind == 1:
        return When(day, day + dice.randrange(3, 40), Precision.DAY, lasting=True), "for weeks"
    if kind == 2:
        return When(day, day, approximate=True), "at about that time"
    if kind == 3:
        return When(day, day, Precision.MINUTE, minutes=(7 * 60 + 40, 7 * 60 + 40)), "at 7:40 a.m."
    if kind == 4:
        return When.of_month(year, month).part("late"), "late that month"
    if kind == 5 and dice.random() < 0.3:
        return When(day, None, Precision.DAY, lasting=True), "since then"
    return When.of_number(day), dice.choice(("on Monday", "on Tuesday", "last Friday", "yesterday"))


def _undated(names: list[str], texts: dict[str, str]) -> Event:
    bounds = When(_FIRST, _FIRST + 90)
    resolution = Unresolved("the article has no date", bounds, "between the strike vote and the settlement")
    headline = "Crew members describe sudden high winds"
    quote, trail = _told(names[0], texts, headline, "on Thursday", bounds)
    return Event(headline, resolution, (quote,), trail, said="Thursday", sources=(1,), key="u1")


def _ambiguous(names: list[str], texts: dict[str, str]) -> Event:
    readings = (edtf.parse("2015-03-04"), edtf.parse("2015-04-03"))
    headline = "The arbitrator visits the quay"
    quote, trail = _told(names[1], texts, headline, "on 3/4", readings[0])
    resolution = Ambiguous(readings, "day and month can be read both ways")
    return Event(headline, resolution, (quote,), trail, said="3/4", sources=(2,), key="u2")


def _source(number: int, name: str) -> Source:
    day = _FIRST + 17 * number
    return Source(
        number,
        name,
        f"Harbour strike, part {number}",
        _OUTLETS[number % len(_OUTLETS)],
        f"https://example.org/harbour/{number}" if number % 3 else "",
        When.of_number(day).assuming("after the strike vote of 3 November") if number % 4 == 0 else When.of_number(day),
        "inferred" if number % 4 == 0 else "metadata",
        "inferred from the strike vote" if number % 4 == 0 else "",
    )
