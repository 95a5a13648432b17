from docx.document import Document as Writer
from office_files import built, p, packed

from doc_audit.ingest import read_document
from doc_audit.model import Block, BlockKind


def blocks_of(content: bytes) -> tuple[Block, ...]:
    return read_document(content, "plan.docx", "plan").blocks


def rows_of(content: bytes) -> list[Block]:
    return [block for block in blocks_of(content) if block.kind is BlockKind.TABLE_ROW]


def cells_of(block: Block) -> list[tuple[str, str, str]]:
    return [(c.head, c.role, block.text[c.start : c.end]) for c in block.cells]


def table(document: Writer, *rows: tuple[str, ...]) -> object:
    made = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return made


HEADS = ("Action", "Lead", "Timescale")


def test_a_row_of_an_action_table_keeps_its_heads() -> None:
    def write(document: Writer) -> None:
        document.add_heading("Actions", 1)
        table(document, HEADS, ("Open a café", "The ICB", "June 2025"), ("Train", "", "2026"))

    first, second = rows_of(built(write))
    assert first.text == "Open a café | The ICB | June 2025"
    assert cells_of(first) == [
        ("Action", "action", "Open a café"),
        ("Lead", "lead", "The ICB"),
        ("Timescale", "timescale", "June 2025"),
    ]
    assert (first.path, first.table, first.section) == ("table[1]/row[2]", 1, ("Actions",))
    assert second.text == "Train | 2026"


def test_heads_are_kept_as_a_caption() -> None:
    content = built(lambda d: table(d, HEADS, ("Open a café", "The ICB", "June 2025")))
    assert blocks_of(content)[0].kind is BlockKind.CAPTION
    assert blocks_of(content)[0].text == "Action | Lead | Timescale"


def test_a_cell_merged_down_stands_in_each_row() -> None:
    def write(document: Writer) -> None:
        made = table(document, HEADS, ("A café", "The ICB", "2025"), ("A clinic", "", "2026"))
        made.cell(1, 1).merge(made.cell(2, 1))  # type: ignore[attr-defined]

    assert [row.text for row in rows_of(built(write))] == [
        "A café | The ICB | 2025",
        "A clinic | The ICB | 2026",
    ]


def test_a_cell_merged_across_stands_once_with_both_heads() -> None:
    def write(document: Writer) -> None:
        made = table(document, HEADS, ("A café", "The ICB", ""), ("A b", "c", "d"))
        made.cell(1, 1).merge(made.cell(1, 2))  # type: ignore[attr-defined]

    first = rows_of(built(write))[0]
    assert cells_of(first) == [
        ("Action", "action", "A café"),
        ("Lead Timescale", "lead", "The ICB"),
    ]


def test_a_row_across_the_table_opens_a_section_that_ends_with_it() -> None:
    def write(document: Writer) -> None:
        made = table(document, HEADS, ("Priority 1: smoking", "", ""), ("Train", "ICB", "2026"))
        made.cell(1, 0).merge(made.cell(1, 2))  # type: ignore[attr-defined]
        document.add_paragraph("After the table.")

    blocks = blocks_of(built(write))
    assert [b.kind.value for b in blocks] == ["caption", "heading", "table_row", "paragraph"]
    assert blocks[2].section == ("Priority 1: smoking",)
    assert blocks[3].section == ()


def test_two_rows_of_heads_are_joined() -> None:
    def write(document: Writer) -> None:
        made = table(
            document,
            ("Action", "Targets", "", "Lead"),
            ("", "2024/25", "2025/26", ""),
            ("Train staff", "40", "60", "ICB"),
        )
        made.cell(0, 1).merge(made.cell(0, 2))  # type: ignore[attr-defined]
        made.cell(0, 0).merge(made.cell(1, 0))  # type: ignore[attr-defined]
        made.cell(0, 3).merge(made.cell(1, 3))  # type: ignore[attr-defined]

    (row,) = rows_of(built(write))
    assert [cell.head for cell in row.cells] == [
        "Action", "Targets 2024/25", "Targets 2025/26", "Lead",
    ]  # fmt: skip


def test_heads_down_the_first_column_make_one_record() -> None:
    content = built(
        lambda d: table(
            d,
            ("Action", "Open a café"), ("Lead", "The ICB"), ("Timescale", "June 2025"),
            ("Action", "Train staff"), ("Lead", "The Trust"), ("Timescale", "2026"),
        )
    )  # fmt: skip
    first, second = rows_of(content)
    assert cells_of(first)[1] == ("Lead", "lead", "The ICB")
    assert second.text == "Train staff | The Trust | 2026"
    assert second.path == "table[1]/row[4]"


def test_a_frame_of_one_cell_gives_its_paragraphs() -> None:
    def write(document: Writer) -> None:
        made = document.add_table(1, 1)
        made.cell(0, 0).text = "What: Open a café"
        made.cell(0, 0).add_paragraph("Who: The ICB")
        made.cell(0, 0).add_paragraph("When: 2026")

    (row,) = rows_of(built(write))
    assert row.text == "Open a café | The ICB | 2026"
    assert row.path == "table[1]/row[1]/cell[1]/p[1]"


def test_a_table_in_a_cell_follows_its_row() -> None:
    def write(document: Writer) -> None:
        made = table(document, HEADS, ("See below", "The ICB", "2025"), ("Train", "ICB", "2026"))
        inner = made.cell(1, 0).add_table(2, 2)  # type: ignore[attr-defined]
        for cell, text in zip(inner._cells, ("Ward", "Cases", "North", "12"), strict=True):
            cell.text = text

    rows = rows_of(built(write))
    assert [(row.table, row.text) for row in rows] == [
        (1, "See below | The ICB | 2025"),
        (2, "North | 12"),
        (1, "Train | ICB | 2026"),
    ]


def test_bullets_in_a_cell_keep_their_marks() -> None:
    def write(document: Writer) -> None:
        made = table(document, HEADS, ("We will:", "ICB", "2026"), ("a", "b", "c"))
        made.cell(1, 0).add_paragraph("open a café", style="List Bullet")  # type: ignore[attr-defined]

    assert rows_of(built(write))[0].text == "We will: • open a café | ICB | 2026"


def test_figures_are_rows_too_without_roles() -> None:
    rows = rows_of(built(lambda d: table(d, ("Ward", "2018"), ("North", "12"), ("South", "9"))))
    assert cells_of(rows[0]) == [("Ward", "other", "North"), ("2018", "other", "12")]


def test_a_row_that_a_change_deletes_is_out() -> None:
    def row(text: str, properties: str = "") -> str:
        cells = "".join(f"<w:tc>{p(part)}</w:tc>" for part in text.split("|"))
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    body = (
        f"<w:tbl>{row('Action|Lead', '<w:tblHeader/>')}{row('Train|ICB')}"
        f"{row('Old|Gone', '<w:del/>')}{row('Tell|Trust')}</w:tbl>"
    )
    assert [r.text for r in rows_of(packed(body))] == ["Train | ICB", "Tell | Trust"]


def test_a_spilling_merge_and_ragged_rows_are_read() -> None:
    body = (
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999'/></w:tcPr>"
        f"{p('Wide')}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('')}</w:tc>"
        f"<w:tc>{p('b')}</w:tc></w:tr><w:tr><w:tc>{p('c')}</w:tc></w:tr><w:tr/></w:tbl>"
    )
    assert "b" in " ".join(block.text for block in blocks_of(packed(body)))
