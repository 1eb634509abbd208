"""The API raises `TimelineError` and nothing else, and says what would work."""

from collections.abc import Callable
from pathlib import Path

import pytest

import timeline
from timeline import Document, Timeline, TimelineError, checks
from timeline.errors import UsageError, nearest

FERRY = Document("A ferry sank in the harbour on 3 March 2019.", name="ferry")

WRONG: list[tuple[dict[str, object], str]] = [
    ({"statuses": ["nope"]}, "happened, reported"),
    ({"statuses": "happened"}, r"\['happened'\]"),
    ({"statuses": 3}, "list of words"),
    ({"statuses": ["planed"]}, r"did you mean planned\?"),
    ({"jobs": 0}, "from 1 to 256"),
    ({"jobs": "2"}, "whole number"),
    ({"jobs": True}, "whole number"),
    ({"kind": "nope"}, "auto, news, narrative, colloquial"),
    ({"kind": "narative"}, r"did you mean narrative\?"),
    ({"kind": None}, "kind must be one of"),
    ({"top": "x"}, "top must be a whole number"),
    ({"top": -1}, "from 0"),
    ({"per_day": 0}, "from 1"),
    ({"about": 3}, "about must be text"),
    ({"title": 3}, "title must be text"),
    ({"dates": "2019"}, "map names to dates"),
    ({"dates": [1]}, "map names to dates"),
    ({"dates": {1: "2019"}}, "map names to dates"),
    ({"language": "xx"}, "no rules for the language"),
    ({"date_from": "2020", "date_to": "2010"}, r"date_from \(2020\) lies after date_to \(2010\)"),
]


@pytest.mark.parametrize(("keywords", "said"), WRONG)
def test_what_cannot_be_asked_for_is_told_with_what_can(keywords: dict[str, object], said: str) -> None:
    with pytest.raises(TimelineError, match=said):
        timeline.build(FERRY, **keywords)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sources",
    [
        None,
        5,
        b"abc",
        {"a": 1},
        [None],
        [1],
        [FERRY, 2],
        "A ferry sank.\nIt was old.",
        ["A ferry sank on 3 March 2019. " * 20],
        Document(None, name="a"),  # type: ignore[arg-type]
        Document("a", name=3),  # type: ignore[arg-type]
        Document("a", date=3),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_source_is_an_error(sources: object) -> None:
    with pytest.raises(UsageError, match=r"path|[Dd]ocument"):
        timeline.build(sources)  # type: ignore[arg-type]


def test_a_text_in_the_place_of_a_path_is_told_from_a_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"give a text as timeline\.Document"):
        timeline.build("A ferry sank.\nIt was old.")
    assert [skipped.name for skipped in timeline.build("no such file.txt").skipped] == ["no such file.txt"]
    odd = tmp_path / "two\nlines.txt"
    odd.write_text(FERRY.text)
    assert len(timeline.build(str(odd)).events) == 1


@pytest.mark.parametrize(
    "options",
    [
        {"theme": "blue"},
        {"width": "x"},
        {"width": -5},
        {"dpi": 0},
        {"dpi": None},
        {"columns": 0},
        {"color_by": "x"},
        {"scale": "x"},
        {"title": 3},
        {"explain": 1},
        {"max_labels": True},
    ],
)
def test_an_option_of_a_writer_has_some_values(options: dict[str, object], tmp_path: Path) -> None:
    (name,) = options
    with pytest.raises(UsageError, match=f"{name} must be"):
        Timeline(()).to_text(**options)
    with pytest.raises(UsageError, match=f"{name} must be"):
        Timeline(()).save(tmp_path / "a.png", **options)
    assert not list(tmp_path.iterdir())


def test_an_option_that_there_is_not_has_the_nearest_name() -> None:
    with pytest.raises(UsageError, match=r"'colour' is no option of a writer \(did you mean color\?\)"):
        Timeline(()).to_text(colour=True)


@pytest.mark.parametrize(
    "call",
    [
        lambda: timeline.tag(None),
        lambda: timeline.tag(b"on Monday"),
        lambda: timeline.tag("on Monday", kind="nope"),
        lambda: timeline.tag("on Monday", date="soon"),
        lambda: timeline.read(None),
        lambda: timeline.read("no such file.txt"),
        lambda: timeline.date_events("text", [(0, 1)]),
        lambda: timeline.date_events(FERRY, None),
        lambda: timeline.date_events(FERRY, [1]),
        lambda: timeline.date_events(FERRY, [("a", 2)]),
        lambda: timeline.date_events(FERRY, [(0, 2)], kind="nope"),
        lambda: timeline.merge_events([FERRY], []),
        lambda: timeline.merge_events([None], [[]]),
        lambda: timeline.merge_events([FERRY], [[(0, 1, 2)]]),
        lambda: timeline.replay(None),
        lambda: Timeline(()).select(top="x"),
        lambda: Timeline(()).select(about=3),
        lambda: Timeline(()).save(None),
        lambda: Timeline(()).save("a.docx"),
    ],
)
def test_every_function_raises_only_errors_of_the_library(call: Callable[[], object]) -> None:
    with pytest.raises(TimelineError) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_dates_that_fit_no_document_are_told() -> None:
    with pytest.warns(UserWarning, match="no document here: 'nothing', 'none\\*'$") as told:
        timeline.build(FERRY, dates={"nothing": "2019-06-12", "fer*": "2019-06-12", "none*": "2019-06-12"})
    assert told[0].filename == __file__
    with pytest.warns(UserWarning, match="and 7 more"):
        timeline.build(FERRY, dates={str(number): "2019-06-12" for number in range(10)})


def test_a_window_of_one_day_or_with_an_open_end_is_no_reversed_one() -> None:
    for earliest, latest in (
        ("2019-03-03", "2019-03-03"),
        ("2019", "2019-03"),
        ("../2030", "2019"),
        ("2019", "2001/.."),
    ):
        timeline.build(FERRY, date_from=earliest, date_to=latest)


def test_the_kinds_of_the_command_are_those_of_the_api() -> None:
    from timeline.cli.arguments import PARSERS

    (kinds,) = [action.choices for action in PARSERS["tag"]()._actions if "--kind" in action.option_strings]
    assert tuple(kinds or ()) == checks.KINDS


def test_the_nearest_name_is_near() -> None:
    assert nearest("shwo", ["show", "tag"]) == " (did you mean show?)"
    assert nearest("news", ["show", "tag", "doctor"]) == ""
