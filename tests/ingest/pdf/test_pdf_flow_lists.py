"""Lists that lead to other places: contents, indexes, references, notes, short forms."""

import needed
import pytest
from pdf_pages import HEIGHT, PROSE, pdf, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import Document
from doc_audit.segment.sense import abbreviations

CHAPTERS = (
    ("Foreword", "i, ii"),
    ("Executive summary", "iii"),
    ("How we will give every child the best start", "4"),
    ("Homes and neighbourhoods", "12-14"),
    ("Work that is good for health", "19"),
    ("How we will know", "27"),
)


def texts(document: Document, *kinds: str) -> list[str]:
    return [b.text for b in document.blocks if not kinds or b.kind.value in kinds]


def read(*pages) -> Document:
    return read_pdf(pdf(*pages), "plan.pdf", "plan")


def prose(canvas: Canvas) -> None:
    write(canvas, 60, 40, ["What we found"], 16, "Helvetica-Bold")
    write(canvas, 60, 80, PROSE)


def test_contents_with_dots_to_roman_pages_and_ranges():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["Contents"], 18, "Helvetica-Bold")
        write(canvas, 60, 80, [f"{name} {'.' * 60} {at}" for name, at in CHAPTERS])

    document = read(page, prose)
    assert len(texts(document, "contents")) == len(CHAPTERS)
    assert texts(document, "paragraph") == [" ".join(PROSE)]


@pytest.mark.parametrize(
    "title", ["Contents", "Contents page", "In this report", "List of figures"]
)
def test_contents_without_dots(title: str):
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, [title], 18, "Helvetica-Bold")
        for row, (name, at) in enumerate(CHAPTERS):
            write(canvas, 60, 80 + 22 * row, [name])
            canvas.drawRightString(520, HEIGHT - 92.5 - 22 * row, at)

    document = read(page, prose)
    assert texts(document, "paragraph") == [" ".join(PROSE)]
    assert texts(document, "list_item", "table_row") == []
    assert all(name in " ".join(texts(document, "contents")) for name, _ in CHAPTERS)


def test_contents_with_the_numbers_left_of_the_titles():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["Contents"], 18, "Helvetica-Bold")
        for row, (name, _) in enumerate(CHAPTERS):
            write(canvas, 60, 80 + 30 * row, [str(3 + 4 * row)], 14, "Helvetica-Bold")
            write(canvas, 110, 82 + 30 * row, [f"We will {name.lower()}"], 12)

    document = read(page, prose)
    assert texts(document, "paragraph") == [" ".join(PROSE)]
    assert texts(document, "list_item") == []


def test_contents_in_two_columns_over_two_pages():
    def entries(canvas: Canvas, top: float) -> None:
        for column in range(2):
            for row, (name, _) in enumerate(CHAPTERS):
                number = 10 * column + row + int(top)
                write(canvas, 60 + 260 * column, top + 20 * row, [f"{name[:30]}  {number}"])

    def first(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["Contents"], 18, "Helvetica-Bold")
        entries(canvas, 80)

    document = read(first, lambda c: entries(c, 60), prose)
    assert texts(document, "paragraph") == [" ".join(PROSE)]
    assert " ".join(texts(document, "contents")).count("Foreword") == 4


def test_short_list_of_contents_above_the_text_takes_only_its_own_lines():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["Contents"], 18, "Helvetica-Bold")
        end = write(canvas, 60, 80, [f"{name} {'.' * 60} {at}" for name, at in CHAPTERS[2:]])
        write(canvas, 60, end + 20, ["Acknowledgements"], 14, "Helvetica-Bold")
        write(canvas, 60, end + 45, ["We thank the 40 people who wrote to us in 2024"])

    document = read(page, prose)
    assert texts(document, "paragraph")[0].startswith("We thank")
    assert len(texts(document, "contents")) == 4


def test_index_at_the_end_is_contents():
    names = ("access to care", "alcohol", "asthma", "carers", "children", "dementia", "exercise",
             "falls", "housing", "inequalities", "jobs", "loneliness")  # fmt: skip

    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["Index"], 18, "Helvetica-Bold")
        write(
            canvas, 60, 80, [f"{name}, {2 + n}, {9 + n}–{11 + n}" for n, name in enumerate(names)]
        )

    document = read(prose, page)
    assert texts(document, "paragraph") == [" ".join(PROSE)]
    assert len(" ".join(texts(document, "contents"))) > 100


@pytest.mark.parametrize(
    "title",
    ["References", "Bibliography", "7. Sources", "Endnotes", "Notes and references",
     "Appendix C: Evidence and references", "REFERENCE LIST", "Sources of information"],
)  # fmt: skip
def test_lists_of_sources_by_their_title(title: str):
    def page(canvas: Canvas) -> None:
        end = write(canvas, 60, 40, [title], 16, "Helvetica-Bold")
        write(canvas, 60, end + 10, [
            "1. Adam B, Clark D. We will reduce smoking: a trial. BMJ 2019; 3: 12-19.",
            "2. Office for National Statistics (2021) Deaths by area. https://www.ons.gov.uk/x",
            "3. Department of Health. We will act. London: HMSO, 2015.",
        ])  # fmt: skip
        write(canvas, 60, 160, ["Next steps"], 16, "Helvetica-Bold")
        write(canvas, 60, 190, PROSE)

    document = read(prose, page)
    assert len(" ".join(texts(document, "reference"))) > 180
    assert texts(document, "paragraph") == [" ".join(PROSE)] * 2


def test_sources_of_income_are_no_list_of_references():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["Sources"], 16, "Helvetica-Bold")
        write(canvas, 60, 80, PROSE)
        write(canvas, 60, 140, ["We will ask the county for a grant each year and publish it."])

    document = read(prose, page)
    assert texts(document, "reference") == []


def test_reference_list_goes_on_over_the_page():
    def first(canvas: Canvas) -> None:
        write(canvas, 60, 40, PROSE)
        write(canvas, 60, 600, ["References"], 16, "Helvetica-Bold")
        write(canvas, 60, 640, ["Adam, B. (2019). Smoking at work. London: Press."])

    def second(canvas: Canvas) -> None:
        write(canvas, 60, 60, ["Clark, D. (2015). We will act on alcohol. Leeds: Press."])

    assert len(texts(read(first, second), "reference")) == 2


def test_list_of_short_forms_is_not_mined_but_read_for_them():
    short = (("ICB", "Integrated Care Board"), ("JSNA", "Joint Strategic Needs Assessment"),
             ("PCN", "Primary Care Network"))  # fmt: skip

    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["Glossary and abbreviations"], 16, "Helvetica-Bold")
        for row, (form, words) in enumerate(short):
            write(canvas, 60, 80 + 20 * row, [f"{form} – {words}"])
        write(canvas, 60, 150, ["Core20 – we will use this word for the most deprived fifth."])

    document = read(prose, page)
    assert texts(document, "paragraph", "list_item") == [" ".join(PROSE)]
    assert any("JSNA" in text for text in texts(document, "caption"))
    assert abbreviations(document) is not None


def raised(canvas: Canvas, x: float, top: float, parts: list[str], share: float = 0.6) -> None:
    """Words and raised marks in turn on one line."""
    for number, part in enumerate(parts):
        own, rise = (10 * share, 3.7) if number % 2 else (10, 0)
        canvas.setFont("Helvetica", own)
        canvas.drawString(x, HEIGHT - top + rise, part)
        x += canvas.stringWidth(part, "Helvetica", own)


@pytest.mark.parametrize("mark", ["7", "30,34,35", "28-30,38", "28–30", "5,28,29,31,34,37,38", "a"])
@pytest.mark.parametrize("after", [".", ", and more.", ""])
def test_marks_of_notes_are_taken_out(mark: str, after: str):
    def page(canvas: Canvas) -> None:
        raised(canvas, 60, 100, ["They wait too long for help", mark, after])

    (text,) = texts(read(page))
    assert text == f"They wait too long for help{after}"


def test_marks_that_are_hardly_smaller_are_taken_out():
    def page(canvas: Canvas) -> None:
        raised(canvas, 60, 100, ["They wait too long.", "2,3", " Staff agree."], 0.8)

    assert texts(read(page)) == ["They wait too long. Staff agree."]


def test_mark_after_the_stop_and_blank_before_it_are_taken_out():
    def page(canvas: Canvas) -> None:
        raised(
            canvas, 60, 100, ["They wait too long.", "12", " Staff agree", "3 ", ". So do carers."]
        )

    assert texts(read(page)) == ["They wait too long. Staff agree. So do carers."]


def test_superscript_characters_are_marks_too():
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("DejaVu", needed.font()))

    def page(canvas: Canvas) -> None:
        canvas.setFont("DejaVu", 10)
        canvas.drawString(60, 700, "Cold homes cost lives.¹² We saw 30 m² of damp wall³ there.")

    assert texts(read(page)) == ["Cold homes cost lives. We saw 30 m² of damp wall there."]


def test_numbers_of_sources_in_brackets_are_marks():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, [
            "Cold homes harm the lungs of children [8]. They cost money too [10], [11], and",
            "people die of them [2-4] each winter, as we found in 2022 [see chapter 3], while",
            "[11]. Damp is as bad.",
        ])  # fmt: skip

    assert texts(read(page)) == [
        "Cold homes harm the lungs of children. They cost money too, and people die of them each "
        "winter, as we found in 2022 [see chapter 3], while. Damp is as bad."
    ]


def foot(canvas: Canvas, lines: list[str], size: float = 7) -> None:
    canvas.line(60, HEIGHT - 700, 200, HEIGHT - 700)
    write(canvas, 60, 704, lines, size)


def test_note_under_a_short_rule_with_its_later_lines_is_a_footnote():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        foot(canvas, ["1 Department of Health. We will act on smoking.", "[Accessed: 28/12/22]"])
        write(canvas, 60, 730, ["2022] Available: https://www.gov.uk/a/very/long/address"], 7)

    document = read(page)
    assert texts(document, "paragraph") == [" ".join(PROSE)]
    assert " ".join(texts(document, "footnote")).endswith("long/address")


def test_note_in_type_as_large_as_the_body_under_a_rule_is_a_footnote():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        foot(canvas, ["1 Department of Health. We will act on smoking."], 10)

    assert len(texts(read(page), "footnote")) == 1


def test_numbered_list_at_the_foot_in_smaller_type_is_no_footnote():
    aims = [f"{n}. Focus on aim {n} of the county" for n in range(1, 10)]

    def page(canvas: Canvas) -> None:
        for row in range(8):
            write(canvas, 60, 60 + 45 * row, PROSE, 12)
        end = write(canvas, 60, 440, ["The strategy has nine aims:"], 10)
        write(canvas, 60, end, aims, 10)

    document = read(page)
    assert len(texts(document, "list_item")) == 9
    assert texts(document, "footnote") == []


def test_figures_low_on_the_page_are_no_footnotes():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, [*PROSE, *PROSE], 12)
        for row in range(4):
            write(canvas, 300, 600 + 30 * row, [f"{24 + row} 11.{row}%"], 8)

    assert texts(read(page), "footnote") == []


def test_notes_at_the_end_of_the_document_are_footnotes():
    def page(canvas: Canvas) -> None:
        raised(canvas, 60, 60, ["Cold homes cost lives.", "1", " Damp does too.", "2"])
        write(canvas, 60, 80, PROSE)
        write(canvas, 60, 300, [
            "1 County Council (2024), Needs Assessment, chapter 7. Kelder: Press.",
        ], 8)  # fmt: skip
        write(canvas, 60, 330, [
            "2 NHS England (2019), The NHS Long Term Plan. The target is restated here.",
        ], 8)  # fmt: skip

    document = read(page)
    assert len(texts(document, "footnote")) == 2
    assert len(texts(document, "paragraph")) == 2
