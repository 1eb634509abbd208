"""Small files of the forms that are not text, made by code: what is in them is made up."""

import datetime
import gzip
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

DATA = Path(__file__).parents[1] / "cases" / "forms"

PROSE = (
    "A ferry sank in the harbour of Port Ellis on 3 January 2015 with forty people aboard. The water was cold and "
    "the lifeboats were few, and the investigation took longer than anyone had thought. The council closed the "
    "old bridge in May 2016 after engineers had found cracks in two of its piers. Nobody had been told of them, "
    "and the newspapers of the town asked why. The reconstruction was finished on 12 September 2018 by a company "
    "from the north, which had never built a bridge before. The inhabitants of the town came to look at it, and "
    "most of them liked it."
)
MORE = (
    "The minister of transport dismissed the harbour master in April 2019. The reasons were never made public, "
    "and the successor was chosen by lot among the pilots of the port, as the old law demands. A storm destroyed "
    "the lighthouse on 2 November 2020, and its keeper was found two days later on the island. The government "
    "sold the harbour to an international administration in June 2021, whose offices stand where the market was."
)


def wrapped(text: str, width: float, *, cut: bool = True) -> list[str]:
    """The text in lines of a width in points, set in 10 point Times, long words cut at line ends."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    def fits(line: str) -> bool:
        return stringWidth(line, "Times-Roman", 10) <= width

    lines, line = [], ""
    for word in text.split():
        half = len(word) // 2 + 1
        if fits(f"{line} {word}".strip()):
            line = f"{line} {word}".strip()
        elif cut and len(word) > 9 and word.isalpha() and fits(f"{line} {word[:half]}-".strip()):
            lines.append(f"{line} {word[:half]}-".strip())
            line = word[half:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


class Paper:
    """A PDF under way: pages with a running head and a number, and lines at places."""

    def __init__(self, head: str = "", **options: object) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=(595, 842), invariant=1, **options)
        self.head, self.number = head, 0

    def page(self) -> None:
        """Begin a page."""
        if self.number:
            self.canvas.showPage()
        self.number += 1
        if self.head:
            self.canvas.setFont("Times-Italic", 9)
            self.canvas.drawString(50, 810, self.head)
            self.canvas.drawRightString(545, 810, f"Page {self.number} of 3")
            self.canvas.drawCentredString(297, 30, str(self.number + 16))
        self.canvas.setFont("Times-Roman", 10)

    def lines(self, lines: Sequence[str], left: float, top: float = 760) -> None:
        """Lines of a column."""
        for number, line in enumerate(lines):
            self.canvas.drawString(left, top - 13 * number, line)

    def done(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self.stream.getvalue()


def report() -> bytes:
    paper = Paper("Harbour Commission: Annual Report, June 2019")
    lines = wrapped(f"{PROSE} {MORE} {MORE.replace('in April 2019', 'once more')}"[: len(PROSE + MORE) + 1], 300)
    third = len(lines) // 3 + 1
    for start in range(0, len(lines), third):
        paper.page()
        paper.lines(lines[start : start + third], 60)
    return paper.done()


def columns(*, by_row: bool, count: int = 2, title: bool = False) -> bytes:
    paper = Paper()
    paper.page()
    width = 470 / count
    lines = wrapped(f"{PROSE} {MORE}", width - 20)
    height = -(-len(lines) // count)
    cells = [(60 + width * (at // height), 740 - 13 * (at % height), line) for at, line in enumerate(lines)]
    if title:
        paper.canvas.setFont("Times-Bold", 20)
        paper.canvas.drawString(60, 790, "What became of the harbour of Port Ellis")
        paper.canvas.setFont("Times-Roman", 10)
    for left, top, line in sorted(cells, key=lambda cell: (-cell[1], cell[0])) if by_row else cells:
        paper.canvas.drawString(left, top, line)
    return paper.done()


def picture() -> object:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    return ImageReader(Image.new("L", (60, 80), 200))


def scanned() -> bytes:
    paper = Paper()
    for _ in range(2):
        paper.page()
        paper.canvas.drawImage(picture(), 0, 0, 595, 842)
    return paper.done()


def half_scanned() -> bytes:
    paper = Paper()
    paper.page()
    paper.lines(wrapped(PROSE, 400), 60)
    paper.page()
    paper.canvas.drawImage(picture(), 0, 0, 595, 842)
    return paper.done()


def locked() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    paper = Paper(encrypt=StandardEncryption("secret"))
    paper.page()
    paper.lines(wrapped(PROSE, 400), 60)
    return paper.done()


def table_pdf() -> bytes:
    paper = Paper()
    paper.page()
    paper.lines(["Chronology of the harbour"], 60, 790)
    rows = [
        ("3 January 2015", ["A ferry sank in the harbour, and the harbour", "master was questioned"]),
        ("14 May 2016", ["The council closed the old bridge"]),
        ("12 September 2018", ["The new bridge was opened by the mayor"]),
    ]
    top = 750.0
    for date, told in rows:
        paper.canvas.drawString(60, top, date)
        paper.lines(told, 200, top)
        top -= 13 * len(told) + 10
    return paper.done()


def matplotlib_page() -> bytes:
    from matplotlib.figure import Figure

    figure = Figure((6, 8))
    for number, line in enumerate(wrapped(PROSE, 300)):
        figure.text(0.1, 0.9 - 0.03 * number, line, fontsize=10)
    stream = io.BytesIO()
    figure.savefig(stream, format="pdf", metadata={"CreationDate": None})
    return stream.getvalue()


def paragraphs_pdf() -> bytes:
    """Paragraphs that begin with an indent, the second going on at the top of the next page."""
    paper = Paper()
    first, second = wrapped(PROSE, 300), wrapped(MORE, 300)
    paper.page()
    paper.canvas.drawString(75, 760, first[0])
    paper.lines(first[1:], 60, 747)
    top = 760 - 13 * len(first)
    paper.canvas.drawString(75, top, second[0])
    paper.lines(second[1:3], 60, top - 13)
    paper.page()
    paper.lines(second[3:], 60, 760)
    return paper.done()


def grid_pdf() -> bytes:
    """A table of three columns whose cells have several lines."""
    paper = Paper()
    paper.page()
    top = 750.0
    for date, told in (
        ("4 April 1951", "The river authority was founded by the parliament in a vote that was taken late at night"),
        ("September 1963", "The upper dam was finished"),
        ("2 March 1974", "The lower dam was abandoned after the ground had moved under the eastern half of it"),
    ):
        lines = wrapped(told, 190)
        paper.canvas.drawString(60, top, date)
        paper.lines(lines, 160, top)
        paper.canvas.drawString(355, top, "Archive")
        top -= 13 * len(lines) + 8
    return paper.done()


def sideways() -> bytes:
    """A page that viewers turn."""
    paper = Paper()
    paper.page()
    paper.canvas.setPageRotation(90)
    paper.canvas.rotate(90)
    paper.canvas.setFont("Times-Roman", 10)
    paper.lines(wrapped(PROSE, 600), 60, -60)
    return paper.done()


def letter_pdf() -> bytes:
    """Short lines that were ended on purpose, and a list of years beside them."""
    paper = Paper()
    paper.page()
    paper.lines(["River Authority", "12 Quay Street, Ostby", "", "Upper dam closed", "", *wrapped(PROSE, 290)], 60)
    paper.lines(["KEY DATES", "1951: The authority was founded", "1963: The dam was finished", "1974: It fell"], 400)
    return paper.done()


def docx_file(fill: Callable[[object], None]) -> bytes:
    from docx import Document

    document = Document()
    fill(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def add_table(document: object, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))  # type: ignore[attr-defined]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def docx_report(document: object) -> None:
    document.add_heading("The harbour of Port Ellis", 0)  # type: ignore[attr-defined]
    document.add_paragraph("A ferry sank in the harbour on 3 January 2015.")  # type: ignore[attr-defined]
    document.add_heading("Afterwards", 1)  # type: ignore[attr-defined]
    for text in ("The council closed the old bridge in May 2016.", "The minister dismissed the captain in June 2017."):
        document.add_paragraph(text, style="List Bullet")  # type: ignore[attr-defined]


def docx_chronology(document: object) -> None:
    document.add_paragraph("What happened in the harbour, day by day.")  # type: ignore[attr-defined]
    add_table(
        document,
        [
            ("Date", "Event", "Place"),
            ("3 January 2015", "A ferry sank in the harbour", "Port Ellis"),
            ("14 May 2016", "The council closed the old bridge", "Port Ellis"),
            ("12 September 2018", "The mayor opened the new bridge", ""),
        ],
    )


def docx_date_last(document: object) -> None:
    add_table(
        document,
        [
            ("No.", "What", "When"),
            ("1", "The bank was sold", "2018-04-09"),
            ("2", "The chairman of the bank was arrested", "2019-03-14"),
        ],
    )


def docx_years(document: object) -> None:
    document.add_heading("Ostby", 1)  # type: ignore[attr-defined]
    for day, text in (
        ("3 March 1956", "The railway was opened."),
        ("14 June 1971", "A flood destroyed the station."),
        ("2 May 1998", "The last train left Ostby."),
    ):
        document.add_heading(day, 2)  # type: ignore[attr-defined]
        document.add_paragraph(text)  # type: ignore[attr-defined]


def docx_runs(document: object) -> None:
    paragraph = document.add_paragraph("The old mill ")  # type: ignore[attr-defined]
    paragraph.add_run("burned down").bold = True
    paragraph.add_run(" on 12 ")
    paragraph.add_run("August 2019.").italic = True
    document.add_paragraph("The owner\trebuilt it in 2021.")  # type: ignore[attr-defined]


def docx_controls(document: object) -> None:
    """What Word keeps in places of its own: insertions, what was struck, content controls, merged cells."""
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    paragraph = document.add_paragraph("The dam was closed on 7 August 1996")  # type: ignore[attr-defined]
    paragraph._p.append(parse_xml(f"<w:ins {space}>{run.format(' by the mayor')}</w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {space}><w:r><w:delText>in 1999</w:delText></w:r></w:del>"))
    paragraph.add_run(".")
    control = f"<w:p>{run.format('The upper dam was finished in September 1963.')}</w:p>"
    control = f"<w:sdt {space}><w:sdtContent>{control}</w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(control))  # type: ignore[attr-defined]
    rows = [("2 March 1974", "The lower dam was abandoned"), ("", "The director resigned"), ("2005-12-31", "It fell")]
    table = document.add_table(3, 2)  # type: ignore[attr-defined]
    table.cell(0, 0).merge(table.cell(1, 0))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text or cell.text


def workbook(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


DAYS = [
    ("Day", "What happened"),
    (datetime.date(2015, 1, 3), "A ferry sank in the harbour"),
    (datetime.datetime(2016, 5, 14, 9, 30), "The council closed the old bridge"),  # noqa: DTZ001 - cells have no zone
    ("September 2018", "The mayor opened the new bridge"),
]


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def web_page(day: str, text: str) -> bytes:
    filler = "<p>The hall was full and the meeting lasted for four hours, and nobody left before its end.</p>" * 3
    return (
        f'<html><head><title>News</title><meta property="article:published_time" content="{day}"></head>'
        f"<body><article><p>{text}</p>{filler}</article></body></html>"
    ).encode()


PAGES = {
    "pages/a.html": web_page(
        "2015-01-27", "The council of the town closed the old bridge on Monday after a long debate."
    ),
    "pages/b.html": web_page(
        "2015-03-05", "The captain of the sunken ferry resigned on Wednesday in front of the press."
    ),
}


def crawl(*, packed: bool) -> bytes:
    stream = io.BytesIO()
    answers = [(f"https://e.example/{name}", "200 OK", "text/html", data) for name, data in PAGES.items()]
    answers.append(("https://e.example/logo.png", "200 OK", "image/png", b"\x89PNG"))
    answers.append(("https://e.example/gone", "404 Not Found", "text/html", b"<html><p>Gone.</p></html>"))
    for address, status, kind, data in answers:
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + data
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2016-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        stream.write(gzip.compress(record, mtime=0) if packed else record)
    return stream.getvalue()


def parquet_file(columns: dict[str, list[object]]) -> bytes:
    import pyarrow
    from pyarrow import parquet

    stream = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), stream)
    return stream.getvalue()


ARTICLES: dict[str, list[object]] = {
    "published": [datetime.date(2015, 3, 5), datetime.date(2015, 1, 27)],
    "body": ["The captain resigned on Wednesday.", "The council closed the old bridge on Monday."],
    "views": [12, 30],
}

MADE: dict[str, Callable[[], bytes]] = {
    "report.pdf": report,
    "columns.pdf": lambda: columns(by_row=False),
    "columns_by_row.pdf": lambda: columns(by_row=True, title=True),
    "newspaper.pdf": lambda: columns(by_row=True, count=3),
    "scanned.pdf": scanned,
    "half_scanned.pdf": half_scanned,
    "locked.pdf": locked,
    "table.pdf": table_pdf,
    "matplotlib.pdf": matplotlib_page,
    "indents.pdf": paragraphs_pdf,
    "grid.pdf": grid_pdf,
    "sideways.pdf": sideways,
    "letter.pdf": letter_pdf,
    "controls.docx": lambda: docx_file(docx_controls),
    "report.docx": lambda: docx_file(docx_report),
    "chronology.docx": lambda: docx_file(docx_chronology),
    "date_last.docx": lambda: docx_file(docx_date_last),
    "years.docx": lambda: docx_file(docx_years),
    "runs.docx": lambda: docx_file(docx_runs),
    "days.xlsx": lambda: workbook({"Days": DAYS}),
    "titled.xlsx": lambda: workbook({"Days": [("Chronology of the harbour",), (), *DAYS]}),
    "two_sheets.xlsx": lambda: workbook({"Days": DAYS, "Budget": [("item", "cost"), ("rope", 12), ("paint", 30)]}),
    "crawl.warc": lambda: crawl(packed=False),
    "crawl.warc.gz": lambda: crawl(packed=True),
    "mapped.parquet": lambda: parquet_file(ARTICLES),
    "parquet.zip": lambda: zipped({"a.parquet": MADE["mapped.parquet"](), "b.warc": MADE["crawl.warc"]()}),
    "pages.zip": lambda: zipped({**PAGES, "pages/logo.png": b"\x89PNG\r\n\x1a\n", "__MACOSX/x": b"x"}),
    "nested.zip": lambda: zipped({"in/report.docx": MADE["report.docx"](), "in/more.zip": MADE["pages.zip"]()}),
    "speech.srt.gz": lambda: gzip.compress((DATA / "speech.srt").read_bytes(), mtime=0),
    "mapped.jsonl.gz": lambda: gzip.compress((DATA / "mapped.jsonl").read_bytes(), mtime=0),
}
"""Name -> what makes its bytes."""


def data_of(name: str) -> bytes:
    """The bytes of one of the files, made or kept."""
    return MADE[name]() if name in MADE else (DATA / name).read_bytes()
