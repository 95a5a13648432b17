"""One page, one defect: each test is named for what a reader gets wrong there."""

from importlib import import_module

import pytest
from pdf_pages import HEIGHT, PROSE, WIDTH, pdf, table, write
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from doc_audit.errors import DocumentError
from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.trust.grades import NO_TEXT
from doc_audit.model import Block, BlockKind, Document

LEFT = [
    "Residents told us that they wait",
    "too long for help, and that they",
    "must repeat their story often.",
]
RIGHT = [
    "Staff told us that the records",
    "of the six trusts do not join up",
    "and that time is lost each day.",
]


def read(content: bytes) -> Document:
    return read_pdf(content, "plan.pdf", "plan")


def texts(document: Document, *kinds: str) -> list[str]:
    return [b.text for b in document.blocks if not kinds or b.kind.value in kinds]


def only(document: Document, kind: str) -> Block:
    (block,) = [b for b in document.blocks if b.kind.value == kind]
    return block


def test_two_columns_are_read_one_after_the_other():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, ["What people said"], 16, "Helvetica-Bold")
        for row in range(3):  # the stream goes from column to column on every line
            write(canvas, 60, 100 + row * 12.5, [LEFT[row]])
            write(canvas, 310, 100 + row * 12.5, [RIGHT[row]])

    assert texts(read(pdf(page))) == ["What people said", " ".join(LEFT), " ".join(RIGHT)]


def test_heading_over_the_second_section_parts_the_columns_above():
    def page(canvas: Canvas) -> None:
        top = 60.0
        for name in ("First aim", "Second aim"):
            top = write(canvas, 60, top, [name], 16, "Helvetica-Bold") + 8
            write(canvas, 310, top, [f"{name} right", *RIGHT])
            top = write(canvas, 60, top, [f"{name} left", *LEFT]) + 14

    found = texts(read(pdf(page)), "paragraph")
    assert [text.rsplit(" Re")[0].rsplit(" St")[0] for text in found] == [
        "First aim left", "First aim right", "Second aim left", "Second aim right",
    ]  # fmt: skip


def form(canvas: Canvas, x: float, top: float, what: str, who: str, when: str) -> None:
    canvas.rect(x, HEIGHT - top - 80, 220, 80)
    write(canvas, x + 8, top + 4, [f"What: {what}", "in every ward"])
    write(canvas, x + 8, top + 34, [f"Who: {who}"])
    write(canvas, x + 8, top + 52, [f"When: {when}"])


def test_what_who_when_boxes_side_by_side_stay_one_action_each():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        form(canvas, 60, 130, "Open two clinics", "The Trust", "March 2026")
        form(canvas, 310, 130, "Train all staff", "The Council", "June 2027")

    rows = [b for b in read(pdf(page)).blocks if b.kind is BlockKind.TABLE_ROW]
    assert [row.text for row in rows] == [
        "Open two clinics in every ward | The Trust | March 2026",
        "Train all staff in every ward | The Council | June 2027",
    ]
    first = rows[0]
    assert [(c.head, c.role, first.text[c.start : c.end]) for c in first.cells] == [
        ("What", "action", "Open two clinics in every ward"),
        ("Who", "lead", "The Trust"),
        ("When", "timescale", "March 2026"),
    ]
    assert rows[0].table != rows[1].table


def test_what_who_when_boxes_drawn_label_by_label():
    def page(canvas: Canvas) -> None:
        boxes = (
            (60, "Open two clinics", "The Trust", "May"),
            (310, "Train staff", "The Council", "June"),
        )
        for part, label in enumerate(("What", "Who", "When"), start=1):
            for box in boxes:
                write(canvas, box[0], 100 + part * 20, [f"{label}: {box[part]}"])

    rows = texts(read(pdf(page)), "table_row")
    assert rows == ["Open two clinics | The Trust | May", "Train staff | The Council | June"]


XS = (50, 250, 400, 540)
HEADS = [["Action"], ["Lead"], ["By when"]]


def action(number: int) -> list[list[str]]:
    return [
        [f"Open clinic number {number}", "in the town"],
        ["County Council"],
        [f"March 20{number}"],
    ]


def test_ruled_action_table_gives_a_row_an_action():
    rows = [HEADS, *(action(n) for n in range(26, 29))]
    document = read(
        pdf(lambda canvas: (write(canvas, 50, 40, PROSE), table(canvas, XS, 110, rows, 1)))
    )
    assert texts(document, "caption") == ["Action | Lead | By when"]
    found = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    assert found[0].text == "Open clinic number 26 in the town | County Council | March 2026"
    assert [cell.role for cell in found[0].cells] == ["action", "lead", "timescale"]
    assert [b.table for b in found] == [1, 1, 1]


def test_table_over_two_pages_keeps_its_heads_and_its_torn_row():
    def first(canvas: Canvas) -> None:
        table(
            canvas,
            XS,
            600,
            [HEADS, action(26), [["Give every carer a named"], ["Carers"], ["2027"]]],
            1,
        )

    def second(canvas: Canvas) -> None:
        table(canvas, XS, 60, [[["worker within a month"], [], []], action(28), action(29)])

    document = read(pdf(first, second))
    found = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    assert found[1].text == "Give every carer a named worker within a month | Carers | 2027"
    assert {line.box.page for line in found[1].lines} == {1, 2}
    assert [b.table for b in found] == [1, 1, 1, 1]
    assert [cell.head for cell in found[3].cells] == ["Action", "Lead", "By when"]


def test_repeated_heads_on_the_second_page_are_no_row():
    pages = [
        lambda c, n=n: table(c, XS, 60, [HEADS, action(n), action(n + 1)], 1) for n in (26, 28)
    ]
    document = read(pdf(*pages))
    assert len(texts(document, "table_row")) == 4
    assert texts(document, "caption") == ["Action | Lead | By when"] * 2


def test_unruled_action_table_is_known_by_its_heads():
    def page(canvas: Canvas) -> None:
        write(canvas, 50, 60, PROSE)
        for x, (head,) in zip(XS, HEADS, strict=False):
            write(canvas, x, 120, [head], 10, "Helvetica-Bold")
        for number in range(3):
            for x, cell in zip(XS, action(26 + number), strict=False):
                write(canvas, x, 145 + number * 40, cell)
        write(canvas, 50, 300, PROSE)

    document = read(pdf(page))
    rows = texts(document, "table_row")
    assert rows[0] == "Open clinic number 26 in the town | County Council | March 2026"
    assert len(rows) == 3
    assert texts(document, "paragraph") == [" ".join(PROSE)] * 2


def test_merged_lead_cell_counts_for_each_of_its_rows():
    def page(canvas: Canvas) -> None:
        tops = (100, 125, 165, 205)
        for x, head in zip(XS, HEADS, strict=False):
            write(canvas, x + 4, 102, head, 9, "Helvetica-Bold")
        for row, number in enumerate((26, 27)):
            write(canvas, XS[0] + 4, tops[1 + row] + 2, action(number)[0], 9)
            write(canvas, XS[2] + 4, tops[1 + row] + 2, action(number)[2], 9)
        write(canvas, XS[1] + 4, 128, ["County Council"], 9)
        for x in XS:
            canvas.line(x, HEIGHT - tops[0], x, HEIGHT - tops[-1])
        for top in (tops[0], tops[1], tops[3]):
            canvas.line(XS[0], HEIGHT - top, XS[3], HEIGHT - top)
        canvas.line(XS[0], HEIGHT - tops[2], XS[1], HEIGHT - tops[2])
        canvas.line(XS[2], HEIGHT - tops[2], XS[3], HEIGHT - tops[2])

    rows = texts(read(pdf(page)), "table_row")
    assert rows == [
        f"Open clinic number {n} in the town | County Council | March 20{n}" for n in (26, 27)
    ]


def running(canvas: Canvas, number: int) -> None:
    write(canvas, 60, 20, ["Health and Care Plan 2025 to 2030"], 8)
    write(canvas, 60, 130, [f"Part {number} of the plan begins with", *PROSE])
    write(canvas, 290, 800, [f"Page {number}"], 8)


def test_running_heads_and_page_numbers_are_furniture():
    document = read(pdf(*(lambda c, n=n: running(c, n) for n in range(1, 6))))
    assert texts(document, "furniture") == [
        words for n in range(1, 6) for words in ("Health and Care Plan 2025 to 2030", f"Page {n}")
    ]
    assert all("Page" not in text for text in texts(document, "paragraph"))


def test_counted_headings_at_the_top_of_each_page_are_no_furniture():
    def page(canvas: Canvas, number: int) -> None:
        write(canvas, 60, 30, [f"Priority {number}"], 18, "Helvetica-Bold")
        write(canvas, 60, 130, [f"Part {number} of the plan begins with", *PROSE])

    document = read(pdf(*(lambda c, n=n: page(c, n) for n in (3, 1, 4, 2, 6))))
    assert texts(document, "furniture") == []
    assert len(texts(document, "heading")) == 5


def test_hyphen_at_line_end_goes_where_the_document_writes_the_word_whole():
    def page(canvas: Canvas) -> None:
        lines = (
            "Better commissioning needs a well-being board, they say, and commis-",
            "sioning follows what the well-",
            "being board agrees with each anti-",
            "tobacco group in the county.",
        )
        write(canvas, 60, 60, lines)

    text = only(read(pdf(page)), "paragraph").text
    assert "and commissioning follows" in text
    assert "the well-being board agrees" in text
    assert "anti-tobacco group" in text


def turned(canvas: Canvas) -> None:
    canvas.setPageRotation(90)  # reportlab swaps the sides of the page, so it is shown upright
    canvas.translate(HEIGHT, 0)
    canvas.rotate(90)
    write(canvas, 70, 300, PROSE)


def test_rotated_page_is_read_as_shown():
    upright = read(pdf(lambda canvas: write(canvas, 70, 300, PROSE)))
    rotated = read(pdf(turned))
    assert rotated.pages == upright.pages
    assert [block.text for block in rotated.blocks] == [" ".join(PROSE)]
    for one, other in zip(rotated.blocks[0].lines, upright.blocks[0].lines, strict=True):
        for side in ("x0", "y0", "x1", "y1"):
            assert getattr(one.box, side) == pytest.approx(getattr(other.box, side), abs=0.05)
        assert one.edges == pytest.approx(other.edges, abs=0.05)


def test_cropped_page_hides_what_lies_outside_and_moves_the_origin():
    def page(canvas: Canvas) -> None:
        canvas.setCropBox((50, 100, 450, 700))
        write(canvas, 100, HEIGHT - 650, PROSE)
        canvas.drawString(460, 400, "printer's mark outside")

    document = read(pdf(page))
    block = only(document, "paragraph")
    assert texts(document) == [" ".join(PROSE)]
    assert abs(block.lines[0].box.x0 - 50) < 1
    assert (document.pages[0].width, document.pages[0].height) == (400, 600)
    assert [p.code for p in document.problems] == ["hidden_text"]


def picture() -> ImageReader:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (120, 160), (220, 220, 200)).save(out, "PNG")
    out.seek(0)
    return ImageReader(out)


def test_scanned_page_is_a_problem_not_an_empty_page():
    scan = picture()
    document = read(pdf(
        lambda c: write(c, 60, 60, PROSE),
        lambda c: c.drawImage(scan, 0, 0, WIDTH, HEIGHT),
        lambda c: None,
    ))  # fmt: skip
    (problem,) = document.problems
    assert (problem.code, problem.severity, problem.pages) == ("page_without_text", "error", (2,))
    assert "OCR" in problem.mend
    assert [page.grade for page in document.pages] == ["good", "unreadable", "good"]
    assert document.pages[1].reasons == (NO_TEXT,)


def test_scanned_page_under_a_running_head_is_found_all_the_same():
    scan = picture()

    def page(canvas: Canvas, number: int) -> None:
        if number == 3:
            canvas.drawImage(scan, 60, 100, WIDTH - 120, HEIGHT - 200)
            write(canvas, 60, 20, ["Health and Care Plan 2025 to 2030"], 8)
        else:
            running(canvas, number)

    document = read(pdf(*(lambda c, n=n: page(c, n) for n in range(1, 6))))
    assert [p.pages for p in document.problems] == [(3,)]


def test_text_cut_away_by_a_clip_is_left_out_and_said_so():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(60, 300, 100, 12)
        canvas.clipPath(path, stroke=0)
        canvas.drawString(60, 200, "Photos go here, says the draft")
        canvas.restoreState()

    document = read(pdf(page))
    assert texts(document) == [" ".join(PROSE)]
    (problem,) = document.problems
    assert (problem.code, problem.severity, problem.pages) == ("hidden_text", "note", (1,))


def test_footnote_mark_is_no_part_of_the_number_before_it():
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 700, "We will cut smoking to 10%")
        x = 60 + canvas.stringWidth("We will cut smoking to 10%", "Helvetica", 10)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(x, 704, "8")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(x + 6, 700, "by 2030 in every town of the county.")

    text = only(read(pdf(page)), "paragraph").text
    assert text == "We will cut smoking to 10% by 2030 in every town of the county."


def test_bullets_of_every_kind_lose_their_marker():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, ["By March 2026 we will:"])
        write(
            canvas,
            70,
            80,
            ["• open two clinics", "• train all staff, and give", "   each of them a mentor"],
        )
        write(canvas, 90, 120, ["– in the north", "– in the south"])
        write(canvas, 70, 150, ["1. Publish the results", "2. Ask residents again"])
        write(canvas, 70, 180, ["a) in spring", "b) in autumn"])

    items = [b for b in read(pdf(page)).blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.marker, b.text) for b in items] == [
        ("•", "open two clinics"),
        ("•", "train all staff, and give each of them a mentor"),
        ("–", "in the north"),
        ("–", "in the south"),
        ("1.", "Publish the results"),
        ("2.", "Ask residents again"),
        ("a)", "in spring"),
        ("b)", "in autumn"),
    ]
    assert [b.level for b in items[:4]] == [1, 1, 2, 2]


def test_drawn_bullets_open_items_too():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, ["We will do three things, all of them in the first year:"])
        for row, words in enumerate(("Open two clinics", "Train all staff", "Ask residents")):
            canvas.circle(66, HEIGHT - (96 + row * 12.5), 2, stroke=0, fill=1)
            write(canvas, 74, 87 + row * 12.5, [words])

    items = [b for b in read(pdf(page)).blocks if b.kind is BlockKind.LIST_ITEM]
    assert [(b.marker, b.text) for b in items] == [
        ("•", "Open two clinics"), ("•", "Train all staff"), ("•", "Ask residents"),
    ]  # fmt: skip


def test_dotted_line_beside_text_is_no_row_of_bullets():
    def page(canvas: Canvas) -> None:
        for step in range(30):
            canvas.circle(66, HEIGHT - (62 + step * 4), 1.2, stroke=0, fill=1)
        write(canvas, 74, 60, PROSE)

    assert texts(read(pdf(page))) == [" ".join(PROSE)]


def test_headings_by_size_weight_and_number_make_sections():
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, ["Living well"], 20, "Helvetica-Bold")
        top = write(canvas, 60, top + 6, PROSE)
        top = write(canvas, 60, top + 8, ["Our aims"], 10, "Helvetica-Bold")
        write(canvas, 60, top + 6, PROSE)

    blocks = read(pdf(page)).blocks
    assert [b.kind.value for b in blocks] == ["heading", "paragraph", "heading", "paragraph"]
    assert blocks[0].level < blocks[2].level
    assert blocks[3].section == ("Living well", "Our aims")


def test_contents_lines_are_not_headings():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 40, ["Contents"], 18, "Helvetica-Bold")
        names = ("Foreword", "Our aims", "What we will do", "How we will know")
        write(canvas, 60, 80, [f"{name} {'.' * 60} {n}" for n, name in enumerate(names, 3)])

    document = read(pdf(page))
    assert len(texts(document, "contents")) == 4
    assert texts(document, "heading") == ["Contents"]


def test_references_are_set_apart_from_the_text():
    def page(canvas: Canvas) -> None:
        top = write(canvas, 60, 40, PROSE)
        top = write(canvas, 60, top + 10, ["References"], 14, "Helvetica-Bold")
        write(canvas, 60, top + 6, ["1. A. Author. We will reduce smoking. 2019."])

    assert texts(read(pdf(page)), "reference") == ["1. A. Author. We will reduce smoking. 2019."]


def test_locked_file_is_refused_as_encrypted():
    with pytest.raises(DocumentError) as caught:
        read(pdf(lambda c: write(c, 60, 60, PROSE), encrypt="secret"))
    assert caught.value.code == "encrypted"
    assert caught.value.where == "plan.pdf"


@pytest.mark.parametrize("content", [b"%PDF-1.4\n", b"%PDF-1.7\n%%EOF", b"\x89PNG\r\n\x1a\n"])
def test_bytes_that_are_no_pdf_are_refused_as_damaged(content: bytes):
    with pytest.raises(DocumentError) as caught:
        read(content)
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.98])
def test_truncated_file_is_refused_or_says_that_it_is_cut_short(share: float):
    whole = pdf(*(lambda c: write(c, 60, 60, PROSE) for _ in range(4)))
    try:
        document = read(whole[: int(len(whole) * share)])
    except DocumentError as error:
        code = error.code
    else:
        code = next(problem.code for problem in document.problems)
    assert code in ("damaged", "cut_short", "page_failed")


@pytest.mark.parametrize("stage", ["pages.read_shapes", "pages.read_lines", "reader.lay_out"])
def test_page_that_fails_leaves_the_others_alone(stage: str, monkeypatch: pytest.MonkeyPatch):
    room, name = stage.split(".")
    place = import_module(f"doc_audit.ingest.pdf.{room}")
    real = getattr(place, name)
    calls: list[int] = []

    def failing(*arguments: object) -> object:
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("bad path")
        return real(*arguments)

    monkeypatch.setattr(place, name, failing)
    document = read(pdf(*(lambda c: write(c, 60, 200, PROSE) for _ in range(3))))
    assert [page.grade for page in document.pages] == ["good", "unreadable", "good"]
    (problem,) = document.problems
    assert (problem.code, problem.severity, problem.pages) == ("page_failed", "error", (2,))
    assert len(texts(document, "paragraph")) == 2


def test_big_number_stands_before_the_words_it_counts():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        write(canvas, 160, 160, ["adults in the county smoke,", "one in eight of all"])
        write(canvas, 160, 260, ["deaths a year are caused", "by smoking in the county"])
        write(canvas, 60, 155, ["87,000"], 24, "Helvetica-Bold")
        write(canvas, 60, 255, ["1,200"], 24, "Helvetica-Bold")

    found = texts(read(pdf(page)), "paragraph")
    assert found[1:] == [
        "87,000 adults in the county smoke, one in eight of all",
        "1,200 deaths a year are caused by smoking in the county",
    ]


def test_number_goes_on_in_its_sentence():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        write(canvas, 60, 155, ["18%"], 24, "Helvetica-Bold")
        write(canvas, 60, 190, ["of adults have a common", "mental health problem"])

    found = texts(read(pdf(page)), "paragraph")
    assert found[1] == "18% of adults have a common mental health problem"


def test_chart_that_looks_like_a_grid_is_no_table():
    def page(canvas: Canvas) -> None:
        write(canvas, 60, 60, PROSE)
        for row in range(6):
            canvas.line(100, 400 + row * 30, 500, 400 + row * 30)
            canvas.drawString(102, 404 + row * 30, str(row * 10))
        for column in range(9):
            canvas.line(100 + column * 50, 400, 100 + column * 50, 550)
            canvas.drawString(102 + column * 50, 402, str(2010 + column))

    assert texts(read(pdf(page)), "table_row") == []


def test_false_letters_are_put_right_from_the_other_words_and_said_so():
    def good(canvas: Canvas) -> None:
        lines = ("strategy and strategies", "housing and homelessness", "walking and cycling",
                 "forthcoming change", "long term plan")  # fmt: skip
        write(canvas, 60, 200, lines)

    def broken(canvas: Canvas) -> None:
        lines = (
            "The strate~y and other strate~ies on chan~e are forthcomin~,",
            "with no chan~e to the lon~ term, but a homelessness strate~y.",
        )
        write(canvas, 60, 200, lines)

    document = read(pdf(good, broken))
    text = document.blocks[-1].text
    assert text.startswith("The strategy and other strategies on change are forthcoming")
    assert "the long term" in text
    assert {p.code: p.pages for p in document.problems} == {"glyphs_mended": (2,)}
    assert [page.grade for page in document.pages] == ["good", "doubtful"]


def test_signs_inside_words_that_nothing_explains_are_not_passed_in_silence():
    lines = ["The c#uncil and the p#rtners w#ll meet the res#dents"]
    document = read(pdf(lambda canvas: write(canvas, 60, 200, lines)))
    assert {p.code: p.severity for p in document.problems} == {"glyphs_lost": "warning"}
    assert document.pages[0].grade == "doubtful"
    assert texts(document) == lines
