"""Rules of the readers for the forms that people have, each with what it must leave alone."""

import io
from pathlib import Path

import pytest

from timeline.errors import NoArticleError, ReadError
from timeline.model import Document, Skipped
from timeline.readers import read, read_all
from timeline.readers.columns import chosen
from timeline.readers.cues import cue_fields
from timeline.readers.forms.blocks import joined, row_text
from timeline.readers.forms.layout import Piece, in_order, without_heads
from timeline.readers.forms.mail_html import plain_of
from timeline.readers.forms.paragraphs import Paragraph, paragraphs_of, text_of_paragraph
from timeline.readers.forms.threads import Mail, date_in, mails_of
from timeline.readers.guarded import Forms
from timeline.readers.kinds import kind_of
from timeline.readers.mailbox import messages
from timeline.readers.tables import documents_of, rows_of

# --- kinds


@pytest.mark.parametrize(
    ("name", "first", "kind"),
    [
        ("a.pdf", b"", "pdf"),
        ("a.PDF", b"", "pdf"),
        ("a.warc.gz", b"", "warc"),
        ("a.txt.gz", b"", "gzip"),
        ("a", b"%PDF-1.4", "pdf"),
        ("a", b"PK\x03\x04", "zip"),
        ("a", b"\x1f\x8b\x08", "gzip"),
        ("stdin", b"WEBVTT\n", "cues"),
        ("a.txt", b"<!doctype html>", "page"),
        ("a.xml", b"<rss>", "feed"),
        ("a.xml", b"<a/>", "xml"),
        ("a.csv", b"<html>", "table"),
        ("a.md", b"%PDF-1.4", "markdown"),
        ("a", b"The bridge", "text"),
    ],
)
def test_kinds_are_told_by_suffix_then_by_first_bytes(name: str, first: bytes, kind: str) -> None:
    assert kind_of(name, first) == kind


# --- places


def test_places_count_in_the_text_that_is_joined() -> None:
    found = joined([("One.\r\n", "page 1"), ("", "page 1"), (" Two. ", "page 1"), ("Three.", "page 2"), ("Four.", "")])
    assert found["text"] == "One.\n\nTwo.\n\nThree.\n\nFour."
    assert found["places"] == [(0, "page 1"), (found["text"].index("Three"), "page 2")]


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (["3 May 2015", "The bridge was closed"], "3 May 2015: The bridge was closed"),
        (["1", "The bridge was closed", "2015-05-03"], "2015-05-03: The bridge was closed. 1."),
        (["3 May 2015", "Ostby", "The bridge was closed."], "3 May 2015: The bridge was closed. Ostby."),
        (["3 May 2015", "3 May 2015", "Closed"], "3 May 2015: Closed"),  # merged cells
        (["Ostby", "It lies at the river"], "Ostby; It lies at the river"),
        (["3 May 2015", ""], "3 May 2015"),
        (["May", "The bridge was closed"], "May; The bridge was closed"),
    ],
)
def test_a_row_with_a_date_is_an_entry(cells: list[str], line: str) -> None:
    assert row_text(cells) == line


# --- subtitles


def srt(*cues: str) -> bytes:
    return "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}" for n, cue in enumerate(cues)).encode()


@pytest.mark.parametrize(
    ("cues", "text"),
    [
        (["In May 1932", "the bridge was opened."], "In May 1932 the bridge was opened."),
        (["<i>It</i> was\nopened.", "{\\an8}Later it fell."], "It was opened. Later it fell."),
        (["- It was opened.", "- When?"], "It was opened.\n\nWhen?"),
        (["- It was", "- opened."], "It was opened."),  # the dash of one speaker who goes on
        (["[music]", "♪ la la ♪", "It fell."], "It fell."),
        (["It fell.", "It fell."], "It fell."),
        (["5 < 6 and 7 > 3 &amp; so on."], "5 < 6 and 7 > 3 & so on."),
    ],
)
def test_the_cues_of_a_sentence_are_joined(cues: list[str], text: str) -> None:
    assert cue_fields(srt(*cues), "a.srt")["text"] == text


def test_rolling_captions_say_each_line_once() -> None:
    cues = [
        "the mill\nburned<00:00:01.000><c> down</c>",
        "burned down",
        "burned down\non<c> Monday.</c>",
        "on Monday.\n ",
    ]
    assert cue_fields(srt(*cues), "a.srt")["text"] == "the mill burned down on Monday."


def test_each_cue_is_a_place() -> None:
    found = cue_fields(b"WEBVTT\n\n01:02.000 --> 01:03.000\nIt was\n\n10:01:02.000 --> 10:01:03.000\nopened.", "a.vtt")
    assert found["places"] == [(0, "at 0:01:02"), (7, "at 10:01:02")]


def test_a_file_without_cues_is_named() -> None:
    with pytest.raises(ReadError, match="holds no cues"):
        cue_fields(b"WEBVTT\n\nNOTE nothing", "a.vtt")


# --- e-mail


def thread(text: str, date: str = "2015-01-27") -> list[tuple[str, str, str]]:
    return [(one.date, one.author, one.text) for one in mails_of(Mail(text, date, "T", "Ann"))[0]]


@pytest.mark.parametrize(
    ("text", "older"),
    [
        ("New.\n\nOn 5 Jan 2015, Bo Lee wrote:\n> Old.", [("2015-01-05", "Bo Lee", "Old.")]),
        ("New.\n\nOn Mon, Jan 5, 2015 at 9:00 AM Bo <b@e.example>\nwrote:\n\n> Old.", [("2015-01-05", "Bo", "Old.")]),
        ("New.\n\nAm 05.01.2015 schrieb Bo:\n> Old.", [("2015-01-05", "Bo", "Old.")]),
        ("New.\n\nOn 05/01/2015 Bo wrote:\n> Old.", [("", "Bo", "Old.")]),  # 5 January or 1 May: not guessed
        ("New.\n\n2015-01-05 09:00 GMT+01:00 Bo <b@e.example>:\n> Old.", [("2015-01-05", "Bo", "Old.")]),
        ("New.\n\nLe 13/01/2015 09:00, Bo a écrit :\n> Old.", [("2015-01-13", "Bo", "Old.")]),
        ("New.\n\nFrom: Bo\nSent: 5 January 2015 09:00\nTo: Ann\nSubject: S\n\nOld.", [("2015-01-05", "Bo", "Old.")]),
        ("New.\n\n*From:* Bo\n*Date:* 5 Jan 2015\n\nOld.", [("2015-01-05", "Bo", "Old.")]),
        ("New.\n> Old.", [("", "", "Old.")]),
        ("New.", []),
    ],
)
def test_what_a_mail_quotes_is_a_mail_of_its_own(text: str, older: list[tuple[str, str, str]]) -> None:
    assert thread(text) == [("2015-01-27", "Ann", "New."), *older]


def test_answers_between_the_lines_belong_to_the_mail_that_gives_them() -> None:
    text = "On 5 Jan 2015, Bo wrote:\n> Was it closed?\nYes.\n\n> When?\nOn Monday."
    assert thread(text) == [
        ("2015-01-27", "Ann", "Yes.\n\nOn Monday."),
        ("2015-01-05", "Bo", "Was it closed?\n\nWhen?"),
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It fell.\n-- \nAnn\nsince 1932", "It fell."),
        ("It fell.\n\nBest regards,\nAnn Lee\nHarbour Office", "It fell."),
        ("It fell.\n\nSent from my phone", "It fell."),
        ("It fell.\n\nThanks", "It fell."),
        ("Best regards from Ostby, where it fell in 1932.", "Best regards from Ostby, where it fell in 1932."),
        ("Thanks,\n\n" + "The bridge fell in 1932, and nobody knew why. " * 3, None),
        ("He wrote:\nit fell.", "He wrote:\nit fell."),
        ("From: the river to the sea it fell.", "From: the river to the sea it fell."),
    ],
)
def test_signatures_are_no_story(text: str, kept: str | None) -> None:
    assert thread(text) == [("2015-01-27", "Ann", text.strip() if kept is None else kept)]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("On Mon, 5 Jan 2015 at 09:00, May April wrote:", "2015-01-05"),
        ("On January 5, 2015, Bo wrote:", "2015-01-05"),
        ("2015-01-05 Bo wrote:", "2015-01-05"),
        ("On 13/01/2015 Bo wrote:", "2015-01-13"),
        ("On 05/01/2015 Bo wrote:", ""),
        ("Bo wrote:", ""),
        ("In 2015 Bo wrote:", ""),
    ],
)
def test_the_day_in_an_attribution(told: str, day: str) -> None:
    assert date_in(told) == day


def test_a_mailbox_is_cut_at_its_heads() -> None:
    one, two = b"X: 1\n\nFrom here on it is text.\n>From there too.\n\n", b"X: 2\n\ny\n"
    heads = b"\nFrom a Mon Jan 5 10:00:00 2015\n", b"From b@e.example Tue Jan  6 10:00:00 2015\n"
    found = list(messages(io.BytesIO(heads[0] + one + heads[1] + two)))
    assert found == [one.replace(b">From", b"From"), two]


def test_an_html_mail_quotes_by_blocks() -> None:
    markup = "<p>New.</p><blockquote><div>Old<br>er.</div><blockquote>Oldest.</blockquote></blockquote><p>Newer.</p>"
    lines = [line for line in plain_of(markup).split("\n") if line.strip("> ")]
    assert lines == ["New.", "> Old", "> er.", ">> Oldest.", "Newer."]


# --- tables


def table(text: str, asked: dict[str, str] | None = None) -> list[Document | Skipped]:
    return list(documents_of(rows_of(text.encode(), "a.csv"), "a.csv", asked or {}))


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_is_found(mark: str) -> None:
    rows = [("date", "event"), ("2015-01-03", "A ferry sank"), ("2015-02-04", "A bridge fell")]
    (found,) = table("\n".join(mark.join(row) for row in rows))
    assert isinstance(found, Document)
    assert found.text == "2015-01-03: A ferry sank\n\n2015-02-04: A bridge fell"
    assert found.places == ((0, "row 2"), (26, "row 3"))


def test_long_rows_are_documents_with_their_dates() -> None:
    body = "The ferry sank. " * 30
    (found, wrong) = table(f"headline,date,link,text\nFerry,3 January 2015,https://e.example/1,{body}\nX,soon,,{body}")
    assert found == Document(
        body.strip(), "2015-01-03", "a.csv:2", "Ferry", "", "https://e.example/1", "metadata", places=((0, "row 2"),)
    )
    assert isinstance(wrong, Skipped)
    assert wrong.name == "a.csv:3"


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Chronology of Ostby\n\nDate,Event\n3 May 2015,It fell", ["3 May 2015: It fell"]),
        ("Year,Month,Day,Event\n2015,5,3,It fell\n2016,6,,It rose", ["2015-05-03: It fell", "06/2016: It rose"]),
        ("Day,Month,Year,What\n3,May,2015,It fell\n,June,2016,It rose", ["3 May 2015: It fell", "June 2016: It rose"]),
        ("date,event\n03/04/2015,It fell\n25/06/2015,It rose", ["2015-04-03: It fell", "2015-06-25: It rose"]),
        ("date,event\n03/04/2015,It fell\n05/06/2015,It rose", ["03/04/2015: It fell", "05/06/2015: It rose"]),
        ("Year,Event\n1950,It fell\n1951,It rose", ["1950: It fell", "1951: It rose"]),
        ("day,date,event\n1,3 May 2015,It fell", ["3 May 2015: It fell"]),
        (
            "day,opened,event\n1,2015-05-03,It fell\n2,2015-05-04,It rose",
            ["2015-05-03: It fell", "2015-05-04: It rose"],
        ),
    ],
)
def test_dates_are_found_where_tables_have_them(text: str, entries: list[str]) -> None:
    (found,) = table(text)
    assert isinstance(found, Document)
    assert found.text.split("\n\n") == entries


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("town,remark\nOstby,at the river side\nEllis,at the sea side", r'no|without a column of dates; it has "town"'),
        ("date,cost\n2015-01-03,12\n2015-01-04,13", r'without a column of texts; it has "date", "cost"'),
        ("", "holds no rows"),
        ("date,event\n", "without rows"),
        ("date,event\n2015-01-03,\n", "hold no text"),
        ('"to\nwn",remark\nOstby,at the river side', 'it has "to wn", "remark"'),
        (
            "key,edtf,earliest,latest,precision,lasting,modifier,assumed,reason,said,status,headline\na",
            "this program wrote",
        ),
    ],
)
def test_a_table_that_is_not_understood_is_refused_by_name(text: str, reason: str) -> None:
    with pytest.raises(NoArticleError, match=reason):
        table(text)


def test_columns_are_named_by_who_asks() -> None:
    text = "erschienen,inhalt\n2015-01-03,A ferry sank\n"
    (found,) = table(text, {"text": "inhalt", "date": "Erschienen "})
    assert isinstance(found, Document)
    with pytest.raises(NoArticleError, match='without a column \'body\'; it has "erschienen", "inhalt"'):
        table(text, {"text": "body"})


def test_the_first_name_known_wins_and_no_column_is_taken_twice() -> None:
    assert chosen(["Title", "Description", "Text", "Date"], "a", {}) == {"text": 2, "date": 3, "title": 0}
    assert chosen(["a", "date"], "a", {"text": "date"}) == {"text": 1}


# --- pages


def column(left: float, lines: list[str], top: float = 700, width: float = 200) -> list[Piece]:
    return [Piece(left, left + width, top - 12 * n - 10, top - 12 * n, line) for n, line in enumerate(lines)]


PROSE = [
    "the first line of a column",
    "the second line of the column",
    "the third line of a column",
    "the fourth of them",
]


def read_off(pieces: list[Piece]) -> list[str]:
    return [line.text for column in in_order(pieces) for line in column]


def test_columns_are_read_one_after_the_other_whatever_was_written_first() -> None:
    left, right = column(50, PROSE), column(300, [line.upper() for line in PROSE])
    title = Piece(50, 450, 720, 740, "What became of the harbour of the town")
    assert read_off([*right, title, *left]) == [title.text, *PROSE, *(line.upper() for line in PROSE)]


def test_the_cells_of_a_table_stay_side_by_side() -> None:
    dates, told = column(50, ["3 May 2015", "4 May 2016", "5 May 2017", "6 May 2018"], width=60), column(150, PROSE)
    assert read_off([*dates, *told])[0] == "3 May 2015 the first line of a column"
    paragraphs = paragraphs_of([in_order([*dates, *told])])
    assert paragraphs[0].lines == [("3 May 2015: the first line of a column", 1)]
    assert len(paragraphs) == 4


def test_running_heads_and_page_numbers_go_and_years_stay() -> None:
    pages = [
        [
            Piece(50, 200, 790, 800, f"Annual Report {2010 + number}"),
            Piece(50, 200, 700, 710, str(1950 + 7 * number)),
            *column(50, PROSE, 650),
            Piece(50, 200, 50, 60, "abcd"[number] * 9),
            Piece(50, 200, 30, 40, str(number + 16)),
        ]
        for number in range(4)
    ]
    left = [[piece.text for piece in page] for page in without_heads(pages)]
    assert left == [[str(1950 + 7 * number), *PROSE, "abcd"[number] * 9] for number in range(4)]


@pytest.mark.parametrize(
    ("lines", "known", "text"),
    [
        (["the admini-", "stration"], set(), "the administration"),
        (["a well-", "known man"], {"well-known"}, "a well-known man"),
        (["a well-", "known man"], set(), "a wellknown man"),
        (["from 1990-", "1995"], set(), "from 1990- 1995"),
        (["North-", "South talks"], set(), "North- South talks"),
        (["one", "two"], set(), "one two"),
    ],
)
def test_words_that_a_lines_end_cut_are_made_whole(lines: list[str], known: set[str], text: str) -> None:
    paragraph = Paragraph([(line, 1) for line in lines])
    assert "".join(piece for piece, _ in text_of_paragraph(paragraph, known)) == text


def test_a_paragraph_goes_on_where_its_sentence_does() -> None:
    first, second = column(50, [*PROSE, "which was not"], 700), column(50, ["finished. And so on."], 700)
    (found,) = paragraphs_of([in_order(first), in_order(second)])
    assert [page for _, page in found.lines] == [1, 1, 1, 1, 1, 2]
    assert len(paragraphs_of([in_order(first), in_order(column(50, ["Finished."], 700))])) == 2


# --- what is not installed


def test_a_missing_library_is_named_with_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with Forms() as forms, pytest.raises(ReadError, match=r"needs python-docx.*pip install 'timeline\[documents\]'"):
        forms.read("docx", b"", "a.docx")


# --- beside articles


def test_what_a_folder_lists_is_passed_over_and_what_is_named_fails(tmp_path: Path) -> None:
    (tmp_path / "cost.csv").write_text("item,cost\nrope,12\n")
    (tmp_path / "a.xml").write_text("<a/>")
    listed = list(read_all([tmp_path]))
    assert [(one.name, isinstance(one, Skipped) and one.passed_over) for one in listed] == [
        ("a.xml", True),
        ("cost.csv", True),
    ]
    (named,) = read_all([tmp_path / "cost.csv"])
    assert isinstance(named, Skipped)
    assert not named.passed_over
    with pytest.raises(ReadError, match="without a column"):
        read(tmp_path / "cost.csv")
