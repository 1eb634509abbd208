"""News that never was: articles of a grammar and made-up names, as many as are asked for, the same in every run.

    python benchmarks/articles.py 1000 news.jsonl

A world has matters (a strike, a flood, a trial ...), each of which goes on for weeks and has its own people, places and
happenings. An article of a day tells the news of one matter, comes back to what happened before in other words, says
what is planned, quotes somebody, and has paragraphs without any date; some carry the appeal that a paper prints below
all of its articles. Happenings are told by several articles. Lengths are those of news: 150 to 900 words, 540 on the
average, with eleven events that have a date.
"""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from timeline.calendar import civil
from timeline.model import Document

_FIRST, _DAYS = civil.day_number(2012, 1, 2), 3 * 365
_PER_MATTER, _LASTS, _HAPPENINGS = 40, 45, 30
"""Articles of one matter, days that it goes on for, and what happens in them."""

_BACK = 12
"""An article comes back to so many earlier happenings at most."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MATTERS = {
    "strike": ("workers at the {place} steel works", "dock workers in {place}", "the transport union", "{boss}"),
    "flood": ("rescue teams", "the army", "the regional government of {place}", "{boss}"),
    "trial": ("the court in {place}", "prosecutors", "the defence team of {boss}", "the judge"),
    "election": ("the opposition party", "the election commission", "voters in {place}", "{boss}"),
    "takeover": ("the board of {firm}", "{firm}", "shareholders of {firm}", "the competition authority"),
    "outbreak": ("health officials in {place}", "the hospital in {place}", "the health ministry", "{boss}"),
    "conflict": ("rebels near {place}", "government troops", "peace negotiators", "{boss}"),
    "accident": ("investigators", "the operator of the {place} ferry", "the coast guard", "relatives of the victims"),
}
DID = {
    "strike": ("walked out over a pay dispute", "rejected an offer of {n} percent", "blocked the road to {place}",
               "agreed to new talks", "called off a march through {place}", "signed a wage agreement with {firm}"),
    "flood": ("evacuated {n} families from {place}", "closed the bridge over the river", "repaired the broken dam",
              "declared an emergency in {place}", "found {n} bodies near {place}", "opened a shelter for {n} people"),
    "trial": ("charged {boss} with fraud", "adjourned the hearing", "heard {n} witnesses", "acquitted two officers",
              "sentenced {boss} to {n} years in prison", "seized documents at the office of {firm}"),
    "election": ("won {n} seats in {place}", "demanded a recount", "announced a coalition with a smaller party",
                 "published the results of the vote", "resigned after the defeat", "opened {n} polling stations"),
    "takeover": ("approved the sale of {firm}", "bought {n} percent of {firm}", "blocked the merger",
                 "cut {n} jobs in {place}", "raised its offer to {n} million euros", "dismissed its chief executive"),
    "outbreak": ("confirmed {n} new cases", "closed {n} schools in {place}", "recalled a batch of vaccine",
                 "quarantined a ward in {place}", "traced the infection to a market", "lifted the travel ban"),
    "conflict": ("attacked a convoy near {place}", "captured the town of {place}", "released {n} prisoners",
                 "signed a ceasefire in {place}", "shelled a village", "withdrew from the airport of {place}"),
    "accident": ("recovered the wreck off {place}", "arrested the captain", "ended the search for {n} missing people",
                 "published a report on the engine", "paid {n} families compensation", "raised the vessel"),
}  # fmt: skip
PLANNED = ("will meet again", "will publish a report", "will hold a vote in {place}", "will appeal against the ruling")
SAID = (
    "“We have waited long enough for an answer,” said {boss}, who leads the group.",
    "“Nobody here knows what comes next,” said {other}, a teacher from {place}.",
    "{boss} said that the situation was difficult but under control.",
    "“It is a question of trust,” {other} told reporters outside the building.",
)
PLAIN = (
    "The town of {place} lies in a valley where most families live from farming and a few small workshops.",
    "Analysts have long complained that the rules are too complicated and that nobody feels responsible for them.",
    "Many people in {place} remember similar days and say that little has changed since their childhood.",
    "The costs are hard to estimate because the insurers and the authorities count in different ways.",
    "{firm} makes pumps and valves for the chemical industry and is one of the largest employers of the region.",
    "The weather made the work harder, and for hours no one could reach the northern part of the valley.",
    "Neither side wanted to comment on the letter, which a local newspaper had obtained.",
    "Critics call the plan a gift to large companies; its friends say that it protects small ones.",
)
APPEAL = "Sign up for our newsletter, which brought its {n}th issue to readers on 1 May 2012, and share this article."


@dataclass(frozen=True)
class Happening:
    """What happened to a matter on a day: who did what, in words that its articles share."""

    day: int
    who: str
    what: str


@dataclass(frozen=True)
class Matter:
    """Something that the news follow for some weeks."""

    names: dict[str, str]
    happenings: tuple[Happening, ...]


class World:
    """Names and matters, and the articles that papers write of them."""

    def __init__(self, seed: int = 11) -> None:
        self.dice = random.Random(seed)
        self.papers = [f"The {self._name()} {kind}" for kind in ("Post", "Herald", "Courier", "Echo") for _ in "123"]

    def articles(self, count: int) -> Iterator[Document]:
        """So many articles, matter by matter."""
        for number in range(count):
            if number % _PER_MATTER == 0:
                matter = self._matter()
            yield self._article(number, matter)

    def _name(self) -> str:
        dice = self.dice
        syllables = (dice.choice("bdfghklmnprstvz") + dice.choice("aeiou") for _ in range(dice.randint(2, 3)))
        return ("".join(syllables) + dice.choice(("", "n", "r", "l"))).capitalize()

    def _matter(self) -> Matter:
        dice, kind = self.dice, self.dice.choice(list(MATTERS))
        person = dice.choice(("Anna", "Peter", "Maria", "John", "Helen", "David"))
        names = {
            "place": self._name(), "firm": f"{self._name()} Group", "boss": f"{person} {self._name()}",
            "other": f"{dice.choice(('Ruth', 'Thomas', 'Clara'))} {self._name()}",
        }  # fmt: skip
        begins = _FIRST + dice.randrange(_DAYS)
        days = sorted(dice.randrange(_LASTS) for _ in range(_HAPPENINGS))
        return Matter(names, tuple(self._happening(kind, names, begins + day) for day in days))

    def _happening(self, kind: str, names: dict[str, str], day: int) -> Happening:
        who, what = self.dice.choice(MATTERS[kind]), self.dice.choice(DID[kind])
        return Happening(day, who.format(**names), what.format(**names, n=self.dice.randint(3, 900)))

    def _article(self, number: int, matter: Matter) -> Document:
        dice = self.dice
        news = dice.choice(matter.happenings)
        written = news.day + dice.choice((0, 1, 1))
        before = [one for one in matter.happenings if one.day < news.day][-_BACK:]
        told = [self._told(news, written, first=True), self._filler(matter), *self._back(before, written, matter)]
        if dice.random() < 0.6:
            told.append(self._plan(matter, written))
        told += [self._filler(matter) for _ in range(dice.randint(2, 6))]
        if dice.random() < 0.3:
            told.append(APPEAL.format(n=dice.randint(10, 99)))
        year, month, day = civil.date_of(written)
        return Document(
            text="\n\n".join(told), date=f"{year:04d}-{month:02d}-{day:02d}", name=f"{number:06d}",
            title=f"{_capital(news.who)} {news.what}", outlet=dice.choice(self.papers), date_origin="metadata",
        )  # fmt: skip

    def _back(self, before: list[Happening], written: int, matter: Matter) -> Iterator[str]:
        for one in before:
            behind = self._filler(matter) if self.dice.random() < 0.4 else ""
            yield f"{self._told(one, written)} {behind}".rstrip()

    def _told(self, one: Happening, written: int, *, first: bool = False) -> str:
        when = self._when(one.day, written)
        if self.dice.random() < 0.5 and not first:
            return f"{_capital(when)}, {one.who} {one.what}."
        return f"{_capital(one.who)} {one.what} {when}."

    def _when(self, day: int, written: int) -> str:
        year, month, number = civil.date_of(day)
        if written - day < 6:
            return f"on {_WEEKDAYS[civil.weekday(day)]}"
        exact = f"on {number} {_MONTHS[month - 1]}"
        return self.dice.choice((exact, f"{exact} {year}", f"in {_MONTHS[month - 1]} {year}"))

    def _plan(self, matter: Matter, written: int) -> str:
        _, month, day = civil.date_of(written + self.dice.randint(3, 30))
        plan = self.dice.choice(PLANNED).format(**matter.names)
        return f"{matter.names['boss']} {plan} on {day} {_MONTHS[month - 1]}."

    def _filler(self, matter: Matter) -> str:
        some = (*self.dice.sample(PLAIN, 2), self.dice.choice(SAID))
        return " ".join(one.format(**matter.names) for one in some)


def fields(one: Document) -> dict[str, object]:
    """An article as a line of JSON has it."""
    return {"name": one.name, "title": one.title, "date": one.date, "source": one.outlet, "text": one.text}


def write(count: int, path: Path) -> None:
    """So many articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as stream:
        for one in World().articles(count):
            stream.write(json.dumps(fields(one), ensure_ascii=False) + "\n")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
