"""What is asked for is found, best first; nothing else is, and no word is an operator."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mentions import event, told

from timeline.errors import TimelineError
from timeline.model import Event
from timeline.story.topics import about

EVENTS = [
    event("Peace talks open in Kalmar", salience=0.2),
    event("Parliament passes the budget", salience=0.9),
    event("Negotiators talk about prisoners in Oslo", salience=0.5),
    event("Storm closes the harbour of Kalmar", salience=0.4),
    event("Peace treaty signed after talks of nine months", salience=0.6),
    event("Football club buys a goalkeeper", salience=0.1),
]


def lines(events: tuple[Event, ...]) -> list[str]:
    return [one.headline for one in events]


def best(words: str) -> str:
    return next(one.headline for one in about(EVENTS, words) if one.rank == 1)


def test_what_is_asked_for_and_nothing_else_in_its_order() -> None:
    assert lines(about(EVENTS, "peace talks")) == [EVENTS[0].headline, EVENTS[4].headline]
    assert lines(about(EVENTS, "kalmar")) == [EVENTS[0].headline, EVENTS[3].headline]
    assert about(EVENTS, "giraffe") == ()
    assert about([], "peace") == ()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("harbour storms", EVENTS[3].headline),
        ("PARLIAMENT", EVENTS[1].headline),
        ("signing a treaty", EVENTS[4].headline),
        ("goalkeepers", EVENTS[5].headline),
        ("Oslo prisoner", EVENTS[2].headline),
    ],
)
def test_words_are_found_in_any_form(words: str, line: str) -> None:
    assert best(words) == line


def test_a_word_in_common_by_chance_is_not_enough() -> None:
    """All tell of the port, one of its strike: who asks for the strike of the port means that one."""
    events = [event(f"The port of {name} reports its figures") for name in ("Oslo", "Turku", "Umeå", "Visby")]
    assert lines(about([*events, event("The port of Malmö is on strike")], "port strike")) == [
        "The port of Malmö is on strike"
    ]


def test_of_what_fits_as_well_the_one_that_matters_more_comes_first() -> None:
    twins = [event("Storm over Kalmar", key=key, salience=salience) for key, salience in (("a", 0.1), ("b", 0.7))]
    assert [one.rank for one in about(twins, "storm")] == [2, 1]


def test_every_mention_is_searched_with_its_sentence() -> None:
    one = told("Walkout begins")
    sentence = replace(one.quote, text="The walkout of the dockers begins, the union says.")
    wide = event("Strike of the crane drivers", mentions=(told("Strike begins", "b"), replace(one, quote=sentence)))
    for words in ("walkout", "dockers", "union", "strike"):
        assert about([*EVENTS, wide], words) == (replace(wide, rank=1),)


def test_an_event_fits_as_well_as_its_best_mention() -> None:
    short, long = told("Storm"), told("Storm and what the town council of a small port says about all of it later", "b")
    other = event("Storm over the town and the port of Kalmar")
    for mentions in ((short, long), (long, short)):
        found = about([other, event("Storm", mentions=mentions)], "storm")
        assert [one.rank for one in found] == [2, 1]


def test_an_event_without_mentions_is_searched_by_its_own_line_and_quotes() -> None:
    bare = event("Walkout begins", mentions=())
    quoted = replace(bare, headline="Strike", quotes=(told("The dockers leave").quote,))
    assert about([*EVENTS, bare], "walkout") == (replace(bare, rank=1),)
    assert about([*EVENTS, quoted], "dockers") == (replace(quoted, rank=1),)


@pytest.mark.parametrize(
    "words",
    ['"peace', "peace AND talks", "NOT peace", "peace*", "peace -talks", "NEAR(peace talks, 3)", "text:peace", "^peace",
     "peace' OR 1=1 --", "place:0 peace", "(peace", "peace\x00", "peace {talks}", "peace + talks"],
)  # fmt: skip
def test_quotes_and_operators_are_only_words(words: str) -> None:
    assert EVENTS[0].headline in lines(about(EVENTS, words))
    assert EVENTS[5].headline not in lines(about(EVENTS, words))


def test_operators_find_what_holds_them() -> None:
    near = event("The end is near and not far")
    assert about([*EVENTS, near], "NEAR") == (replace(near, rank=1),)
    assert about([*EVENTS, near], "NOT") == (replace(near, rank=1),)


@pytest.mark.parametrize("words", ["", "   ", "!?", '"', "*-()", "_", "\ud800"])
def test_nothing_to_look_for(words: str) -> None:
    with pytest.raises(TimelineError, match="nothing to look for"):
        about(EVENTS, words)


def test_half_a_character_in_a_text_costs_nothing() -> None:
    broken = event("The ferry \ud83d sank off Visby")
    assert about([*EVENTS, broken], "ferry") == (replace(broken, rank=1),)


def test_as_many_words_as_one_likes() -> None:
    assert best(" ".join(f"word{number}" for number in range(2_000)) + " goalkeeper") == EVENTS[5].headline


TEXT = st.text(st.characters() | st.sampled_from("peacetalks \"'*:^()-+"), max_size=25)


@given(st.lists(TEXT, max_size=5), TEXT.map(lambda words: f"{words} peace"))
def test_ranks_are_a_permutation_and_all_texts_are_safe(headlines: list[str], words: str) -> None:
    events = [event(headline, key=str(place)) for place, headline in enumerate(headlines)]
    found = about([*events, *EVENTS], words)
    assert sorted(one.rank for one in found) == [*range(1, len(found) + 1)]
    keys = [one.key for one in (*events, *EVENTS)]
    places = [keys.index(one.key) for one in found]
    assert places == sorted(places)
