"""Tables as other makers' word processors print them."""

from pdf_pages import HEIGHT, pdf, table, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import Block, BlockKind

XS = (60, 180, 520)
RECORD = (
    ("Action", "Open a clinic in each borough"),
    ("Lead", "Programme board"),
    ("Timescale", "By March 2027"),
    ("Sign of success seen", "Fewer people wait"),
)
WANTED = "Open a clinic in each borough | Programme board | By March 2027 | Fewer people wait"


def rows_of(content: bytes) -> list[Block]:
    blocks = read_pdf(content, "plan.pdf", "plan").blocks
    return [block for block in blocks if block.kind is BlockKind.TABLE_ROW]


def cells(rows: tuple[tuple[str, str], ...]) -> list[list[list[str]]]:
    return [[[label], [value]] for label, value in rows]


def test_record_of_labels_may_word_one_of_them_its_own_way():
    (row,) = rows_of(pdf(lambda canvas: table(canvas, XS, 100, cells(RECORD)) and None))
    assert row.text == WANTED
    assert [cell.head for cell in row.cells] == [label for label, _ in RECORD]
    assert [cell.role for cell in row.cells] == ["action", "lead", "timescale", "other"]


def test_record_torn_by_the_end_of_a_page_is_whole():
    labels = (*RECORD[:3], ("Measure", "Fewer people wait"))
    second = (("Action", "Fund a helpline"), ("Lead", "Council"), ("Timescale", "By May 2028"))

    def head(canvas: Canvas) -> None:
        write(canvas, 60, 60, ["Each of our plans for the year has one box below."])
        table(canvas, XS, 740, cells(labels[:2]))

    def tail(canvas: Canvas) -> None:
        top = table(canvas, XS, 60, cells(labels[2:]))
        table(canvas, XS, top + 20, cells(second))

    first, other = rows_of(pdf(head, tail))
    assert first.text == WANTED
    assert [cell.role for cell in first.cells] == ["action", "lead", "timescale", "measure"]
    assert [line.box.page for line in first.lines] == [1, 1, 2, 2]
    assert other.text == "Fund a helpline | Council | By May 2028"


def test_heavy_line_under_the_heads_is_a_rule():
    heads = ("Action", "Responsible", "Deadline")
    rows = [("Open a clinic", "Trust", "May 2027"), ("Fund a helpline", "Council", "June 2028")]
    xs, tops = (60, 260, 400, 520), (100, 116, 146, 176)

    def page(canvas: Canvas) -> None:
        for x in xs:
            canvas.line(x, HEIGHT - tops[0], x, HEIGHT - tops[-1])
        for top in (tops[0], *tops[2:]):
            canvas.line(xs[0], HEIGHT - top, xs[-1], HEIGHT - top)
        canvas.setLineWidth(2.25)  # PDFium's box of it is twice as thick
        canvas.line(xs[0], HEIGHT - tops[1], xs[-1], HEIGHT - tops[1])
        for row, top in zip((heads, *rows), tops, strict=False):
            for x, text in zip(xs, row, strict=False):
                write(canvas, x + 4, top + 1, [text], 9)

    found = rows_of(pdf(page))
    assert [row.text for row in found] == [" | ".join(row) for row in rows]
    assert [cell.head for cell in found[0].cells] == list(heads)
