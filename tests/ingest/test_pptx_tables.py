"""Tables of slides as action records."""

from deck_files import cell, codes, read, table, texts, title

from doc_audit.model import BlockKind, Document

HEADS = ("Action", "Lead", "Timescale")


def rows(document: Document) -> list[list[tuple[str, str, str]]]:
    found = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    return [[(c.head, c.role, b.text[c.start : c.end]) for c in b.cells] for b in found]


def test_an_action_table_has_records_with_roles_and_slides() -> None:
    document = read(title("Plan"), table([HEADS, ("Open a clinic", "ICB", "May 2026")]))
    assert rows(document) == [
        [
            ("Action", "action", "Open a clinic"),
            ("Lead", "lead", "ICB"),
            ("Timescale", "timescale", "May 2026"),
        ]
    ]
    row = document.blocks[-1]
    assert (row.page, row.path, row.table) == (2, "slide[2]/shape[1]/row[2]", 1)


def test_merged_cells_stand_in_each_row_and_column_they_cover() -> None:
    document = read(
        table(
            [
                ("Priority", "Action", "Lead"),
                (cell("Smoking", 'rowSpan="2"'), "Open a clinic", "ICB"),
                (cell("", 'vMerge="1"'), cell("Train all", 'gridSpan="2"'), cell("", 'hMerge="1"')),
            ]
        )
    )
    assert [[words for *_, words in row] for row in rows(document)] == [
        ["Smoking", "Open a clinic", "ICB"],
        ["Smoking", "Train all"],
    ]


def test_heads_in_two_rows_are_joined() -> None:
    document = read(
        table(
            [
                (
                    cell("Action", 'rowSpan="2"'),
                    cell("Milestones", 'gridSpan="2"'),
                    cell("", 'hMerge="1"'),
                    cell("Lead", 'rowSpan="2"'),
                ),
                (cell("", 'vMerge="1"'), "2026", "2027", cell("", 'vMerge="1"')),
                ("Open a clinic", "One", "Two", "ICB"),
            ]
        )
    )
    assert [head for head, *_ in rows(document)[0]] == [
        "Action", "Milestones 2026", "Milestones 2027", "Lead",
    ]  # fmt: skip


def test_a_first_row_of_sentences_is_no_row_of_heads() -> None:
    document = read(table([("We will act now.", "In May."), ("We will wait.", "In June.")]))
    assert len(rows(document)) == 2


def test_a_table_without_the_mark_of_heads_still_has_them_by_their_look() -> None:
    document = read(table([HEADS, ("Open a clinic", "ICB", "May 2026")], ""))
    assert [head for head, *_ in rows(document)[0]] == list(HEADS)


def test_a_table_of_one_cell_is_text() -> None:
    document = read(table([("We will act.",)]))
    assert [(b.kind, b.text) for b in document.blocks] == [(BlockKind.PARAGRAPH, "We will act.")]


def test_a_band_opens_a_section_below_the_title() -> None:
    band = cell("Smoking", 'gridSpan="3"'), cell("", 'hMerge="1"'), cell("", 'hMerge="1"')
    document = read(title("Plan") + table([HEADS, band, ("Open a clinic", "ICB", "May")]))
    assert document.blocks[-1].section == ("Plan", "Smoking")


def test_cells_keep_their_bullets_and_absurd_spans_are_cut() -> None:
    wide = cell("Wide", 'gridSpan="99999999" rowSpan="99999999"')
    document = read(table([("a", "b"), (wide, "c")]))
    assert "Wide" in texts(document)[1]
    assert not codes(document)
