"""What the command says of what it was given to read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.cli import main
from timeline.cli.output import complain_of
from timeline.model import Skipped

BRIDGE = "The council closed the old bridge on 3 March 2019.\n"


class Ran:
    """A run of the command: its exit code, what it printed and what it complained of."""

    def __init__(self, capture: pytest.CaptureFixture[bytes], arguments: tuple[object, ...]) -> None:
        capture.readouterr()
        self.code = main([str(argument) for argument in arguments])
        self.out, self.err = (data.decode("utf-8") for data in capture.readouterr())


Run = Callable[..., Ran]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    return lambda *arguments: Ran(capsysbinary, arguments)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "bridge.txt").write_text(BRIDGE)
    return folder


def test_what_a_folder_holds_beside_articles_is_counted_and_no_failure(run: Run, news: Path) -> None:
    for name in ("a.png", "b.png", "c.py", ".hidden"):
        (news / name).write_text("x")
    (news / "round").symlink_to(news)
    ran = run(news)
    assert ran.code == 0
    assert "timeline: 3 not read (2 .png, 1 .py): of no kind that is read\n" in ran.err
    assert "timeline: 1 not read (1 without suffix): hidden, as its name begins with a dot\n" in ran.err
    assert "timeline: 1 not read (1 without suffix): a link back to a folder that it stands in\n" in ran.err
    assert ran.err.endswith("timeline: -v names each of them\n")
    assert not run(news, "-q").err


def test_each_is_named_where_one_asks(run: Run, news: Path) -> None:
    (news / "a.png").write_text("x")
    assert "timeline: a.png: not read: of no kind that is read\n" in run(news, "-v").err
    assert "timeline: a.png: not read: of no kind that is read\n" in run("tag", news, "-v").err
    assert "timeline: 1 not read (1 .png)" in run("tag", news).err


def test_links_in_a_circle_are_no_traceback(run: Run, news: Path) -> None:
    loop = news / "loop.txt"
    loop.symlink_to(loop)
    (news / "dead.txt").symlink_to(news / "gone.txt")
    ran = run(news)
    assert ran.code == 1
    assert "timeline: loop.txt: a link that leads back to itself\n" in ran.err
    assert "timeline: dead.txt: a link that leads nowhere\n" in ran.err
    assert run(loop).code == 1
    assert run(news, "-o", loop).code in (0, 1, 2)


def test_columns_are_named_on_the_command_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("tag,was\n2019-03-03,The council closed the old bridge\n")
    (tmp_path / "a.jsonl").write_text('{"was": "The council closed the old bridge on Monday.", "tag": "2019-03-05"}\n')
    ran = run(tmp_path / "a.csv", tmp_path / "a.jsonl", "--column", "text=was", "--column", "date=tag")
    assert ran.code == 0
    assert "closed the old bridge" in ran.out
    failed = run(tmp_path / "a.csv", "--column", "text=body")
    assert failed.code == 1
    assert 'without a column \'body\'; it has "tag", "was"' in failed.err


@pytest.mark.parametrize("column", ["text", "text=", "=x", "author=x"])
def test_a_column_that_says_nothing_is_wrong_usage(run: Run, news: Path, column: str) -> None:
    ran = run(news, "--column", column)
    assert ran.code == 2
    assert "for example: timeline news.csv --column text=body" in ran.err


def test_what_the_program_wrote_is_not_read_as_an_article(run: Run, news: Path, tmp_path: Path) -> None:
    run(news, "-o", tmp_path / "story.csv")
    ran = run(tmp_path / "story.csv")
    assert ran.code == 1
    assert "`timeline show` draws it again" in ran.err
    assert run(news, "-o", news / "story.csv").code == 2


def test_many_that_fail_alike_are_told_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain_of([Skipped(f"{number}.pdf", "needs x") for number in range(30)] + [Skipped("a.txt", "is empty")])
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("timeline: 0.pdf, 1.pdf,")
    assert lines[0].endswith("9.pdf and 20 more: needs x")
    assert lines[1] == "timeline: a.txt: is empty"


def test_a_place_is_shown_with_its_quote(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("date,event\n2019-03-03,The council closed the old bridge\n")
    ran = run(tmp_path / "a.csv", "--explain", "-o", tmp_path / "a.html", "-o", tmp_path / "a.json")
    assert "a.csv, row 2" in ran.out
    assert ", row 2</footer>" in (tmp_path / "a.html").read_text("utf-8")
    assert '"place": "row 2"' in (tmp_path / "a.json").read_text("utf-8")
    assert "a.csv, row 2" in run("show", tmp_path / "a.json", "--explain").out
