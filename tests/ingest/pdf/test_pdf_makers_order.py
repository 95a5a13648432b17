"""Order on pages as other makers lay them out: sides that change, titles over labels, numbers."""

from pdf_pages import HEIGHT, WIDTH, pdf, table, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf


def names(content: bytes) -> list[str]:
    """First word of each block."""
    document = read_pdf(content, "plan.pdf", "plan")
    return [block.text.split()[0] for block in document.blocks if block.kind.value != "furniture"]


def words(name: str, lines: int = 3) -> list[str]:
    middle = ["asks people what they would like it"] * (lines - 2)
    return [
        f"{name} opens a clinic near home and",
        *middle,
        f"to do in the year of {name.lower()}.",
    ]


def head(canvas: Canvas, x: float, top: float, name: str, size: float = 13) -> float:
    return write(canvas, x, top, [f"{name} care"], size, "Helvetica-Bold")


def test_texts_beside_pictures_at_changing_sides_are_read_downwards():
    texts = ("Amber", "Birch", "Cedar", "Delta")

    def page(canvas: Canvas) -> None:
        for number, name in enumerate(texts):
            left, right = (60, 330) if number % 2 else (330, 60)
            top = 100 + 130 * number
            canvas.setFillGray(0.8)
            canvas.ellipse(right, HEIGHT - top - 100, right + 180, HEIGHT - top, stroke=0, fill=1)
            canvas.setFillGray(0)
            write(canvas, left, head(canvas, left, top + 20, f"{name}head"), words(name))

    assert names(pdf(page)) == [n for name in texts for n in (f"{name}head", name)]


def test_number_over_a_heading_over_text_opens_its_card():
    texts = ("Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord")

    def page(canvas: Canvas) -> None:
        for number, name in enumerate(texts):
            x, top = 50 + 180 * (number % 3), 100 + 170 * (number // 3)
            canvas.setFillGray(0.8)
            canvas.circle(x + 40, HEIGHT - top - 22, 24, stroke=0, fill=1)
            canvas.setFillGray(0)
            write(canvas, x + 33, top + 6, [str(number + 1)], 24, "Helvetica-Bold")
            top = head(canvas, x, top + 52, name + "head", 11)
            write(canvas, x, top, [line[:34] for line in words(name)], 9)

    cards = [(str(at), f"{name}head", name) for at, name in enumerate(texts, start=1)]
    assert names(pdf(page)) == [word for card in cards for word in card]


def test_title_in_the_middle_stands_over_labels_and_their_lists():
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 26)
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 90, "Titles for all")
        top = 110.0
        for name in ("Amber", "Birch", "Cedar"):
            canvas.setFillGray(0.85)
            canvas.rect(172, HEIGHT - top - 84, 360, 88, stroke=0, fill=1)
            canvas.setFillGray(0)
            head(canvas, 60, top + 24, name + "head", 12)
            for part in ("one", "two", "three"):
                line = f"{name}{part} teams will open clinics near every home in the county"
                top = write(
                    canvas, 180, top, ["• " + line, "and ask what people think of them"], 10
                )
            top += 24

    found = names(pdf(page))
    assert found[:3] == ["Titles", "Amberhead", "Amberone"]
    assert found[5:7] == ["Birchhead", "Birchone"]


def test_heading_level_with_a_gap_in_the_other_column_stays_in_its_own():
    def page(canvas: Canvas) -> None:
        top = head(canvas, 60, 80, "Amberhead", 12)
        top = write(canvas, 60, top + 2, words("Amber", 10))
        gap = top + 16
        top = head(canvas, 60, top + 14, "Birchhead", 12)
        write(canvas, 60, top + 2, words("Birch", 20))
        end = head(canvas, 320, 80 + 40, "Deltahead", 12)
        write(canvas, 320, 74, words("Cedar", 3))
        write(canvas, 320, end + 2, words("Delta", 6))
        write(canvas, 320, gap + 14, words("Ember", 20))

    wanted = ["Amberhead", "Amber", "Birchhead", "Birch", "Cedar", "Deltahead", "Delta", "Ember"]
    assert names(pdf(page)) == wanted


def test_heading_over_a_table_ends_the_columns_above():
    def page(canvas: Canvas) -> None:
        for x, name in ((60, "Amber"), (320, "Birch")):
            top = head(canvas, x, 80, name + "head", 11)
            write(canvas, x, top + 2, words(name, 8))
        top = head(canvas, 60, 230, "Cedarhead", 15)
        text = "opens a clinic for each town and village of the county before the winter"
        rows = [[[name], [text]] for name in ("Delta", "Ember", "Fjord")]
        table(canvas, (56, 200, 540), top + 6, rows)

    wanted = ["Amberhead", "Amber", "Birchhead", "Birch", "Cedarhead", "Delta", "Ember", "Fjord"]
    assert names(pdf(page)) == wanted
