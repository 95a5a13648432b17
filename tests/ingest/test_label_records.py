"""Labelled records with lists, page ends and no label for the action."""

import pytest

from doc_audit.ingest.label_records import join_labels
from doc_audit.model import Block, BlockKind, Cell, Line, PageBox

PARAGRAPH, ITEM, HEADING = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING


def paragraph(text: str, page: int | None = None) -> Block:
    return Block(PARAGRAPH, text, page=page)


def item(text: str) -> Block:
    return Block(ITEM, text, level=1, marker="•")


def texts(blocks: list[Block]) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in join_labels(blocks)]


def test_bullets_under_a_label_are_its_words() -> None:
    blocks = [
        paragraph("What: Repair 300 homes:"),
        item("inspect them"),
        item("serve notice"),
        paragraph("Who: The Council"),
    ]
    assert texts(blocks) == [
        ("table_row", "Repair 300 homes: • inspect them • serve notice | The Council")
    ]


def test_bullets_after_a_whole_record_are_none_of_it() -> None:
    blocks = [paragraph("What: Repair homes"), paragraph("Who: The Council"), item("Ward by ward")]
    assert texts(blocks)[1] == ("list_item", "Ward by ward")


def test_a_record_goes_on_over_the_page_and_its_foot() -> None:
    foot = Block(BlockKind.FURNITURE, "4", page=1)
    blocks = [paragraph("What: Repair homes", 1), foot, paragraph("Who: The Council", 2)]
    assert texts(blocks) == [("table_row", "Repair homes | The Council"), ("furniture", "4")]


def test_labels_on_the_next_page_join_the_row_of_their_record() -> None:
    row = Block(
        BlockKind.TABLE_ROW,
        "Repair homes | The Council",
        page=1,
        cells=(Cell("What", "action", 0, 12), Cell("Who", "lead", 15, 26)),
    )
    (joined,) = join_labels([row, paragraph("When: 2027", 2)])
    assert joined.text == "Repair homes | The Council | 2027"
    assert [cell.role for cell in joined.cells] == ["action", "lead", "timescale"]
    assert [block.text for block in join_labels([row, paragraph("What: Plant trees", 2)])] == [
        row.text, "What: Plant trees",
    ]  # fmt: skip


OBJECTIVES = [
    Block(HEADING, "Objective 1: Warm homes", level=2),
    paragraph("We will repair 300 homes."),
    paragraph("Lead: The Council"),
    paragraph("By: March 2027"),
    Block(HEADING, "Objective 2: Clean air", level=2),
    paragraph("We will plant 4,000 trees."),
    paragraph("Lead: The Trust"),
    paragraph("By: May 2028"),
]


def test_a_sentence_over_lead_and_date_is_a_record_where_such_are_many() -> None:
    joined = join_labels(OBJECTIVES)
    assert [block.text for block in joined if block.cells] == [
        "We will repair 300 homes. | The Council | March 2027",
        "We will plant 4,000 trees. | The Trust | May 2028",
    ]
    assert [(c.head, c.role) for c in joined[1].cells] == [
        ("", "action"), ("Lead", "lead"), ("By", "timescale"),
    ]  # fmt: skip


@pytest.mark.parametrize("blocks", [OBJECTIVES[:4], OBJECTIVES[1:4]])
def test_one_such_alone_may_be_a_title_page(blocks: list[Block]) -> None:
    assert join_labels(blocks) == tuple(blocks)


def test_lines_stay_with_their_words() -> None:
    def lined(text: str, top: float) -> Block:
        box = PageBox(1, 50, top, 50 + 5 * len(text), top + 10)
        edges = tuple(50.0 + 5 * at for at in range(len(text) + 1))
        return Block(PARAGRAPH, text, page=1, lines=(Line(0, len(text), box, edges),))

    (row,) = join_labels([lined("What: Repair homes", 100), lined("Who: The Council", 112)])
    assert [row.text[line.start : line.end] for line in row.lines] == [
        "Repair homes", "The Council",
    ]  # fmt: skip
    assert [line.box.x0 for line in row.lines] == [80, 75]
    assert all(len(line.edges) == line.end - line.start + 1 for line in row.lines)
