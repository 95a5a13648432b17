"""Names of groups in action tables: alone in a row, once above empty cells."""

import pytest

from doc_audit.ingest.grid import GridCell, GridRow, table_blocks
from doc_audit.model import Block, BlockKind


def rows(*texts: tuple[str, ...]) -> list[GridRow]:
    owners = iter(range(1, 999))
    return [
        GridRow(tuple(GridCell(text, next(owners)) for text in row), number)
        for number, row in enumerate(texts, 1)
    ]


def blocks(*texts: tuple[str, ...]) -> list[Block]:
    return table_blocks(rows(*texts), 1, "table[1]")


HEADS = ("Ref", "Action", "Lead")
ROW = ("1.1", "Open a café", "The ICB")


def test_a_theme_alone_in_its_row_names_those_below() -> None:
    _, theme, row = blocks(HEADS, ("Theme 1: Warm homes", "", ""), ROW)
    assert (theme.kind, theme.text) == (BlockKind.HEADING, "Theme 1: Warm homes")
    assert row.kind is BlockKind.TABLE_ROW


@pytest.mark.parametrize(
    ("heads", "alone"),
    [
        (("Action", "Lead", "When"), "Open a café"),
        (("Objective", "Action", "Lead"), "Halve smoking by 2030"),
        (HEADS, "1.2"),
        (("Ward", "2023", "2024"), "Marlpit"),
    ],
)
def test_words_alone_stay_a_row_where_they_may_be_said(heads: tuple[str, ...], alone: str) -> None:
    found = blocks(heads, (alone, "", ""), ROW)
    assert (found[1].kind, found[1].text) == (BlockKind.TABLE_ROW, alone)


def test_empty_cells_under_a_priority_take_its_name() -> None:
    heads = ("Priority", "Action", "Lead")
    found = blocks(heads, ("Work", "Pay more", "The ICB"), ("", "Hire more", "The Trust"))
    assert [row.text for row in found[1:]] == [
        "Work | Pay more | The ICB", "Work | Hire more | The Trust",
    ]  # fmt: skip


def test_empty_cells_of_other_columns_stay_empty() -> None:
    found = blocks(HEADS, ROW, ("", "Hire more", "The Trust"))
    assert found[2].text == "Hire more | The Trust"
