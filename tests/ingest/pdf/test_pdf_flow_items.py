"""Items of lists: what opens them, and what goes on with them."""

import pytest
from pdf_pages import HEIGHT, PROSE, pdf, table, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import Document
from doc_audit.segment import statements


def texts(document: Document, *kinds: str) -> list[str]:
    return [b.text for b in document.blocks if not kinds or b.kind.value in kinds]


def read(*pages) -> Document:
    return read_pdf(pdf(*pages), "plan.pdf", "plan")


def test_coloured_link_over_a_line_end_stays_in_its_item():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, ["The plan is to:"])
        write(canvas, 70, 80, ["• agree on what matters most, as shown in our Joint Strategic"])
        canvas.setFillColorRGB(0.1, 0.4, 0.9)
        write(canvas, 77, 92.5, ["Needs Assessment (JSNA)."])
        canvas.setFillColorRGB(0, 0, 0)
        write(canvas, 70, 105, ["• work with partners"])

    assert texts(read(page), "list_item") == [
        "agree on what matters most, as shown in our Joint Strategic Needs Assessment (JSNA).",
        "work with partners",
    ]


def test_icon_beside_a_paragraph_is_no_bullet():
    def page(canvas: Canvas) -> None:
        canvas.circle(66, HEIGHT - 81, 2, stroke=0, fill=1)
        write(canvas, 80, 60, PROSE)

    assert texts(read(page)) == [" ".join(PROSE)]


def test_measure_with_a_decimal_point_is_no_numbered_item():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, ["Men live for"])
        write(canvas, 60, 100, ["80.6 years on average, women for longer than that."])

    assert texts(read(page), "list_item") == []


def test_round_letter_opens_an_item_that_begins_with_a_figure():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, ["The county has:"])
        write(canvas, 80, 80, ["o more people who live alone", "o 88% of them with a need"])

    assert len(texts(read(page), "list_item")) == 2


def test_dash_inside_open_brackets_opens_no_item():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, ["Our plans are:", "• Walking and Cycling Strategy (2016"])
        write(canvas, 69, 85, ["– 2026)"])
        write(canvas, 60, 97.5, ["• Tobacco Control Strategy"])

    assert texts(read(page), "list_item") == [
        "Walking and Cycling Strategy (2016 – 2026)",
        "Tobacco Control Strategy",
    ]


def test_short_section_with_three_numbers_is_a_heading():
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, PROSE)
        top = write(canvas, 60, top + 12, ["6.2.3 Age"], 10, "Helvetica-Bold")
        write(canvas, 60, top + 6, PROSE)

    assert texts(read(page), "heading") == ["6.2.3 Age"]


def test_nested_bullets_of_many_kinds():
    signs = (("\u2022", 70), ("o", 90), ("\u2013", 110), ("\u2022", 70), ("o", 90))

    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, ["Over the next year, we will:"])
        for row, (sign, x) in enumerate(signs):
            write(
                canvas,
                x,
                80 + 28 * row,
                [
                    f"{sign} do the thing of row {row}, and then",
                ],
            )
            write(canvas, x + 9, 80 + 28 * row + 12.5, ["tell the public how it went"])

    items = [b for b in read(page).blocks if b.kind == "list_item"]
    assert [b.level for b in items] == [1, 2, 3, 1, 2]
    assert all(b.text.endswith("then tell the public how it went") for b in items)


def figure(canvas: Canvas) -> None:
    for row, name in enumerate(("Adur", "Mid Sussex", "Crawley", "Arun")):
        write(canvas, 100, 60 + 22 * row, [name], 8)
        canvas.rect(160, HEIGHT - 70 - 22 * row, 40 + 30 * row, 8, fill=1)


def grid(canvas: Canvas) -> None:
    table(canvas, (60, 200, 300), 60, [[["District"], ["Homes"]], [["North"], ["400"]],
                                       [["South"], ["900"]]], 1)  # fmt: skip


def note(canvas: Canvas) -> None:
    write(canvas, 60, 720, ["1 Office for National Statistics, Deaths by area, 2024."], 7)


@pytest.mark.parametrize("between", [figure, grid, note])
def test_sentence_goes_on_behind_what_stands_between_its_halves(between):
    def first(canvas: Canvas) -> None:
        write(canvas, 60, 640, [*PROSE, "We will insulate four hundred homes in each of the two"])
        if between is note:
            between(canvas)

    def second(canvas: Canvas) -> None:
        if between is not note:
            between(canvas)
        write(canvas, 60, 200, ["districts by the winter of 2027 and tell residents how.", *PROSE])

    found = [statement.text for statement in statements(read(first, second))]
    assert (
        "We will insulate four hundred homes in each of the two districts by the winter of 2027 "
        "and tell residents how." in found
    )


def test_sentence_does_not_go_on_behind_a_heading():
    def first(canvas: Canvas) -> None:
        write(canvas, 60, 640, [*PROSE, "We will insulate four hundred homes in each of the two"])

    def second(canvas: Canvas) -> None:
        write(canvas, 60, 100, ["Other districts"], 16, "Helvetica-Bold")
        write(canvas, 60, 200, ["districts by the winter of 2027 and tell residents how.", *PROSE])

    found = [statement.text for statement in statements(read(first, second))]
    assert not any("two districts" in text for text in found)
