"""Tables without a full grid of rules: columns and rows told by heads, white, fills and figures."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_pages import HEIGHT, LEADING, PROSE, pdf, write
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import Block, Document

XS = (50.0, 230.0, 330.0, 420.0)
RIGHT = 545.0
HEADS = [["Action"], ["Lead"], ["Timescale"], ["Measure of", "success"]]
ROWS = [
    [
        ["Train two hundred school staff", "in first aid for minds, until", "each school has two"],
        ["Public Health"],
        ["March 2026"],
        ["200 staff trained"],
    ],
    [
        ["Open a falls clinic in the town"],
        ["Community", "Trust"],
        ["Q3 2025/26"],
        ["Two days a week"],
    ],
    [
        ["Publish a strategy for carers", "and agree who pays for it"],
        ["Adult Social", "Care and the", "carers forum"],
        ["December", "2025"],
        ["Strategy out"],
    ],
    [
        ["Offer blood pressure checks"],
        ["Libraries"],
        ["June 2026"],
        ["5,000 checks", "in each year"],
    ],
]
WANTED = [" | ".join(" ".join(cell) for cell in row) for row in ROWS]
Rows = Sequence[Sequence[Sequence[str]]]


def read(content: bytes) -> Document:
    return read_pdf(content, "plan.pdf", "plan")


def rows_of(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind.value == "table_row"]


def draw(
    canvas: Canvas,
    rows: Rows,
    xs: Sequence[float] = XS,
    top: float = 120,
    pad: float = 5,
    size: float = 9,
    align: str = "top",
    bold: Sequence[int] = (0,),
) -> list[float]:
    """Cells without rules; where each row begins and the last ends, from the top of the page."""
    tops = [top]
    for number, row in enumerate(rows):
        high = max(map(len, row)) * size * LEADING
        font = "Helvetica-Bold" if number in bold else "Helvetica"
        for x, cell in zip(xs, row, strict=True):
            spare = high - len(cell) * size * LEADING
            down = {"top": 0.0, "middle": spare / 2, "bottom": spare}[align]
            write(canvas, x, tops[-1] + pad + down, cell, size, font)
        tops.append(tops[-1] + high + 2 * pad)
    return tops


def row_tops(rows: Rows, top: float = 120, pad: float = 5, size: float = 9) -> list[float]:
    """Where `draw` begins each row and ends the last."""
    tops = [top]
    for row in rows:
        tops.append(tops[-1] + max(map(len, row)) * size * LEADING + 2 * pad)
    return tops


def across(canvas: Canvas, tops: Sequence[float], left: float = 46, right: float = RIGHT) -> None:
    for top in tops:
        canvas.line(left, HEIGHT - top, right, HEIGHT - top)


def shade(
    canvas: Canvas, top: float, bottom: float, left: float = 46, right: float = RIGHT
) -> None:
    canvas.setFillColor(Color(0.85, 0.9, 0.95))
    canvas.rect(left, HEIGHT - bottom, right - left, bottom - top, stroke=0, fill=1)
    canvas.setFillColor(Color(0, 0, 0))


def page(style: str, align: str = "top", pad: float = 5, xs: Sequence[float] = XS) -> bytes:
    def one(canvas: Canvas) -> None:
        write(canvas, 50, 40, PROSE)
        rows = [HEADS, *ROWS]
        tops = row_tops(rows, pad=pad)
        if style == "rules":
            across(canvas, tops)
        elif style == "booktabs":
            across(canvas, [tops[0], tops[1], tops[-1]])
        elif style == "zebra":
            for number in range(1, len(rows), 2):
                shade(canvas, tops[number], tops[number + 1])
        draw(canvas, rows, xs, align=align, pad=pad)
        write(canvas, 50, tops[-1] + 12, PROSE)

    return pdf(one)


@pytest.mark.parametrize("style", ["none", "rules", "booktabs", "zebra"])
@pytest.mark.parametrize("align", ["top", "middle"])
def test_action_table_without_a_grid_gives_a_row_an_action(style: str, align: str):
    document = read(page(style, align))
    assert [row.text for row in rows_of(document)] == WANTED
    heads = [cell.head for cell in rows_of(document)[0].cells]
    assert heads == ["Action", "Lead", "Timescale", "Measure of success"]
    paragraphs = [b.text for b in document.blocks if b.kind.value == "paragraph"]
    assert paragraphs == [" ".join(PROSE)] * 2


def test_rows_parted_by_little_more_white_than_their_lines():
    assert [row.text for row in rows_of(read(page("none", pad=1)))] == WANTED


def test_columns_closer_than_a_line_break_are_not_glued():
    xs = (50.0, 183.0, 241.0, 293.0)
    assert [row.text for row in rows_of(read(page("none", xs=xs)))] == WANTED


def test_owner_between_rules_that_leave_its_column_open_counts_for_each_row():
    rows = [HEADS, *[[row[0], [""], row[2], row[3]] for row in ROWS]]

    def one(canvas: Canvas) -> None:
        tops = draw(canvas, rows)
        across(canvas, [tops[0], tops[1], tops[3], tops[5]])
        for top in (tops[2], tops[4]):
            across(canvas, [top], right=XS[1] - 4)
            across(canvas, [top], left=XS[2] - 4)
        for top, lead in ((tops[1], "Public Health"), (tops[3], "Libraries")):
            write(canvas, XS[1], top + 5, [lead], 9)

    leads = [row.text.split(" | ")[1] for row in rows_of(read(pdf(one)))]
    assert leads == ["Public Health", "Public Health", "Libraries", "Libraries"]


def test_row_across_the_columns_names_the_rows_under_it():
    def one(canvas: Canvas) -> None:
        end = draw(canvas, [HEADS, *ROWS[:2]])[-1]
        words = ["Priority 2: places where people can live well into old age"]
        write(canvas, 50, end + 5, words, 9, "Helvetica-Bold")
        draw(canvas, ROWS[2:], top=end + 22, bold=())

    document = read(pdf(one))
    kinds = [b.kind.value for b in document.blocks if b.table]
    assert kinds == ["caption", "table_row", "table_row", "heading", "table_row", "table_row"]


def test_number_column_under_a_narrow_head_is_its_own():
    xs = (50.0, 68.0, *XS[1:])
    numbered = [[[f"1.{n}"], *row] for n, row in enumerate(ROWS, start=1)]

    def one(canvas: Canvas) -> None:
        draw(canvas, [[["No."], *HEADS], *numbered], xs)

    first = rows_of(read(pdf(one)))[0]
    assert [first.text[cell.start : cell.end] for cell in first.cells][:2] == [
        "1.1",
        " ".join(ROWS[0][0]),
    ]


@pytest.mark.parametrize("repeated", [True, False])
def test_table_over_three_pages_keeps_its_columns_without_a_grid(repeated: bool):
    def part(number: int):
        def one(canvas: Canvas) -> None:
            head = [HEADS] if repeated or number == 0 else []
            rows = ROWS[number:] + ROWS[:number]
            draw(canvas, [*head, *rows], top=500 if number == 0 else 60, bold=(0,) if head else ())

        return one

    found = rows_of(read(pdf(*map(part, range(3)))))
    assert [row.text for row in found] == [
        WANTED[(at + number) % 4] for number in range(3) for at in range(4)
    ]
    assert {row.table for row in found} == {1}
    assert {row.cells[1].role for row in found} == {"lead"}


FIGURE_HEADS = [["Sector"], ["Total"], ["Spoken", "about it"], ["Share"]]
FIGURES = [
    [["Housing"], ["17"], ["9"], ["52.9%"]],
    [["Children, young people and", "their families"], ["120"], ["64"], ["53.3%"]],
    [["Libraries"], ["31"], ["12"], ["38.7%"]],
    [["Total"], ["168"], ["85"], ["50.6%"]],
]


@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
@pytest.mark.parametrize("ruled", [True, False])
def test_table_of_figures_is_rows_and_no_paragraphs(align: str, ruled: bool):
    def one(canvas: Canvas) -> None:
        write(canvas, 50, 40, PROSE)
        tops = draw(canvas, [FIGURE_HEADS, *FIGURES], align=align, bold=())
        if ruled:
            across(canvas, [tops[0], tops[1], tops[-1]])
        write(canvas, 50, tops[-1] + 4, ["Source: survey of 168 people at work"], 9)
        write(canvas, 50, tops[-1] + 50, PROSE)

    document = read(pdf(one))
    found = rows_of(document)
    assert [row.text for row in found] == [
        " | ".join(" ".join(cell) for cell in row) for row in FIGURES
    ]
    assert [cell.head for cell in found[0].cells][1:] == ["Total", "Spoken about it", "Share"]
    assert sum(b.kind.value == "paragraph" for b in document.blocks) == 2


def test_head_over_two_columns_is_part_of_both():
    def one(canvas: Canvas) -> None:
        rows = [[["Sector"], ["Total"], ["Confident in 2017"], [""]],
                [[""], [""], ["Count"], ["Share"]], *FIGURES]  # fmt: skip
        tops = draw(canvas, rows, (50, 300, 380, 440), bold=())
        across(canvas, [tops[0], tops[2], tops[-1]])
        across(canvas, [tops[1]], left=376)

    heads = [cell.head for cell in rows_of(read(pdf(one)))[0].cells]
    assert heads == ["Sector", "Total", "Confident in 2017 Count", "Confident in 2017 Share"] or (
        heads[:2] == ["Sector", "Total"] and heads[2].endswith("Count")
    )


def test_labels_in_the_first_column_make_a_record_of_each_card():
    def one(canvas: Canvas) -> None:
        top = 80.0
        for row in ROWS[:2]:
            labels = (["Action"], ["Lead"], ["By when"], ["Measure"])
            cells = [[label, value] for label, value in zip(labels, row, strict=True)]
            tops = draw(canvas, cells, (50, 130), top=top, bold=())
            across(canvas, tops, right=400)
            for x in (46, 126, 400):
                canvas.line(x, HEIGHT - tops[0], x, HEIGHT - tops[-1])
            top = tops[-1] + 20

    found = rows_of(read(pdf(one)))
    assert [row.text for row in found] == WANTED[:2]
    assert [cell.role for cell in found[0].cells] == ["action", "lead", "timescale", "measure"]


def test_rules_down_only_leave_the_rows_to_white():
    def one(canvas: Canvas) -> None:
        tops = draw(canvas, [HEADS, *ROWS])
        across(canvas, [tops[0], tops[1], tops[-1]])
        for x in (*(x - 4 for x in XS), RIGHT):
            canvas.line(x, HEIGHT - tops[0], x, HEIGHT - tops[-1])

    assert [row.text for row in rows_of(read(pdf(one)))] == WANTED


def test_columns_of_prose_between_rules_are_no_table():
    def one(canvas: Canvas) -> None:
        across(canvas, [60, 300, 540])
        for top in (70, 310):
            for x, step in ((50, 52), (320, 45)):
                for part in range(4):
                    write(canvas, x, top + part * step, [line[:44] for line in PROSE], 9)

    assert rows_of(read(pdf(one))) == []


def test_bars_and_ticks_of_a_chart_are_no_rows():
    def one(canvas: Canvas) -> None:
        write(canvas, 50, 40, PROSE)
        across(canvas, [200, 230, 260, 290, 320], left=90, right=500)
        for number, top in enumerate((200, 230, 260, 290, 320)):
            write(canvas, 70, top - 8, [str(40 - 10 * number)], 8)
        for number, high in enumerate((35, 22, 17, 28)):
            x = 120 + number * 90
            canvas.rect(x, HEIGHT - 320, 30, high * 3, stroke=0, fill=1)
            write(canvas, x + 8, 312 - high * 3 - 14, [str(high)], 8)
            write(canvas, x - 4, 322, [f"Quarter {number + 1}"], 8)

    assert rows_of(read(pdf(one))) == []


def test_bars_of_any_length_are_no_columns():
    def one(canvas: Canvas) -> None:
        for number, long in enumerate((310, 240, 205, 150, 120)):
            top = 200 + number * 26
            canvas.rect(180, HEIGHT - top - 26, long, 26)
            write(canvas, 60, top + 4, [f"Most deprived {number}"], 9)
            write(canvas, 180 + long - 40, top + 4, ["of all"], 9)
        canvas.rect(50, HEIGHT - 330, 480, 130)

    assert rows_of(read(pdf(one))) == []


def test_two_rows_that_say_the_same_do_not_fail_the_file():
    rows = [HEADS, *[[["Go on with it"], ["Carers"], ["2026"], ["None yet"]]] * 2]
    found = rows_of(read(pdf(lambda canvas: across(canvas, draw(canvas, rows)))))
    assert [row.text for row in found] == ["Go on with it | Carers | 2026 | None yet"] * 2


WORDS = st.sampled_from(
    ["open", "clinic", "train", "staff", "carers", "publish", "review", "homes"]
)
CELL = st.lists(WORDS, min_size=1, max_size=2).map(" ".join)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(*[st.lists(CELL, min_size=1, max_size=3)] * 4), min_size=2, max_size=5))
def test_every_cell_of_a_table_between_rules_is_found(rows: list[tuple[list[str], ...]]):
    def one(canvas: Canvas) -> None:
        across(canvas, draw(canvas, [HEADS, *rows]))

    found = [row.text for row in rows_of(read(pdf(one)))]
    assert found == [" | ".join(" ".join(cell) for cell in row) for row in rows]
