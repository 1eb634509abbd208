"""An archive answers as a run over its articles does: at first, after changes, and wherever its making broke off."""

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

import timeline
from timeline import archive, engines, pipeline
from timeline.api import Timeline
from timeline.archive import asking
from timeline.errors import ReadError, UsageError
from timeline.model import Document, Skipped
from timeline.pipeline import DocumentMentions, Options, Run
from timeline.readers import Tools, places_of, read_place

APPEAL = "Readers gave us 20,000 pounds in May 2018."
SANK = "The ferry Hilda sank off Varnes on Monday, killing 12 passengers and two crew members in heavy seas."
NEWS = {
    "a.txt": f"---\ntitle: The quay\ndate: 2019-01-02\n---\nThe quay was shut in 2011.\n\nIt was cold.\n\n{APPEAL}",
    "b.txt": f"---\ndate: 2019-02-03\n---\nA barn burned in 2012.\n\nIt was the talk of the town.\n\n{APPEAL}",
    "c.txt": f"The choir sang in 2013.\n\nIt was the talk of the town.\n\n{APPEAL}",
    "d.txt": f"---\ndate: 2019-03-14\n---\n{SANK}\n\nThe mayor will visit Varnes on 20 March.",
    "e.txt": f"{SANK} Divers found the wreck on Tuesday.",
    "f.jsonl": "".join(
        json.dumps(line) + "\n"
        for line in (
            {"text": "A mill closed on 5 May 2016.", "name": "mill", "date": "2016-05-06"},
            {"text": ""},
            {"text": "A new mill opened on 9 May 2016.", "name": "mill", "date": "2016-05-10", "source": "Echo"},
        )
    ),
}
"""Articles that share a paragraph, one that lends another its date, two of one name, and one that cannot be read."""


@dataclass
class Shelf:
    """A folder of articles with its archive; `read` counts the documents that went through the pipeline."""

    folder: Path
    archive: Path
    read: list[str] = field(default_factory=list)

    def extract(self, run: Run = engines.engine(), **options: str) -> archive.Extracted:  # noqa: B008 - a function
        def counted(function: Callable[..., object], documents: Iterable[Document]) -> Iterator[object]:
            return run(function, self._noted(documents))  # type: ignore[arg-type, return-value]

        with Tools() as tools:
            articles = archive.Articles(
                paths=(str(self.folder),),
                places=places_of([self.folder]),
                read=lambda place: read_place(place, tools),
                dated=lambda document: document,
                asked="nothing",
            )
            return archive.extract(articles, self.archive, Options(**options), counted)  # type: ignore[arg-type]

    def _noted(self, documents: Iterable[Document]) -> Iterator[Document]:
        for one in documents:
            self.read.append(one.name)
            yield one

    def asked(self, **options: object) -> bytes:
        return written(Timeline.of(archive.answer(self.archive, Options(**options)).timeline))  # type: ignore[arg-type]

    def direct(self, **options: object) -> bytes:
        return written(timeline.build(self.folder, **options))  # type: ignore[arg-type]


def written(made: Timeline) -> bytes:
    """Everything that two timelines can differ in: all values, and the page with the texts around quotes."""
    return repr((made, made.skipped)).encode() + made.to_json().encode() + made._bytes("html", {})


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in NEWS.items():
        (folder / name).write_text(text)
    return Shelf(folder, tmp_path / "news.sqlite")


def test_an_archive_answers_as_a_run_over_its_articles(shelf: Shelf) -> None:
    done = shelf.extract()
    assert (done.read, done.same, done.gone) == (7, 0, 0)
    assert done.skipped == (Skipped("f.jsonl:2", "is empty"),)
    assert shelf.asked() == shelf.direct()
    made = timeline.build(shelf.archive)
    assert [one.name for one in made.documents][-2:] == ["mill", "mill (2)"]
    assert next(one for one in made.documents if one.name == "e.txt").date_origin == "inferred"
    assert not any("pounds" in one.headline for one in made.events)
    assert made.texts["e.txt"].startswith("The ferry")
    assert len(made.texts) == len(list(made.texts)) == 7
    assert made.texts.get("x") is None


@pytest.mark.parametrize("about", ["", "mill", "the ferry"])
def test_a_question_is_answered_as_a_run_answers_it(shelf: Shelf, about: str) -> None:
    shelf.extract()
    asked = timeline.build(shelf.archive, about=about, date_from="2012", date_to="2019-12", top=2)
    assert written(asked) == shelf.direct(about=about, date_from="2012", date_to="2019-12", top=2)


def test_what_is_unchanged_is_not_read_again(shelf: Shelf) -> None:
    shelf.extract()
    shelf.read.clear()
    done = shelf.extract()
    assert (shelf.read, done.read, done.same, done.gone) == ([], 0, 7, 0)
    assert done.skipped == (Skipped("f.jsonl:2", "is empty"),)


def _changed(folder: Path) -> None:
    (folder / "c.txt").write_text("The choir sang in 2014.")


def _removed(folder: Path) -> None:
    (folder / "d.txt").unlink()


def _added_first(folder: Path) -> None:
    (folder / "0.jsonl").write_text('{"text": "A mill burned in 1999.", "name": "mill"}\n' * 2)


def _line_added(folder: Path) -> None:
    with (folder / "f.jsonl").open("a") as stream:
        stream.write('{"text": "A mill burned in 1999.", "name": "old"}\n')


def _moved(folder: Path) -> None:
    lines = (folder / "f.jsonl").read_text().splitlines(keepends=True)
    (folder / "0.jsonl").write_text(lines[0])
    (folder / "f.jsonl").write_text(lines[2])


def _moved_ahead_of_a_file_that_keeps_it(folder: Path) -> None:
    (folder / "0.jsonl").write_text((folder / "f.jsonl").read_text().splitlines(keepends=True)[0])


def _more_that_share(folder: Path) -> None:
    for name in "gh":
        (folder / f"{name}.txt").write_text(f"A fire in {name} in 2015.\n\nThe choir sang in 2013.\n\nAll is well.")


CHANGES: dict[Callable[[Path], None], set[str]] = {
    _changed: {"a.txt", "b.txt", "c.txt"},  # the appeal is shared by two only
    _removed: {"e.txt"},
    _added_first: {"mill", "mill (2)", "mill (3)", "mill (4)"},
    _line_added: {"old"},
    _moved: set(),
    _moved_ahead_of_a_file_that_keeps_it: {"mill (2)", "mill (3)"},
    _more_that_share: {"a.txt", "b.txt", "c.txt", "g.txt", "h.txt"},  # c.txt is a copy now, and counts no more
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_only_what_it_concerns_is_read(shelf: Shelf, change: Callable[[Path], None]) -> None:
    shelf.extract()
    shelf.read.clear()
    change(shelf.folder)
    shelf.extract()
    assert set(shelf.read) == CHANGES[change]
    assert shelf.asked() == shelf.direct()


class Broken(BaseException):
    """What ends an extraction."""


def _breaking(after: int) -> Run:
    """An engine that breaks off after so many results, however often it is asked."""
    left = [after]

    def run(function: Callable[[Document], object], documents: Iterable[Document]) -> Iterator[object]:
        for one in engines.engine()(function, documents):
            if not left[0]:
                raise Broken
            left[0] -= 1
            yield one

    return run  # type: ignore[return-value]


def test_an_extraction_that_broke_off_anywhere_is_gone_on_with(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.archive.storing._BATCH", 1)
    shelf.extract()
    whole, steps = shelf.asked(), len(shelf.read)
    assert steps == 7 + 3 + 1  # three that share a paragraph, one that is lent its date
    for after in range(steps):
        shelf.archive.unlink()
        shelf.read.clear()
        with pytest.raises(Broken):
            shelf.extract(_breaking(after))
        assert not archive.answer(shelf.archive, Options()).is_whole
        before = len(shelf.read)
        shelf.extract()
        assert shelf.asked() == whole
        assert archive.answer(shelf.archive, Options()).is_whole
        assert len(shelf.read) - before <= steps - after + 1


def test_many_interruptions_of_an_archive_that_grows_lead_to_the_same(shelf: Shelf) -> None:
    shelf.extract()
    for change in (_more_that_share, _removed, _added_first):
        change(shelf.folder)
        for after in (1, 2):
            with contextlib.suppress(Broken):
                shelf.extract(_breaking(after))
    shelf.extract()
    assert shelf.asked() == shelf.direct()


def test_a_document_that_fails_is_named_and_tried_again(shelf: Shelf) -> None:
    def failing(function: Callable[[Document], object], documents: Iterable[Document]) -> Iterator[object]:
        for one in documents:
            yield Skipped(one.name, "crashed") if one.name == "mill" else function(one)

    done = shelf.extract(failing)  # type: ignore[arg-type]
    assert done.skipped == (Skipped("f.jsonl:2", "is empty"), Skipped("mill", "crashed"))
    shelf.read.clear()
    assert shelf.extract().skipped == (Skipped("f.jsonl:2", "is empty"),)
    assert shelf.read == ["mill"]
    assert shelf.asked() == shelf.direct()


def test_what_failed_on_an_event_is_named(shelf: Shelf) -> None:
    def faulty(function: Callable[[Document], DocumentMentions], documents: Iterable[Document]) -> Iterator[object]:
        for one in documents:
            yield replace(function(one), faults=("an event failed",) if one.name == "d.txt" else ())

    fault = Skipped("d.txt", "an event failed")
    assert shelf.extract(faulty).skipped == (Skipped("f.jsonl:2", "is empty"), fault)  # type: ignore[arg-type]
    assert archive.answer(shelf.archive, Options()).timeline.skipped[-1] == fault


def test_places_in_files_and_what_is_passed_over_are_kept(shelf: Shelf) -> None:
    rows = ("date,text", "2019-01-02,A mill burned in 1999.", "2019-01-03,A barn burned in 1998.")
    (shelf.folder / "g.csv").write_text("\n".join(rows))
    (shelf.folder / "h.png").write_bytes(b"\x89PNG\r\n")
    assert [one.name for one in shelf.extract().skipped if one.passed_over] == ["h.png"]
    assert shelf.asked() == shelf.direct()
    made = timeline.build(shelf.archive)
    assert any(quote.place.startswith("row") for event in made.events for quote in event.quotes)


def test_other_options_and_other_rules_read_all_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.extract()
    shelf.read.clear()
    assert shelf.extract(kind="news").read == 7
    monkeypatch.setattr("timeline.archive.extracting.of_events", lambda package: "others")
    assert shelf.extract(kind="news").read == 7


def test_other_rules_of_reading_read_the_files_but_not_the_same_documents(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.extract()
    monkeypatch.setattr("timeline.archive.extracting.of_reading", lambda package: "others")
    done = shelf.extract()
    assert (done.read, done.same) == (0, 7)


def test_dates_that_are_given_are_part_of_a_document(tmp_path: Path) -> None:
    news, base = tmp_path / "a.txt", tmp_path / "a.sqlite"
    news.write_text(SANK)
    timeline.extract(news, base, dates={"a.txt": "2019-03-14"})
    assert timeline.build(base).documents[0].date_origin == "given"
    assert timeline.extract(news, base, dates={"a.txt": "2019-03-14"}).read == 0
    assert timeline.extract(news, base, date="2019-03-15").read == 1
    assert written(timeline.build(base)) == written(timeline.build(news, date="2019-03-15"))


def test_a_path_that_is_still_there_cannot_be_forgotten(tmp_path: Path) -> None:
    first, second, base = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "a.sqlite"
    first.write_text("A mill burned in 1999.")
    second.write_text("A barn burned in 2001.")
    timeline.extract([first, second], base)
    with pytest.raises(UsageError, match=r"b\.txt, which is still there"):
        timeline.extract(first, base)
    second.unlink()
    assert timeline.extract(first, base).gone == 1
    assert [one.name for one in timeline.build(base).documents] == ["a.txt"]


@pytest.mark.parametrize("about", ["", "mill", "the mill", "zeppelin"])
def test_of_a_large_archive_the_fitting_mentions_are_chosen(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, about: str
) -> None:
    shelf.extract()
    monkeypatch.setattr(asking, "WHOLE", 3)
    monkeypatch.setattr(asking, "FITTING", 1)
    monkeypatch.setattr(asking, "LOOKED_AT", 1)
    found = archive.answer(shelf.archive, Options(about=about))
    told = [one.headline for one in found.timeline.events]
    assert found.looked_at == {"": 3, "zeppelin": 0}.get(about, 1) < found.held
    assert all("mill" in line for line in told) or not about
    assert len(found.timeline.documents) <= found.looked_at


def test_a_window_chooses_among_the_mentions_of_a_large_archive(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.extract()
    monkeypatch.setattr(asking, "WHOLE", 3)
    for about in ("", "burned sang shut"):
        made = timeline.build(shelf.archive, date_from="2012", date_to="2013", about=about, everything=True)
        assert [one.headline for one in made.events] == ["A barn burned", "The choir sang"]


def test_the_views_answer_sql(shelf: Shelf) -> None:
    shelf.extract()
    base = sqlite3.connect(shelf.archive)
    days = "SELECT article, first_day, last_day, date FROM mentions WHERE line LIKE '%mill closed%'"
    assert base.execute(days).fetchall() == [("mill", "2016-05-05", "2016-05-05", "2016-05-05")]
    assert base.execute("SELECT mentions FROM articles WHERE name = 'mill'").fetchall() == [(1,)]
    assert base.execute("SELECT count(*) FROM actors").fetchone()[0] >= 1
    found = "SELECT count(*) FROM mention_text WHERE mention_text MATCH 'mills'"
    assert base.execute(found).fetchall() == [(2,)]
    base.execute("INSERT INTO mention_text (mention_text) VALUES ('integrity-check')")
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    base.close()


def test_an_archive_that_is_written_is_neither_read_nor_written_by_another(shelf: Shelf) -> None:
    def meanwhile(function: Callable[[Document], object], documents: Iterable[Document]) -> Iterator[object]:
        for one in documents:
            with pytest.raises(ReadError, match="is being written"):
                shelf.extract()
            yield function(one)

    shelf.extract(meanwhile)  # type: ignore[arg-type]
    assert shelf.asked() == shelf.direct()


def test_a_rule_counts_with_every_byte(tmp_path: Path) -> None:
    from timeline.archive.rules import of_events, of_reading

    package = shutil.copytree(Path(pipeline.__file__).parent, tmp_path / "timeline")
    before, reading = of_events(package), of_reading(package)
    assert (of_events(package), of_reading(package)) == (before, reading)
    (package / "story" / "topics.py").write_text("")
    assert (of_events(package), of_reading(package)) == (before, reading)
    (package / "readers" / "text.py").write_text("")
    assert (of_events(package), of_reading(package) != reading) == (before, True)
    (package / "lang" / "words.toml").write_text("")
    assert of_events(package) != before


def test_a_library_that_is_installed_later_reads_the_files_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from timeline.archive import rules

    package = Path(pipeline.__file__).parent
    before = rules.of_events(package), rules.of_reading(package)
    monkeypatch.setattr(rules, "_version", lambda library: "99" if library == "pypdfium2" else "")
    after = rules.of_events(package), rules.of_reading(package)
    assert before[1] != after[1]
    monkeypatch.setattr(rules, "_version", lambda library: "")
    assert rules.of_events(package) == after[0]
    assert rules.of_reading(package) != after[1]
