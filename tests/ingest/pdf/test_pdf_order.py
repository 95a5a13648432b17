"""Layouts whose right order is known: statements whole, and one after the other as read."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_pages import HEIGHT, PROSE, WIDTH, pdf, write
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from test_pdf_promises import letters_on_pages, letters_read

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf import read_pdf
from doc_audit.ingest.pdf.order.doubts import order_doubts
from doc_audit.model import Document

few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(content: bytes) -> Document:
    return read_pdf(content, "plan.pdf", "plan")


def texts(document: Document, *kinds: str) -> list[str]:
    return [b.text for b in document.blocks if not kinds or b.kind.value in kinds]


def words(name: str, lines: int = 2) -> list[str]:
    """Lines of a text that nothing else on the page shares."""
    first = [f"{name} opens a clinic near home and"]
    middle = ["asks people what they would like it"] * (lines - 2)
    return [*first, *middle, f"to do in the year of {name.lower()}."]


def names(document: Document) -> list[str]:
    """First word of each block that is no furniture."""
    return [b.text.split()[0] for b in document.blocks if b.kind.value != "furniture"]


def card(canvas: Canvas, x: float, top: float, name: str, wide: float = 160, high: float = 90):
    canvas.setFillGray(0.85)
    canvas.roundRect(x, HEIGHT - top - high, wide, high, 8, stroke=0, fill=1)
    canvas.setFillGray(0)
    write(canvas, x + 6, top + 8, [f"{name}head works well"], 11, "Helvetica-Bold")
    write(canvas, x + 6, top + 34, words(name), 9)


def dotted(canvas: Canvas, x0: float, top0: float, x1: float, top1: float) -> None:
    steps = int(max(x1 - x0, top1 - top0) // 6)
    for step in range(steps + 1):
        x = x0 + (x1 - x0) * step / steps
        canvas.circle(x, HEIGHT - top0 - (top1 - top0) * step / steps, 1.5, stroke=0, fill=1)


def test_grid_of_cards_is_read_row_by_row_and_card_by_card():
    def page(canvas: Canvas) -> None:
        for number, name in enumerate(("Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord")):
            card(canvas, 40 + number % 3 * 172, 100 + number // 3 * 105, name)

    found = names(read(pdf(page)))
    assert found[::2] == ["Amberhead", "Birchhead", "Cedarhead", "Deltahead", "Emberhead",
                          "Fjordhead"]  # fmt: skip
    assert found[1::2] == ["Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord"]


def test_cards_of_unequal_height_are_read_down_their_columns():
    def page(canvas: Canvas) -> None:
        for row, name in enumerate(("Amber", "Birch", "Cedar")):
            card(canvas, 40, 100 + row * 120, name, 230, 110)
        for row, name in enumerate(("Delta", "Ember")):
            card(canvas, 300, 100 + row * 180, name, 230, 170)

    assert names(read(pdf(page)))[1::2] == ["Amber", "Birch", "Cedar", "Delta", "Ember"]


def test_cards_known_only_by_their_headings_stay_whole():
    def page(canvas: Canvas) -> None:
        for number, name in enumerate(("Amber", "Birch", "Cedar", "Delta")):
            x, top = 50 + number % 2 * 260, 100 + number // 2 * 110
            write(canvas, x, top, [f"{name}head works well"], 12, "Helvetica-Bold")
            write(canvas, x, top + 30, words(name, 2 + number % 3))

    assert names(read(pdf(page)))[1::2] == ["Amber", "Birch", "Cedar", "Delta"]


def test_heading_in_a_band_of_its_own_colour_stays_with_its_card():
    def page(canvas: Canvas) -> None:
        for column, name in enumerate(("Amber", "Birch", "Cedar")):
            x = 40 + column * 172
            for top, high, grey in ((100, 34, 0.6), (134, 150, 0.9)):
                canvas.setFillGray(grey)
                canvas.rect(x, HEIGHT - top - high, 160, high, stroke=0, fill=1)
            canvas.setFillGray(0)
            write(canvas, x + 6, 108, [f"{name}head works well"], 11, "Helvetica-Bold")
            write(canvas, x + 6, 142, words(name), 9)
            write(canvas, x + 6, 182, words(f"{name}two"), 9)

    assert names(read(pdf(page))) == [
        f"{name}{part}" for name in ("Amber", "Birch", "Cedar") for part in ("head", "", "two")
    ]


def test_matrix_with_labels_keeps_the_text_of_each_card_whole():
    def page(canvas: Canvas) -> None:
        write(canvas, 20, 110, ["Our goals"], 14, "Helvetica-Bold")
        write(canvas, 20, 220, ["What we", "mean"], 14, "Helvetica-Bold")
        for column, name in enumerate(("Amber", "Birch", "Cedar")):
            x = 92 + column * 164
            for top, high in ((100, 50), (154, 160)):
                canvas.setFillGray(0.8 + column * 0.05)
                canvas.roundRect(x, HEIGHT - top - high, 158, high, 6, stroke=0, fill=1)
            canvas.setFillGray(0)
            write(
                canvas, x + 3, 108, [f"{name}head goes on", "for two lines"], 11, "Helvetica-Bold"
            )
            write(canvas, x + 3, 160, words(name, 4), 9)
        write(canvas, 20, 340, ["Key work"], 14, "Helvetica-Bold")
        write(canvas, 95, 330, [f"• {name} will be built next year in every ward of the county"
                                for name in ("Oak", "Pine", "Rowan")], 9)  # fmt: skip

    assert names(read(pdf(page))) == [
        "Our", "What", "Amberhead", "Amber", "Birchhead", "Birch", "Cedarhead", "Cedar",
        "Key", "Oak", "Pine", "Rowan",
    ]  # fmt: skip


def test_dotted_lines_part_the_quarters_of_a_page():
    def page(canvas: Canvas) -> None:
        dotted(canvas, 296, 60, 296, 400)
        dotted(canvas, 40, 230, 560, 230)
        for number, name in enumerate(("Amber", "Birch", "Cedar", "Delta")):
            x, top = 50 + number % 2 * 250, 60 + number // 2 * 180
            write(canvas, x, top, [f"{name}head works well"], 15, "Helvetica-Bold")
            write(canvas, x, top + 40 + number * 3, words(name, 3), 13)
            write(canvas, x, top + 110, words(f"{name}two"), 13)

    assert names(read(pdf(page))) == [
        f"{name}{part}"
        for name in ("Amber", "Birch", "Cedar", "Delta")
        for part in ("head", "", "two")
    ]


def test_columns_are_found_under_a_full_width_opening_and_over_a_closing():
    def page(canvas: Canvas) -> None:
        write(canvas, 50, 60, ["Amber plan"], 18, "Helvetica-Bold")
        write(canvas, 50, 100, [" ".join(PROSE)[:95], "and this opens the page."])
        for row, (left, right) in enumerate((("Birch", "Delta"), ("Cedar", "Ember"))):
            write(canvas, 50, 150 + row * 60, words(left, 3))
            write(canvas, 310, 150 + row * 60, words(right, 3))
        write(canvas, 50, 290, ["Fjord closes the page " + " ".join(PROSE)[:70], "as one."])

    assert names(read(pdf(page))) == [
        "Amber", "Our", "Birch", "Cedar", "Delta", "Ember", "Fjord",
    ]  # fmt: skip


def test_row_of_four_numbers_over_two_columns_is_read_first():
    def page(canvas: Canvas) -> None:
        for column in range(4):
            x = 50 + column * 125
            write(canvas, x, 60, [f"{column + 1},500"], 24, "Helvetica-Bold")
            write(canvas, x, 95, ["people had a call", f"from ward {column + 1} by May."])
        for row, (left, right) in enumerate((("Birch", "Delta"), ("Cedar", "Ember"))):
            write(canvas, 50, 150 + row * 60, words(left, 3))
            write(canvas, 310, 150 + row * 60, words(right, 3))

    found = texts(read(pdf(page)))
    assert found[:4] == [f"{n},500 people had a call from ward {n} by May." for n in range(1, 5)]
    assert [text.split()[0] for text in found[4:]] == ["Birch", "Cedar", "Delta", "Ember"]


def test_big_number_beside_two_lines_is_not_put_into_the_second():
    def page(canvas: Canvas) -> None:
        write(canvas, 50, 40, PROSE)
        write(canvas, 110, 120, ["people aged over sixty live alone"], 11)
        text = canvas.beginText(50, HEIGHT - 150)
        text.setFont("Helvetica-Bold", 24)
        text.textOut("388")
        text.setFont("Helvetica", 11)
        text.setTextOrigin(110, HEIGHT - 149)
        text.textOut("in this part of the county.")
        canvas.drawText(text)

    assert texts(read(pdf(page)))[-1] == (
        "388 people aged over sixty live alone in this part of the county."
    )


def test_sentence_left_and_right_of_an_icon_is_one():
    def page(canvas: Canvas) -> None:
        write(canvas, 50, 40, PROSE)
        for row, name in enumerate(("Amber", "Birch")):
            top = 120 + row * 60
            write(canvas, 60, top, [f"{name} patients who wait for", "more than a year at home"])
            canvas.circle(230, HEIGHT - top - 15, 18, fill=1)
            write(canvas, 270, top, ["will have a call each month", f"from the team of {row + 3}."])

    assert texts(read(pdf(page)))[1:] == [
        f"{name} patients who wait for more than a year at home will have a call each month "
        f"from the team of {number}."
        for name, number in (("Amber", 3), ("Birch", 4))
    ]


def test_sentence_goes_on_in_the_next_column_past_a_quotation():
    def page(canvas: Canvas) -> None:
        write(canvas, 50, 60, [*words("Amber", 4), "Birch partners will meet each month"])
        write(canvas, 50, 150, ["“We were heard at last”"], 15, "Helvetica-Oblique")
        write(canvas, 310, 60, ["and tell the board what they found.", *words("Cedar", 4)])

    found = texts(read(pdf(page)))
    whole = "Birch partners will meet each month and tell the board what they found."
    assert any(whole in text for text in found)
    assert found[-1].startswith("“We were heard")


def test_text_round_a_picture_is_one_passage():
    def page(canvas: Canvas) -> None:
        canvas.rect(50, HEIGHT - 160, 150, 90, fill=1)
        top = write(canvas, 215, 68, ["Amber partners will meet each month and",
                                      "tell the board what they found when they",
                                      "asked people in every ward what they",
                                      "would like the service to do for them in",
                                      "the year to come and whether each of",
                                      "the teams had called them and had then",
                                      "done all that they had said they would"])  # fmt: skip
        write(canvas, 50, top, ["in the first months of the year, as the plan of the board asks "
                                "all of the teams to do"])  # fmt: skip

    (found,) = texts(read(pdf(page)))
    assert "said they would in the first months" in found


def test_label_and_text_on_one_level_are_two_texts():
    def page(canvas: Canvas) -> None:
        for row, name in enumerate(("Amber", "Birch", "Cedar")):
            text = canvas.beginText(50, HEIGHT - 100 - row * 60)
            text.setFont("Helvetica-Bold", 10)
            text.textOut(f"{name}label word")
            text.setFont("Helvetica", 10)
            text.setTextOrigin(140, HEIGHT - 100 - row * 60)
            text.textOut(words(name)[0])
            canvas.drawText(text)
            write(canvas, 140, 100 + row * 60, words(name)[1:])

    assert names(read(pdf(page))) == [
        "Amberlabel", "Amber", "Birchlabel", "Birch", "Cedarlabel", "Cedar",
    ]  # fmt: skip


def test_sheet_of_two_pages_is_read_page_by_page():
    wide, high = landscape(A4)

    def page(canvas: Canvas) -> None:
        canvas.translate(0, high - HEIGHT)
        for side, (one, two) in enumerate((("Amber", "Birch"), ("Cedar", "Delta"))):
            x = 40 + side * wide / 2
            for top, name in ((50, one), (250, two)):
                write(canvas, x, top, [f"{name}head works well"], 16, "Helvetica-Bold")
                write(canvas, x, top + 40, words(name, 4))
            write(canvas, x + 170, high - 40, [str(12 + side)], 9)

    found = [name for name in names(read(pdf(page, size=(wide, high)))) if not name.isdigit()]
    assert found == [f"{n}{part}" for n in ("Amber", "Birch", "Cedar", "Delta")
                     for part in ("head", "")]  # fmt: skip


def test_lists_standing_about_a_diagram_stay_with_their_headings():
    spots = {"Amber": (60, 200), "Birch": (300, 120), "Cedar": (390, 230), "Delta": (200, 330)}

    def page(canvas: Canvas) -> None:
        for name, (x, top) in spots.items():
            write(canvas, x, top, [f"{name} ward"], 12, "Helvetica-Bold")
            write(canvas, x, top + 22, [f"• {name}{n} in every home and school" for n in range(4)])

    found = names(read(pdf(page)))
    for name in spots:
        at = found.index(name)
        assert found[at + 1 : at + 5] == [f"{name}{number}" for number in range(4)]


GRIDS = st.lists(
    st.tuples(st.integers(1, 3), st.booleans(), st.integers(2, 4)), min_size=1, max_size=4
)
"""Rows of a page: how many blocks side by side, whether they are cards, lines of each."""


def blocks_of_page(rows: list[tuple[int, bool, int]]) -> list[tuple[float, float, str, bool, int]]:
    top, blocks = 60.0, []
    for row, (count, boxed, lines) in enumerate(rows):
        for column in range(count):
            x = 40 + column * (WIDTH - 80) / count
            blocks.append((x, top, f"Block{row}{column}", boxed, lines))
        top += lines * 12.5 + 40
    return blocks


def draw(blocks: list[tuple[float, float, str, bool, int]], order: list[int]) -> bytes:
    def page(canvas: Canvas) -> None:
        for index in order:
            x, top, _, boxed, lines = blocks[index]
            if boxed:
                canvas.setFillGray(0.9)
                canvas.rect(x, HEIGHT - top - lines * 12.5 - 20, 150, lines * 12.5 + 20, 0, 1)
                canvas.setFillGray(0)
        for index in order:
            x, top, name, _, lines = blocks[index]
            write(canvas, x + 6, top + 6, words(name, lines), 8.5)

    return pdf(page)


@few
@given(GRIDS, st.randoms(use_true_random=False))
def test_order_of_blocks_does_not_depend_on_the_order_they_were_drawn(rows, random):
    blocks = blocks_of_page(rows)
    order = list(range(len(blocks)))
    straight = draw(blocks, order)
    random.shuffle(order)
    mixed = draw(blocks, order)
    assert texts(read(straight)) == texts(read(mixed))
    assert letters_read(read(mixed)) == letters_on_pages(mixed)


@few
@given(GRIDS)
def test_every_block_of_a_generated_page_stays_whole(rows):
    blocks = blocks_of_page(rows)
    document = read(draw(blocks, list(range(len(blocks)))))
    assert sorted(texts(document)) == sorted(" ".join(words(b[2], b[4])) for b in blocks)


def test_rows_of_a_page_with_single_blocks_are_read_downwards():
    document = read(draw(blocks_of_page([(1, False, 3)] * 4), [3, 1, 0, 2]))
    assert names(document) == ["Block00", "Block10", "Block20", "Block30"]


@pytest.mark.parametrize(("unsure", "doubted"), [(range(2), False), (range(6), True)])
def test_order_is_doubted_where_no_white_space_decides(unsure: range, doubted: bool):
    boxes = [Box(50, 20 * n, 300, 20 * n + 15) for n in range(12)]
    assert bool(order_doubts(boxes, unsure)) == doubted


def test_order_is_doubted_where_text_lies_over_text():
    apart = [Box(50, 20 * n, 300, 20 * n + 15) for n in range(8)]
    assert order_doubts(apart, []) == ()
    (reason,) = order_doubts([*apart, *(box._replace(x0=80) for box in apart[:4])], [])
    assert reason == "order: 8 of 12 texts overlap others"


def test_labels_turned_upright_stay_one_to_a_row():
    def page(canvas: Canvas) -> None:
        for row, name in enumerate(("Amber", "Birch", "Cedar")):
            canvas.saveState()
            canvas.translate(60, HEIGHT - 180 - row * 100)
            canvas.rotate(90)
            canvas.drawString(0, 0, f"{name}label word")
            canvas.restoreState()
        for row, name in enumerate(("Amber", "Birch", "Cedar")):
            for column in range(2):
                top = 100 + row * 100
                write(canvas, 80 + column * 240, top, words(f"{name}{column}", 4))

    assert names(read(pdf(page))) == [
        f"{name}{part}" for name in ("Amber", "Birch", "Cedar") for part in ("label", 0, 1)
    ]


def test_numbers_of_references_stay_with_their_text():
    def page(canvas: Canvas) -> None:
        for number, name in enumerate(("Amber", "Birch", "Cedar"), start=9):
            top = 100 + number * 40
            write(canvas, 60, top, [f"[{number}]"])
            write(canvas, 90, top, words(name, 3))

    found = " ".join(texts(read(pdf(page))))
    assert [found.index(part) for part in ("[9]", "Amber", "[10]", "Birch", "[11]", "Cedar")] == (
        sorted(found.index(part) for part in ("[9]", "Amber", "[10]", "Birch", "[11]", "Cedar"))
    )
