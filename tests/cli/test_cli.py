"""The command as its user meets it: what it prints, writes and refuses, and the exit code with which it ends."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline import __version__
from timeline.cli import main

BRIDGE = "The council closed the old bridge on Monday.\n"
FERRY = "A ferry sank in the harbour on 3 March 2019. Divers found the wreck in April 2019.\n"


HOSTILE_TITLES = [
    "\udcff",
    "\x00\x1b[31m",
    "../../x",
    "<script>alert(1)</script>",
    "$\\frac{1}{0}$",
    "=1+1",
    "\u202e" * 9,
]


class Ran:
    """A run of the command: its exit code, what it printed and what it complained of."""

    def __init__(self, capture: pytest.CaptureFixture[bytes], arguments: tuple[object, ...]) -> None:
        capture.readouterr()
        self.code = main([str(argument) for argument in arguments])
        self.data, error = capture.readouterr()
        self.out, self.err = self.data.decode("utf-8", "replace"), error.decode("utf-8")


Run = Callable[..., Ran]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    return lambda *arguments: Ran(capsysbinary, arguments)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "bridge.txt").write_text(BRIDGE)
    (folder / "ferry.txt").write_text(FERRY)
    return folder


def test_the_list_is_printed_in_order(run: Run, news: Path) -> None:
    ran = run(news, "--date", "bridge*=2019-06-12")
    assert ran.code == 0
    told = ["A ferry sank", "Divers found the wreck", "closed the old bridge"]
    assert sorted(told, key=ran.out.index) == told
    assert ran.err == ""


def test_an_undated_event_is_listed_and_the_way_out_is_named(run: Run, news: Path) -> None:
    ran = run(news / "bridge.txt")
    assert ran.code == 0
    assert "No date found (1)" in ran.out
    hint = 'bridge.txt: no publication date found; "Monday" is left undated. Give one with --date 2024-05-17'
    assert ran.err == hint + "\n"
    assert "--date 'bridge.txt=2024-05-17'" in run(news).err
    assert run(news, "-q").err == ""


def test_files_are_written_in_the_form_of_their_suffix_and_the_list_is_printed_too(run: Run, news: Path) -> None:
    out = news.parent
    ran = run(news, "-o", out / "a.json", "-o", out / "a.png", "-o", out / "a.txt")
    assert json.loads((out / "a.json").read_text())["format"] == "timeline"
    assert (out / "a.png").read_bytes().startswith(b"\x89PNG")
    assert "bridge" in (out / "a.txt").read_text()
    assert "bridge" in ran.out


def test_quiet_prints_no_list(run: Run, news: Path) -> None:
    ran = run(news, "-q", "-o", news.parent / "a.json")
    assert (ran.code, ran.out) == (0, "")
    assert (news.parent / "a.json").exists()


@pytest.mark.parametrize(
    "arguments", [("-o", "-", "--format", "json"), ("--format", "json"), ("-q", "--format", "json")]
)
def test_another_form_goes_to_standard_output_instead_of_the_list(
    run: Run, news: Path, arguments: tuple[str, ...]
) -> None:
    ran = run(news, *arguments)
    assert len(json.loads(ran.out)["events"]) == 2


def test_the_width_is_the_lists_or_the_pictures(run: Run, news: Path) -> None:
    picture = news.parent / "a.png"
    assert max(map(len, run(news, "--width", "50", "-o", picture).out.splitlines())) <= 50
    first = picture.read_bytes()
    assert max(map(len, run(news, "--width", "1000", "-o", picture).out.splitlines())) <= 80
    assert int.from_bytes(picture.read_bytes()[16:20]) == 1000 != int.from_bytes(first[16:20])


@pytest.mark.slow
@pytest.mark.parametrize("title", HOSTILE_TITLES)
@pytest.mark.parametrize("form", ["txt", "json", "csv", "html", "md", "ics", "svg"])
def test_a_hostile_title_is_a_title(run: Run, news: Path, title: str, form: str) -> None:
    saved = news.parent / "story.json"
    if not saved.exists():
        run(news, "-q", "-o", saved)
    ran = run("show", saved, "--title", title, "--format", form)
    assert ran.code == 0
    assert ran.out


def test_a_picture_may_be_piped(run: Run, news: Path) -> None:
    assert run(news, "-o", "-", "--format", "png").data.startswith(b"\x89PNG")


def test_standard_input_is_an_article(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BRIDGE.encode())))
    ran = run("-", "--date", "12 June 2019")
    assert "10 Jun" in ran.out
    assert "stdin" in ran.out


def test_dates_come_from_a_table_and_an_option_goes_before_it(run: Run, news: Path) -> None:
    table = news.parent / "dates.csv"
    table.write_text("name,date\nbridge.txt,2019-06-12\nother.txt,2001-01-01\n")
    assert "10 Jun" in run(news, "--dates", table).out
    assert "8 Jul" in run(news, "--dates", table, "--date", "bridge.txt=2019-07-12").out


def test_a_window_keeps_the_events_that_may_lie_in_it(run: Run, news: Path) -> None:
    early = json.loads(run(news, "--to", "March 2019", "--format", "json").out)
    assert [event["edtf"] for event in early["events"]] == ["2019-03-03"]
    late = json.loads(run(news, "--from", "2019-04-15", "--to", "2020", "--format", "json").out)
    assert [event["edtf"] for event in late["events"]] == ["2019-04"]


def test_statuses_are_chosen(run: Run, news: Path) -> None:
    (news / "plan.txt").write_text("The council will open a new bridge in May 2031.")
    planned = json.loads(run(news, "--status", "planned", "--format", "json").out)["events"]
    assert [event["status"] for event in planned] == ["planned"]


def test_the_explanation_quotes_and_names_the_rule(run: Run, news: Path) -> None:
    ran = run(news, "--explain", "--date", "bridge*=2019-06-12")
    assert "closed the old bridge on Monday" in ran.out
    assert "rule weekday" in ran.out
    assert "read from 12 Jun 2019" in ran.out


def test_verbose_says_how_each_article_was_dated(run: Run, news: Path) -> None:
    ran = run(news, "-v", "--date", "bridge*=2019-06-12")
    assert "bridge.txt: written 12 Jun 2019, given" in ran.err
    assert "ferry.txt: " in ran.err


def test_what_cannot_be_read_is_named_and_the_rest_comes_out(run: Run, news: Path) -> None:
    (news / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (news / "empty.txt").write_bytes(b"")
    (news / "broken.txt").write_bytes(b"\xff\xfe\xfd In July 1999 a tower fell.")
    with (news / "huge.txt").open("wb") as stream:
        stream.truncate(30_000_000)
    ran = run(news, news / "none.txt", "--date", "bridge*=2019-06-12")
    assert ran.code == 1
    assert "ferry sank" in ran.out
    for line in (
        "picture.txt: looks like a PNG image",
        "empty.txt: is empty",
        "huge.txt: is larger than 20 MB",
        "none.txt: there is no such file",
    ):
        assert f"timeline: {line}" in ran.err


def test_a_folder_without_articles_is_named(run: Run, tmp_path: Path) -> None:
    ran = run(tmp_path)
    assert ran.code == 1
    assert "holds no articles" in ran.err


def test_nothing_found_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The cat sat on the mat.")
    ran = run(tmp_path)
    assert ran.code == 1
    assert "no events with a time were found in 1 article" in ran.err


@pytest.mark.parametrize(
    ("arguments", "named", "example"),
    [
        ([], "PATH", "timeline news/"),
        (["x", "--date", "2015-02-31"], "--date", "--date 'a.txt=2015-01-27'"),
        (["x", "--date", "a=b=soon"], "--date", "--date 'a.txt=2015-01-27'"),
        (["x", "--from", "03/04/2015"], "--from", "--from 2014-04"),
        (["x", "--status", "happend"], "--status", "--status happened,planned"),
        (["x", "--width", "wide"], "--width", "--width 100"),
        (["x", "--jobs", "0"], "--jobs", "--jobs 4"),
        (["x", "--color", "pink"], "--color", "--color never"),
        (["x", "--dpi", "-1"], "--dpi", "--dpi 200"),
        (["x", "--wdith", "3"], "--wdith", "timeline news/"),
        (["x", "--theme"], "--theme", "--theme dark"),
        (["x", "-o", "a.docx"], "-o a.docx", "-o story.png"),
        (["x", "-o", "none/a.png"], "no folder none", "make it first"),
        (["x", "-o", "."], "-o .", "-o story.png"),
        (["x", "-o", ""], "-o ", "-o story.png"),
        (["x", "-o", "a.png", "--format", "json"], "--format", "-o - --format json"),
        (["x", "--format", "docx"], "--format docx", "one of csv"),
        (["tag"], "PATH", "timeline tag news/"),
        (["tag", "x", "--format", "xml"], "--format", "timeml"),
        (["show"], "FILE", "timeline show"),
        (["x", "--explan"], "did you mean --explain?", "timeline news/"),
        (["x", "--dtae", "2019"], "did you mean --date?", "timeline news/"),
        (["tag", "x", "--fromat", "text"], "did you mean --format?", "timeline tag news/"),
        (["shwo", "a.json"], "'shwo' (did you mean show?)", "timeline news/"),
        (["docter"], "'docter' (did you mean doctor?)", "timeline news/"),
        (["x", "--from", "2020", "--to", "2010"], "--from (2020) lies after --to (2010)", "--from 2014-04 --to 2015"),
    ],
)
def test_wrong_usage_names_the_option_and_an_example_that_works(
    run: Run, arguments: list[str], named: str, example: str
) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert named in ran.err
    assert example in ran.err
    assert "Traceback" not in ran.err


def test_one_date_for_several_articles_is_wrong_usage(run: Run, news: Path) -> None:
    ran = run(news, "--date", "2019-06-12", "-o", news.parent / "a.json")
    assert ran.code == 2
    assert "--date 'bridge.txt=2019-06-12'" in ran.err
    assert not (news.parent / "a.json").exists()


def test_a_date_that_fits_no_article_is_wrong_usage(run: Run, news: Path) -> None:
    ran = run(news, "--date", "brigde*=2019-06-12")
    assert ran.code == 2
    assert "'brigde*=2019-06-12' fits none of the articles; for example: --date 'bridge.txt=2019-06-12'" in ran.err


def test_a_date_of_a_table_that_is_of_no_article_is_said(run: Run, news: Path) -> None:
    table = news.parent / "dates.csv"
    table.write_text("name,date\nbridge.txt,2019-06-12\nbrigde.txt,2019-06-13\n")
    ran = run(news, "--dates", table)
    assert (ran.code, ran.err) == (0, "timeline: dates were given for what is no document here: 'brigde.txt'\n")
    assert run(news, "--dates", table, "-q").err == ""


def test_a_file_may_be_called_like_a_misspelt_command(run: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (news / "shows").write_text(FERRY)
    monkeypatch.chdir(news)
    assert "A ferry sank" in run("shows").out
    assert run("other").code == 1


def test_the_doctor_says_what_works_here(run: Run) -> None:
    ran = run("doctor")
    assert ran.code == 0
    for what in ("Python", "English parser", "events", "workers", "limits", "pictures", "fonts"):
        assert f" {what} " in ran.out
    assert "FAILS" not in ran.out


def test_the_doctor_names_what_fails_and_goes_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline.errors import ModelError
    from timeline.syntax import parser

    def missing() -> Path:
        raise ModelError("no model is installed")

    monkeypatch.setattr(parser, "model_folder", missing)
    parser._model.cache_clear()
    ran = run("doctor")
    parser._model.cache_clear()
    assert ran.code == 1
    assert "FAILS English parser       no model is installed\n" in ran.out
    assert "FAILS events               ModelError" in ran.out
    assert "ok    workers" in ran.out


def test_help_and_version(run: Run) -> None:
    assert "examples:" in run("--help").out
    assert "--format" in run("tag", "--help").out
    assert "FILE" in run("show", "--help").out
    assert run("--version").out == f"timeline {__version__}\n"


def test_every_option_is_described(run: Run) -> None:
    lines = [line for line in run("--help").out.splitlines() if line.lstrip().startswith("-")]
    assert len(lines) > 20


def test_tag_lists_the_expressions_with_their_places(run: Run, news: Path) -> None:
    ran = run("tag", news / "bridge.txt", "--date", "2019-06-12")
    assert ran.code == 0
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert [(row[1], row[2], row[3]) for row in rows] == [
        ("DATE", "2019-06-10", "Monday"),
    ]
    name, _, place = rows[0][0].partition(":")
    start, end = map(int, place.split("-"))
    assert (name, BRIDGE[start:end]) == ("bridge.txt", "Monday")


def test_tag_as_json_lines(run: Run, news: Path) -> None:
    records = [json.loads(line) for line in run("tag", news, "--format", "jsonl").out.splitlines()]
    assert {record["document"] for record in records} == {"bridge.txt", "ferry.txt"}
    texts = {"bridge.txt": BRIDGE, "ferry.txt": FERRY}
    assert all(texts[each["document"]][each["start"] : each["end"]] == each["text"] for each in records)


def test_tag_as_timeml(run: Run, tmp_path: Path) -> None:
    from xml.etree import ElementTree

    path = tmp_path / "a<&>.txt"
    path.write_text('On 3 March 2019 <b>"x" & y\x07</b> sank. \x1b[31m')
    root = ElementTree.fromstring(run("tag", path, "--format", "timeml", "--date", "2020-01-01").out)
    (timex,) = root.findall("TEXT/TIMEX3")
    assert (timex.get("value"), timex.text) == ("2019-03-03", "3 March 2019")
    assert root.findtext("DCT/TIMEX3") == "2020-01-01"
    assert root.findtext("DOCID") == "a<&>.txt"
    body = root.find("TEXT")
    assert body is not None
    assert "".join(body.itertext()) == path.read_text().replace("\x07", "\ufffd").replace("\x1b", "\ufffd")


def test_tag_as_timeml_takes_one_article(run: Run, news: Path) -> None:
    ran = run("tag", news, "--format", "timeml")
    assert ran.code == 2
    assert "one file an article" in ran.err


def test_tag_names_what_it_cannot_read_or_find(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The cat sat on the mat.")
    ran = run("tag", tmp_path, tmp_path / "none.txt")
    assert ran.code == 1
    assert "none.txt: there is no such file" in ran.err
    assert "no time expressions were found in 1 article" in ran.err


def test_a_saved_timeline_is_shown_again(run: Run, news: Path) -> None:
    saved = news.parent / "story.json"
    first = run(news, "-o", saved, "--date", "bridge*=2019-06-12")
    again = run("show", saved)
    assert (again.code, again.out) == (0, first.out)
    assert run("show", saved, "-q", "-o", news.parent / "story.png").code == 0


def test_corrections_are_made(run: Run, news: Path) -> None:
    events = json.loads(run(news, "--format", "json").out)["events"]
    table = news.parent / "changes.csv"
    table.write_text(f"key,headline\n{events[0]['key']},The bridge was opened by the king\nnone,x\n")
    ran = run(news, "--corrections", table)
    assert "opened by the king" in ran.out
    assert "'none'" in ran.err


def test_a_saved_timeline_that_is_none_is_named(run: Run, news: Path) -> None:
    ran = run("show", news / "bridge.txt")
    assert ran.code == 1
    assert ran.err.startswith("timeline: bridge.txt: ")
    assert run("show", news / "none.json").code == 1
