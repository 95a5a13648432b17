"""What is a heading, and what it stands over."""

import pytest
from pdf_pages import HEIGHT, PROSE, WIDTH, pdf, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import Document

BOLD = "Helvetica-Bold"


def texts(document: Document, *kinds: str) -> list[str]:
    return [b.text for b in document.blocks if not kinds or b.kind.value in kinds]


def read(*pages) -> Document:
    return read_pdf(pdf(*pages), "plan.pdf", "plan")


def section_of(document: Document, words: str) -> tuple[str, ...]:
    (found,) = {b.section for b in document.blocks if words in b.text}
    return found


@pytest.mark.parametrize(
    "number", ["13 years", "84.1 years", "£2.4m", "Births: 8,630", "0-19 yr olds: 190,390",
               "192,900 people aged 65+ and rising", "1 in 5 adults", "42% of adults"],
)  # fmt: skip
def test_big_number_of_an_infographic_is_no_heading(number: str):
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, ["Our county"], 18, BOLD)
        top = write(canvas, 60, top + 8, PROSE)
        top = write(canvas, 60, top + 20, [number], 20, BOLD)
        write(canvas, 60, top + 30, ["People live longer here than elsewhere in the land."])

    document = read(page)
    assert texts(document, "heading") == ["Our county"]


@pytest.mark.parametrize("heading", ["3.2.1 Title of it", "Priority 4: Homes", "Appendix B",
                                     "Section 2", "10 high impact actions", "Vision 2030",
                                     "Four steps by 2028", "5 ways to wellbeing"])  # fmt: skip
def test_headings_with_numbers_stay_headings(heading: str):
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, [heading], 18, BOLD)
        write(canvas, 60, top + 8, PROSE)

    assert texts(read(page), "heading") == [heading]


@pytest.mark.parametrize(
    "lines", [["Jo Marlow", "Chair of the Health and Wellbeing Board"],
              ["Dr Ann de Vries", "Director of Public Health"],
              ["Councillor Sam O’Neill", "Cabinet Member for Adults"]],
)  # fmt: skip
@pytest.mark.parametrize("bold", [1, 2])
def test_name_and_post_under_a_foreword_are_no_headings(lines: list[str], bold: int):
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, ["Foreword"], 18, BOLD)
        top = write(canvas, 60, top + 8, PROSE)
        top = write(canvas, 60, top + 24, lines[:bold], 10, BOLD)
        top = write(canvas, 60, top, lines[bold:], 10)
        top = write(canvas, 60, top + 24, ["Purpose"], 18, BOLD)
        write(canvas, 60, top + 8, [f"Here {PROSE[0].lower()}", *PROSE[1:]])

    document = read(page)
    assert texts(document, "heading") == ["Foreword", "Purpose"]
    assert section_of(document, "Here our") == ("Purpose",)


def test_words_of_the_cover_are_over_no_section():
    def cover(canvas: Canvas) -> None:
        write(canvas, 60, 200, ["Closing the gap", "in every district"], 34, BOLD)
        write(canvas, 60, 320, ["A strategy for the county"], 20, BOLD)
        write(canvas, 60, 400, ["December 2024"], 12)

    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, ["Our aims"], 18, BOLD)
        write(canvas, 60, top + 8, PROSE)

    document = read(cover, page, lambda c: write(c, 60, 60, PROSE))
    assert document.blocks[0].kind == "heading"
    assert document.blocks[-1].section == ("Our aims",)


def test_title_over_five_lines_is_a_heading():
    lines = ["Rapid review", "of health for", "people with no", "home in the", "county"]
    document = read(lambda c: write(c, 60, 200, lines, 34), lambda c: write(c, 60, 60, PROSE))
    assert texts(document, "heading") == [" ".join(lines)]


def test_foreword_in_larger_type_holds_no_later_chapter():
    def page(canvas: Canvas, title: str, size: float) -> None:
        top = write(canvas, 60, 40, [title], size, BOLD)
        top = write(canvas, 60, top + 8, [f"{title} says that", *PROSE])

    titles = (("Foreword by the Chair", 24), ("Timeline of the plan", 18), ("Data and maps", 18))
    document = read(*(lambda c, t=t: page(c, *t) for t in titles))
    assert section_of(document, "Data and maps says") == ("Data and maps",)


def test_chapter_title_on_each_of_its_pages_holds_the_panels_in_larger_type():
    def page(canvas: Canvas, chapter: str, panel: str) -> None:
        write(canvas, 40, 30, [chapter], 16, BOLD)
        top = write(canvas, 60, 120, [panel], 24, BOLD)
        write(canvas, 60, top + 8, [f"{panel} means that", *PROSE])

    pages = [("STARTING WELL", "Births"), ("STARTING WELL", "Schools"), ("LIVING WELL", "Work"),
             ("LIVING WELL", "Homes"), ("AGEING WELL", "Falls")]  # fmt: skip
    document = read(*(lambda c, p=p: page(c, *p) for p in pages))
    for chapter, panel in pages:
        assert section_of(document, f"{panel} means") == (chapter, panel)


def test_chapters_at_the_top_of_pages_do_not_hold_those_further_down():
    def page(canvas: Canvas, number: int) -> None:
        top = write(canvas, 60, 40, [f"Chapter of {PROSE[number % 3][4:12]}"], 16, BOLD)
        top = write(canvas, 60, top + 8, PROSE)
        top = write(canvas, 60, top + 20, ["Halfway down the page"], 16, BOLD)
        write(canvas, 60, top + 8, [f"Then {PROSE[0].lower()}", *PROSE[1:]])

    document = read(*(lambda c, n=n: page(c, n) for n in range(4)))
    sections = {b.section for b in document.blocks if b.text.startswith("Then")}
    assert sections == {("Halfway down the page",)}


def test_numbers_that_begin_again_stand_under_the_numbered_section():
    def page(canvas: Canvas) -> None:
        top = 40.0
        for title, size in (("7 ENGAGEMENT", 16), ("7.3 What would help", 13),
                            ("1. Knowing where to go", 10), ("2. Clear pathways", 10)):  # fmt: skip
            top = write(canvas, 60, top + 14, [title], size, BOLD)
            top = write(canvas, 60, top + 4, [f"{title[-8:]} first.", *PROSE])
        top = write(canvas, 60, top + 14, ["8 WHAT NEXT"], 16, BOLD)
        write(canvas, 60, top + 4, [f"So {PROSE[0].lower()}", *PROSE[1:]])

    document = read(page)
    assert section_of(document, "pathways first") == (
        "7 ENGAGEMENT", "7.3 What would help", "2. Clear pathways",
    )  # fmt: skip
    assert section_of(document, "So our") == ("8 WHAT NEXT",)


def test_bold_captions_are_no_headings():
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, PROSE)
        top = write(canvas, 60, top + 14, ["Figure 3: Smoking by district"], 10, BOLD)
        top = write(canvas, 60, top + 14, ["Table 2 Deaths by year"], 12, BOLD)
        write(canvas, 60, top + 100, PROSE)

    document = read(page)
    assert texts(document, "heading") == []
    assert len(texts(document, "caption")) == 2


def test_bold_words_with_no_text_of_their_own_are_no_heading():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, ["What people said"], 16, BOLD)
        write(
            canvas, 60, 100, ["“I was sent from one", "place to the next, and", "nobody knew me.”"]
        )
        write(canvas, 60, 145, ["Resident of a village"], 10, BOLD)
        write(canvas, 310, 100, ["We asked six hundred", "of them to tell us what", "went wrong."])

    document = read(page)
    assert texts(document, "heading") == ["What people said"]


def test_bold_line_under_a_photograph_is_no_heading():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        canvas.rect(360, HEIGHT - 200, 150, 100, fill=1)
        write(canvas, 360, 210, ["The beach and the pier"], 10, BOLD)

    assert texts(read(page, lambda c: write(c, 60, 60, PROSE)), "heading") == []


def test_bold_heads_of_small_text_in_a_panel_are_headings():
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, [*PROSE, *PROSE, *PROSE], 12)
        for title in ("Aims", "What did we do?", "Key findings"):
            canvas.setFillColorRGB(0.1, 0.3, 0.7)
            top = write(canvas, 80, top + 10, [title], 9, BOLD)
            canvas.setFillColorRGB(0, 0, 0)
            top = write(canvas, 80, top + 2, [f"{title[:-1]} is told here.", *PROSE], 9)

    document = read(page)
    assert texts(document, "heading") == ["Aims", "What did we do?", "Key findings"]


def test_legend_of_a_chart_is_no_list():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, PROSE)
        for row, name in enumerate(("Our county", "England")):
            canvas.circle(106, HEIGHT - 206 - 40 * row, 3, fill=1)
            write(canvas, 115, 200 + 40 * row, [name], 8)
            write(canvas, 300, 200 + 40 * row, [f"{45 + row}.6"], 8)

    assert texts(read(page), "list_item") == []


def test_plain_questions_over_paragraphs_are_headings():
    def page(canvas: Canvas) -> None:
        top = 40.0
        for title in ("What is the cost of living?", "Who feels it most?", "What can we do?"):
            top = write(canvas, 60, top + 12, [title], 10)
            top = write(canvas, 60, top + 10, [f"{title[:-1]} is clear.", *PROSE])

    document = read(page)
    assert texts(document, "heading") == [
        "What is the cost of living?", "Who feels it most?", "What can we do?",
    ]  # fmt: skip


def test_heading_that_ends_a_page_stands_over_the_next():
    def first(canvas: Canvas) -> None:
        write(canvas, 60, 40, PROSE)
        write(canvas, 60, 700, ["Our next steps"], 10, BOLD)

    document = read(first, lambda c: write(c, 60, 60, [f"Soon {PROSE[0].lower()}", *PROSE[1:]]))
    assert document.blocks[-1].section == ("Our next steps",)


def test_coloured_line_in_the_size_of_the_body_is_a_heading():
    def page(canvas: Canvas) -> None:
        top = 40.0
        for title in ("Housing", "Work", "Schools"):
            canvas.setFillColorRGB(0.1, 0.3, 0.7)
            top = write(canvas, 60, top + 12, [title], 10)
            canvas.setFillColorRGB(0, 0, 0)
            top = write(canvas, 60, top + 8, [f"{title} matters here.", *PROSE])

    assert texts(read(page), "heading") == ["Housing", "Work", "Schools"]


def test_bold_stem_of_a_list_is_no_heading():
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, PROSE)
        top = write(canvas, 60, top + 12, ["By March 2026 we will:"], 10, BOLD)
        write(canvas, 70, top, ["• open two clinics", "• train all staff"])

    document = read(page)
    assert texts(document, "heading") == []
    assert len(texts(document, "list_item")) == 2
    assert WIDTH < HEIGHT
