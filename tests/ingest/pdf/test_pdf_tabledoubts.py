"""Signs that a table was not read as it stands."""

import pytest

from doc_audit.ingest.box import Box
from doc_audit.ingest.pdf.lines.textline import TextLine
from doc_audit.ingest.pdf.tables.doubts import (
    CROSSING,
    HEADLESS,
    NO_ACTION,
    SPARSE,
    WITHOUT_RULES,
    table_doubts,
)
from doc_audit.ingest.pdf.tables.records import Table, TableRow

XS = (0.0, 100.0, 200.0, 300.0)
HEADS = ("Action", "Lead", "When")


def line(column: int, row: int, wide: float = 80) -> TextLine:
    box = Box(XS[column] + 2, row * 20, XS[column] + 2 + wide, row * 20 + 10)
    return TextLine(1, "words", b"", box, row * 20 + 8, 10, 0, 0, 0, "Sans", row)


def table(rows: list[str], heads=HEADS, ruled: bool = True, wide: float = 80) -> Table:
    """A table of rows such as `x-x`: a cell with words where an x is."""
    made = tuple(
        TableRow(tuple((line(c, r, wide),) if sign == "x" else () for c, sign in enumerate(row)))
        for r, row in enumerate(rows)
    )
    return Table(1, XS, made, heads, ruled=ruled)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (table(["xxx", "xxx", "xx-"]), ()),
        (table(["xxx", "xxx", "xxx"], ruled=False), (WITHOUT_RULES,)),
        (table(["xxx", "xxx"], ("Sector", "Count", "Share"), ruled=False), ()),
        (table(["x--", "x--", "-x-"], ("", "", "")), (SPARSE,)),
        (table(["xxx", "xxx", "-xx"]), (NO_ACTION,)),
        (table(["xxx", "xxx"], wide=130), (CROSSING,)),
        (table(["xxx", "xxx"], ("Action", "", "When")), (HEADLESS,)),
    ],
)
def test_doubts_say_what_speaks_against_a_table(given: Table, wanted: tuple[str, ...]):
    assert table_doubts(given) == wanted
