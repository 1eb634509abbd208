"""Files that are no archive, or no longer a whole one: refused and named, never written over, never lost."""

import random
import sqlite3
from pathlib import Path

import pytest

import timeline
from timeline import archive
from timeline.archive import base as files
from timeline.errors import ReadError, TimelineError, UsageError


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of an archive of some articles."""
    folder = tmp_path_factory.mktemp("news")
    for number in range(12):
        text = f"A mill in Varnes closed in {1990 + number}. The council of Holm sold it on 5 May {1991 + number}."
        (folder / f"{number}.txt").write_text(text)
    target = folder.parent / "news.sqlite"
    timeline.extract(folder, target)
    return target.read_bytes()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("A mill burned in 1999.")
    return tmp_path / "news"


def _foreign(path: Path) -> bytes:
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE mention (headline TEXT)")
    base.close()
    return path.read_bytes()


def test_a_database_of_others_is_never_opened_or_written(tmp_path: Path, news: Path) -> None:
    before = _foreign(tmp_path / "other.sqlite")
    assert not archive.is_archive(tmp_path / "other.sqlite")
    with pytest.raises(UsageError, match="is not an archive and is left as it is"):
        timeline.extract(news, tmp_path / "other.sqlite")
    made = timeline.build(tmp_path / "other.sqlite")
    assert "a database" in made.skipped[0].reason
    assert (tmp_path / "other.sqlite").read_bytes() == before


@pytest.mark.parametrize("content", [b"SQLite format 3\x00", b"plain words", b"\x00" * 200])
def test_another_file_is_left_as_it_is(tmp_path: Path, news: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(UsageError, match="is not an archive"):
        timeline.extract(news, tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == content


def test_what_is_no_file_is_no_archive(tmp_path: Path) -> None:
    assert not any(map(archive.is_archive, (tmp_path, tmp_path / "none", "a\x00b", "\udcff")))


def test_an_empty_file_becomes_an_archive(tmp_path: Path, news: Path) -> None:
    (tmp_path / "x").touch()
    assert timeline.extract(news, tmp_path / "x").mentions == 1


def test_an_archive_of_other_tables_or_values_is_named(tmp_path: Path, news: Path) -> None:
    timeline.extract(news, tmp_path / "x")
    for statement in ("PRAGMA user_version = 99", "UPDATE setting SET value = 'other' WHERE name = 'form'"):
        other = tmp_path / "y"
        other.write_bytes((tmp_path / "x").read_bytes())
        with sqlite3.connect(other) as base:
            base.execute(statement)
        base.close()
        for use in (timeline.build, lambda path: timeline.extract(news, path)):
            with pytest.raises(ReadError, match="another version of timeline"):
                use(other)


def test_an_archive_that_may_only_be_read_is_asked(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "x #1?.sqlite"
    path.write_bytes(whole)
    path.chmod(0o400)
    assert len(timeline.build(path).events) == 24


def test_a_missing_text_search_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, news: Path) -> None:
    schema = Path(files.__file__).parent / "schema.sql"
    script = schema.read_text().replace("fts5", "fts5_not_here")
    monkeypatch.setattr(Path, "read_text", lambda path, encoding: script)
    with pytest.raises(TimelineError, match="no full-text search"):
        timeline.extract(news, tmp_path / "x")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_an_archive_that_was_cut_off_is_named(tmp_path: Path, whole: bytes, share: float) -> None:
    path = tmp_path / "x"
    path.write_bytes(whole[: int(len(whole) * share)])
    for use in (timeline.build, lambda path: timeline.extract(tmp_path, path)):
        before = path.read_bytes()
        with pytest.raises(ReadError, match="x: is damaged"):
            use(path)
        assert path.read_bytes() == before


def test_an_archive_with_wrong_bytes_is_named_or_answers(tmp_path: Path, whole: bytes) -> None:
    dice, named = random.Random(3), 0
    path = tmp_path / "x"
    for _ in range(60):
        data = bytearray(whole)
        first = dice.randrange(100, len(data))
        for place in range(first, min(len(data), first + dice.choice((1, 40, 3000)))):
            data[place] = dice.randrange(256)
        path.write_bytes(data)
        try:
            timeline.build(path, about="mill", top=3)
        except ReadError as error:
            assert "damaged" in str(error) or "another version" in str(error)
            named += 1
    assert named > 5
