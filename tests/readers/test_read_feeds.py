from pathlib import Path

import pytest

from timeline.errors import ReadError
from timeline.model import Document, Skipped
from timeline.readers import feed, read_all
from timeline.readers.html import Pages

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Example</title><link>https://example.org/</link>
<item><title>Bridge &amp;amp; harbour</title><link>https://example.org/1</link>
  <pubDate>Tue, 27 Jan 2015 09:30:00 +0300</pubDate><description>Short.</description>
  <content:encoded><![CDATA[<p>The bridge was closed on <b>Mon</b>day.</p><p>It cost &pound;2.</p>
  <script>alert(1)</script>]]></content:encoded></item>
<item><title>Second</title><dc:date>2015-01-28T10:00:00Z</dc:date>
  <description>A ferry &lt;i&gt;sank&lt;/i&gt; in May 1932.</description></item>
<item><title>Only a title, in May 1932</title></item>
<item><title></title></item>
<item><title>Undatable</title><pubDate>soon</pubDate><description>x</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">The Example</title>
<entry><title>First</title><link rel="enclosure" href="https://example.org/a.mp3"/><link href="https://example.org/1"/>
  <updated>2015-02-01T00:00:00Z</updated><published>2015-01-27T23:59:00-08:00</published>
  <content type="xhtml">
  <div xmlns="http://www.w3.org/1999/xhtml"><p>A ferry sank.</p><p>In May 1932.</p></div></content>
</entry></feed>"""

RDF = """<?xml version="1.0" encoding="iso-8859-1"?><!-- x -->
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>The Example</title></channel>
<item><title>T</title><description>Caf\u00e9 closed in 1932.</description></item>
</rdf:RDF>"""


def found_in(data: bytes) -> list[Document | Skipped]:
    with Pages() as pages:
        return list(pages.read_feed(data, "news.rss"))


def test_rss() -> None:
    first, second, third, empty, undatable = found_in(RSS.encode())
    text = "The bridge was closed on Monday.\nIt cost £2."
    assert first == Document(
        text, "2015-01-27", "news.rss:1", "Bridge & harbour", "The Example", "https://example.org/1", "metadata"
    )
    assert isinstance(second, Document)
    assert (second.text, second.date, second.url) == ("A ferry sank in May 1932.", "2015-01-28", "")
    assert isinstance(third, Document)
    assert third.text == "Only a title, in May 1932"
    assert empty == Skipped("news.rss:4", "no article text was found in it; save the text and give that")
    assert isinstance(undatable, Skipped)
    assert "'soon' is not a date" in undatable.reason


def test_atom() -> None:
    (entry,) = found_in(ATOM.encode())
    assert entry == Document(
        "A ferry sank.\nIn May 1932.",
        "2015-01-27",
        "news.rss:1",
        "First",
        "The Example",
        "https://example.org/1",
        "metadata",
    )


def test_the_declared_encoding_is_believed() -> None:
    (item,) = found_in(RDF.encode("latin-1"))
    assert isinstance(item, Document)
    assert item.text == "Café closed in 1932."


def test_a_feed_is_known_by_its_beginning_or_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS)
    (tmp_path / "b.xml").write_text("\ufeff" + ATOM)
    (tmp_path / "c.atom").write_text("The <feed> was closed.")
    names = [each.name for each in read_all([tmp_path, tmp_path / "b.xml"])]
    assert names == ["a.rss:1", "a.rss:2", "a.rss:3", "a.rss:4", "a.rss:5", "b.xml:1", "c.atom"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<rss><channel><title>x</title></channel></rss>", "the feed holds no articles"),
        (b"<html><body>x</body></html>", "ValueError: holds no feed"),
        (b"no markup", "holds no feed"),
        (b"", "holds no feed"),
    ],
)
def test_what_is_no_feed_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=rf"news\.rss: .*{reason}"):
        found_in(data)


def test_no_entity_is_expanded_and_no_file_opened() -> None:
    levels = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "lol"><!ENTITY f SYSTEM "file:///etc/passwd">{levels}]>'
    rss = (
        f"{bomb}<rss><channel><item><title>T</title><description>In 1932 &f; &l9;</description></item></channel></rss>"
    )
    (item,) = feed.articles(rss)
    assert "root:" not in str(item)
    assert len(str(item)) < 1_000


def test_a_broken_feed_gives_what_is_whole() -> None:
    items = feed.articles(RSS[: RSS.index("<item><title>Only")])
    assert [item["title"] for item in items] == ["Bridge & harbour", "Second"]
