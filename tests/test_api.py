import datetime
import json
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
from timeline import Document, Timeline
from timeline.errors import DateError, TimelineError, WriteError
from timeline.model import Skipped

BRIDGE = Document("The council closed the old bridge on Monday.", name="bridge")
FERRY = Document("A ferry sank in the harbour on 3 March 2019. Divers found the wreck in April 2019.", name="ferry")


@pytest.fixture(scope="module")
def made() -> Timeline:
    return timeline.build([BRIDGE, FERRY], dates={"bridge": "2019-06-12"}, title="The harbour")


def edtfs(made: Timeline) -> list[str]:
    return [event["edtf"] for event in json.loads(made.to_json())["events"]]


def test_events_are_in_order_with_their_sources(made: Timeline) -> None:
    assert edtfs(made) == ["2019-03-03", "2019-04", "2019-06-10"]
    assert [event.sources for event in made.events] == [(2,), (2,), (1,)]
    assert [source.name for source in made.documents] == ["bridge", "ferry"]
    assert (made.title, made.undated, made.skipped) == ("The harbour", (), ())


def test_every_quote_is_in_its_text(made: Timeline) -> None:
    texts = {document.name: document.text for document in (BRIDGE, FERRY)}
    quotes = [quote for event in made.events for quote in event.quotes]
    assert quotes
    assert all(texts[quote.document][quote.start : quote.end] == quote.text for quote in quotes)


def test_the_forms(made: Timeline, tmp_path: Path) -> None:
    assert "The harbour" in made.to_text()
    assert str(made) == made.to_text()
    assert len(made.to_text(width=0).splitlines()) < len(made.to_text(width=40).splitlines())
    assert json.loads(made.to_json())["version"] == 2
    made.save(tmp_path / "a.json")
    assert (tmp_path / "a.json").read_text("utf-8") == made.to_json()
    assert made._repr_png_().startswith(b"\x89PNG")


def test_a_form_that_is_not_known_is_an_error_and_writes_nothing(made: Timeline, tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="docx"):
        made.save(tmp_path / "a.docx")
    assert not list(tmp_path.iterdir())


def test_a_data_frame(made: Timeline) -> None:
    pytest.importorskip("pandas")
    assert list(made.to_frame()["headline"]) == [event.headline for event in made.events]


def test_sources_may_be_one_or_many_paths_or_documents(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY.text)
    for sources in (path, str(path), [path], FERRY, [FERRY], (each for each in [FERRY]), timeline.read(path)):
        assert edtfs(timeline.build(sources)) == ["2019-03-03", "2019-04"]
    mixed = timeline.build([FERRY, path, str(tmp_path / "none.txt"), BRIDGE, Skipped("x", "y")])
    assert [source.name for source in mixed.documents] == ["ferry", "ferry.txt", "bridge"]
    assert [skipped.name for skipped in mixed.skipped] == ["none.txt", "x"]


def test_documents_of_one_name_stay_two() -> None:
    made = timeline.build([Document(FERRY.text), Document(FERRY.text), FERRY, FERRY])
    assert [source.name for source in made.documents] == ["document 1", "document 2", "ferry", "ferry (2)"]


def test_thousands_of_documents_of_one_name_are_numbered_in_one_pass() -> None:
    """Counted in steps, not in seconds: each name is asked for at most twice."""
    from timeline.readers import told_apart

    names = [one.name for one in told_apart(Document("x", name="a") for _ in range(20_000))]
    assert names[:3] + names[-1:] == ["a", "a (2)", "a (3)", "a (20000)"]
    mixed = [Document("x", name=name) for name in ("a (2)", "a", "a", "a (2)", "a")]
    assert [one.name for one in told_apart(mixed)] == ["a (2)", "a", "a (3)", "a (2) (2)", "a (4)"]


@pytest.mark.parametrize("date", ["2019-06-12", "12 June 2019", datetime.date(2019, 6, 12)])
def test_a_date_may_be_given_in_many_ways(date: "str | datetime.date") -> None:
    assert edtfs(timeline.build(BRIDGE, date=date)) == ["2019-06-10"]
    assert edtfs(timeline.build([BRIDGE], dates={"br*": date})) == ["2019-06-10"]
    assert timeline.tag(BRIDGE.text, date)[0].value == "2019-06-10"


def test_an_exact_name_goes_before_a_pattern() -> None:
    made = timeline.build([BRIDGE], dates={"*": "2001-01-01", "bridge": "2019-06-12"})
    assert edtfs(made) == ["2019-06-10"]


def test_the_last_part_of_a_name_fits_too() -> None:
    document = Document(BRIDGE.text, name="2019/june/bridge.txt")
    assert edtfs(timeline.build(document, dates={"bridge.*": "2019-06-12"})) == ["2019-06-10"]


def test_one_date_for_several_documents_is_an_error() -> None:
    with pytest.raises(DateError, match="say which: --date 'bridge=2019-06-12'"):
        timeline.build([BRIDGE, FERRY], date="2019-06-12")


@pytest.mark.parametrize("wrong", [{"date": "soon"}, {"dates": {"x": "2019-02-31"}}, {"date_from": "03/04/2019"}])
def test_a_wrong_date_is_an_error_before_any_work(wrong: dict[str, object]) -> None:
    with pytest.raises(TimelineError, match="2015-01-27"):
        timeline.build(["no such file"], **wrong)  # type: ignore[arg-type]


def test_windows_and_statuses() -> None:
    assert edtfs(timeline.build(FERRY, date_to="2019-03")) == ["2019-03-03"]
    assert edtfs(timeline.build(FERRY, date_from=datetime.date(2019, 3, 4))) == ["2019-04"]
    assert edtfs(timeline.build(FERRY, statuses=["planned"])) == []


@pytest.mark.slow
def test_the_number_of_jobs_changes_nothing() -> None:
    documents = [Document(FERRY.text.replace("2019", str(year)), name=str(year)) for year in range(1990, 2002)]
    sources = [*documents[:5], "none.txt", *documents[5:]]
    one, two = timeline.build(sources), timeline.build(sources, jobs=2)
    assert one == two
    assert (one.to_json(), one.to_text(explain=True)) == (two.to_json(), two.to_text(explain=True))


def test_nothing_gives_an_empty_timeline() -> None:
    made = timeline.build([])
    assert (made.events, made.undated, made.documents, made.skipped) == ((), (), (), ())
    assert "0 events" in made.to_text()


def test_the_public_names_are_there_and_no_more_than_are_needed() -> None:
    assert len(timeline.__all__) <= 15
    assert timeline.__all__ == sorted(timeline.__all__)
    for name in timeline.__all__:
        assert getattr(timeline, name).__doc__
    assert set(timeline.__all__) <= set(dir(timeline))
    with pytest.raises(AttributeError, match="'timeline' has no attribute 'nothing'"):
        timeline.nothing  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    script = "import sys, timeline; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint(
        {"spacy", "numpy", "matplotlib", "lxml", "trafilatura", "pandas", "dateutil", "dataclasses"}
    )
