"""What matters in a story: counts that a reader can check, ranks that are a permutation, no matter in which order."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mentions import DAY, WORDS, day, sources, told
from whens import whens

from timeline.calendar.when import Resolution, Unresolved, When
from timeline.model import Event, Mention, Source, Status, Support, Timex, Trail
from timeline.story.consolidation import event_of
from timeline.story.salience import ranked

LINE = "The harbour strike of the dockers begins at the northern quay of Kalmar"
OTHER = "Ferry crews of Norrlinje walk out for a day along the southern pier of Visby"
DOCUMENTS = sources("abcdefgh", [day(4), day(4), day(5), day(5), day(6), day(7), day(8), day(9)])
STORY = [
    event_of([told(f"The harbour strike of the dockers in Kalmar {verb}", letter, day(number), sentence=place)], WORDS)
    for place, (verb, letter, number) in enumerate(
        [("spreads to the ferries", "e", 5), ("is joined by the pilots", "f", 6), ("ends after talks", "g", 8)]
    )
]


def happening(headline: str = LINE, documents: str = "ab", when: Resolution = DAY, **more: object) -> Event:
    return event_of([told(headline, letter, when, **more) for letter in documents], WORDS)  # type: ignore[arg-type]


def higher(one: Event, other: Event, documents: list[Source] = DOCUMENTS) -> bool:
    """Whether the first ranks before the second, in a story with both."""
    first, second = ranked([one, other, *STORY], documents, WORDS)[:2]
    assert (first.salience >= second.salience) == (first.rank < second.rank) or first.salience == second.salience
    return first.rank < second.rank


@pytest.mark.parametrize(
    "less",
    [
        happening(status=Status.REPORTED),
        happening(status=Status.PLANNED),
        happening(status=Status.DENIED),
        happening(status=Status.HYPOTHETICAL),
        happening(when=When.of_month(2019, 3)),
        happening(when=When.of_year(2019)),
        happening(when=When(DAY.first, None)),
        happening(when=Unresolved("none")),
        happening(when=When.of_day(2017, 3, 4)),
        happening(signs=("noun",)),
        happening(sentence=9),
        happening(lead=True),
        happening(anchor="said"),
        happening("A travelling circus with two elephants visits the market square of Nora"),
        happening("Strike begins"),
    ],
    ids=[
        "reported",
        "planned",
        "denied",
        "hypothetical",
        "a month",
        "a year",
        "no end",
        "no date",
        "years before",
        "an unsure line",
        "far below",
        "only leads",
        "a saying",
        "another story",
        "a short line",
    ],
)
def test_what_ranks_lower(less: Event) -> None:
    assert higher(happening(key="z"), less)
    assert not higher(less, happening(key="z"))


@pytest.mark.parametrize(("line", "other"), [(LINE, OTHER), (OTHER, LINE)])
def test_more_articles_and_outlets_rank_higher(line: str, other: str) -> None:
    """Whichever is told more often; their lines share no word, so that neither speaks for the other."""
    crews = [event_of([told(f"{OTHER} and {verb}", "h", day(9))], WORDS) for verb in ("wait", "march", "return")]
    assert ranks(happening(line, "abc"), happening(other, "ab"), crews)
    assert ranks(happening(line, "ab"), happening(other, "a"), crews)
    one_paper = [replace(one, outlet="A") if one.name == "b" else one for one in DOCUMENTS]
    assert ranks(happening(line, "ac"), happening(other, "ab"), crews, one_paper)


def ranks(one: Event, other: Event, more: list[Event], documents: list[Source] = DOCUMENTS) -> bool:
    first, second = ranked([one, other, *STORY, *more], documents, WORDS)[:2]
    return first.rank < second.rank


def test_what_later_articles_come_back_to_ranks_higher() -> None:
    assert higher(happening(documents="ag", key="z"), happening(documents="ab"))


def test_an_older_event_falls_no_deeper_after_some_years() -> None:
    events = [happening(when=When.of_day(year, 3, 4)) for year in (2009, 1909)]
    old, older = (ranked([one, *STORY], DOCUMENTS, WORDS)[0] for one in events)
    assert old.salience == older.salience


def support(event: Event) -> Support:
    return ranked([event, *STORY], DOCUMENTS, WORDS)[0].support


def test_support_is_counted() -> None:
    assert support(happening(documents="ab")) == Support(articles=2, outlets=2, leads=2, later=0, on_day=2)
    assert support(happening(documents="aeg", sentence=3)) == Support(articles=3, outlets=3, leads=0, later=2, on_day=3)
    assert support(happening(documents="e", lead=True)) == Support(articles=1, outlets=1, leads=1, later=0, on_day=0)
    assert support(happening(when=When.of_month(2019, 3))) == Support(articles=2, outlets=2, leads=2)
    twice = [told(LINE, "a"), told(LINE, "a", start=90, sentence=8)]
    assert support(event_of(twice, WORDS)) == Support(articles=1, outlets=1, leads=1, later=0, on_day=1)


def test_two_articles_of_one_outlet_are_one_outlet() -> None:
    papers = [replace(one, outlet="Kustposten") for one in DOCUMENTS]
    assert ranked([happening(documents="abc")], papers, WORDS)[0].support.outlets == 1
    nameless = [replace(one, outlet="") for one in DOCUMENTS]
    assert ranked([happening(documents="abc")], nameless, WORDS)[0].support.outlets == 3


def test_the_events_are_otherwise_as_they_were() -> None:
    found = ranked(STORY, DOCUMENTS, WORDS)
    assert [replace(one, rank=0, salience=0.0, support=Support()) for one in found] == STORY
    assert ranked([], DOCUMENTS, WORDS) == ()


def test_one_event_alone_is_the_first() -> None:
    (only,) = ranked([happening()], [], WORDS)
    assert only.rank == 1
    assert 0 < only.salience < 1


EVENTS = st.lists(
    st.lists(
        st.builds(
            told,
            st.lists(st.sampled_from(["harbour", "strike", "Kalmar", "quay", "of"]), max_size=5).map(" ".join),
            st.sampled_from("abcd"),
            whens() | st.just(Unresolved("none")) | st.just(DAY),
            status=st.sampled_from(Status),
            sentence=st.integers(0, 9),
            lead=st.booleans(),
            confidence=st.floats(0, 1),
        ),
        min_size=1,
        max_size=3,
    ),
    max_size=6,
).map(lambda some: [event_of(_placed(mentions, 10 * place), WORDS) for place, mentions in enumerate(some)])


def _placed(mentions: list[Mention], start: int) -> list[Mention]:
    return [replace(one, key=f"{start + place}") for place, one in enumerate(mentions)]


@given(EVENTS, st.lists(whens() | st.none(), min_size=4, max_size=4))
def test_ranks_are_a_permutation_in_the_order_of_salience(events: list[Event], dates: list[When | None]) -> None:
    found = ranked(events, sources("abcd", dates), WORDS)
    assert sorted(one.rank for one in found) == [*range(1, len(events) + 1)]
    assert all(0 <= one.salience <= 1 for one in found)
    by_rank = [one.salience for one in sorted(found, key=lambda one: one.rank)]
    assert by_rank == sorted(by_rank, reverse=True)


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(events: list[Event], dice: random.Random) -> None:
    places = dice.sample(range(len(events)), len(events))
    found = ranked(events, sources("abcd"), WORDS)
    shuffled = ranked([events[place] for place in places], dice.sample(sources("abcd"), 4), WORDS)
    assert shuffled == tuple(found[place] for place in places)


@given(EVENTS)
def test_support_never_exceeds_the_articles(events: list[Event]) -> None:
    for one in ranked(events, sources("abcd"), WORDS):
        counts = one.support
        assert 1 <= counts.articles <= 4
        assert max(counts.outlets, counts.leads, counts.later) <= counts.articles
        assert counts.on_day <= 4


def test_a_date_read_from_a_page_fetched_long_after_the_story_weighs_little() -> None:
    """Nine papers of two days and one of seven weeks later, whose "Sunday" is read from its own date."""
    late = When.of_day(2019, 4, 21)
    relative = Timex(0, 6, "Sunday", "DATE", "2019-04-21", late, reference="2019-04-22", reference_origin="page date")
    fixed = replace(relative, text="21 April 2019", reference="")
    dates = [*[DAY] * 5, *[day(5)] * 4, When.of_day(2019, 4, 22)]
    papers = sources("abcdefghij", dates)

    def salience(timex: Timex) -> float:
        mention = told("The mayor of Kalmar opened the new bridge", "j", late)
        found = event_of([replace(mention, trail=replace(mention.trail, timex=timex))], WORDS)
        return ranked([found], papers, WORDS)[0].salience

    assert salience(relative) < salience(fixed)
    spread = sources("abcdefghij", [When.of_day(2019, number, 1) for number in range(1, 11)])
    found = event_of([replace(told("x", "j", late), trail=Trail("j", relative))], WORDS)
    other = event_of([replace(told("x", "j", late), trail=Trail("j", fixed))], WORDS)
    assert ranked([found], spread, WORDS)[0].salience == ranked([other], spread, WORDS)[0].salience
