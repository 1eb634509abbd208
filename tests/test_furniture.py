"""Captions, credits, embedded posts and promotions beside a story, and what looks like them and is story."""

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import boilerplate
from timeline.boilerplate.signs import signs_of
from timeline.lang.en import story
from timeline.sentences import split

WORDS = story.load()
SCALE = tomllib.loads(resources.files("timeline.boilerplate").joinpath("furniture.toml").read_text("utf-8"))
STORY = (
    "The ferry Hilda ran aground off Varnes on Monday with forty people on board.",
    "The coast guard brought all of them to the mainland before nightfall, its head told reporters.",
    "A tug pulled the ship free on Wednesday, and divers began to look for cracks in the hull.",
    "The owner wants to have her back in service by June.",
)


def roles(*paragraphs: str) -> list[str]:
    """The role of each paragraph's last sentence, the paragraphs between those of a story."""
    text = "\n".join((*STORY[:2], *paragraphs, *STORY[2:]))
    flagged = boilerplate.flag(text, split(text, WORDS), WORDS)
    last = {one.paragraph: one.role for one in flagged}
    assert [last[at] for at in (0, 1, len(last) - 2, len(last) - 1)] == ["body"] * 4
    return [last[at] for at in range(2, len(last) - 2)]


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("Nobody saw the rocks coming, says the crew! — Varnes Harbour (@varnesharbour) June 3, 2016", "notice"),
        ("What a rescue pic.twitter.com/a1B2c3D4 — Ada Stone (@ada_s) 3 June 2016", "notice"),
        ("A post shared by Hilda Ferries (@hildaferries) on Jun 3, 2016 at 9:50pm PDT", "notice"),
        ("Scroll down for video", "notice"),
        ("MUST WATCH The ferries that sank, and why 02:13", "notice"),
        ("More: Why ships run aground so often in spring", "notice"),
        ("The harbour that nobody wants to pay for Read more", "notice"),
        ("[Divers find a wreck from 1911 off the southern quay]", "notice"),
        ("This post has been updated.", "notice"),
        ("Photo", "notice"),
        ("The ferry lies on the rocks as the tide falls. Hide Caption 4 of 30", "caption"),
        ("Enlarge this image toggle caption Ada Stone/AP Ada Stone/AP", "caption"),
        ("The ferry lies on the rocks at low tide on June 3, 2016. (Ada Stone/Reuters)", "caption"),
        ("The ferry lies on the rocks at low tide (Getty)", "caption"),
        ("The ferry lies on the rocks at low tide. (Ada Stone/The Fjord Echo)", "caption"),
        ("The ferry lies on the rocks at low tide. Photograph: Ada J. Stone/AFP", "caption"),
        ("The ferry lies on the rocks at low tide. REUTERS/Ada Stone", "caption"),
        ("The ferry is towed away on June 5, 2016 ©Ada Stone (AFP)", "caption"),
        ("Ada Stone/WireImage via Getty Images", "caption"),
        ("Ada Stone/The Echo", "caption"),
        ("EPA Protests were held in January against the owner of the ferry", "caption"),
        ("The captain Olaf Lind (left) and his brother, who was not on board that day, in May", "caption"),
    ],
)
def test_furniture_is_told_by_its_shape(paragraph: str, role: str) -> None:
    assert roles(paragraph) == [role]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The report was published on Tuesday by the news agency Reuters.",
        "EPA chief Ada Stone visited the beach on Tuesday and promised to pay for it.",
        "Reuters reported in May that the ferry had not been inspected for two years.",
        "The well-known captain (@olaf) wrote in May that he would resign.",
        "Chairman Ada Stone (left-wing) and the mayor met on Tuesday.",
        "More than 200 people wrote to the board in May.",
        "Watching the video of the rescue in June, he wept.",
        "The board voted on Tuesday to close the quay [the southern one] for a year.",
        "A photograph of the ferry was shown to the court in May.",
        "The board will meet again on Thursday, officials of the district who had seen the plan said on Tuesday",
        "Sen. Olaf Lind (R-Varnes) asked for an inquiry in May.",
        "What went wrong?",
        "Divers and tugs",
    ],
)
def test_the_story_is_left_alone(paragraph: str) -> None:
    assert set(roles(paragraph)) <= {"body", "headline"}


def test_paragraphs_without_a_stop_are_captions_where_three_stand_among_others() -> None:
    captions = (
        "People watch from the beach on Monday as the tug comes nearer to the ferry",
        "The mayor of Varnes visits the harbour with her deputy early on Tuesday morning",
        "The crew of the tug wave to the crowd that waits for them at the quay",
    )
    assert roles(*captions) == ["caption"] * 3
    assert roles(*captions[:2]) == ["body"] * 2


def test_what_a_paragraph_without_a_stop_says_again_is_a_caption() -> None:
    assert roles(STORY[2][:-1]) == ["caption"]
    assert roles(STORY[2]) == ["body"]


def test_entries_of_a_chronicle_and_of_a_list_are_no_captions() -> None:
    entries = (
        "May 3: The owner sells two ships to a company in the south of the country",
        "May 9: The board closes the southern quay, where the ferry used to lie at night",
        "May 30: Three members of the crew leave, and nobody comes to take their places",
    )
    assert roles(*entries) == ["body"] * 3
    assert roles(*(f"• {entry.partition(': ')[2]}" for entry in entries)) == ["body"] * 3


def test_a_link_behind_a_sentence_takes_only_itself_off() -> None:
    text = "\n".join((STORY[0], f"{STORY[2]} Read more", STORY[3]))
    assert [one.role for one in boilerplate.flag(text, split(text, WORDS), WORDS)] == ["body", "body", "notice", "body"]


def test_a_page_that_never_stops_its_paragraphs_is_story() -> None:
    text = "\n".join(f"{paragraph[:-1]}" for paragraph in (*STORY, *STORY))
    assert {one.role for one in boilerplate.flag(text, split(text, WORDS), WORDS)} <= {"body", "headline"}


def test_a_page_of_captions_is_its_story_and_a_page_of_notes_is_none() -> None:
    gallery = "\n".join(f"{paragraph} Hide Caption {at} of 4" for at, paragraph in enumerate(STORY))
    assert {one.role for one in boilerplate.flag(gallery, split(gallery, WORDS), WORDS)} == {"body"}
    notes = "\n".join(["This post has been updated."] * 3)
    assert {one.role for one in boilerplate.flag(notes, split(notes, WORDS), WORDS)} == {"notice"}


def test_a_post_by_itself_is_a_story() -> None:
    text = "The ferry Hilda ran aground on Monday — Coast Guard (@coastguard) June 3, 2016"
    assert {one.role for one in boilerplate.flag(text, split(text, WORDS), WORDS)} == {"body"}


def test_each_sign_has_a_weight_and_each_weight_a_sign() -> None:
    shown = signs_of([*STORY, "People watch from the beach as the tug comes nearer to it", STORY[2][:-1]] * 3, WORDS)
    assert set().union(*shown) <= set(SCALE["signs"])
    source = resources.files("timeline.boilerplate").joinpath("signs.py").read_text("utf-8")
    assert all(f'"{name}"' in source for name in SCALE["signs"])
    assert all(sign["says"] and isinstance(sign["weight"], int) for sign in SCALE["signs"].values())
    assert all((sign["weight"] > 0) == bool(sign["role"]) for sign in SCALE["signs"].values())


@pytest.mark.parametrize(
    "field",
    ["credit_labels", "gallery_cues", "picture_pointers", "post_cues", "promo_openings", "promo_endings", "site_notes"],
)
def test_cues_are_in_small_letters(field: str) -> None:
    assert all(cue == cue.casefold() for cue in getattr(WORDS, field))


@given(st.lists(st.text(st.sampled_from('aA .()/@—:"[]©') | st.characters(), max_size=80), max_size=8))
def test_any_paragraphs_have_signs_that_are_weighed(texts: list[str]) -> None:
    assert all(signs <= set(SCALE["signs"]) for signs in signs_of(texts, WORDS))
