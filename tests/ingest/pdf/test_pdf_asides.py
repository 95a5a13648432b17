"""Bold figures at the right of the line that they belong to."""

import pytest
from pdf_pages import PROSE, pdf, write
from reportlab.pdfgen.canvas import Canvas

from doc_audit.ingest.pdf import read_pdf
from doc_audit.model import BlockKind
from doc_audit.segment import statements

ROWS = (("Fewer children start school overweight", "Target 21% by 2030"),
        ("More adults walk or cycle to work", "Target 35% by 2030"))  # fmt: skip


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("left", [280, 380])
def test_target_at_the_right_of_its_line_is_a_statement(count: int, left: int) -> None:
    def draw(canvas: Canvas) -> None:
        top = write(canvas, 60, 60, ["Healthy weight"], 16, "Helvetica-Bold")
        top = write(canvas, 60, top + 10, PROSE)
        for words, target in ROWS[:count]:
            write(canvas, left, top + 12, [target], 10, "Helvetica-Bold")
            top = write(canvas, 60, top + 12, [words])
        write(canvas, 60, top + 14, PROSE)

    document = read_pdf(pdf(draw), "plan.pdf", "plan")
    said = [statement.text for statement in statements(document)]
    assert [text for text in said if text.startswith("Target")] == [t for _, t in ROWS[:count]]


def test_heading_of_the_right_column_stays_one() -> None:
    def draw(canvas: Canvas) -> None:
        top = write(canvas, 60, 60, ["Healthy weight"], 16, "Helvetica-Bold")
        for left, title in ((60, "Priority 1: food"), (320, "Priority 2: sport")):
            below = write(canvas, left, top + 30 * (left > 60), [title], 12, "Helvetica-Bold")
            write(canvas, left, below + 4, [line[:40] for line in (*PROSE, *PROSE)])

    document = read_pdf(pdf(draw), "plan.pdf", "plan")
    heads = [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    assert heads == ["Healthy weight", "Priority 1: food", "Priority 2: sport"]
