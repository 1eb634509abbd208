"""Who, where and how many: the fields beside a line."""

import pytest
from telling import event_in, events_in, failing

DETAILS = [
    failing(
        "the parser hangs the place on the name",
        "Anna Lund beat Marta Ruiz in Oslo on Monday.",
        ("Anna Lund", "Marta Ruiz"),
        "Oslo",
        (),
    ),
    failing(
        "the receiver hangs on a preposition called dative",
        "Brico sold 40 trucks to Halden on Monday.",
        ("Brico", "Halden"),
        "",
        ("40 trucks",),
    ),
    (
        "At least 12 soldiers were killed near Tillaba on Monday.",
        (),
        "Tillaba",
        ("At least 12 soldiers",),
    ),
    (
        "Karin Voss and Daniel Orme signed the lease on 4 May 2011.",
        ("Karin Voss", "Daniel Orme"),
        "",
        (),
    ),
    (
        "The bridge was opened by Queen Adelaide on 3 May 1834.",
        ("Queen Adelaide",),
        "",
        (),
    ),
]


@pytest.mark.parametrize(("text", "participants", "place", "quantities"), DETAILS)
def test_details(text: str, participants: tuple[str, ...], place: str, quantities: tuple[str, ...]) -> None:
    event = event_in(text)
    assert event.participants == participants
    assert event.place == place
    assert event.quantities == quantities


@pytest.mark.xfail(strict=True, reason="the subject of a coordinated clause counts for the first one too")
def test_each_clause_has_its_own_details() -> None:
    first, second = events_in("Anna Lund sang in Bergen on Monday and Marta Ruiz danced in Molde on Tuesday.")
    assert (first.participants, first.place) == (("Anna Lund",), "Bergen")
    assert (second.participants, second.place) == (("Marta Ruiz",), "Molde")


@pytest.mark.parametrize("text", ["On 12 May 2014, the mill burned.", "In 1974 the mill burned at 10 p.m."])
def test_figures_of_the_date_are_no_quantities(text: str) -> None:
    assert event_in(text).quantities == ()
