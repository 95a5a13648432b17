"""Words of charts and pictures are captions; sentences and actions beside them stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_pages import HEIGHT, PROSE, pdf, write
from reportlab.graphics import renderPDF
from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.charts.piecharts import Pie
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.parts.labelwords import is_label
from doc_audit.model import BlockKind, Document
from doc_audit.segment import statements

DISTRICTS = ["Arun", "Crawley", "Horsham", "Worthing"]
NEXT = "The council will publish what it finds each year."


def read(*pages) -> Document:
    return read_pdf(pdf(*pages), "plan.pdf", "plan")


def said(document: Document) -> list[str]:
    return [s.text for s in statements(document)]


def texts(document: Document, kind: str) -> list[str]:
    return [b.text for b in document.blocks if b.kind.value == kind]


def bars(canvas: Canvas, x: float, top: float, way=VerticalBarChart, step: float = 20) -> None:
    """A chart 240 points wide and 150 high, upper left corner at x and `top`."""
    drawing, chart = Drawing(260, 170), way()
    chart.x, chart.y, chart.width, chart.height = 60, 20, 180, 110
    chart.data = [[1.5 * step, 3.6 * step, 2.2 * step, 3.05 * step]]
    axis = chart.valueAxis
    axis.valueMin, axis.valueMax, axis.valueStep = 0, 4 * step, step
    axis.labels.fontSize = chart.categoryAxis.labels.fontSize = 7
    chart.categoryAxis.categoryNames = DISTRICTS
    drawing.add(chart)
    renderPDF.draw(drawing, canvas, x, HEIGHT - top - 170)


@pytest.mark.parametrize("way", [VerticalBarChart, HorizontalBarChart])
def test_ticks_and_categories_of_a_bar_chart_are_no_statements(way):
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        bars(canvas, 60, 110, way)
        write(canvas, 60, 320, [NEXT])

    document = read(page)
    assert said(document) == [" ".join(PROSE), NEXT]
    assert set(DISTRICTS) <= set(texts(document, "caption"))
    assert not texts(document, "heading")


def test_title_and_turned_axis_label_in_a_framed_chart_are_captions():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        canvas.rect(60, HEIGHT - 290, 280, 190)
        write(canvas, 80, 104, ["Falls in care homes"], 12, "Helvetica-Bold")
        bars(canvas, 70, 115)
        canvas.saveState()
        canvas.translate(75, HEIGHT - 240)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(0, 0, "Falls of residents")
        canvas.restoreState()
        write(canvas, 60, 320, [NEXT])

    document = read(page)
    assert said(document) == [" ".join(PROSE), NEXT]
    assert {"Falls in care homes", "Falls of residents"} <= set(texts(document, "caption"))


def test_heading_of_a_card_with_a_chart_and_a_sentence_stays():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, PROSE)
        canvas.rect(60, HEIGHT - 330, 280, 230)
        write(canvas, 80, 104, ["Falls in care homes"], 14, "Helvetica-Bold")
        bars(canvas, 70, 125)
        write(canvas, 80, 300, ["Falls are most common in Crawley."])

    document = read(page)
    assert texts(document, "heading") == ["Falls in care homes"]
    assert said(document) == [" ".join(PROSE), "Falls are most common in Crawley."]


def test_heading_after_a_chart_that_its_frame_reaches_stays():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, PROSE)
        canvas.rect(60, HEIGHT - 330, 280, 230)
        bars(canvas, 70, 115)
        write(canvas, 70, 305, ["What we will do next"], 14, "Helvetica-Bold")
        write(canvas, 70, 335, PROSE)

    assert texts(read(page), "heading") == ["What we will do next"]


@pytest.mark.parametrize("bullet", ["• ", "drawn", ""])
def test_actions_beside_a_chart_stay(bullet: str):
    actions = ["Fit grab rails in 300 homes", "Widen the warm homes scheme", "Train carers"]

    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, [*PROSE, *PROSE])
        bars(canvas, 60, 120)
        for row, action in enumerate(actions):
            top = 180 + 25 * row
            if bullet == "drawn":
                canvas.circle(332, HEIGHT - top - 9, 2, stroke=0, fill=1)
            typed = bullet if bullet != "drawn" else ""
            write(canvas, 340, top, [typed + action], 9)

    assert [text for text in said(read(page)) if text in actions] == actions


def test_small_actions_right_under_a_chart_stay():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, [*PROSE, *PROSE])
        bars(canvas, 60, 120)
        write(canvas, 60, 284, ["Fit grab rails in 300 homes"], 9)
        write(canvas, 60, 400, PROSE)

    assert "Fit grab rails in 300 homes" in said(read(page))


def test_key_of_a_pie_is_captions():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        drawing, pie, key = Drawing(400, 170), Pie(), Legend()
        pie.x, pie.y, pie.width, pie.height = 30, 20, 120, 120
        pie.data, pie.labels = [46, 24, 20, 10], ["46%", "24%", "20%", "10%"]
        names = ["Own home", "Rented from a landlord", "Hostel", "No fixed address"]
        fills = [colors.red, colors.blue, colors.green, colors.orange]
        for slot, fill in enumerate(fills):
            pie.slices[slot].fillColor = fill
        key.x, key.y, key.fontSize, key.dx, key.dy = 200, 120, 9, 6, 6
        key.colorNamePairs, key.columnMaximum = list(zip(fills, names, strict=True)), 9
        key.alignment = "right"
        drawing.add(pie)
        drawing.add(key)
        renderPDF.draw(drawing, canvas, 60, HEIGHT - 290)
        write(canvas, 60, 320, [NEXT])

    document = read(page)
    assert said(document) == [" ".join(PROSE), NEXT]
    assert "Rented from a landlord" in texts(document, "caption")


def test_actions_behind_marks_of_many_colours_stay():
    actions = ["Improve access to dentists", "Cut waits for therapy", "Train health champions"]

    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, PROSE)
        for row, (action, fill) in enumerate(zip(actions, ("red", "blue", "green"), strict=True)):
            canvas.setFillColor(getattr(colors, fill))
            canvas.circle(66, HEIGHT - 121 - 20 * row, 3, stroke=0, fill=1)
            canvas.setFillColor(colors.black)
            write(canvas, 76, 112 + 20 * row, [action])

    assert said(read(page))[-3:] == actions


def test_years_along_a_line_with_actions_make_no_chart():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        canvas.line(60, HEIGHT - 150, 500, HEIGHT - 150)
        for step, action in enumerate(["Launch clinic", "Review pilot", "Open hubs"]):
            x = 80 + 150 * step
            canvas.line(x + 10, HEIGHT - 155, x + 10, HEIGHT - 145)
            write(canvas, x, 125, [str(2025 + step)])
            write(canvas, x, 160, [action])

    found = " ".join(said(read(page)))
    assert all(action in found for action in ["Launch clinic", "Review pilot", "Open hubs"])


def test_heading_with_nothing_under_it_but_a_chart_is_its_title():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["Health in Averdale"], 16, "Helvetica-Bold")
        write(canvas, 60, 70, PROSE)
        write(canvas, 60, 130, ["Yearly change in falls"], 12, "Helvetica-Bold")
        bars(canvas, 60, 150)
        write(canvas, 60, 340, ["What we will do"], 16, "Helvetica-Bold")
        write(canvas, 60, 370, PROSE)

    document = read(page)
    assert texts(document, "heading") == ["Health in Averdale", "What we will do"]
    assert "Yearly change in falls" in texts(document, "caption")


def test_words_in_a_row_over_a_picture_head_nothing():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, PROSE)
        for x, word in ((120, "Estimated"), (330, "Projected")):
            write(canvas, x, 100, [word], 12, "Helvetica-Bold")
        canvas.rect(60, HEIGHT - 260, 440, 130, fill=1)
        write(canvas, 60, 280, PROSE)

    document = read(page)
    assert not texts(document, "heading")
    assert "Estimated" not in said(document)


def test_label_and_total_are_one_statement():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, PROSE)
        write(canvas, 60, 120, ["Births"], 15, "Helvetica-Bold")
        write(canvas, 60, 140, ["8,630"], 17, "Helvetica-Bold")
        write(canvas, 260, 120, ["9,375"], 17, "Helvetica-Bold")
        write(canvas, 260, 143, ["Deaths"], 12)
        write(canvas, 60, 240, PROSE)

    document = read(page)
    assert {"Births 8,630", "9,375 Deaths"} <= set(said(document))
    assert not texts(document, "heading")


def test_title_and_source_of_a_picture_are_captions():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, PROSE)
        canvas.rect(60, HEIGHT - 260, 300, 150, fill=1)
        write(canvas, 60, 265, ["A Social Model of Care"], 9, "Helvetica-Bold")
        write(canvas, 60, 277, ["(Dahlberg and Whitlock 1991)"], 9)
        write(canvas, 60, 320, [NEXT])

    assert said(read(page)) == [" ".join(PROSE), NEXT]


def test_people_and_their_posts_are_a_line_each():
    people = ["Ann Corbett - Consultant in Public Health", "David Brand – Public Health Lead",
              "Dr Laura Ash - Research Officer"]  # fmt: skip

    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["Written by:"])
        write(canvas, 60, 60, people)

    assert said(read(page))[-3:] == people


@pytest.mark.parametrize(
    "text",
    ["27% of children live in poverty", "We will review this", "Admissions are falling",
     "Of the local authorities:", "The council will publish what it finds."],
)  # fmt: skip
def test_what_says_something_is_no_label(text: str):
    assert not is_label(text)


@pytest.mark.parametrize(
    "text",
    ["West Sussex", "25 to 34", "% of deaths in hospital", "Those who had a post code, N=185",
     "Age standardised rate of admissions for falls in people aged 80 and over per 100,000, 2016"],
)  # fmt: skip
def test_what_names_a_bar_or_an_axis_is_a_label(text: str):
    assert is_label(text)


@settings(max_examples=12)
@given(
    steps=st.integers(3, 8), step=st.sampled_from([0.5, 1, 2.5, 5, 10, 250, 1000]),
    pitch=st.integers(14, 40), first=st.sampled_from([0, 1, 3]),
)  # fmt: skip
def test_a_scale_of_any_step_marks_a_chart(steps: int, step: float, pitch: int, first: int):
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 30, PROSE)
        top = 120
        for at in range(steps):
            value = step * (first * 2 + steps - 1 - at)
            y = HEIGHT - top - pitch * at
            canvas.setFont("Helvetica", 8)
            canvas.drawRightString(90, y - 3, f"{value:,.1f}")
            canvas.line(93, y, 300, y)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(150, HEIGHT - top - pitch * 1.5, "Averdale")
        write(canvas, 60, top + pitch * steps + 30, [NEXT])

    document = read(page)
    assert said(document) == [" ".join(PROSE), NEXT]
    kinds = {b.text: b.kind for b in document.blocks}
    assert kinds["Averdale"] is BlockKind.CAPTION
