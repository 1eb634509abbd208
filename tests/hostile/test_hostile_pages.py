"""Pages made to hurt their readers: each is read or named within its limits, and the next one is read as usual."""

from collections.abc import Iterator

import pytest

from timeline.errors import ReadError
from timeline.model import Document
from timeline.readers.html import Pages

pytestmark = pytest.mark.slow

HONEST = b"<html><body><article><p>The bridge was opened in May 1932 by the mayor.</p></article></body></html>"
HEAD = "<html><head><title>x</title></head><body><p>Opened in 1932.</p>"
BOMB = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))

PAYLOADS = {
    "open tags": "<a ",
    "open tags with attribute": "<a b=",
    "open quotes": '<a b="',
    "less than": "<",
    "comments": "<!--",
    "half comments": "<!-",
    "comment ends": "--!>",
    "declarations": "<!x ",
    "instructions": "<?x ",
    "cdata": "<![CDATA[",
    "end tags": "</a",
    "deep divs": "<div>",
    "deep fonts": "<font>",
    "deep tables": "<table><tr><td>",
    "deep lists": "<ul><li>",
    "deep spans in p": "<p><span>",
    "misnested": "<b><i></b></i>",
    "formatting": "<b><u><i><s>",
    "forms": "<form><input>",
    "selects": "<select><option>",
    "svg": "<svg><foreignObject>",
    "math": "<math><mtext>",
    "templates": "<template>",
    "frames": "<iframe srcdoc='",
    "scripts": "<script>",
    "styles": "<style>",
    "noscript": "<noscript>",
    "plaintext": "<plaintext>",
    "title": "<title>",
    "base": "<base href=http://127.0.0.1:9/>",
    "refresh": '<meta http-equiv=refresh content="0;url=http://127.0.0.1:9/">',
    "images": "<img src=http://127.0.0.1:9/x>",
    "links": '<a href="http://127.0.0.1:9/">x</a> ',
    "paragraphs": "<p>x",
    "breaks": "<br>",
    "entities": "&amp;",
    "half entities": "&a",
    "numbers": "&#9999999999;",
    "dates": '<time datetime="9999-99-99">x</time>',
    "linked data": '<script type="application/ld+json">{"a":[',
    "spaces": " \t\n",
    "combining": "e\u0301\u0301\u0301",
    "directions": "\u202e\u202d\u2066",
}


@pytest.fixture(scope="module")
def pages() -> Iterator[Pages]:
    with Pages(seconds=5) as reader:
        yield reader


def survives(pages: Pages, data: bytes) -> None:
    """A page gives a document or a named reason within the limit, and the reader goes on."""
    try:
        document = pages.read(data, "bad.html")
    except ReadError as error:
        assert error.name == "bad.html"
        assert "\n" not in error.reason
    else:
        assert isinstance(document, Document)
        assert document.text.strip()


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_hostile_page_costs_a_bounded_time(pages: Pages, payload: str) -> None:
    for size in (1_000, 10_000, 100_000):
        survives(pages, (HEAD + payload * (size // len(payload))).encode())


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_hostile_feed_costs_a_bounded_time(pages: Pages, payload: str) -> None:
    within = "<![CDATA[" + payload * (10_000 // len(payload)) + "]]>"
    for body in (within, payload * (10_000 // len(payload))):
        data = f"<rss><channel><item><description>In 1932.{body}</description></item></channel></rss>"
        try:
            found = list(pages.read_feed(data.encode(), "bad.rss"))
        except ReadError as error:
            assert error.name == "bad.rss"
        else:
            assert found
            assert all(each.name.startswith("bad.rss:") for each in found)


@pytest.mark.parametrize(
    "data",
    [
        HEAD + "<p " + " ".join(f"a{n}=1" for n in range(16_000)) + ">x",
        HEAD + "<p " + "a" * 1_000_000 + ">x",
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{BOMB}]><html><body><p>&l9;</p></body></html>',
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>In 1932 &x;</p></body></html>',
        '<!DOCTYPE html PUBLIC "-//x" "http://127.0.0.1:9/x.dtd"><html><body><p>In 1932.</p></body></html>',
        "<html><head><meta charset=utf-7></head><body><p>+ADw-script+AD4- in 1932</p></body></html>",
        "<html><body><p>In \x00 1932 \ufffe \U0010ffff</p></body></html>",
    ],
    ids=["attributes", "long tag", "entity bomb", "entity file", "foreign dtd", "utf-7", "no characters"],
)
def test_single_blows(pages: Pages, data: str) -> None:
    survives(pages, data.encode())


def test_entities_of_files_are_not_opened(pages: Pages) -> None:
    data = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Opened in 1932 &x;.</p></body></html>'
    )
    assert "root:" not in pages.read(data.encode(), "a").text


def test_a_page_of_too_many_tags_is_refused_before_it_is_read() -> None:
    with Pages(seconds=0.001) as unused, pytest.raises(ReadError, match="more than 100,000 tags"):
        unused.read(b"<html>" + b"<p>" * 100_001, "a.html")


def test_a_page_that_takes_too_long_is_named_and_the_next_is_read() -> None:
    slow = (HEAD + "<div><p>x " * 40_000).encode()
    with Pages(seconds=0.001) as hasty, pytest.raises(ReadError, match=r"took more than 0\.001 s of computing time"):
        hasty.read(slow, "slow.html")
    with Pages() as reader:
        assert "1932" in reader.read(HONEST, "a.html").text
