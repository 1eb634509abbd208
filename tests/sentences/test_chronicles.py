"""Dates that stand above what they date, or at the head of an entry; listings of what is to come."""

import pytest

from timeline import lang, sentences

WORDS = lang.stage_words("en")[0]


def heads(text: str) -> list[str]:
    """What stands before the words of each entry."""
    return [" ".join(text[one.start : one.entry].split()) for one in sentences.split(text, WORDS) if one.entry]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pier\nIt was long.\n1871\nThe pier opens.\n1953\nA storm takes it.", ["1871", "1953"]),
        ("| 3 May 1871 | The pier opens. |\n| 1953 | A storm takes it. |", ["| 3 May 1871 |", "| 1953 |"]),
        ("- **1871** – The pier opens.\n- **1953** – A storm takes it.", ["- **1871** –", "- **1953** –"]),
        ("- 3 May The pier opens.\n- 4 May A storm takes it.", ["- 3 May", "- 4 May"]),
        ("3 May 2011: The pier opens.", ["3 May 2011:"]),
        (
            "2011-05-03 08:10:11 gate 4 opened\n2011-05-03 08:12:00 gate 5 opened",
            ["2011-05-03 08:10:11", "2011-05-03 08:12:00"],
        ),
        ("Friday — Choir in the chapel, 8 p.m.", ["Friday —"]),
        ("The pier opened in\n1871\nand was lost.", []),
        ("1953: A storm takes the pier.", []),
        ("May Bell sang.\nApril Stone played.\nJune Marsh danced.", []),
        ("On 3 May 2011 the pier opened.", []),
        ("The score was 3: 2 at the end.", []),
    ],
)
def test_the_date_at_the_head_of_an_entry(text: str, found: list[str]) -> None:
    assert heads(text) == found


def test_a_list_below_a_date_is_under_it() -> None:
    text = "3 May 2011\n- The pier opens.\n- A choir sings.\n\n4 May 2011\n- It closes.\nThe end came soon."
    under = [text[slice(*one.under)].strip("- \n") for one in sentences.split(text, WORDS) if one.under is not None]
    assert under == ["3 May 2011"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("UP NEXT\nRovers: Host Hill on Sunday.", ["Rovers: Host Hill on Sunday."]),
        ("Tour dates: Ely, April 9; Hull, April 11.", ["Tour dates: Ely, April 9", "Hull, April 11."]),
        ("What's on: Friday: choir at noon.", ["Friday: choir at noon."]),
        ("Friday's events: The bank meets.", ["Friday's events: The bank meets."]),
        ("The tour dates were changed; nobody said why.", []),
        ("Coming up the hill, he fell on Sunday.", []),
    ],
)
def test_the_items_of_a_listing(text: str, items: list[str]) -> None:
    assert [text[one.start : one.end] for one in sentences.split(text, WORDS) if one.ahead] == items
