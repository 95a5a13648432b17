"""Tables of the real plans against another reader's: every table it finds is ours too."""

from pathlib import Path

import needed
import pytest

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import Document

pdfplumber = needed.module("pdfplumber")
PLANS = Path(__file__).parents[4] / "shared" / "plans"
_LEAST_FILLED = 4  # cells of a table that is one (READING_NOTES, section 4)
SAMPLE = {
    "west-sussex-suicide-prevention-2017-2020.pdf": (23, 28, 31, 35, 36, 37, 38),
    "west-sussex-jhws-2019-2024.pdf": (18, 33),
}
NO_TABLES = {("west-sussex-jhws-2019-2024.pdf", 18), ("west-sussex-jhws-2019-2024.pdf", 33)}
"""Pages looked at by eye: a chart with bars, boxes of bullets side by side."""


def is_table(rows: list[list[str | None]]) -> bool:
    """Two rows and two columns with text, four cells filled."""
    filled = [[bool(cell and cell.strip()) for cell in row] for row in rows]
    high = sum(map(any, filled))
    wide = sum(map(any, zip(*filled, strict=True)))
    return high > 1 and wide > 1 and sum(map(sum, filled)) >= _LEAST_FILLED


def ours(document: Document, page: int) -> bool:
    rows = [b for b in document.blocks if b.kind.value == "table_row" and b.page == page]
    return len(rows) > 1


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(SAMPLE))
def test_tables_found_by_another_reader_are_found(name: str):
    path = PLANS / name
    if not path.exists():
        pytest.skip("real plans are not here")
    content = path.read_bytes()
    document = read_pdf(content, name, "plan")
    with pdfplumber.open(path) as other:
        for number in SAMPLE[name]:
            theirs = any(
                map(is_table, (t.extract() for t in other.pages[number - 1].find_tables()))
            )
            if theirs and (name, number) not in NO_TABLES:
                assert ours(document, number), f"page {number}"
            if (name, number) in NO_TABLES:
                assert not ours(document, number), f"page {number}"
