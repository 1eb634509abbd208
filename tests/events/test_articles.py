"""What a timeline of a short article must hold, and must not."""

import pytest
from article_cases import FOLDER, Wanted, fault_of, known_failures, read_wanted, timeline_of

WANTED = read_wanted()
_BAR = 0.85


def test_each_article_has_its_expectations() -> None:
    texts = {path.name for path in FOLDER.glob("*.txt")}
    articles = {one.article for one in WANTED}
    named = {source.name for article in articles for source in timeline_of(article).documents}
    assert named == texts
    assert len(articles) >= 20
    assert len({one.id for one in WANTED}) == len(WANTED)


def test_the_known_failures_are_expectations() -> None:
    assert set(known_failures()) <= {one.id for one in WANTED}


def test_most_of_what_articles_tell_is_found() -> None:
    faults = {one.id: fault for one in WANTED if (fault := fault_of(one))}
    listed = "\n".join(f"{name}: {fault}" for name, fault in faults.items())
    assert len(WANTED) - len(faults) >= _BAR * len(WANTED), f"{len(faults)} of {len(WANTED)} are wrong\n{listed}"


def _marked(wanted: Wanted) -> object:
    wrong = known_failures().get(wanted.id)
    marks = [pytest.mark.xfail(strict=True, reason=wrong)] if wrong else []
    return pytest.param(wanted, id=wanted.id.replace(" ", "-"), marks=marks)


@pytest.mark.parametrize("wanted", [_marked(one) for one in WANTED])
def test_article(wanted: Wanted) -> None:
    assert fault_of(wanted) == ""
