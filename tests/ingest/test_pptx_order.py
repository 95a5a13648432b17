"""Boxes of a slide in the order in which a person reads them."""

from collections.abc import Sequence

import pytest
from deck_files import DRAWING, block, frame, group, read, shape, texts, title
from hypothesis import given, settings
from hypothesis import strategies as st

from doc_audit.ingest.pptx.order import ordered
from doc_audit.ingest.pptx.shapes import Box
from doc_audit.ingest.pptx.strips import Item
from doc_audit.model import BlockKind

Where = tuple[str, float, float, float, float]


def order(*boxes: Where) -> list[str]:
    """Words in reading order, whatever the order they are drawn in."""
    items = [Item(Box(x, y, x + wide, y + high), text) for text, x, y, wide, high in boxes]
    forwards = _words(items)
    assert _words(items[::-1]) == forwards
    return forwards


def _words(items: Sequence[Item]) -> list[str]:
    placed = ordered(items, 720 * 540)
    return [items[i].text for each in placed for row in each.items for i in row if i >= 0]


def test_two_columns_are_read_one_after_the_other() -> None:
    assert order(
        ("a", 30, 100, 300, 300), ("b", 370, 100, 300, 120), ("c", 370, 240, 300, 150)
    ) == ["a", "b", "c"]  # fmt: skip


def test_a_row_of_heads_is_read_with_the_boxes_below() -> None:
    boxes = [(f"Head {n}", 30 + 220 * n, 100, 200, 40) for n in range(3)]
    boxes += [(f"We will act {n}.", 30 + 220 * n, 190, 200, 200) for n in range(3)]
    assert order(*boxes) == [
        words for n in range(3) for words in (f"Head {n}", f"We will act {n}.")
    ]


def test_two_rows_of_cards_with_heads_are_read_row_by_row() -> None:
    boxes = []
    for n in range(6):
        x, y = 30 + 220 * (n % 3), 100 + 200 * (n // 3)
        boxes += [(f"Head {n}", x, y, 200, 30), (f"We will act {n}.", x, y + 35, 200, 140)]
    assert order(*boxes) == [words for words, *_ in boxes]


def test_sentences_in_rows_are_read_row_by_row() -> None:
    boxes = [(f"We act {n}.", 30 + 220 * (n % 3), 100 + 150 * (n // 3), 200, 130) for n in range(6)]
    assert order(*boxes) == [f"We act {n}." for n in range(6)]


@pytest.mark.parametrize("gap", [2, 20, 60])
def test_boxes_with_the_same_label_across_are_cards_downwards(gap: float) -> None:
    boxes = []
    for n in range(3):
        for down, label in enumerate(("What", "Who", "When")):
            boxes.append((f"{label}: {n}", 30 + 220 * n, 100 + (60 + gap) * down, 200, 60))
    assert order(*boxes) == [words for words, *_ in boxes]


def test_a_line_across_parts_what_is_above_from_what_is_below() -> None:
    cards = [("Head a", 30, 150, 300, 30), ("We act.", 30, 190, 300, 90)]
    cards += [("Head b", 370, 150, 300, 30), ("They act.", 370, 190, 300, 90)]
    above, below = ("First of all.", 30, 100, 640, 40), ("At the end.", 30, 400, 640, 40)
    assert order(above, *cards, below) == [
        "First of all.", "Head a", "We act.", "Head b", "They act.", "At the end.",
    ]  # fmt: skip


def test_what_stands_in_a_frame_stays_together() -> None:
    assert order(
        ("", 30, 100, 300, 300), ("in one.", 40, 110, 280, 40), ("in two.", 40, 300, 280, 40),
        ("", 360, 100, 300, 300), ("else one.", 370, 140, 280, 40),
    ) == ["in one.", "in two.", "else one."]  # fmt: skip


def test_boxes_that_lap_over_each_other_are_read_from_the_top() -> None:
    assert order(("a", 30, 100, 400, 200), ("b", 300, 160, 400, 200), ("c", 30, 150, 200, 300)) == [
        "a", "c", "b",
    ]  # fmt: skip


BOXES = st.lists(
    st.builds(
        lambda x, y, wide, high, text: Item(Box(x, y, x + wide, y + high), text),
        st.integers(-20, 700), st.integers(-20, 500), st.integers(0, 400), st.integers(0, 300),
        st.sampled_from(["", "Lead", "What: a", "Head", "We will act."]),
    ),
    max_size=14,
)  # fmt: skip


@given(BOXES)
@settings(max_examples=60, deadline=None)
def test_all_words_come_out_once(items: list[Item]) -> None:
    placed = ordered(items, 720 * 540)
    found = sorted(i for each in placed for row in each.items for i in row if i >= 0)
    assert found == [i for i, item in enumerate(items) if item.text]


def test_the_title_comes_first_wherever_it_is_drawn() -> None:
    assert texts(read(shape("We act.", (30, 5, 600, 90)) + title("Plan"))) == ["Plan", "We act."]


def test_the_place_of_a_placeholder_comes_from_its_layout() -> None:
    layout = shape("", (30, 300, 600, 90), 'idx="1"') + shape("", (30, 100, 600, 90), 'idx="2"')
    slide = shape("Below.", None, 'idx="1"') + shape("Above.", None, 'idx="2"')
    assert texts(read(slide, layout=layout)) == ["Above.", "Below."]


def test_a_group_moves_and_scales_what_is_in_it() -> None:
    inner = shape("Second.", (10, 60, 50, 20)) + shape("First.", (10, 10, 50, 20))
    moved = group(inner, (30, 300, 600, 200), (0, 0, 100, 100))
    outer = group(moved, (30, 50, 600, 100), (30, 300, 600, 200))
    found = texts(read(shape("Third.", (30, 180, 600, 40)) + outer))
    assert found == ["First.", "Second.", "Third."]


def test_the_heads_of_cards_hold_for_their_cards() -> None:
    slide = title("Plan")
    for n in range(3):
        slide += shape(f"Aim {n}", (30 + 220 * n, 100, 200, 40))
        slide += shape(f"We will act {n}.", (30 + 220 * n, 150, 200, 90))
    document = read(slide + shape("For all of it.", (30, 400, 640, 40)), title("Next"))
    assert block(document, "We will act 1.").section == ("Plan", "Aim 1")
    assert block(document, "For all of it.").section == ("Plan",)
    assert block(document, "Next").section == ()


HEADS = ("What", "Who", "When")
RECORDS = [("Open a clinic", "ICB", "May 2026"), ("Train 40 nurses", "The Trust", "2027")]


def roles(slide: str) -> list[list[tuple[str, str, str]]]:
    rows = [b for b in read(title("Plan") + slide).blocks if b.kind is BlockKind.TABLE_ROW]
    return [[(c.head, c.role, b.text[c.start : c.end]) for c in b.cells] for b in rows]


ACTED = [
    [("What", "action", a), ("Who", "lead", b), ("When", "timescale", c)] for a, b, c in RECORDS
]


@pytest.mark.parametrize("turned", [False, True])
def test_a_table_drawn_with_boxes_has_rows(turned: bool) -> None:
    slide = ""
    for down, row in enumerate([HEADS, *RECORDS]):
        for across, words in enumerate(row):
            x, y = (down, across) if turned else (across, down)
            slide += shape(words, (30 + 220 * x, 100 + 90 * y, 200, 70))
    assert roles(slide) == ACTED


def test_a_card_of_labels_beside_their_words_is_a_record() -> None:
    slide = ""
    for down, (label, words) in enumerate(zip(HEADS, RECORDS[0], strict=True)):
        slide += shape(label, (30, 100 + 60 * down, 80, 40))
        slide += shape(words, (150, 100 + 60 * down, 500, 40))
    assert roles(slide) == ACTED[:1]


def test_a_card_of_labels_above_their_words_is_a_record() -> None:
    slide = ""
    for across, record in enumerate(RECORDS):
        for down, (label, words) in enumerate(zip(HEADS, record, strict=True)):
            slide += shape(label, (30 + 350 * across, 100 + 110 * down, 300, 40))
            slide += shape(words, (30 + 350 * across, 145 + 110 * down, 300, 50))
    assert roles(slide) == ACTED


def test_a_label_for_each_card_in_its_own_box() -> None:
    slide = ""
    for across, record in enumerate(RECORDS):
        for down, (label, words) in enumerate(zip(HEADS, record, strict=True)):
            box = (30 + 350 * across, 100 + 90 * down, 300, 60)
            slide += shape(f"{label}: {words}", box)
    assert roles(slide) == ACTED


SMART = (
    '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>'
    '<dgm:pt modelId="0" type="doc"/>{points}</dgm:ptLst><dgm:cxnLst>{links}</dgm:cxnLst>'
    "{more}</dgm:dataModel>"
)


def smart(points: dict[str, str], below: Sequence[tuple[str, str, int]], more: str = "") -> str:
    made = "".join(
        f'<dgm:pt modelId="{key}"><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for key, words in points.items()
    )
    made += '<dgm:pt modelId="9" type="sibTrans"><dgm:t><a:p/></dgm:t></dgm:pt>'
    joined = "".join(
        f'<dgm:cxn srcId="{a}" destId="{b}" srcOrd="{place}"/>' for a, b, place in below
    )
    return SMART.format(points=made, links=joined, more=more)


DIAGRAM = frame('<dgm:relIds r:dm="dm"/>', "diagram")


def test_smartart_is_read_as_its_outline() -> None:
    model = smart(
        {"c": "We will test.", "b": "Food", "a": "Smoking", "d": "We will quit."},
        [("0", "a", 0), ("0", "b", 1), ("b", "c", 0), ("a", "d", 0)],
    )
    document = read(
        title("Plan") + DIAGRAM,
        related={1: [("dm", "diagramData", "../diagrams/data1.xml")]},
        parts={"ppt/diagrams/data1.xml": model},
    )
    assert texts(document) == ["Plan", "Smoking", "We will quit.", "Food", "We will test."]
    assert block(document, "We will test.").section == ("Plan", "Food")
    assert block(document, "We will test.").kind is BlockKind.LIST_ITEM


def test_smartart_without_words_in_its_model_is_read_from_its_drawing() -> None:
    model = smart(
        {}, [], '<a:extLst><a:ext><dsp:dataModelExt xmlns:dsp="d" relId="dr"/></a:ext></a:extLst>'
    )
    drawing = (
        f'<dsp:drawing xmlns:dsp="d" xmlns:a="{DRAWING}">'
        "<dsp:txBody><a:p><a:r><a:t>We will act.</a:t></a:r></a:p></dsp:txBody></dsp:drawing>"
    )
    given = {
        "related": {
            1: [
                ("dm", "diagramData", "../diagrams/data1.xml"),
                ("dr", "diagramDrawing", "../diagrams/drawing1.xml"),
            ]
        },
        "parts": {"ppt/diagrams/data1.xml": model, "ppt/diagrams/drawing1.xml": drawing},
    }
    assert texts(read(DIAGRAM, **given)) == ["We will act."]


def test_smartart_that_has_no_words_is_an_error() -> None:
    document = read(title("Plan") + DIAGRAM)
    assert [p.code for p in document.problems] == ["diagrams_not_read"]


def test_points_that_lead_to_each_other_are_read_once() -> None:
    model = smart({"a": "One", "b": "Two"}, [("a", "b", 0), ("b", "a", 0)])
    document = read(
        DIAGRAM,
        related={1: [("dm", "diagramData", "../diagrams/data1.xml")]},
        parts={"ppt/diagrams/data1.xml": model},
    )
    assert sorted(texts(document)) == ["One", "Two"]


def test_boxes_that_cut_into_each_other_for_ever_are_read() -> None:
    boxes, left, top, wide, high = [], 0.0, 0.0, 1e9, 1e9
    for n in range(600):  # a strip off the left, then one off the top, of what is left
        side = n % 2 == 0
        share = (wide if side else high) * 0.02
        box = Box(left, top, left + (share if side else wide), top + (high if side else share))
        boxes.append(Item(box, f"Box {n}."))
        left, wide = (left + share * 1.5, wide - share * 1.5) if side else (left, wide)
        top, high = (top, high) if side else (top + share * 1.5, high - share * 1.5)
    assert len(_words(boxes)) == 600


def test_a_timeline_with_words_above_and_below_in_turn() -> None:
    boxes = [(f"Month {n} of 2026", 30 + 165 * n, 250, 155, 40) for n in range(4)]
    boxes += [(f"Step {n}", 30 + 165 * n, 350 if n % 2 else 130, 155, 80) for n in range(4)]
    assert order(*boxes) == [w for n in range(4) for w in (f"Month {n} of 2026", f"Step {n}")]


def test_a_last_row_with_fewer_cards_is_read_last() -> None:
    boxes = [(f"We act {n}.", 30 + 220 * (n % 3), 100 + 150 * (n // 3), 200, 130) for n in range(5)]
    assert order(*boxes) == [f"We act {n}." for n in range(5)]


def test_a_head_beside_its_words_holds_for_its_row() -> None:
    slide = title("Aims")
    for n, (aim, words) in enumerate([("Fairer", "We will act."), ("Closer", "We will move.")]):
        slide += shape(aim, (30, 100 + 120 * n, 120, 100))
        slide += shape(words, (180, 100 + 120 * n, 500, 100))
    document = read(slide)
    assert texts(document) == ["Aims", "Fairer", "We will act.", "Closer", "We will move."]
    assert block(document, "We will move.").section == ("Aims", "Closer")


def test_a_number_in_a_circle_is_the_number_of_its_item() -> None:
    slide = shape("1", (30, 100, 40, 40)) + shape("2", (30, 180, 40, 40))
    slide += shape("We share.", (90, 100, 500, 40)) + shape("We train.", (90, 180, 500, 40))
    found = [(b.kind.value, b.marker, b.text) for b in read(slide).blocks]
    assert found == [("list_item", "1", "We share."), ("list_item", "2", "We train.")]


def test_a_drawn_table_with_a_heading_for_each_record() -> None:
    slide = ""
    for down, row in enumerate([("", "Smoking", "Food"), *zip(HEADS, *RECORDS, strict=True)]):
        for across, words in enumerate(row):
            slide += shape(words, (30 + 220 * across, 100 + 90 * down, 200, 70)) if words else ""
    assert [row[1:] for row in roles(slide)] == ACTED
    assert [row[0][2] for row in roles(slide)] == ["Smoking", "Food"]
