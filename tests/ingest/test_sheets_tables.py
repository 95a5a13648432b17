"""Tables found on a sheet: titles above, heads, groups, several tables, forms."""

from collections.abc import Sequence

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table
from sheet_files import HEADS, OPEN, TRAIN, built, cells, read, records, roles, rows_book, texts

from doc_audit.model import BlockKind


def sheet_book(rows: Sequence[Sequence[object]], *merges: str, bold: Sequence[str] = ()) -> bytes:
    def write(book: openpyxl.Workbook) -> None:
        for line in rows:
            book.active.append(list(line))
        for place in bold:
            book.active[place].font = Font(bold=True)
        for area in merges:
            book.active.merge_cells(area)

    return built(write)


def headings(content: bytes) -> list[tuple[str, int]]:
    return [(b.text, b.level) for b in read(content).blocks if b.kind is BlockKind.HEADING]


def test_rows_become_records_with_roles_and_a_place() -> None:
    document = read(rows_book(HEADS, OPEN, TRAIN))
    first, second = records(document)
    assert roles(first) == dict(
        zip(HEADS, ["action", "lead", "timescale", "measure", "status"], strict=True)
    )
    assert list(cells(second).values()) == list(TRAIN)
    assert [block.path for block in (first, second)] == [
        "sheet[Actions]/row[2]",
        "sheet[Actions]/row[3]",
    ]
    assert document.media == "xlsx"
    assert first.section == ("Actions",)


def test_title_and_notes_stand_above_the_heads() -> None:
    content = rows_book(
        ("Action plan 2025 to 2028",),
        ("Owner:", "Jo Patel"),
        (),
        ("We update this log every month.",),
        HEADS,
        OPEN,
    )
    document = read(content)
    assert headings(content) == [("Action plan 2025 to 2028", 1), ("Actions", 2)]
    assert texts(document)[2:4] == ["Owner: Jo Patel", "We update this log every month."]
    assert cells(records(document)[0])["Lead"] == "Hartwell ICB"


def test_a_merged_group_applies_to_its_rows_only() -> None:
    rows = [("Theme", *HEADS), ("Access", *OPEN), (None, *TRAIN), ("Work", *TRAIN)]
    found = records(read(sheet_book(rows, "A2:A3")))
    assert [cells(block)["Theme"] for block in found] == ["Access", "Access", "Work"]


def test_heads_in_two_rows() -> None:
    rows = [
        ("What we will do", "Lead", "Dates", None, "Measure"),
        (None, None, "Start date", "End date", None),
        ("Open a hub", "ICB", "2025", "2026", "One hub"),
    ]
    content = sheet_book(rows, "A1:A2", "B1:B2", "C1:D1", "E1:E2")
    (only,) = records(read(content))
    assert list(cells(only)) == [
        "What we will do", "Lead", "Dates Start date", "Dates End date", "Measure"
    ]  # fmt: skip
    assert list(roles(only).values())[:4] == ["action", "lead", "other", "timescale"]


def test_a_band_names_the_rows_under_it() -> None:
    rows = [HEADS, ("Theme 1: access",), OPEN, ("Theme 2: people",), TRAIN]
    document = read(sheet_book(rows, "A2:E2", "A4:E4"))
    assert [block.section[-1] for block in records(document)] == [
        "Theme 1: access",
        "Theme 2: people",
    ]


def test_a_bold_row_with_one_cell_is_a_band_a_plain_action_is_none() -> None:
    rows = [HEADS, ("Healthy weight",), OPEN, ("Review the food plan",)]
    first, second = records(read(sheet_book(rows, bold=["A2"])))
    assert first.section[-1] == second.section[-1] == "Healthy weight"
    assert second.text == "Review the food plan"


def test_blank_rows_do_not_end_a_table() -> None:
    rows = [HEADS, OPEN, (), (), TRAIN, (), ("Theme 2",), (), OPEN]
    found = records(read(sheet_book(rows)))
    assert [block.cells[1].role for block in found] == ["lead"] * 3
    assert {block.table for block in found} == {1}
    assert [block.section for block in found] == [(), (), ("Theme 2",)]


def test_notes_under_a_table_are_text() -> None:
    rows = [HEADS, OPEN, TRAIN, (), ("We will publish this log each year.",)]
    last = read(sheet_book(rows)).blocks[-1]
    assert (last.kind, last.table) == (BlockKind.PARAGRAPH, 0)


def test_a_key_under_a_table_is_no_action() -> None:
    rows = [HEADS, OPEN, TRAIN, (), ("RAG key",), ("Green", "On track"), ("Red", "Late")]
    document = read(sheet_book(rows))
    assert [block.text for block in records(document) if block.cells[0].role == "action"] == [
        " | ".join(OPEN),
        " | ".join(TRAIN),
    ]


def test_a_second_table_below_has_its_own_heads() -> None:
    rows = [HEADS, OPEN, (), ("Risks",), ("Risk", "Mitigation", "Owner"), ("Cost", "Bid", "CFO")]
    document = read(sheet_book(rows))
    assert list(cells(records(document)[-1])) == ["Risk", "Mitigation", "Owner"]
    assert records(document)[-1].section[-1] == "Risks"


def test_tables_side_by_side_are_read_one_after_the_other() -> None:
    left, right = ("Action", "Lead", "Due"), ("Action", "Owner", "Deadline")
    rows = [
        ("North", None, None, None, "South"),
        (*left, None, *right),
        ("Open a hub", "ICB", "2026", None, "Close a gap", "Trust", "2027"),
        ("Hire staff", "ICB", "2026", None, "Lend tablets", "Trust", "2027"),
    ]
    found = records(read(sheet_book(rows)))
    assert [block.text.split(" | ")[0] for block in found] == [
        "Open a hub", "Hire staff", "Close a gap", "Lend tablets"
    ]  # fmt: skip
    assert [block.section[-1] for block in found] == ["North", "North", "South", "South"]
    assert [block.table for block in found] == [1, 1, 2, 2]


def test_a_key_beside_a_table_stays_out_of_its_rows() -> None:
    rows = [(*OPEN[:0], *HEADS, None, "Key", "Meaning"), (*OPEN, None, "Green", "Done"), TRAIN]
    found = records(read(sheet_book(rows)))
    assert list(cells(found[0]).values()) == list(OPEN)


def test_a_blank_column_inside_a_table_is_only_room() -> None:
    rows = [("Action", "Lead", None, "Due", "RAG"), ("Open a hub", "ICB", None, "2026", "Green")]
    (only,) = records(read(sheet_book(rows)))
    assert list(roles(only).values()) == ["action", "lead", "timescale", "status"]


def test_heads_that_are_repeated_are_told_once() -> None:
    found = records(read(sheet_book([HEADS, OPEN, HEADS, TRAIN])))
    assert [block.text for block in found] == [" | ".join(OPEN), " | ".join(TRAIN)]


def test_other_heads_inside_a_table_take_over() -> None:
    rows = [HEADS, OPEN, ("Owner", "Action", "Deadline"), ("ICB", "Hire staff", "2027")]
    last = records(read(sheet_book(rows)))[-1]
    assert cells(last) == {"Owner": "ICB", "Action": "Hire staff", "Deadline": "2027"}


def test_a_form_with_labels_down_the_first_column_is_a_record() -> None:
    rows = [
        ("Action", "Open a hub"), ("Lead", "ICB"), ("Due", "2026"), (),
        ("Action", "Lead the review", "Hire staff"), ("Ref", "7", "8"), ("Lead", "Trust", "ICB"),
        ("Due", None, "2027"),
    ]  # fmt: skip
    one, two, three = records(read(sheet_book(rows)))
    assert cells(one) == {"Action": "Open a hub", "Lead": "ICB", "Due": "2026"}
    assert cells(two) == {"Action": "Lead the review", "Ref": "7", "Lead": "Trust"}
    assert cells(three)["Due"] == "2027"
    assert three.path == "sheet[Sheet]/row[5]/column[C]"


def test_an_excel_table_says_where_its_heads_are() -> None:
    def write(book: openpyxl.Workbook) -> None:
        sheet = book.active
        for line in (("Some words above", "and beside"), ("Scheme", "Money"), ("Hub", "Bid")):
            sheet.append(line)
        sheet.add_table(Table(displayName="T", ref="A2:B3"))

    (only,) = records(read(built(write)))
    assert cells(only) == {"Scheme": "Hub", "Money": "Bid"}


def test_a_text_column_says_what_is_done_where_no_other_does() -> None:
    rows = [
        ("Title", "Text", "Success", "Partners", "Timeframe"),
        ("Hubs", "Open two hubs", "Two hubs", "ICB", "S"),
    ]
    (only,) = records(read(sheet_book(rows)))
    assert roles(only)["Text"] == "action"
    assert roles(only)["Title"] == "other"


def test_text_sheets_are_paragraphs_and_lists() -> None:
    content = rows_book(
        ("Our promise",), (), ("We will publish:\n• the log\n• the plan",),
        ("What: open a hub\nWho: ICB\nWhen: 2026",), name="Sheet1",
    )  # fmt: skip
    kinds = [(block.kind.value, block.text) for block in read(content).blocks]
    assert kinds[:4] == [
        ("heading", "Our promise"),
        ("paragraph", "We will publish:"),
        ("list_item", "the log"),
        ("list_item", "the plan"),
    ]
    assert roles(read(content).blocks[4]) == {"What": "action", "Who": "lead", "When": "timescale"}
